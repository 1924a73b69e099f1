"""Two people saved the same moment: what each of them wrote, side by side."""

from __future__ import annotations

from typing import Any

from django.db.models import Manager
from django.http import HttpRequest, QueryDict

from kaps.forms import VersionedForm
from moments.models import Moment


def differences(form: VersionedForm, current: Moment) -> list[dict[str, str]]:
    """Field by field where the text just typed differs from the row as it stands now."""
    names = [name for name in form.cleaned_data if name in form.fields and name != "version"]
    pairs = [
        (name, _words(current, name, getattr(current, name)), _words(current, name, form.cleaned_data[name]))
        for name in names
    ]
    return [
        {"label": str(form.fields[name].label), "theirs": theirs, "yours": yours}
        for name, theirs, yours in pairs
        if theirs != yours
    ]


def typed_over(request: HttpRequest, current: Moment) -> QueryDict:
    """What was typed, ready to be saved over the row as it stands now by whoever has read both."""
    typed = request.POST.copy()
    typed["version"] = str(current.version)
    return typed


def _words(moment: Moment, name: str, value: Any) -> str:
    """A value as a person reads it."""
    field = moment._meta.get_field(name)
    if isinstance(value, Manager) or field.many_to_many:
        return ", ".join(sorted(str(row) for row in value.all()))
    if isinstance(value, bool):
        return "Yes" if value else "No"
    labels = dict(getattr(field, "flatchoices", ()) or ())
    return str(labels.get(value, "" if value is None else value))
