"""Forms that say which of their fields stand side by side, and edit one versioned row."""

from __future__ import annotations

from typing import Any, ClassVar

from crispy_forms.bootstrap import PrependedText
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Div, Layout
from django.utils.translation import get_language

from accounts.models import Account, Contact, User
from kaps.forms import VersionedForm
from kaps.money import MoneyFormField, currency_symbol

Lines = tuple[tuple[str, ...], ...]


class LaidForm(VersionedForm):
    """`{% crispy form %}` shows its `lines`; those `folded` hide behind the sentence `fold`."""

    lines: ClassVar[Lines] = ()
    folded: ClassVar[Lines] = ()
    fold: ClassVar[str] = ""
    begins_versioned: ClassVar[bool] = False  # whether people may begin the same new row at once
    currency: str = "USD"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None and not self.begins_versioned:
            del self.fields["version"]

    @property
    def helper(self) -> FormHelper:
        helper = super().helper
        helper.render_hidden_fields = True
        helper.layout = Layout(*self.parts())
        return helper

    def parts(self) -> list[Any]:
        """What the form shows from top to bottom."""
        shown = self.laid(self.lines)
        if self.folded:
            fold = Div(*self.laid(self.folded), template="_fold.html")
            fold.title, fold.is_open = self.fold, self.is_unfolded
            shown.append(fold)
        return shown

    def laid(self, lines: Lines) -> list[Any]:
        """The lines whose fields this form has, those of several fields side by side."""
        there = (names for names in lines if all(name in self.fields for name in names))
        return [self._line([self._signed(name) for name in names]) for names in there]

    @property
    def is_unfolded(self) -> bool:
        """Whether a folded field has something to show or to mend."""
        names = [name for line in self.folded for name in line]
        return any(self.errors.get(name) or self[name].value() for name in names)

    def point(self) -> None:
        """Put the cursor where something is wrong, else at the beginning; for forms that appear inside a page."""
        wrong = [name for name in self.errors if name in self.fields] if self.is_bound else []
        self.fields[(wrong or self.lines[0])[0]].widget.attrs["autofocus"] = True

    def _signed(self, name: str) -> Any:
        """The field; an amount with the sign of its currency."""
        if not isinstance(self.fields[name], MoneyFormField):
            return name
        sign = currency_symbol(self.currency, get_language() or "en-US")
        return PrependedText(name, sign, css_class="num", inputmode="decimal")

    @staticmethod
    def _line(fields: list[Any]) -> Any:
        return Div(*fields, css_class="pair three" if len(fields) == 3 else "pair") if len(fields) > 1 else fields[0]

    def limit_contacts(self, account: Account, *names: str) -> None:
        """Only people of this account; those who left stay where they are already named."""
        people = list(account.contacts.all())
        for name in names:
            kept = getattr(self.instance, f"{name}_id", None)
            chosen = [person for person in people if person.is_active or person.pk == kept]
            self.limit(name, Contact.objects.filter(account=account), chosen)

    def limit_colleagues(self, *names: str) -> None:
        """Only colleagues who may sign in, and whoever is already named."""
        people = list(User.objects.all())
        for name in names:
            kept = getattr(self.instance, f"{name}_id", None)
            self.limit(name, User.objects.all(), [who for who in people if who.is_active or who.pk == kept])

    def limit(self, name: str, queryset: Any, chosen: list[Any], nothing: str = "Nobody named") -> None:
        """Only the `chosen` rows of `queryset`, or none of them, which reads `nothing`."""
        field: Any = self.fields[name]
        field.queryset = queryset.filter(pk__in=[one.pk for one in chosen])
        field.choices = [("", nothing), *((one.pk, getattr(one, "name_and_title", str(one))) for one in chosen)]
