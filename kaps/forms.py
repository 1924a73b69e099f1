"""Form fields that clean what people type, and the one way our forms are laid out."""

from __future__ import annotations

import re
from datetime import date
from typing import Any, ClassVar

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict
from django.utils import timezone

from kaps.clock import EARLIEST
from kaps.text import clean_text, is_blank


class DayField(forms.DateField):
    """A day between 1970 and ten years from now."""

    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    input_formats = ["%Y-%m-%d"]
    may_be_ahead = True
    default_error_messages = {
        "invalid": "Write a day that exists, such as 2026-11-21.",
        "too_early": "Days before 1970 cannot be kept.",
        "too_late": "This day is more than ten years away.",
        "ahead": "This day is still to come.",
    }

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value is None:
            return
        today = timezone.localdate()
        if value < EARLIEST:
            raise ValidationError(self.error_messages["too_early"], code="too_early")
        if value.year > today.year + 10:
            raise ValidationError(self.error_messages["too_late"], code="too_late")
        if value > today and not self.may_be_ahead:
            raise ValidationError(self.error_messages["ahead"], code="ahead")


class PastDayField(DayField):
    """A day that has come, today included: when something happened, was said or agreed."""

    may_be_ahead = False


class WordsField(forms.CharField):
    """Words to look for: at most ten of them."""

    most = 10
    default_error_messages = {"too_many": "Look for at most ten words at once."}

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**{"max_length": 200, "required": False, **kwargs})

    def validate(self, value: str) -> None:
        super().validate(value)
        if len(value.split()) > self.most:
            raise ValidationError(self.error_messages["too_many"], code="too_many")


class RowsField(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Rows to be ticked. A key longer than any key there is would not even be looked up."""

    widget = forms.CheckboxSelectMultiple
    longest_key = 18

    def clean(self, value: Any) -> Any:
        for key in value if isinstance(value, list | tuple) else ():
            if len(str(key)) > self.longest_key:
                wrong = self.error_messages["invalid_choice"]
                raise ValidationError(wrong, code="invalid_choice", params={"value": str(key)[: self.longest_key]})
        return super().clean(value)


class TidyForm(forms.BaseForm):
    """Cleans every text field and gives the form crispy's plain layout without its own form tag."""

    template_pack = "bootstrap5"

    @property
    def helper(self) -> FormHelper:
        helper = FormHelper(self)
        helper.form_tag = False
        helper.disable_csrf = True
        return helper

    def _clean_fields(self) -> None:
        self.data = _with_plain_line_breaks(self.data)
        super()._clean_fields()  # type: ignore[misc]
        for name, value in list(self.cleaned_data.items()):
            if isinstance(value, str):
                self._tidy(name, value)
            elif isinstance(self.fields[name], forms.IntegerField | forms.DateField) and not self._is_plain(name):
                self.add_error(name, ValidationError(self.fields[name].error_messages["invalid"], code="invalid"))

    def _is_plain(self, name: str) -> bool:
        """Whether a number or a day was typed in plain digits; Python reads those of all scripts, 1_000 and 1e5."""
        return re.fullmatch(r"[-+0-9., \t]*", str(self[name].data or "")) is not None

    def _tidy(self, name: str, value: str) -> None:
        tidy = clean_text(value).strip()
        if is_blank(tidy):
            tidy = ""
        if not tidy and self.fields[name].required:
            self.add_error(name, ValidationError(self.fields[name].error_messages["required"], code="required"))
            return
        try:
            self.fields[name].run_validators(tidy)  # the normal form of a text may be longer than what was typed
        except ValidationError as error:
            self.add_error(name, error)
            return
        self.cleaned_data[name] = tidy


def _with_plain_line_breaks(data: Any) -> Any:
    """The posted data with every line break as one character, so that it is counted as one."""
    if not isinstance(data, QueryDict) or not any("\r" in value for values in data.lists() for value in values[1]):
        return data
    plain = data.copy()
    for name, values in data.lists():
        plain.setlist(name, [value.replace("\r\n", "\n") for value in values])
    return plain


class Form(TidyForm, forms.Form):
    """A plain form of ours."""


class ModelForm(TidyForm, forms.ModelForm):  # type: ignore[type-arg]
    """A model form of ours. With a `version` it saves through `save_edit`."""


class VersionedForm(ModelForm):
    """Edits one row. `save_edit` raises the row's EditConflict when somebody else saved first.

    `also_saves` names what the form sets on the row without asking for it.
    """

    also_saves: ClassVar[tuple[str, ...]] = ()
    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = self.instance.version or 1

    def save_edit(self) -> Any:
        """The saved row; what is new is saved as version 1."""
        if self.instance.pk is None:
            return self.save()
        own = [name for name in self._meta.fields or () if name not in self._many_to_many]
        row = self.instance.save_edit(version=self.cleaned_data["version"], fields=[*own, *self.also_saves])
        self._save_m2m()  # type: ignore[attr-defined]
        return row

    @property
    def _many_to_many(self) -> set[str]:
        return {field.name for field in self._meta.model._meta.many_to_many}
