"""The three totals of a set of moments, never mixed: estimated, reviewed, confirmed by the customer."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Sum
from django.db.models.functions import TruncMonth

from kaps.clock import Period
from kaps.money import Money
from moments.models import Moment
from moments.models.queryset import MomentQuerySet

INKS = ("confirmed", "reviewed", "estimated")
NOTHING = Decimal("0.00")


@dataclass(frozen=True, slots=True)
class Total:
    """What one ink adds up to in one currency. What the customer agreed to is one amount, without a range."""

    ink: str
    currency: str
    low: Decimal = NOTHING
    likely: Decimal = NOTHING
    high: Decimal = NOTHING
    count: int = 0
    unpriced: int = 0
    results: int = 0  # measured results among them, besides the `count` moments

    def __bool__(self) -> bool:
        return bool(self.count or self.results)

    @property
    def money(self) -> Money:
        return Money(self.likely, self.currency)

    @property
    def low_money(self) -> Money:
        return Money(self.low, self.currency)

    @property
    def high_money(self) -> Money:
        return Money(self.high, self.currency)

    @property
    def has_range(self) -> bool:
        return self.low != self.high

    def __add__(self, other: Total) -> Total:
        """Both together, in the same ink. Raises MixedCurrencies."""
        money = self.money + other.money
        return Total(
            self.ink,
            self.currency,
            self.low + other.low,
            money.amount,
            self.high + other.high,
            self.count + other.count,
            self.unpriced + other.unpriced,
            self.results + other.results,
        )


Totals = dict[str, Total]  # ink -> total, all three inks, one currency


def no_totals(currency: str) -> Totals:
    """Three totals of nothing."""
    return {ink: Total(ink, currency) for ink in INKS}


def totals(moments: MomentQuerySet) -> dict[str, Totals]:
    """Currency -> ink -> total, in one query. Set aside and declined moments count nowhere."""
    found: dict[str, Totals] = {}
    for row in _sums(moments.counted(), "currency", "status"):
        total = _total(row)
        of_currency = found.setdefault(total.currency, no_totals(total.currency))
        of_currency[total.ink] += total
    return dict(sorted(found.items()))


def months(moments: MomentQuerySet, period: Period) -> dict[str, list[Totals]]:
    """Currency -> the totals of each month of the period, in one query."""
    dated = moments.counted().in_period(period).annotate(month=TruncMonth("occurred_on"))
    place = {month.start: at for at, month in enumerate(period.months())}
    found: dict[str, list[Totals]] = {}
    for row in _sums(dated, "currency", "status", "month"):
        total = _total(row)
        of_currency = found.setdefault(total.currency, [no_totals(total.currency) for _ in place])
        of_currency[place[row["month"]]][total.ink] += total
    return dict(sorted(found.items()))


def added(totals: list[Totals], currency: str) -> Totals:
    """One set of totals for all of `totals`, ink by ink. Raises MixedCurrencies."""
    return {ink: sum((each[ink] for each in totals), Total(ink, currency)) for ink in INKS}


def _sums(moments: MomentQuerySet, *by: str) -> list[dict[str, Any]]:
    sums = {"least": Sum("low"), "sum": Sum("benefit"), "most": Sum("high")}
    return list(moments.order_by().values(*by).annotate(**sums, rows=Count("pk"), priced=Count("benefit")))


def _total(row: dict[str, Any]) -> Total:
    """One group of rows. The estimate's range ends where the customer agreed to one amount."""
    group = Moment(status=row["status"])
    likely = row["sum"] or NOTHING
    low, high = (likely, likely) if group.is_agreed else (row["least"] or NOTHING, row["most"] or NOTHING)
    return Total(group.ink, row["currency"], low, likely, high, row["rows"], row["rows"] - row["priced"])
