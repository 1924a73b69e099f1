"""The quick log: four fields save a moment, everything else may follow."""

from __future__ import annotations

from typing import Any
from uuid import UUID, uuid4

from django import forms
from django.http import QueryDict
from django.urls import reverse_lazy
from django.utils import timezone

from accounts.models import Account, User
from kaps.forms import ModelForm
from moments.forms.moment import FIELDS, HELP, WIDGETS, HappenedOnField, HelpersField
from moments.models import Moment
from moments.permissions import card_of

SUGGESTED = 8
LARGEST_KEY = 2**63 - 1
AS_TYPED = {
    "autocomplete": "off",
    "hx-get": reverse_lazy("moments:find_account"),
    "hx-trigger": "input changed delay:150ms",
    "hx-target": "#account-found",
    "placeholder": "Begin to type the name",
}


def suggestions(user: User, words: str) -> list[Account]:
    """The first accounts whose name holds these words, as cards."""
    if not words.strip():
        return []
    return list(Account.objects.loggable_by(user).named_like(words).with_card()[:SUGGESTED])


class LogForm(ModelForm):
    """`account_name` is what was typed, `account` the one chosen for it, `choice` the answer to "which of these?"."""

    form_key = forms.CharField(widget=forms.HiddenInput, required=False)
    account = forms.IntegerField(widget=forms.HiddenInput, required=False, min_value=1, max_value=LARGEST_KEY)
    choice = forms.IntegerField(required=False, min_value=1, max_value=LARGEST_KEY)
    account_name = forms.CharField(label="Customer", max_length=160, widget=forms.TextInput(attrs=AS_TYPED))
    person = forms.CharField(
        label="Their person",
        max_length=120,
        required=False,
        widget=forms.TextInput(attrs={"list": "people", "autocomplete": "off"}),
        help_text="Somebody new? Type the name, that is enough.",
    )
    occurred_on = HappenedOnField(label="When", initial=timezone.localdate)
    helpers = HelpersField()

    field_order = ("account_name", "person", "occurred_on", *FIELDS)

    class Meta:
        model = Moment
        fields = FIELDS
        widgets = WIDGETS
        help_texts = HELP

    def __init__(self, data: QueryDict | None = None, *, user: User, card: Account | None = None) -> None:
        chosen = {"account": card.pk, "account_name": card.name} if card else {}
        super().__init__(data, initial={"form_key": uuid4(), **chosen})
        self.fields["category"].required = False
        self.user, self.card = user, card
        self.found: list[Account] = []

    def clean_form_key(self) -> UUID:
        try:
            return UUID(self.cleaned_data["form_key"])
        except ValueError:
            return uuid4()

    def clean(self) -> dict[str, Any]:
        data = super().clean() or self.cleaned_data
        if data.get("account_name"):
            self.card = self._chosen(data) or self._meant(data["account_name"])
        if self.card:
            data["account"], self.found = self.card.pk, []
            self.instance.account = self.card
        elif "account_name" not in self.errors:
            self.add_error("account_name", self._question())
        return data

    def to_log(self) -> Moment:
        """The moment as typed, by this colleague, not kept yet."""
        moment: Moment = self.instance
        moment.logged_by, moment.form_key = self.user, self.cleaned_data["form_key"]
        return moment

    def _chosen(self, data: dict[str, Any]) -> Account | None:
        """The account that was picked, unless another name was typed since."""
        if data.get("choice"):
            return card_of(self.user, data["choice"])
        card = card_of(self.user, data["account"]) if data.get("account") else None
        return card if card and card.name.casefold() == data["account_name"].casefold() else None

    def _meant(self, words: str) -> Account | None:
        """The account of exactly this name, or the only one with these words in its name."""
        self.found = suggestions(self.user, words)
        exact = [account for account in self.found if account.name.casefold() == words.casefold()]
        only = exact or self.found
        return card_of(self.user, only[0].pk) if len(only) == 1 else None

    def _question(self) -> str:
        return "Which of these is it?" if self.found else "No account has these words in its name. Try fewer letters."
