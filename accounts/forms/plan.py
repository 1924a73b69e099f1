"""What is said of a year's plan as a whole."""

from __future__ import annotations

from typing import Any

from django import forms

from accounts.forms.laid import LaidForm
from accounts.models import Plan
from kaps.forms import PastDayField, RowsField


class StrategyForm(LaidForm):
    lines = (("strategy",),)

    class Meta:
        model = Plan
        fields = ("strategy",)
        widgets = {"strategy": forms.Textarea(attrs={"rows": 8})}


class AgreementForm(LaidForm):
    """When and with whom the plan was agreed; both empty says that it is not agreed."""

    lines = (("agreed_on",), ("agreed_with",))

    class Meta:
        model = Plan
        fields = ("agreed_on", "agreed_with")
        field_classes = {"agreed_on": PastDayField, "agreed_with": RowsField}
        widgets = {"agreed_with": forms.CheckboxSelectMultiple}
        help_texts = {"agreed_on": "The day they said yes. Leave both empty to take the agreement back."}

    also_saves = ("agreed_by",)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people: Any = self.fields["agreed_with"]
        people.queryset = self.instance.account.contacts.active() | self.instance.agreed_with.all()
        people.queryset = people.queryset.distinct()
        people.label_from_instance = lambda person: person.name_and_title

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if cleaned.get("agreed_on") and "agreed_with" in cleaned and not cleaned["agreed_with"]:
            self.add_error("agreed_with", "Say who of them agreed.")
        if cleaned.get("agreed_with") and "agreed_on" in cleaned and not cleaned["agreed_on"]:
            self.add_error("agreed_on", "Say on which day it was agreed.")
        return cleaned
