"""What this installation says about ourselves."""

from __future__ import annotations

from calendar import month_name
from typing import Any

from django import forms

from accounts.forms.account import ZONES
from accounts.forms.laid import LaidForm
from accounts.forms.profile import PICTURES
from accounts.models import Vendor
from accounts.pictures import logo_from

MONTHS = [(number, month_name[number]) for number in range(1, 13)]


class VendorForm(LaidForm):
    lines = (
        ("name",),
        ("tagline",),
        ("address",),
        ("new_logo",),
        ("remove_logo",),
        ("currency", "fiscal_year_starts"),
        ("time_zone", "language"),
        ("paper",),
    )
    also_saves = ("logo",)

    fiscal_year_starts = forms.TypedChoiceField(
        label="Fiscal year starts in",
        choices=MONTHS,
        coerce=int,
        help_text="A fiscal year is named after the calendar year it ends in. Plans that exist keep their days.",
    )
    time_zone = forms.ChoiceField(choices=ZONES, help_text="Where our day begins and ends.")
    new_logo = forms.FileField(
        label="New logo",
        required=False,
        help_text="PNG, JPEG or WebP, at most 8 MB; best a PNG on a transparent ground, 800 pixels wide.",
        widget=forms.FileInput(attrs={"accept": PICTURES}),
    )
    remove_logo = forms.BooleanField(label="Remove the logo", required=False)

    class Meta:
        model = Vendor
        fields = ("name", "tagline", "address", "currency", "fiscal_year_starts", "time_zone", "language", "paper")
        widgets = {"address": forms.Textarea(attrs={"rows": 5})}
        labels = {"name": "Name of our company", "paper": "Packets are printed on"}
        help_texts = {
            "name": "As it stands on the cover and the letterhead.",
            "currency": "What new accounts begin with.",
            "language": "How numbers, dates and money are written in packets.",
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not self.instance.logo_id:
            del self.fields["remove_logo"]

    def clean_new_logo(self) -> Any:
        upload = self.cleaned_data["new_logo"]
        return logo_from(upload) if upload else None

    def save_edit(self) -> Any:
        """The one row of the vendor, with the logo that was chosen."""
        if self.cleaned_data["new_logo"]:
            self.instance.logo = self.cleaned_data["new_logo"]
        elif self.cleaned_data.get("remove_logo"):
            self.instance.logo = None
        if self.instance.pk is None:
            self.instance.pk = 1
            self.instance.save(force_insert=True)  # of two who begin at once, the second is told
            return self.instance
        return super().save_edit()
