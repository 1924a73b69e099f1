"""Two people saved the same row: what each of them wrote, side by side, with one's own text kept to go on with."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from kaps.forms import VersionedForm


@dataclass(frozen=True)
class Difference:
    label: str
    theirs: str
    yours: str


@dataclass(frozen=True)
class Conflict:
    """What differs, and who saved first; `_conflict.html` shows it above the form."""

    by: str
    fields: list[Difference]


def conflict_of(form: VersionedForm, current: Any) -> Conflict:
    """How the valid `form` differs from the row as it stands now. Sent once more, the form saves over that row."""
    fields = differences(form, current)
    typed: Any = form.data
    form.data = typed.copy()
    form.data[form.add_prefix("version")] = str(current.version)  # type: ignore[index]
    form.instance = current
    last = current.history.select_related("history_user").first()
    return Conflict(str(last.history_user) if last and last.history_user else "", fields)


def differences(form: VersionedForm, current: Any) -> list[Difference]:
    """Field by field where the text just typed differs from `current`."""
    names = [name for name in form.cleaned_data if name != "version" and hasattr(current, name)]
    compared = [
        Difference(
            str(form[name].label),
            _in_words(current, name, getattr(current, name)),
            _in_words(current, name, form.cleaned_data[name]),
        )
        for name in names
    ]
    return [one for one in compared if one.theirs != one.yours]


def _in_words(row: Any, name: str, value: Any) -> str:
    """A value as a person reads it."""
    if hasattr(value, "all"):
        return ", ".join(sorted(str(one) for one in value.all()))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    labels = dict(row._meta.get_field(name).flatchoices)
    return str(labels.get(value, "" if value is None else value))
