"""Measured results of a year's plan: the other lines of the ledger, in the same three inks as the moments."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal

from accounts.arithmetic import Arithmetic, arithmetic
from accounts.models import Account, Measure
from moments.ledger import Totals, no_totals


def results_of(account: Account, year: int) -> list[Measure]:
    """The measures of that year with an amount."""
    measures = Measure.objects.filter(plan__account=account, plan__year=year).select_related(
        "confirmed_by", "plan__account"
    )
    return [one for one in measures if one.benefit is not None]


@dataclass(frozen=True, slots=True)
class Result:
    """A measured result as a line of the ledger, with its working."""

    measure: Measure
    sums: Arithmetic


def lines(measures: list[Measure], currency: str, language: str) -> list[Result]:
    """The measures with their arithmetic as a reader of `language` writes it."""
    return [Result(one, arithmetic(one, currency, language)) for one in measures]


def with_results(found: dict[str, Totals], measures: list[Measure], currency: str) -> dict[str, Totals]:
    """The totals with the measured results added, each in its own ink."""
    if not measures:
        return found
    sums = dict(found.get(currency) or no_totals(currency))
    for one in measures:
        total, worth = sums[one.state], one.benefit or Decimal(0)
        sums[one.state] = replace(
            total,
            low=total.low + worth,
            likely=total.likely + worth,
            high=total.high + worth,
            results=total.results + 1,
        )
    return {**found, currency: sums}
