"""Who and when the data files mean: names there become rows, days become dates."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from django.db import models

from accounts.models import Contact, Objective, User
from reports.sample.days import Days


@dataclass
class Cast:
    """Everybody the files may name, by the short name they use."""

    days: Days
    colleagues: dict[str, User] = field(default_factory=dict)
    contacts: dict[str, Contact] = field(default_factory=dict)
    objectives: dict[str, Objective] = field(default_factory=dict)

    def fields(self, model: type[models.Model], row: dict[str, Any]) -> dict[str, Any]:
        """`row` as field values of `model`: the keys of the file are the names of the fields."""
        return {name: self._value(model._meta.get_field(name), value) for name, value in row.items()}

    def make(self, model: type[models.Model], row: dict[str, Any], **more: Any) -> Any:
        """A saved `model` with the values of `row`."""
        made = model(**self.fields(model, row), **more)
        made.save()
        return made

    def _value(self, target: Any, value: Any) -> Any:
        if isinstance(target, models.ForeignKey):
            return self._people(target.related_model)[value]
        if isinstance(target, models.DateField):
            return self.days.day(value)
        if isinstance(target, models.DecimalField) or target.__class__.__name__ == "MoneyField":
            return Decimal(str(value))
        return self._text(value) if isinstance(value, str) else value

    def _text(self, told: str) -> str:
        """`told` with days such as {T06-12} written out."""
        return re.sub(r"[{]([PLTN][0-9-]{5})[}]", lambda found: written(self.days.day(found[1])), told.strip())

    def _people(self, model: Any) -> dict[str, Any]:
        known: dict[Any, dict[str, Any]] = {
            User: self.colleagues,
            Contact: self.contacts,
            Objective: self.objectives,
        }
        return known[model]


def written(day: date) -> str:
    return f"{day:%B} {day.day}"


def dated(row: models.Model, at: datetime | date, by: User | None = None) -> Any:
    """`row`, whose next history entry says `at` and `by` instead of now and nobody."""
    row._history_date, row._history_user = at, by  # type: ignore[attr-defined]
    return row
