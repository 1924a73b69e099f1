"""Forms of the composer. What equals the draft is not stored, so that it goes on following the facts."""

from __future__ import annotations

from typing import Any, ClassVar

from django import forms

from accounts.forms.laid import LaidForm
from accounts.models import User
from kaps.forms import DayField
from reports.models import Packet, SectionEdit


class DraftedForm(LaidForm):
    """A form whose field `drafted_field` starts with a drafted text."""

    drafted_field: ClassVar[str]

    def __init__(self, *args: Any, drafted: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.drafted = drafted
        if not getattr(self.instance, self.drafted_field):
            self.initial[self.drafted_field] = drafted

    def clean(self) -> dict[str, Any]:
        cleaned: dict[str, Any] = super().clean() or {}
        if _same_words(cleaned.get(self.drafted_field, ""), self.drafted):
            cleaned[self.drafted_field] = ""
        return cleaned


class LetterForm(DraftedForm):
    """The cover letter."""

    drafted_field = "letter"
    lines = (("title",), ("dated_on",), ("recipient", "signatory"), ("letter",))

    class Meta:
        model = Packet
        fields = ["title", "dated_on", "recipient", "signatory", "letter"]
        field_classes = {"dated_on": DayField}
        widgets = {
            "letter": forms.Textarea(attrs={"rows": 18}),
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        recipient, signatory = self.fields["recipient"], self.fields["signatory"]
        recipient.queryset = self.instance.account.contacts.active()  # type: ignore[attr-defined]
        recipient.label_from_instance = lambda contact: contact.name_and_title  # type: ignore[attr-defined]
        signatory.queryset = User.objects.filter(is_active=True)  # type: ignore[attr-defined]
        self.fields["letter"].help_text = "An empty line begins a new paragraph. It must fit one page."


class SectionForm(DraftedForm):
    """One section's headline, commentary, or that it is left out."""

    drafted_field = "headline"
    lines = (("headline",), ("commentary",), ("is_left_out",))
    begins_versioned = True

    class Meta:
        model = SectionEdit
        fields = ["headline", "commentary", "is_left_out"]
        widgets = {
            "headline": forms.Textarea(attrs={"rows": 3}),
            "commentary": forms.Textarea(attrs={"rows": 8}),
        }
        help_texts = {
            "headline": "One sentence that states the point: the standfirst on paper, the title on the slide.",
            "commentary": "Your own words before the figures. **bold**, *italic* and lists with - are understood.",
        }

    def save_edit(self) -> Any:
        """The first text is stored as version 2: version 1 is the draft that everybody started from."""
        if self.instance.pk is None:
            self.instance.version = 2
        return super().save_edit()


def _same_words(one: str, other: str) -> bool:
    return one.split() == other.split()
