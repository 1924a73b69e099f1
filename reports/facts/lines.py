"""The lines of the ledger: moments and measured results with their amounts.

Only customer wording is read from moments: whose fault it was, what it cost us and our internal wording are not
selected at all, so no section can let them out.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from decimal import Decimal

from accounts.models import Measure, Plan
from kaps.money import Money
from moments.models import Benefit, Moment
from moments.models.queryset import MomentQuerySet
from reports.document import Ink
from reports.facts.values import Line, MeasuredResult
from reports.wording import notes, number

CUSTOMER_COLUMNS = (
    "account",
    "occurred_on",
    "title",
    "customer_happened",
    "customer_deed",
    "category",
    "is_unique",
    "logged_by",
    "status",
    "currency",
    "low",
    "high",
    "benefit",
    "contact__name",
    "confirmed_by__name",
    "confirmed_on",
)


def moments_of(plan: Plan) -> MomentQuerySet:
    """All moments of the plan's account and year."""
    return Moment.objects.filter(account=plan.account_id).in_period(plan.period)


def told_moments(plan: Plan) -> list[Moment]:
    """The moments a customer may read of, oldest first, in the columns a customer may read."""
    rows = moments_of(plan).vouched_for().filter(currency=plan.account.currency, benefit__isnull=False)
    return list(
        rows.order_by("occurred_on", "pk")
        .select_related("contact", "confirmed_by")
        .prefetch_related("helpers")
        .only(*CUSTOMER_COLUMNS)
    )


def ledger(moments: list[Moment], measures: list[Measure], language: str, currency: str) -> tuple[Line, ...]:
    """Numbered lines: the moments by date, then the measured results somebody vouched for."""
    bases = defaultdict(list)
    for benefit in Benefit.objects.filter(moment__in=[one.pk for one in moments]).order_by("position", "pk"):
        bases[benefit.moment_id].append(benefit.basis)
    lines = [_moment_line(one, "; ".join(bases[one.pk])) for one in moments]
    lines += [
        _result_line(one, language, currency)
        for one in measures
        if one.benefit and one.state != Measure.State.ESTIMATED
    ]
    return tuple(replace(line, number=place) for place, line in enumerate(lines, start=1))


def measured(one: Measure, language: str, currency: str, line: int | None = None) -> MeasuredResult:
    """The measure with its working, as the reader writes numbers."""

    def shown(value: Decimal | None) -> str:
        return "" if value is None else number(value, language)

    return MeasuredResult(
        text=one.text,
        unit=one.unit,
        baseline=shown(one.baseline),
        target=shown(one.target),
        actual=shown(one.actual),
        change=shown(one.change),
        value_per_unit=None if one.value_per_unit is None else Money(one.value_per_unit, currency),
        effect=one.get_effect_display(),
        basis=one.basis,
        line=line,
    )


def _moment_line(one: Moment, basis: str) -> Line:
    worth = Money(one.benefit or Decimal(0), one.currency)
    agreed = one.is_agreed
    return Line(
        number=0,
        on=one.occurred_on,
        title=one.title,
        happened=one.customer_happened,
        deed=one.customer_deed,
        category=one.get_category_display(),
        basis=basis,
        worth=worth,
        low=worth if agreed or one.low is None else Money(one.low, one.currency),
        high=worth if agreed or one.high is None else Money(one.high, one.currency),
        ink=Ink.CONFIRMED if agreed else Ink.REVIEWED,
        contact=str(one.contact or ""),
        confirmed_by=str(one.confirmed_by or "") if agreed else "",
        is_unique=one.is_unique,
    )


def _result_line(one: Measure, language: str, currency: str) -> Line:
    result = measured(one, language, currency)
    worth = Money(one.benefit or Decimal(0), currency)
    confirmed = one.state == Measure.State.CONFIRMED
    per_unit = result.value_per_unit.display(language, cents=True) if result.value_per_unit else ""
    return Line(
        number=0,
        on=None,
        title=one.text,
        happened=f"{result.baseline} {one.unit} before",
        deed=f"{result.actual} {one.unit} now",
        category="Measured results",
        basis=notes(f"{result.change} {one.unit} × {per_unit}", one.basis),
        worth=worth,
        low=worth,
        high=worth,
        ink=Ink.CONFIRMED if confirmed else Ink.REVIEWED,
        confirmed_by=str(one.confirmed_by or "") if confirmed else "",
        measure=one.pk,
    )
