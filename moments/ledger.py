"""The three totals of a set of moments, never mixed: estimated, reviewed, confirmed by the customer."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.db.models import Count, Sum
from django.db.models.functions import TruncMonth

from kaps.clock import Period
from kaps.money import MixedCurrencies, Money
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


def totals_in(moments: MomentQuerySet, currency: str) -> Totals:
    """Ink -> total, in one query. Raises MixedCurrencies where a moment is in another currency."""
    found = totals(moments)
    _refuse_mixture({currency, *found})
    return found.get(currency, no_totals(currency))


def months(moments: MomentQuerySet, period: Period) -> dict[str, list[Decimal]]:
    """Ink -> one amount for each month of the period, in one query. Raises MixedCurrencies."""
    counted = moments.counted().in_period(period).annotate(month=TruncMonth("occurred_on"))
    place = {month.start.replace(day=1): at for at, month in enumerate(period.months())}
    rows = _sums(counted, "currency", "status", "month")
    _refuse_mixture({row["currency"] for row in rows})
    sums = {ink: [NOTHING] * len(place) for ink in INKS}
    for row in rows:
        total = _total(row)
        sums[total.ink][place[row["month"]]] += total.likely
    return sums


def by_month(moments: MomentQuerySet, period: Period, ink: str) -> list[Decimal]:
    """One amount in this ink for each month of the period. Raises MixedCurrencies."""
    return months(moments, period)[ink]


def _sums(moments: MomentQuerySet, *by: str) -> list[dict[str, Any]]:
    sums = {"least": Sum("low"), "sum": Sum("benefit"), "most": Sum("high")}
    return list(moments.order_by().values(*by).annotate(**sums, rows=Count("pk"), priced=Count("benefit")))


def _total(row: dict[str, Any]) -> Total:
    """One group of rows. The estimate's range ends where the customer agreed to one amount."""
    group = Moment(status=row["status"])
    likely = row["sum"] or NOTHING
    low, high = (likely, likely) if group.is_agreed else (row["least"] or NOTHING, row["most"] or NOTHING)
    return Total(group.ink, row["currency"], low, likely, high, row["rows"], row["rows"] - row["priced"])


def _refuse_mixture(currencies: set[str]) -> None:
    if len(currencies) > 1:
        raise MixedCurrencies(f"{' and '.join(sorted(currencies))} need a dated rate before they can be added.")
