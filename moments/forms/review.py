"""What an account lead does with a moment: word it for the customer, vouch for it, or set it aside."""

from __future__ import annotations

from typing import Any

from django import forms

from kaps.forms import Form, VersionedForm
from moments.models import Moment
from moments.wording import customer_draft, title_draft

CUSTOMER_WORDS = ["title", "customer_happened", "customer_deed"]


class ReviewForm(VersionedForm):
    """The words the customer may read; a draft of them where nobody wrote any."""

    class Meta:
        model = Moment
        fields = [*CUSTOMER_WORDS, "category"]
        widgets = {
            "customer_happened": forms.Textarea(attrs={"rows": 4}),
            "customer_deed": forms.Textarea(attrs={"rows": 4}),
        }
        labels = {"customer_happened": "What happened", "customer_deed": "What we did"}
        help_texts = {"title": "A few words for tables and slides: two reels found overnight."}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        moment: Moment = self.instance
        for name in CUSTOMER_WORDS:
            self.fields[name].required = True
        for name, draft in (
            ("title", title_draft(moment.deed)),
            ("customer_happened", customer_draft(moment.happened)),
            ("customer_deed", customer_draft(moment.deed)),
        ):
            self.initial[name] = self.initial[name] or draft


class SetAsideForm(Form):
    """Why a moment counts in no total."""

    because = forms.CharField(
        label="Why", max_length=300, help_text="One sentence. Whoever logged it will read it: counted twice with …"
    )
