"""The second form of a row: how a promise ended, who confirmed a measure, when a step was done."""

from __future__ import annotations

from typing import Any

from crispy_forms.layout import Div
from django import forms
from django.utils import timezone

from accounts.forms.plan_item import ItemForm
from accounts.models import Action, Closing, Expectation, Initiative, Measure, Priority
from kaps.forms import PastDayField

TEXT = forms.Textarea(attrs={"rows": 2})
NEEDED = {
    "closed_on": "Say on which day it ended.",
    "evidence": "Say what shows it.",
    "cause": "Say why, so that it does not happen again.",
    "cause_side": "Say on whose side it was.",
    "change": "Say what must change.",
    "decision": "Say what we do about it.",
}
MISS = ("cause", "cause_side", "change", "decision")


class ClosingForm(ItemForm):
    """How a promise ended. A miss cannot be recorded without its cause and what follows from it."""

    lines = (("outcome", "closed_on"), ("evidence",))
    missed = (("cause",), ("cause_side", "decision"), ("change",))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, choices in (("cause_side", Closing.Side.choices), ("decision", Closing.Decision.choices)):
            self.fields[name].choices = [("", "Choose one"), *choices]  # type: ignore[attr-defined]
        if self.instance.is_open:
            self.initial.update(outcome="", closed_on=timezone.localdate())
            self.fields["outcome"].choices = [("", "Choose one"), *Closing.Outcome.choices[1:]]  # type: ignore[attr-defined]

    def parts(self) -> list[Any]:
        return [*super().parts(), Div(*self.laid(self.missed), template="accounts/plan/_missed.html")]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for name in self._needed(cleaned.get("outcome")):
            if not cleaned.get(name) and name not in self.errors:
                self.add_error(name, NEEDED[name])
        if cleaned.get("outcome") == Closing.Outcome.OPEN:
            cleaned["closed_on"] = None
        return cleaned

    def _needed(self, outcome: str | None) -> tuple[str, ...]:
        needed: dict[str | None, tuple[str, ...]] = {
            Closing.Outcome.MET: ("closed_on", "evidence"),
            Closing.Outcome.PARTLY: ("closed_on", "evidence", *MISS),
            Closing.Outcome.MISSED: ("closed_on", *MISS),
            Closing.Outcome.WITHDRAWN: ("closed_on",),
        }
        return needed.get(outcome, ())


class ClosingMeta:
    fields = ("outcome", "evidence", "closed_on", *MISS)
    field_classes = {"closed_on": PastDayField}
    widgets = {"evidence": TEXT, "cause": TEXT, "change": TEXT}
    labels = {"closed_on": "On", "outcome": "How it ended"}


class ExpectationClosingForm(ClosingForm):
    class Meta(ClosingMeta):
        model = Expectation


class InitiativeClosingForm(ClosingForm):
    class Meta(ClosingMeta):
        model = Initiative


class MeasureClosingForm(ItemForm):
    """How sure we are of the result."""

    contacts = ("confirmed_by",)
    lines = (("state",), ("confirmed_by", "confirmed_on"))

    class Meta:
        model = Measure
        fields = ("state", "confirmed_by", "confirmed_on")
        field_classes = {"confirmed_on": PastDayField}
        labels = {"state": "How sure we are", "confirmed_by": "Confirmed by", "confirmed_on": "Confirmed on"}

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("state") != Measure.State.CONFIRMED:
            cleaned.update(confirmed_by=None, confirmed_on=None)
            return cleaned
        if self.instance.actual is None:
            self.add_error("state", "There is no actual number yet that anybody could confirm.")
        if not cleaned.get("confirmed_by") and "confirmed_by" not in self.errors:
            self.add_error("confirmed_by", "Say which of their people confirmed it.")
        if not cleaned.get("confirmed_on") and "confirmed_on" not in self.errors:
            self.add_error("confirmed_on", "Say on which day they confirmed it.")
        return cleaned


class ActionClosingForm(ItemForm):
    lines = (("done_on",),)

    class Meta:
        model = Action
        fields = ("done_on",)
        field_classes = {"done_on": PastDayField}
        help_texts = {"done_on": "Leave it empty while the step is still to be done."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["done_on"] = self.instance.done_on or timezone.localdate()


class PriorityClosingForm(ItemForm):
    """Is it still what matters most to them?"""

    lines = (("still_true", "checked_on"),)

    class Meta:
        model = Priority
        fields = ("still_true", "checked_on")
        field_classes = {"checked_on": PastDayField}
        labels = {"still_true": "Still true?", "checked_on": "Asked on"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.initial["checked_on"] = timezone.localdate()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("still_true") is not None and not cleaned.get("checked_on") and "checked_on" not in self.errors:
            self.add_error("checked_on", "Say on which day you asked.")
        return cleaned
