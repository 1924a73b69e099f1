"""The forms about an account as a whole: its profile, its designation, who serves it."""

from __future__ import annotations

from typing import Any
from zoneinfo import available_timezones

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from accounts.forms.laid import LaidForm
from accounts.models import Account, Assignment, Designation, User
from kaps.forms import DayField, ModelForm, PastDayField

ZONES = [(zone, zone.replace("_", " ")) for zone in sorted(available_timezones()) if "/" in zone or zone == "UTC"]


class AccountForm(LaidForm):
    lines = (
        ("name",),
        ("industry", "parent"),
        ("city", "country"),
        ("customer_since", "negotiation_on"),
        ("yearly_revenue", "currency"),
        ("business",),
        ("value_proposition",),
    )
    folded = (("address",), ("phone", "website"), ("time_zone",))
    fold = "Add their address, phone and time zone"

    time_zone = forms.ChoiceField(choices=ZONES, initial="UTC", help_text="Where their people work.")

    class Meta:
        model = Account
        fields = (
            *("name", "industry", "parent", "city", "country", "customer_since", "negotiation_on"),
            *("yearly_revenue", "currency", "business", "value_proposition"),
            *("address", "phone", "website", "time_zone"),
        )
        field_classes = {"negotiation_on": DayField}
        widgets = {
            "address": forms.Textarea(attrs={"rows": 4}),
            "business": forms.Textarea(attrs={"rows": 4}),
            "value_proposition": forms.Textarea(attrs={"rows": 4}),
        }

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.currency = self.instance.currency
        above = Account.objects.visible_to(user).open() | Account.objects.filter(children=self.instance.pk or 0)
        self.limit("parent", Account.objects.all(), list(above.exclude(pk=self.instance.pk).distinct()), "Stands alone")

    @property
    def is_unfolded(self) -> bool:
        return bool({"address", "phone", "website", "time_zone"} & set(self.errors))

    def clean_name(self) -> str:
        name: str = self.cleaned_data["name"]
        if Account.objects.filter(name__iexact=name).exclude(pk=self.instance.pk).exists():
            raise ValidationError("There is an account of this name already.")
        return name

    def clean_customer_since(self) -> int | None:
        year: int | None = self.cleaned_data["customer_since"]
        if year is not None and not 1800 <= year <= timezone.localdate().year:
            raise ValidationError("Write the year, between 1800 and now.")
        return year

    def clean_parent(self) -> Account | None:
        """Refuses a circle of accounts that belong to each other."""
        parent: Account | None = self.cleaned_data["parent"]
        above, seen = parent, set()
        while above is not None and above.pk not in seen:  # two who saved at once may have made a circle
            if above.pk == self.instance.pk:
                raise ValidationError(f"{parent} itself belongs to this account.")
            seen.add(above.pk)
            above = above.parent
        return parent


class DesignationForm(ModelForm):
    class Meta:
        model = Designation
        fields = ("kind", "reason", "decided_on", "review_on")
        field_classes = {"decided_on": PastDayField, "review_on": DayField}
        widgets = {"reason": forms.Textarea(attrs={"rows": 3})}
        labels = {"kind": "Decision", "review_on": "Look at it again on"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["decided_on"].initial = timezone.localdate

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        decided, review = cleaned.get("decided_on"), cleaned.get("review_on")
        if decided and review and review <= decided:
            self.add_error("review_on", "The review comes after the decision.")
        return cleaned


class AssignmentForm(ModelForm):
    """A colleague's new part on `account`. Somebody else's part is never taken away on the side."""

    class Meta:
        model = Assignment
        fields = ("colleague", "role")

    def __init__(self, *args: Any, account: Account, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.current = list(account.assignments.current().select_related("colleague"))
        colleagues: Any = self.fields["colleague"]
        colleagues.queryset = User.objects.filter(is_active=True)
        colleagues.empty_label = "Choose a colleague"

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        for part in self.current:
            if part.colleague == cleaned.get("colleague"):
                self.add_error("colleague", f"{part} here already. End that first.")
            elif part.role == cleaned.get("role") == Assignment.Role.LEAD:
                self.add_error("role", f"{part.colleague} leads this account. End that first.")
        return cleaned
