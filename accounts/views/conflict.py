"""Two people saved the same row: both texts side by side, and the second one's own text kept."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.db import models
from django.forms import ModelForm


@dataclass(frozen=True)
class Difference:
    label: str
    theirs: str
    yours: str


@dataclass(frozen=True)
class Conflict:
    """What differs, and who saved first."""

    by: str
    fields: list[Difference]


def conflict_of(form: ModelForm[Any], current: models.Model) -> Conflict:
    """How `form` differs from the row as it stands now. The form may then be saved over it on purpose."""
    form.data = form.data.copy()  # type: ignore[attr-defined]
    form.data[form.add_prefix("version")] = current.version  # type: ignore[attr-defined,index]
    names = [name for name in form.fields if name != "version" and hasattr(current, name)]
    compared = [
        Difference(str(form[name].label), _said(current, name), _said(form.instance, name, form.cleaned_data.get(name)))
        for name in names
    ]
    last = current.history.select_related("history_user").first()  # type: ignore[attr-defined]
    saved_by = str(last.history_user) if last and last.history_user else ""
    return Conflict(saved_by, [one for one in compared if one.theirs != one.yours])


def _said(row: models.Model, name: str, value: Any = None) -> str:
    """The field's value in words."""
    value = getattr(row, name) if value is None else value
    if hasattr(value, "all"):
        value = ", ".join(str(one) for one in value.all())
    choices = dict(row._meta.get_field(name).flatchoices)  # type: ignore[union-attr]
    said = {True: "Yes", False: "No"}.get(value, value) if isinstance(value, bool) else choices.get(value, value)
    return "" if said is None else str(said)
