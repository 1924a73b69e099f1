"""What a list of moments may be narrowed to. The address carries it; values nobody knows are left out and named."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from accounts.models import Vendor
from kaps.clock import Period, first_of_next_month
from kaps.forms import Form, WordsField
from moments.ledger import INKS
from moments.models import Moment
from moments.models.queryset import MomentQuerySet

LAST_PAGE = 2000


class MonthField(forms.CharField):
    """A calendar month such as 2026-05, as a Period."""

    def to_python(self, value: Any) -> Period | None:  # type: ignore[override]
        text = super().to_python(value)
        if not text:
            return None
        if not re.fullmatch(r"(19[7-9]|20\d)\d-(0[1-9]|1[0-2])", text, re.ASCII):
            raise ValidationError("Write a month such as 2026-05.", code="invalid")
        start = date.fromisoformat(f"{text}-01")
        return Period(start, first_of_next_month(start))


class LedgerFilter(Form):
    """One account's year, or a part of it."""

    year = forms.IntegerField(required=False, min_value=1970, max_value=2100)
    month = MonthField(required=False)
    ink = forms.ChoiceField(required=False, choices=[("", "Any"), *((ink, ink) for ink in INKS)])
    category = forms.ChoiceField(required=False, choices=[("", "Every category"), *Moment.Category.choices])
    page = forms.IntegerField(required=False, min_value=1, max_value=LAST_PAGE)

    @property
    def misread(self) -> list[str]:
        """The names of what was not understood and left out."""
        return [] if self.is_valid() else sorted(self.errors)

    @property
    def kept(self) -> dict[str, Any]:
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value not in (None, "", False)}

    @property
    def page_number(self) -> int:
        return int(self.kept.get("page", 1))

    def apply(self, moments: MomentQuerySet) -> MomentQuerySet:
        """What is left of `moments`. The year is the page's own, because it has a default."""
        kept = self.kept
        if "month" in kept:
            moments = moments.in_period(kept["month"])
        if "ink" in kept:
            moments = moments.in_ink(kept["ink"])
        if "category" in kept:
            moments = moments.filter(category=kept["category"])
        return moments


class MomentFilter(LedgerFilter):
    """The list of all moments one may see."""

    show = forms.ChoiceField(required=False, choices=[("", "All"), ("review", "To review"), ("mine", "Mine")])
    account = forms.IntegerField(required=False, min_value=1, max_value=2**63 - 1)
    status = forms.ChoiceField(required=False, choices=[("", "Any state"), *Moment.Status.choices])
    unique = forms.BooleanField(required=False, label="Only what competitors couldn't or wouldn't")
    q = WordsField(label="Words")

    def __init__(self, *args: Any, user: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def apply(self, moments: MomentQuerySet) -> MomentQuerySet:
        kept = self.kept
        moments = super().apply(self._shown(moments))
        if "year" in kept:
            moments = moments.in_period(Vendor.objects.current().fiscal_year(kept["year"]))
        same = {"account": "account", "status": "status", "unique": "is_unique"}
        moments = moments.filter(**{field: kept[name] for name, field in same.items() if name in kept})
        return moments.worded_like(kept["q"]) if "q" in kept else moments

    def _shown(self, moments: MomentQuerySet) -> MomentQuerySet:
        if self.kept.get("show") == "mine":
            return moments.filter(logged_by=self.user)
        if self.kept.get("show") == "review":
            return moments.for_review_by(self.user)
        return moments
