"""Everything promised to one account, over all its years, read at once."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Case, DateField, QuerySet, Value, When
from django.db.models.functions import Cast

from accounts.models import Account, Action, Closing, Expectation, Initiative

_COLUMNS = ("promise", "text", "outcome", "due", "plan__year", "position", "pk")


@dataclass(frozen=True, slots=True)
class Promise:
    """An expectation, an initiative or an action of one year, and how it ended."""

    promise: str  # expectation, initiative, action
    text: str
    outcome: str
    due: date | None
    year: int

    @property
    def is_open(self) -> bool:
        return self.outcome == Closing.Outcome.OPEN

    @property
    def is_met(self) -> bool:
        return self.outcome == Closing.Outcome.MET

    @property
    def is_missed(self) -> bool:
        return self.outcome in {Closing.Outcome.MISSED, Closing.Outcome.PARTLY}

    @property
    def words(self) -> str:
        return str(Closing.Outcome(self.outcome).label).lower()


def promises_of(account: Account) -> list[Promise]:
    """All of them in one query: expectations, initiatives, actions, each in the order of its plan."""
    done = Case(When(done_on__isnull=False, then=Value(Closing.Outcome.MET)), default=Value(Closing.Outcome.OPEN))
    initiatives = _rows(Initiative.objects.filter(plan__account=account), "initiative", due=Cast("due_on", DateField()))
    expectations = _rows(
        Expectation.objects.filter(plan__account=account), "expectation", due=Cast(Value(None), DateField())
    )
    actions = _rows(
        Action.objects.filter(plan__account=account), "action", due=Cast("due_on", DateField()), outcome=done
    )
    found = sorted(initiatives.union(expectations, actions, all=True), key=lambda row: (_ORDER[row[0]], *row[4:]))
    return [Promise(*row[:5]) for row in found]


_ORDER = {"expectation": 0, "initiative": 1, "action": 2}


def _rows(rows: QuerySet[Any], promise: str, **more: Any) -> QuerySet[Any, tuple[Any, ...]]:
    named: QuerySet[Any, tuple[Any, ...]] = (
        rows.order_by().annotate(promise=Value(promise), **more).values_list(*_COLUMNS)
    )
    return named
