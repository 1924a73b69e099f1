"""What the customer's people said about a moment, recorded by us."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone

from kaps.forms import ModelForm, PastDayField
from moments.models import Answer, Moment

CHANNELS = [choice for choice in Answer.Channel.choices if choice[0] != Answer.Channel.LINK]


class AnswerForm(ModelForm):
    """Who said what, how and when."""

    channel = forms.ChoiceField(label="How", choices=CHANNELS)
    answered_on = PastDayField(label="When")

    class Meta:
        model = Answer
        fields = ["contact", "verdict", "amount", "comment", "channel", "answered_on"]
        widgets = {"verdict": forms.RadioSelect, "comment": forms.Textarea(attrs={"rows": 3})}
        labels = {"contact": "Who said it", "verdict": "What they said", "comment": "In their words"}

    def __init__(self, *args: Any, moment: Moment, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.moment = moment
        people = self.fields["contact"]
        people.queryset = moment.account.contacts.all()  # type: ignore[attr-defined]
        people.required, people.empty_label = True, "Choose a person"  # type: ignore[attr-defined]
        people.error_messages["invalid_choice"] = "Choose one of their people."
        self.fields["verdict"].choices = Answer.Verdict.choices  # type: ignore[attr-defined]
        self.initial.update(contact=moment.contact_id, answered_on=timezone.localdate())

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("verdict") != Answer.Verdict.LOWER:
            data["amount"] = None
        elif "amount" not in self.errors:
            self._check_amount(data)
        if data.get("answered_on") and data["answered_on"] < self.moment.occurred_on:
            self.add_error("answered_on", "This is before the moment happened.")
        return data

    def _check_amount(self, data: dict[str, Any]) -> None:
        if data["amount"] is None:
            self.add_error("amount", "Write the amount they agree to.")
        elif self.moment.likely is None or data["amount"] >= self.moment.likely:
            self.add_error("amount", f"Lower means less than {self.moment.likely_money}.")
