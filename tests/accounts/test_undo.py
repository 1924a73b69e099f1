"""Undoing a removal gives back the row and what belonged to it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from django.test import Client

from accounts.models import Initiative, Measure, Objective, Plan, User
from accounts.undo import put_back
from tests import factories


def objective(plan: Plan) -> Objective:
    return Objective.objects.create(plan=plan, text="Half as many line stops", said_on=date(2026, 1, 5))


def removed(row: Any) -> Any:
    """The row's last entry in its history, after its removal."""
    model, pk = type(row), row.pk
    row.delete()
    return model.history.get(id=pk, history_type="-")


def test_an_objective_comes_back_with_its_initiatives_and_measures(
    plan: Plan, lead: User, signed_in: Callable[[User], Client]
) -> None:
    aim = objective(plan)
    ours = factories.initiative(plan, objective=aim)
    measure = Measure.objects.create(plan=plan, text="Stops", unit="hours", baseline=42, objective=aim)
    entry = removed(aim)
    assert list(Initiative.objects.values_list("objective")) == [(None,)]
    answer = signed_in(lead).post(f"/plans/objective/restore/{entry.history_id}/")
    ours.refresh_from_db()
    measure.refresh_from_db()
    back = Objective.objects.get()
    assert (answer.status_code, ours.objective, measure.objective) == (302, back, back)
    assert (ours.version, measure.version) == (2, 2)


def test_what_was_given_another_objective_since_keeps_it(plan: Plan) -> None:
    aim, other = objective(plan), objective(plan)
    ours = factories.initiative(plan, objective=aim)
    entry = removed(aim)
    ours.refresh_from_db()
    ours.objective = other
    ours.save(update_fields=["objective"])
    put_back(entry)
    ours.refresh_from_db()
    assert ours.objective == other


def test_what_was_taken_from_it_before_stays_away(plan: Plan) -> None:
    aim = objective(plan)
    ours = factories.initiative(plan, objective=aim)
    ours.objective = None
    ours.save(update_fields=["objective"])
    put_back(removed(aim))
    ours.refresh_from_db()
    assert ours.objective is None


def test_an_initiative_comes_back_when_its_objective_is_gone(plan: Plan) -> None:
    aim = objective(plan)
    entry = removed(factories.initiative(plan, objective=aim))
    aim.delete()
    assert (put_back(entry).plan, Initiative.objects.get().objective) == (plan, None)
