"""What colleagues say about themselves."""

from __future__ import annotations

from typing import Any

from django import forms

from accounts.forms.account import ZONES
from accounts.models import User
from accounts.pictures import picture_from
from kaps.forms import ModelForm

PICTURES = "image/jpeg,image/png,image/webp"


class ProfileForm(ModelForm):
    time_zone = forms.ChoiceField(choices=ZONES, help_text="Times are shown to you as the clock says there.")
    new_photo = forms.FileField(
        label="New photo",
        required=False,
        help_text="JPEG, PNG or WebP, at most 8 MB. We take the middle of it, as a square.",
        widget=forms.FileInput(attrs={"accept": PICTURES}),
    )
    remove_photo = forms.BooleanField(label="Remove the photo", required=False)

    class Meta:
        model = User
        fields = ("name", "job_title", "phone", "bio", "time_zone")
        widgets = {"bio": forms.Textarea(attrs={"rows": 6, "data-count": "1500"})}
        help_texts = {
            "job_title": "As it stands under your name in a packet.",
            "bio": "One paragraph for the packet: what you do for customers, and since when. At most 1,500 characters.",
        }

    def clean_new_photo(self) -> Any:
        upload = self.cleaned_data["new_photo"]
        return picture_from(upload) if upload else None

    def save(self, commit: bool = True) -> User:
        """The colleague, with the photo that was chosen."""
        if self.cleaned_data["new_photo"]:
            self.instance.photo = self.cleaned_data["new_photo"]
        elif self.cleaned_data["remove_photo"]:
            self.instance.photo = None
        saved: User = super().save(commit)
        return saved
