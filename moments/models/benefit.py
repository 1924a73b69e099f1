"""What a moment was worth, line by line."""

from __future__ import annotations

from babel.numbers import format_decimal
from django.db import models
from django.db.models import Q
from django.utils.translation import get_language
from simple_history.models import HistoricalRecords

from kaps.money import Money, MoneyField, babel_locale, rounded
from moments.models.moment import Moment


class Benefit(models.Model):
    """One line of what a moment was worth: a quantity at a rate, or a flat estimate with its basis in words."""

    moment = models.ForeignKey(Moment, on_delete=models.CASCADE, related_name="benefits")
    position = models.PositiveSmallIntegerField(default=0)
    quantity = models.DecimalField(max_digits=12, decimal_places=3, null=True, blank=True)
    unit = models.CharField(max_length=30, blank=True)
    rate = MoneyField(null=True, blank=True)
    rate_card = models.ForeignKey(
        "moments.Rate", null=True, blank=True, on_delete=models.PROTECT, related_name="benefits"
    )
    low = MoneyField()
    likely = MoneyField()
    high = MoneyField()
    basis = models.CharField(max_length=300)

    history = HistoricalRecords()

    class Meta:
        ordering = ["position", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(low__gte=0, low__lte=models.F("likely"), likely__lte=models.F("high")),
                name="benefit_in_order",
            ),
            models.CheckConstraint(condition=~Q(basis=""), name="benefit_has_basis"),
        ]

    def __str__(self) -> str:
        return self.basis

    def arithmetic(self, currency: str) -> str:
        """The multiplication as a sentence; nothing for a flat estimate."""
        if self.quantity is None or self.rate is None:
            return ""
        rate, product = (
            _exactly(Money(amount, currency)) for amount in (self.rate, rounded(self.quantity * self.rate))
        )
        quantity = format_decimal(self.quantity, "#,##0.###", babel_locale(_language()))
        return f"{quantity} × {rate}{f' per {self.unit}' if self.unit else ''} = {product}"


def _exactly(money: Money) -> str:
    """With cents only where there are any: a rate may be $0.35."""
    return money.display(_language(), cents=money.amount != money.amount.to_integral_value())


def _language() -> str:
    return get_language() or "en-US"
