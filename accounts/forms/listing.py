"""What may be asked of the list of accounts."""

from __future__ import annotations

from django import forms

from kaps.forms import Form, WordsField

SHOW = (("", "All"), ("key", "Key accounts"), ("mine", "Mine"), ("archived", "Archived"))
SORT = (("", "Name"), ("revenue", "Revenue"), ("since", "Customer since"))


class AccountFilter(Form):
    """`q` words of the name, `show` which accounts, `sort` in which order."""

    q = WordsField()
    show = forms.ChoiceField(required=False, choices=SHOW)
    sort = forms.ChoiceField(required=False, choices=SORT)
    page = forms.IntegerField(required=False, min_value=1, max_value=100_000)
