"""The fields of a moment, as they are logged and as they are edited."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.models import Contact, User
from kaps.forms import DayField, RowsField, VersionedForm
from moments.models import Moment

STORY = ["happened", "deed", "occurred_on"]
CIRCUMSTANCES = ["category", "fault", "urgency", "own_cost", "is_unique", "seen_by_customer"]
COMPANY = ["helpers", "third_parties"]
FIELDS = [*STORY, *CIRCUMSTANCES, *COMPANY]
WIDGETS = {
    "happened": forms.Textarea(attrs={"rows": 3}),
    "deed": forms.Textarea(attrs={"rows": 3}),
    "helpers": forms.CheckboxSelectMultiple,
}
HELP = {
    "third_parties": "A distributor, a carrier, a partner.",
}


class HappenedOnField(DayField):
    """A day that has come. One day of grace, because the customer's day may be ahead of ours."""

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is not None and value > timezone.localdate() + timedelta(days=1):
            raise ValidationError(self.error_messages["ahead"], code="ahead")


class HelpersField(RowsField):
    """Colleagues to be ticked."""

    def __init__(self, **kwargs: Any) -> None:
        colleagues = User.objects.filter(is_active=True).only("name", "email")
        super().__init__(colleagues, required=False, label="Colleagues who helped", **kwargs)


class MomentForm(VersionedForm):
    """Edits what was logged. Who may not open the account does not see its people: `knows_people`."""

    occurred_on = HappenedOnField(label="When")
    helpers = HelpersField()

    class Meta:
        model = Moment
        fields = ["contact", *FIELDS]
        widgets = WIDGETS
        help_texts = HELP

    def __init__(self, *args: Any, knows_people: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        people = self.fields["contact"]
        people.queryset = Contact.objects.filter(account=self.instance.account)  # type: ignore[attr-defined]
        people.empty_label = "Nobody named yet"  # type: ignore[attr-defined]
        people.error_messages["invalid_choice"] = "Choose one of their people."
        if not knows_people:
            del self.fields["contact"]
