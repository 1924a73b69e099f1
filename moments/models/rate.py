"""Rate cards: what an hour of downtime, a late truck or a scrapped lot costs a customer; dated, sourced."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import Q
from simple_history.models import HistoricalRecords

from accounts.models import Account, Contact
from kaps.money import CURRENCIES, Money, MoneyField


class RateQuerySet(models.QuerySet["Rate"]):
    def valid_on(self, day: date) -> RateQuerySet:
        return self.filter(Q(valid_until__isnull=True) | Q(valid_until__gte=day), valid_from__lte=day)

    def for_account(self, account: Account) -> RateQuerySet:
        """The account's own rates first, then its industry's, in its currency."""
        return (
            self.filter(Q(account=account) | Q(account__isnull=True, industry=account.industry))
            .filter(currency=account.currency)
            .order_by(models.F("account").asc(nulls_last=True), "name")
        )


class Rate(models.Model):
    """One line of a rate card: an amount for one unit of trouble avoided, for an industry or one account."""

    name = models.CharField(max_length=120, help_text="For example: line down, per hour.")
    unit = models.CharField(max_length=30, help_text="hour, truck, lot …")
    amount = MoneyField()
    currency = models.CharField(max_length=3, choices=CURRENCIES, default="USD")
    industry = models.CharField(max_length=80, blank=True)
    account = models.ForeignKey(Account, null=True, blank=True, on_delete=models.CASCADE, related_name="rates")
    source = models.CharField(max_length=300, help_text="Who or what says so.")
    agreed_by = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    agreed_on = models.DateField(null=True, blank=True)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    is_sample = models.BooleanField(default=False, editable=False)

    objects = RateQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["name"]
        constraints = [
            models.CheckConstraint(
                condition=Q(account__isnull=False) | ~Q(industry=""), name="rate_has_account_or_industry"
            ),
            models.CheckConstraint(condition=Q(amount__gt=0), name="rate_above_zero"),
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def money(self) -> Money:
        return Money(self.amount, self.currency)
