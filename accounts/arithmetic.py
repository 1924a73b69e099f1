"""How a measure's benefit comes about, in numbers as the reader writes them."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from babel.numbers import format_decimal

from accounts.models import Measure
from kaps.money import Money, babel_locale


@dataclass(frozen=True)
class Arithmetic:
    """The parts of "42 h to 17 h, 25 h better, at $1,200 each"; what is not known is empty."""

    baseline: str
    actual: str
    target: str
    change: str
    is_better: bool
    rate: Money | None
    benefit: Money | None


def arithmetic(measure: Measure, currency: str, language: str) -> Arithmetic:
    """The numbers of `measure`, its amounts in `currency`."""
    return Arithmetic(
        baseline=number(measure.baseline, language),
        actual=number(measure.actual, language),
        target=number(measure.target, language),
        change=number(measure.change, language),
        is_better=measure.is_better,
        rate=None if measure.value_per_unit is None else Money(measure.value_per_unit, currency),
        benefit=None if measure.benefit is None else Money(measure.benefit, currency),
    )


def number(value: Decimal | None, language: str) -> str:
    """A number with as many places as it has; nothing for None."""
    return "" if value is None else format_decimal(value, "#,##0.###", locale=babel_locale(language))
