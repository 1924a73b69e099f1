"""Forms that say which of their fields stand side by side, and edit one versioned row."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, ClassVar

from django import forms
from django.forms.boundfield import BoundField
from django.utils.translation import get_language

from accounts.models import Account, Contact, User
from kaps.forms import VersionedForm
from kaps.money import MoneyFormField, currency_symbol


@dataclass(frozen=True)
class Cell:
    """A field as it stands in a form; amounts have the sign of their currency."""

    field: BoundField
    sign: str = ""


class LaidForm(VersionedForm):
    """`rows` are the lines of the form; `folded` lines hide behind the sentence `fold` until somebody needs them."""

    lines: ClassVar[tuple[tuple[str, ...], ...]] = ()
    folded: ClassVar[tuple[tuple[str, ...], ...]] = ()
    fold: ClassVar[str] = ""
    currency: str = "USD"

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.instance.pk is None:
            del self.fields["version"]

    def rows(self) -> Iterator[list[Cell]]:
        return (self._cells(names) for names in self.lines if all(name in self.fields for name in names))

    def folded_rows(self) -> Iterator[list[Cell]]:
        return (self._cells(names) for names in self.folded)

    @property
    def is_unfolded(self) -> bool:
        """Whether a folded field has something to show or to mend."""
        names = [name for line in self.folded for name in line]
        return any(self.errors.get(name) or self[name].value() for name in names)

    def point(self) -> None:
        """Put the cursor where something is wrong, else at the beginning; for forms that appear inside a page."""
        wrong = [name for name in self.errors if name in self.fields] if self.is_bound else []
        self.fields[(wrong or self.lines[0])[0]].widget.attrs["autofocus"] = True

    def save_edit(self) -> Any:
        """The saved row. A new one goes in as a whole, an old one only if nobody saved since."""
        return super().save_edit() if self.instance.pk else self.save()

    def _cells(self, names: tuple[str, ...]) -> list[Cell]:
        return [Cell(self[name], self._sign(self.fields[name])) for name in names]

    def _sign(self, field: forms.Field) -> str:
        is_money = isinstance(field, MoneyFormField)
        return currency_symbol(self.currency, get_language() or "en-US") if is_money else ""

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
