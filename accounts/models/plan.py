"""The joint plan: what we and the customer agreed for one year."""

from __future__ import annotations

from datetime import date
from typing import Self, TypeVar

from django.conf import settings
from django.db import models, transaction
from django.db.models import Max, Q
from simple_history.models import HistoricalRecords

from accounts.models.account import Account
from accounts.models.contact import Contact
from accounts.models.user import User
from kaps.clock import Period
from kaps.models import Versioned


class PlanQuerySet(models.QuerySet["Plan"]):
    def visible_to(self, user: User) -> PlanQuerySet:
        return self.filter(account__in=Account.objects.visible_to(user))


class Plan(Versioned):
    """One account's year. Its items are the rows of the packet's sections."""

    account = models.ForeignKey(Account, on_delete=models.CASCADE, related_name="plans")
    year = models.PositiveSmallIntegerField(help_text="The fiscal year, named after the calendar year it ends in.")
    starts_on = models.DateField()
    ends_on = models.DateField(help_text="The first day after the year.")
    strategy = models.TextField(
        "our view",
        max_length=6000,
        blank=True,
        help_text="How we see where they stand and what they should do, in words fit for the customer.",
    )
    agreed_on = models.DateField("agreed with the customer on", null=True, blank=True)
    agreed_with = models.ManyToManyField(Contact, blank=True, related_name="+", verbose_name="agreed with")
    agreed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )

    objects = PlanQuerySet.as_manager()
    history = HistoricalRecords()

    class Meta:
        ordering = ["-year"]
        constraints = [
            models.UniqueConstraint("account", "year", name="one_plan_a_year"),
            models.CheckConstraint(condition=Q(ends_on__gt=models.F("starts_on")), name="plan_ends_after_start"),
        ]

    def __str__(self) -> str:
        return f"{self.account} {self.year}"

    @property
    def period(self) -> Period:
        return Period(self.starts_on, self.ends_on)

    @property
    def last_day(self) -> date:
        return self.period.last_day

    @property
    def is_agreed(self) -> bool:
        return self.agreed_on is not None

    @property
    def baseline_on(self) -> date:
        """Until this day a statement counts as made "12 months ago": the agreement, but never before the year began."""
        return max(self.starts_on, self.agreed_on or self.starts_on)


_Item = TypeVar("_Item", bound="PlanItem")


class PlanItemQuerySet(models.QuerySet[_Item]):
    def visible_to(self, user: User) -> Self:
        return self.filter(plan__in=Plan.objects.visible_to(user))

    def next_position(self) -> int:
        """Where a new row goes: behind all others."""
        last: int | None = self.aggregate(last=Max("position"))["last"]
        return 0 if last is None else last + 1


class PlanItem(Versioned):
    """A row of a plan, in the order people gave it."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="%(class)ss")
    position = models.PositiveSmallIntegerField(default=0, editable=False)

    objects = PlanItemQuerySet.as_manager()
    history = HistoricalRecords(inherit=True)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]

    def move(self, step: int) -> None:
        """Change places with the row `step` places away; at the end of the list, or removed, nothing changes."""
        model = type(self)
        with transaction.atomic():
            Plan.objects.select_for_update().get(pk=self.plan_id)  # one lock; rows locked one by one could deadlock
            rows = list(model._default_manager.filter(plan_id=self.plan_id))
            if self not in rows:  # removed in the meantime
                return
            at = rows.index(self)
            rows.insert(max(0, at + step), rows.pop(at))
            for place, row in enumerate(rows):
                row.position = place
            model._default_manager.bulk_update(rows, ["position"])


class Stated(models.Model):
    """Something the customer said, with who said it and when."""

    said_by = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name="who said so"
    )
    said_on = models.DateField("when")

    class Meta:
        abstract = True


class Closing(models.Model):
    """How a promise ended. A miss needs its cause, its side and what must change."""

    class Outcome(models.TextChoices):
        OPEN = "open", "Open"
        MET = "met", "Met"
        PARTLY = "partly", "Partly met"
        MISSED = "missed", "Missed"
        WITHDRAWN = "withdrawn", "Withdrawn"

    class Side(models.TextChoices):
        OURS = "ours", "Ours"
        THEIRS = "theirs", "Theirs"
        BOTH = "both", "Both"

    class Decision(models.TextChoices):
        REDO = "redo", "Do it again"
        ADJUST = "adjust", "Adjust it"
        DISCARD = "discard", "Drop it"
        REPLACE = "replace", "Replace it"

    outcome = models.CharField(max_length=10, choices=Outcome.choices, default=Outcome.OPEN)
    evidence = models.TextField(
        "how it went", max_length=2000, blank=True, help_text="What shows it, in words fit for the customer."
    )
    closed_on = models.DateField(null=True, blank=True)
    cause = models.TextField("why it was missed", max_length=2000, blank=True)
    cause_side = models.CharField("on whose side", max_length=6, choices=Side.choices, blank=True)
    change = models.TextField("what must change", max_length=2000, blank=True)
    decision = models.CharField("what we do about it", max_length=8, choices=Decision.choices, blank=True)

    class Meta:
        abstract = True

    @property
    def is_open(self) -> bool:
        return self.outcome == self.Outcome.OPEN

    @property
    def is_met(self) -> bool:
        return self.outcome == self.Outcome.MET

    @property
    def is_missed(self) -> bool:
        return self.outcome in {self.Outcome.MISSED, self.Outcome.PARTLY}

    @property
    def is_withdrawn(self) -> bool:
        return self.outcome == self.Outcome.WITHDRAWN

    @property
    def is_explained(self) -> bool:
        """Whether a miss says why, on whose side, and what must change; what was not missed needs no explaining."""
        return not self.is_missed or bool(self.cause and self.cause_side and self.change and self.decision)
