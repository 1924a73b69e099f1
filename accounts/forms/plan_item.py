"""The forms of a plan's rows, one for each kind."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from django import forms

from accounts.forms.laid import LaidForm
from accounts.models import Action, Expectation, Initiative, Issue, Measure, Objective, Plan, Priority, Resource
from kaps.forms import DayField, PastDayField
from kaps.money import MoneyFormField

TEXT = forms.Textarea(attrs={"rows": 2})


class ItemForm(LaidForm):
    """A row of `plan`: people are chosen among those of its account, owners among our colleagues."""

    contacts: tuple[str, ...] = ()
    colleagues: tuple[str, ...] = ()

    def __init__(self, *args: Any, plan: Plan, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.plan = self.instance.plan = plan
        self.currency = plan.account.currency
        if self.contacts:
            self.limit_contacts(plan.account, *self.contacts)
        if self.colleagues:
            self.limit_colleagues(*self.colleagues)
        if "objective" in self.fields:
            objectives = plan.objectives.all()
            self.limit("objective", objectives, list(objectives), "No objective named")
        for name, value in self.initial.items():
            if isinstance(value, Decimal) and not isinstance(self.fields[name], MoneyFormField):
                self.initial[name] = Decimal(f"{value.normalize():f}")  # 42, not 42.000

    @property
    def quotes(self) -> bool:
        """Whether the row's text must stand above the form, because the form does not hold it."""
        return "text" not in self.fields

    def save_edit(self) -> Any:
        if self.instance.pk is None:
            self.instance.position = type(self.instance).objects.filter(plan=self.plan).next_position()
        return super().save_edit()


class PriorityForm(ItemForm):
    contacts = ("said_by",)
    lines = (("text",), ("said_by", "said_on"))

    class Meta:
        model = Priority
        fields = ("text", "said_by", "said_on")
        field_classes = {"said_on": PastDayField}
        widgets = {"text": TEXT}
        labels = {"text": "What matters most to them"}


class IssueForm(ItemForm):
    contacts = ("said_by",)
    lines = (("text",), ("said_by", "said_on"))

    class Meta:
        model = Issue
        fields = ("text", "said_by", "said_on")
        field_classes = {"said_on": PastDayField}
        widgets = {"text": TEXT}
        labels = {"text": "Their issue"}


class ObjectiveForm(ItemForm):
    contacts = ("said_by",)
    lines = (("text",), ("kind",), ("said_by", "said_on"), ("is_ours",))

    class Meta:
        model = Objective
        fields = ("text", "kind", "said_by", "said_on", "is_ours")
        field_classes = {"said_on": PastDayField}
        widgets = {"text": TEXT}
        labels = {"text": "What is to be reached"}


class ExpectationForm(ItemForm):
    contacts = ("said_by",)
    lines = (("text",), ("said_by", "said_on"))

    class Meta:
        model = Expectation
        fields = ("text", "said_by", "said_on")
        field_classes = {"said_on": PastDayField}
        widgets = {"text": TEXT}
        labels = {"text": "What they expect of us"}


class InitiativeForm(ItemForm):
    contacts = ("customer_owner", "agreed_by")
    colleagues = ("owner",)
    lines = (("text",), ("owner", "due_on"))
    folded = (("objective", "customer_owner"), ("agreed_by", "agreed_on"))
    fold = "Add their side of it"

    class Meta:
        model = Initiative
        fields = ("text", "objective", "owner", "customer_owner", "due_on", "agreed_by", "agreed_on")
        field_classes = {"due_on": DayField, "agreed_on": PastDayField}
        widgets = {"text": TEXT}


class MeasureForm(ItemForm):
    """Numbers that change are no longer the ones somebody vouched for: the measure is an estimate again."""

    lines = (("text", "unit"), ("baseline", "target", "actual"), ("value_per_unit", "effect"), ("basis",))
    folded = (("objective",),)
    fold = "Name the objective it serves"
    also_saves = ("state", "confirmed_by", "confirmed_on")

    class Meta:
        model = Measure
        fields = (
            *("text", "unit", "baseline", "target", "actual"),
            *("value_per_unit", "effect", "basis", "objective"),
        )

    def save_edit(self) -> Any:
        if {"unit", "baseline", "target", "actual", "value_per_unit", "effect"} & set(self.changed_data):
            self.instance.state = Measure.State.ESTIMATED
            self.instance.confirmed_by = self.instance.confirmed_on = None
        return super().save_edit()


class ResourceForm(ItemForm):
    lines = (("text",), ("kind", "quantity", "unit"), ("purpose",))

    class Meta:
        model = Resource
        fields = ("text", "kind", "quantity", "unit", "purpose")


class ActionForm(ItemForm):
    contacts = ("customer_owner",)
    colleagues = ("owner",)
    lines = (("text",), ("owner", "due_on"), ("customer_owner", "resources"))

    class Meta:
        model = Action
        fields = ("text", "owner", "customer_owner", "due_on", "resources")
        field_classes = {"due_on": DayField}
        widgets = {"text": TEXT}
