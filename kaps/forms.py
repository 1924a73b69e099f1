"""Form fields that clean what people type, and the one way our forms are laid out."""

from __future__ import annotations

from typing import Any

from crispy_forms.helper import FormHelper
from django import forms
from django.core.exceptions import ValidationError

from kaps.text import clean_text, is_blank


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
        super()._clean_fields()  # type: ignore[misc]
        for name, value in list(self.cleaned_data.items()):
            if isinstance(value, str):
                self._tidy(name, value)

    def _tidy(self, name: str, value: str) -> None:
        tidy = clean_text(value).strip()
        if is_blank(tidy):
            tidy = ""
        if not tidy and self.fields[name].required:
            self.add_error(name, ValidationError(self.fields[name].error_messages["required"], code="required"))
            return
        self.cleaned_data[name] = tidy


class Form(TidyForm, forms.Form):
    """A plain form of ours."""


class ModelForm(TidyForm, forms.ModelForm):  # type: ignore[type-arg]
    """A model form of ours. With a `version` it saves through `save_edit`."""


class VersionedForm(ModelForm):
    """Edits one row. `save_edit` raises the row's EditConflict when somebody else saved first."""

    version = forms.IntegerField(widget=forms.HiddenInput, min_value=1)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["version"].initial = self.instance.version or 1

    def save_edit(self) -> Any:
        """The saved row; what is new is saved as version 1."""
        if self.instance.pk is None:
            return self.save()
        own = [name for name in self._meta.fields or () if name not in self._many_to_many]
        row = self.instance.save_edit(version=self.cleaned_data["version"], fields=own)
        self._save_m2m()  # type: ignore[attr-defined]
        return row

    @property
    def _many_to_many(self) -> set[str]:
        return {field.name for field in self._meta.model._meta.many_to_many}
