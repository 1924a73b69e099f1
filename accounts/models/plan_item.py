"""The rows of a plan: priorities, issues, objectives, measures, resources and actions."""

from __future__ import annotations

from decimal import Decimal

from django.conf import settings
from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from accounts.models.contact import Contact
from accounts.models.plan import Closing, Plan, PlanItem, Stated
from kaps.money import MoneyField, rounded


class Priority(PlanItem, Stated):
    """What matters most to the customer this year, re-checked now and then."""

    plan = models.ForeignKey(Plan, on_delete=models.CASCADE, related_name="priorities")
    text = models.TextField(max_length=1000)
    still_true = models.BooleanField(null=True, blank=True)
    checked_on = models.DateField("last checked", null=True, blank=True)

    class Meta(PlanItem.Meta):
        verbose_name_plural = "priorities"

    def __str__(self) -> str:
        return self.text


class Issue(PlanItem, Stated):
    """A problem the customer has, also one unrelated to us."""

    text = models.TextField(max_length=1000)

    def __str__(self) -> str:
        return self.text


class Objective(PlanItem, Stated):
    """What the customer wants to reach. Our own selling goals are kept apart and never reach a customer document."""

    class Kind(models.TextChoices):
        REVENUE = "revenue", "Revenue"
        PROFIT = "profit", "Profit"
        SERVICE = "service", "Service"
        QUALITY = "quality", "Quality"
        OTHER = "other", "Other"

    text = models.TextField(max_length=1000)
    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.OTHER)
    is_ours = models.BooleanField(
        "our own selling goal", default=False, help_text="Kept to ourselves: it never appears in a packet."
    )

    def __str__(self) -> str:
        return self.text


class Expectation(PlanItem, Stated, Closing):
    """What the customer expects of us; it closes as met, partly met, missed or withdrawn."""

    text = models.TextField(max_length=1000)

    class Meta(PlanItem.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="open") | Q(closed_on__isnull=False), name="%(class)s_closed_has_day"
            )
        ]

    def __str__(self) -> str:
        return self.text


class Initiative(PlanItem, Closing):
    """Something we undertook for the customer this year."""

    text = models.TextField("what we undertook", max_length=1000)
    objective = models.ForeignKey(
        Objective, null=True, blank=True, on_delete=models.SET_NULL, related_name="initiatives"
    )
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="initiatives",
        verbose_name="owner on our side",
    )
    customer_owner = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name="owner on their side"
    )
    due_on = models.DateField("due", null=True, blank=True)
    agreed_by = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name="agreed with"
    )
    agreed_on = models.DateField("agreed on", null=True, blank=True)

    class Meta(PlanItem.Meta):
        constraints = [
            models.CheckConstraint(
                condition=Q(outcome="open") | Q(closed_on__isnull=False), name="%(class)s_closed_has_day"
            )
        ]

    def __str__(self) -> str:
        return self.text


class Measure(PlanItem):
    """A result in the customer's own units: from a baseline to an actual, and what each unit is worth to them."""

    class Effect(models.TextChoices):
        REVENUE = "revenue", "Revenue"
        PROFIT = "profit", "Profit"

    class State(models.TextChoices):
        ESTIMATED = "estimated", "Estimated"
        REVIEWED = "reviewed", "Reviewed"
        CONFIRMED = "confirmed", "Confirmed by the customer"

    text = models.CharField("what is measured", max_length=200)
    unit = models.CharField(max_length=60, help_text="In the customer's units: cans, not cases.")
    baseline = models.DecimalField(max_digits=15, decimal_places=3)
    target = models.DecimalField(max_digits=15, decimal_places=3, null=True, blank=True)
    actual = models.DecimalField(max_digits=15, decimal_places=3, null=True, blank=True)
    value_per_unit = MoneyField(
        "value of one unit to them", null=True, blank=True, help_text="What one unit better is worth to the customer."
    )
    effect = models.CharField("shows up in their", max_length=8, choices=Effect.choices, default=Effect.PROFIT)
    basis = models.CharField(max_length=300, blank=True, help_text="Where the numbers come from.")
    objective = models.ForeignKey(Objective, null=True, blank=True, on_delete=models.SET_NULL, related_name="measures")
    state = models.CharField(max_length=10, choices=State.choices, default=State.ESTIMATED)
    confirmed_by = models.ForeignKey(Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+")
    confirmed_on = models.DateField(null=True, blank=True)

    class Meta(PlanItem.Meta):
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="confirmed") | Q(confirmed_on__isnull=False), name="confirmed_measure_has_day"
            )
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def change(self) -> Decimal | None:
        """How far the actual moved from the baseline, in the measure's unit; better is either way."""
        return None if self.actual is None else abs(self.actual - self.baseline)

    @property
    def is_better(self) -> bool:
        """Whether the actual moved in the direction the target lies in, or rose when there is no target."""
        if self.actual is None:
            return False
        wanted = (self.target if self.target is not None else self.baseline + 1) - self.baseline
        return (self.actual - self.baseline) * wanted > 0

    @property
    def benefit(self) -> Decimal | None:
        """What the improvement was worth: change × value per unit, to the cent; nothing when it got worse."""
        if self.change is None or self.value_per_unit is None or not self.is_better:
            return None
        return rounded(self.change * self.value_per_unit)


class Resource(PlanItem):
    """People, hours, money or tools we put in for the customer besides the initiatives."""

    class Kind(models.TextChoices):
        PEOPLE = "people", "People"
        HOURS = "hours", "Hours"
        MONEY = "money", "Money"
        TOOLS = "tools", "Tools and services"

    kind = models.CharField(max_length=8, choices=Kind.choices, default=Kind.HOURS)
    text = models.CharField("what we put in", max_length=300)
    quantity = models.DecimalField(
        max_digits=12, decimal_places=2, null=True, blank=True, validators=[MinValueValidator(Decimal(0))]
    )
    unit = models.CharField(max_length=40, blank=True)
    purpose = models.CharField("what for", max_length=300, blank=True)

    def __str__(self) -> str:
        return self.text


class Action(PlanItem):
    """A step of next year's plan: who does what by when, with which resources."""

    text = models.TextField("what", max_length=1000)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="actions",
        verbose_name="who on our side",
    )
    customer_owner = models.ForeignKey(
        Contact, null=True, blank=True, on_delete=models.SET_NULL, related_name="+", verbose_name="who on their side"
    )
    due_on = models.DateField("by when", null=True, blank=True)
    resources = models.CharField("with which resources", max_length=300, blank=True)
    done_on = models.DateField("done on", null=True, blank=True)

    def __str__(self) -> str:
        return self.text

    @property
    def is_done(self) -> bool:
        return self.done_on is not None
