"""The forms about a person at the account."""

from __future__ import annotations

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.forms.laid import LaidForm
from accounts.models import Account, Contact, Relationship
from kaps.forms import ModelForm


class ContactForm(LaidForm):
    lines = (
        ("name", "title"),
        ("department", "seniority"),
        ("reports_to", "buying_role"),
        ("email", "phone"),
        ("preferences",),
        ("is_gatekeeper",),
        ("state",),
    )

    class Meta:
        model = Contact
        fields = (
            *("name", "title", "department", "seniority", "reports_to", "buying_role"),
            *("email", "phone", "preferences", "is_gatekeeper", "state"),
        )
        widgets = {"preferences": forms.Textarea(attrs={"rows": 3})}

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.instance.account = account
        self.limit_contacts(account, "reports_to")
        boss: Any = self.fields["reports_to"]
        boss.choices = [choice for choice in boss.choices if choice[0] != self.instance.pk or choice[0] == ""]
        if self.instance.pk is None:
            del self.fields["state"]

    def clean_reports_to(self) -> Contact | None:
        """Refuses a circle of people who report to each other."""
        boss: Contact | None = self.cleaned_data["reports_to"]
        above, seen = boss if self.instance.pk else None, set()
        while above is not None and above.pk not in seen:  # two who saved at once may have made a circle
            if above.pk == self.instance.pk:
                raise ValidationError(f"{boss} reports to {self.instance}.")
            seen.add(above.pk)
            above = above.reports_to
        return boss


class RelationshipForm(ModelForm):
    class Meta:
        model = Relationship
        fields = ("strength", "since")
        labels = {"strength": "How well", "since": "Since (year)"}

    def clean_since(self) -> int | None:
        year: int | None = self.cleaned_data["since"]
        if year is not None and not 1940 <= year <= timezone.localdate().year:
            raise ValidationError("Write the year, not later than this one.")
        return year
