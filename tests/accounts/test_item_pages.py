"""The rows of a plan, all kinds alike: add, edit, close, move, remove, and what each refuses."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Action, Contact, Expectation, Initiative, Issue, Measure, Objective, Plan, Priority, User
from accounts.views.kind import KINDS
from tests import factories

SignIn = Callable[[User], Client]
HTMX = {"HX-Request": "true"}
DAY = "2026-03-05"
MINIMAL: dict[str, dict[str, str]] = {
    "priority": {"text": "No line may stop", "said_on": DAY},
    "issue": {"text": "Planners retire", "said_on": DAY},
    "objective": {"text": "Halve the stops", "said_on": DAY, "kind": "service"},
    "expectation": {"text": "Warn us early", "said_on": DAY},
    "initiative": {"text": "Two reels in Dayton"},
    "resource": {"text": "Field engineer", "kind": "hours"},
    "measure": {"text": "Line stops", "unit": "hours", "baseline": "42", "effect": "profit"},
    "action": {"text": "Walk line 4 together"},
}
MISS = {
    "outcome": "missed",
    "closed_on": DAY,
    "cause": "Nobody was on duty",
    "cause_side": "ours",
    "change": "One list",
    "decision": "redo",
}


def add_url(plan: Plan, kind: str) -> str:
    return reverse("accounts:item_add", args=[plan.pk, kind])


def url(verb: str, kind: str, pk: int) -> str:
    return reverse(f"accounts:item_{verb}", args=[kind, pk])


def made(plan: Plan, kind: str, **fields: Any) -> Any:
    """A row with the least a row needs."""
    plain: dict[str, Any] = {**MINIMAL[kind]}
    plain.update({"baseline": Decimal(42)} if kind == "measure" else {})
    return KINDS[kind].model.objects.create(plan=plan, **{**plain, **fields})


def test_every_kind_is_tried() -> None:
    assert set(MINIMAL) == set(KINDS)


@pytest.mark.parametrize("kind", MINIMAL)
class TestEveryKind:
    def test_is_added_at_the_end(self, kind: str, plan: Plan, lead: User, signed_in: SignIn) -> None:
        first = made(plan, kind, position=4)
        response = signed_in(lead).post(add_url(plan, kind), MINIMAL[kind])
        added = KINDS[kind].model.objects.exclude(pk=first.pk).get()
        assert (response.status_code, added.plan, added.position, str(added)) == (302, plan, 5, MINIMAL[kind]["text"])

    def test_has_a_form_with_and_without_script(self, kind: str, plan: Plan, lead: User, signed_in: SignIn) -> None:
        client = signed_in(lead)
        page, part = client.get(add_url(plan, kind)), client.get(add_url(plan, kind), headers=HTMX)
        assert ("<html" in page.content.decode(), "<html" in part.content.decode()) == (True, False)
        assert f'id="section-{kind}"' in part.content.decode()

    def test_is_edited(self, kind: str, plan: Plan, lead: User, signed_in: SignIn) -> None:
        row = made(plan, kind)
        data = {**MINIMAL[kind], "text": "Another text", "version": 1}
        response = signed_in(lead).post(url("edit", kind, row.pk), data)
        row.refresh_from_db()
        assert (response.status_code, row.text, row.version) == (302, "Another text", 2)

    def test_comes_back_with_what_was_typed_when_something_is_wrong(
        self, kind: str, plan: Plan, lead: User, signed_in: SignIn
    ) -> None:
        data = {**MINIMAL[kind], "text": "x" * 1001}
        response = signed_in(lead).post(add_url(plan, kind), data)
        assert (response.status_code, list(response.context["form"].errors)) == (422, ["text"])
        assert ("x" * 1001 in response.content.decode(), KINDS[kind].model.objects.count()) == (True, 0)

    def test_an_empty_form_names_what_is_needed(self, kind: str, plan: Plan, lead: User, signed_in: SignIn) -> None:
        response = signed_in(lead).post(add_url(plan, kind), {}, headers=HTMX)
        assert (response.status_code, "text" in response.context["form"].errors) == (422, True)

    @pytest.mark.parametrize("blank", ["", "   ", "\u200b\u00a0", "\x01\x02"])
    def test_a_text_nobody_could_see_is_no_text(
        self, blank: str, kind: str, plan: Plan, lead: User, signed_in: SignIn
    ) -> None:
        response = signed_in(lead).post(add_url(plan, kind), {**MINIMAL[kind], "text": blank})
        assert (response.status_code, KINDS[kind].model.objects.count()) == (422, 0)

    def test_two_savers_see_both_texts(self, kind: str, plan: Plan, lead: User, signed_in: SignIn) -> None:
        row, client = made(plan, kind), signed_in(lead)
        for text in ("The first text", "The second text"):
            response = client.post(url("edit", kind, row.pk), {**MINIMAL[kind], "text": text, "version": 1})
        row.refresh_from_db()
        page = response.content.decode()
        assert (response.status_code, row.text) == (409, "The first text")
        assert ("The first text" in page, "The second text" in page, "Saved by Priya Raman" in page) == (True,) * 3

    def test_the_second_saver_may_insist(self, kind: str, plan: Plan, lead: User, signed_in: SignIn) -> None:
        row, client = made(plan, kind), signed_in(lead)
        for text, version in (("The first text", 1), ("The second text", 1), ("The second text", 2)):
            client.post(url("edit", kind, row.pk), {**MINIMAL[kind], "text": text, "version": version}, headers=HTMX)
        row.refresh_from_db()
        assert row.text == "The second text"

    @pytest.mark.parametrize(
        ("who", "status"),
        [("contributor", 302), ("viewer", 403), ("csr", 403), ("stranger", 404), ("sales_lead", 302), ("admin", 302)],
    )
    def test_is_for_those_who_may_edit(
        self, who: str, status: int, kind: str, plan: Plan, signed_in: SignIn, request: pytest.FixtureRequest
    ) -> None:
        row, client = made(plan, kind), signed_in(request.getfixturevalue(who))
        before = KINDS[kind].model.history.count()
        statuses = [
            client.post(add_url(plan, kind), MINIMAL[kind]).status_code,
            client.post(url("edit", kind, row.pk), {**MINIMAL[kind], "version": 1}).status_code,
            client.post(url("move", kind, row.pk), {"to": "down"}).status_code,
            client.post(url("remove", kind, row.pk)).status_code,
        ]
        assert statuses == [status] * 4
        assert (KINDS[kind].model.history.count() == before) == (status != 302)

    def test_changes_places(self, kind: str, plan: Plan, lead: User, signed_in: SignIn) -> None:
        rows = [made(plan, kind) for _ in range(3)]
        client = signed_in(lead)
        client.post(url("move", kind, rows[2].pk), {"to": "up"})
        client.post(url("move", kind, rows[0].pk), {"to": "down"}, headers=HTMX)
        client.post(url("move", kind, rows[2].pk), {"to": "up"})
        client.post(url("move", kind, rows[1].pk), {"to": "nowhere"})
        assert list(KINDS[kind].model.objects.all()) == [rows[2], rows[0], rows[1]]

    def test_comes_back_after_it_was_removed(self, kind: str, plan: Plan, lead: User, signed_in: SignIn) -> None:
        row, client = made(plan, kind), signed_in(lead)
        page = client.post(url("remove", kind, row.pk), headers=HTMX).content.decode()
        gone = KINDS[kind].model.objects.count()
        undo = url("restore", kind, KINDS[kind].model.history.filter(history_type="-").get().history_id)
        twice = [client.post(undo).status_code, client.post(undo).status_code]
        assert (undo in page, gone, twice) == (True, 0, [302, 302])
        assert KINDS[kind].model.objects.get() == row

    def test_deeds_need_a_post(self, kind: str, plan: Plan, lead: User, signed_in: SignIn) -> None:
        row, client = made(plan, kind), signed_in(lead)
        assert [client.get(url(verb, kind, row.pk)).status_code for verb in ("move", "remove", "restore")] == [405] * 3

    def test_its_form_asks_the_database_seldom(
        self, kind: str, plan: Plan, contact: Contact, lead: User, signed_in: SignIn, django_assert_max_num_queries: Any
    ) -> None:
        row, client = made(plan, kind), signed_in(lead)
        with django_assert_max_num_queries(7):
            client.get(url("edit", kind, row.pk))


@pytest.mark.parametrize("path", ["plans/1/moment/add/", "plans/plan/1/edit/", "plans/issue/999/edit/"])
def test_other_addresses_lead_nowhere(path: str, plan: Plan, lead: User, signed_in: SignIn) -> None:
    assert signed_in(lead).get(f"/{path}").status_code == 404


@pytest.mark.parametrize("kind", ["issue", "objective", "resource"])
def test_what_cannot_end_has_no_ending(kind: str, plan: Plan, lead: User, signed_in: SignIn) -> None:
    row = made(plan, kind)
    assert signed_in(lead).get(url("close", kind, row.pk)).status_code == 404


class TestPeople:
    def test_only_their_own_people_can_be_named(self, plan: Plan, lead: User, signed_in: SignIn) -> None:
        other = factories.contact(factories.account(), "Somebody else")
        response = signed_in(lead).post(add_url(plan, "issue"), {**MINIMAL["issue"], "said_by": other.pk})
        assert (response.status_code, list(response.context["form"].errors)) == (422, ["said_by"])
        assert "Somebody else" not in response.content.decode()

    def test_who_left_stays_where_already_named(
        self, plan: Plan, contact: Contact, lead: User, signed_in: SignIn
    ) -> None:
        row = made(plan, "issue", said_by=contact)
        Contact.objects.update(state=Contact.State.LEFT)
        client = signed_in(lead)
        kept = client.post(url("edit", "issue", row.pk), {**MINIMAL["issue"], "said_by": contact.pk, "version": 1})
        new = client.post(add_url(plan, "issue"), {**MINIMAL["issue"], "said_by": contact.pk})
        assert (kept.status_code, new.status_code) == (302, 422)

    def test_only_active_colleagues_own_initiatives(self, plan: Plan, lead: User, signed_in: SignIn) -> None:
        gone = factories.user("Gone Colleague", is_active=False)
        response = signed_in(lead).post(add_url(plan, "initiative"), {**MINIMAL["initiative"], "owner": gone.pk})
        assert (response.status_code, list(response.context["form"].errors)) == (422, ["owner"])

    def test_an_objective_of_another_plan_is_refused(self, plan: Plan, lead: User, signed_in: SignIn) -> None:
        other = made(factories.plan(plan.account, 2025), "objective")
        data = {**MINIMAL["initiative"], "objective": other.pk}
        response = signed_in(lead).post(add_url(plan, "initiative"), data)
        assert (response.status_code, list(response.context["form"].errors)) == (422, ["objective"])


@pytest.mark.parametrize("day", ["2023-02-29", "0001-01-01", "9999-12-31", "1969-12-31", "2126-01-01", "tomorrow", "٢"])
def test_impossible_days_are_refused(day: str, plan: Plan, lead: User, signed_in: SignIn) -> None:
    response = signed_in(lead).post(add_url(plan, "issue"), {**MINIMAL["issue"], "said_on": day})
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["said_on"])
    assert day in response.content.decode()


def test_nobody_said_something_tomorrow(plan: Plan, lead: User, signed_in: SignIn) -> None:
    data = {**MINIMAL["issue"], "said_on": f"{date.today().year + 1}-01-05"}
    assert signed_in(lead).post(add_url(plan, "issue"), data).status_code == 422


@pytest.mark.parametrize("text", ["<b>bold</b> & co", "مرحبا بالعالم", "🚚 on its way", "=1+1", "a\tb"])
def test_strange_texts_are_kept_and_shown_as_typed(text: str, plan: Plan, lead: User, signed_in: SignIn) -> None:
    client = signed_in(lead)
    client.post(add_url(plan, "issue"), {**MINIMAL["issue"], "text": text})
    page = client.get(reverse("accounts:plan_year", args=[plan.account_id, plan.year]))
    assert (Issue.objects.get().text, page.status_code, "<b>bold" in page.content.decode()) == (text, 200, False)


def test_control_characters_do_not_survive(plan: Plan, lead: User, signed_in: SignIn) -> None:
    signed_in(lead).post(add_url(plan, "issue"), {**MINIMAL["issue"], "text": "one\x07 two\r\nthree\x85four"})
    assert Issue.objects.get().text == "one two\nthree\nfour"


@pytest.mark.parametrize("model", [Expectation, Initiative])
class TestClosing:
    def post(self, row: Any, lead: User, signed_in: SignIn, **data: Any) -> Any:
        response = signed_in(lead).post(url("close", row._meta.model_name, row.pk), {"version": 1, **data})
        row.refresh_from_db()
        return response

    def row(self, model: type, plan: Plan) -> Any:
        return made(plan, model._meta.model_name)

    def test_a_promise_is_met_with_evidence(self, model: type, plan: Plan, lead: User, signed_in: SignIn) -> None:
        row = self.row(model, plan)
        data = {"outcome": "met", "closed_on": DAY, "evidence": "Eleven warnings"}
        response = self.post(row, lead, signed_in, **data)
        found = (row.outcome, row.closed_on, row.evidence)
        assert (response.status_code, found) == (302, ("met", date(2026, 3, 5), "Eleven warnings"))

    @pytest.mark.parametrize("missing", ["closed_on", "cause", "cause_side", "change", "decision"])
    def test_a_miss_is_never_recorded_without(
        self, missing: str, model: type, plan: Plan, lead: User, signed_in: SignIn
    ) -> None:
        row = self.row(model, plan)
        data = {name: value for name, value in MISS.items() if name != missing}
        response = self.post(row, lead, signed_in, **data)
        assert (response.status_code, list(response.context["form"].errors)) == (422, [missing])
        assert row.outcome == "open"

    def test_a_miss_is_recorded_with_its_reasons(self, model: type, plan: Plan, lead: User, signed_in: SignIn) -> None:
        row = self.row(model, plan)
        response = self.post(row, lead, signed_in, **MISS)
        assert (response.status_code, row.is_missed, row.is_explained) == (302, True, True)

    def test_partly_met_needs_evidence_and_reasons(
        self, model: type, plan: Plan, lead: User, signed_in: SignIn
    ) -> None:
        response = self.post(self.row(model, plan), lead, signed_in, outcome="partly", closed_on=DAY)
        assert set(response.context["form"].errors) == {"evidence", "cause", "cause_side", "change", "decision"}

    def test_an_ending_is_chosen(self, model: type, plan: Plan, lead: User, signed_in: SignIn) -> None:
        response = self.post(self.row(model, plan), lead, signed_in, closed_on=DAY)
        assert (response.status_code, list(response.context["form"].errors)) == (422, ["outcome"])

    def test_a_closed_promise_opens_again(self, model: type, plan: Plan, lead: User, signed_in: SignIn) -> None:
        row = made(plan, model._meta.model_name, outcome="met", closed_on=date(2026, 3, 5))
        response = self.post(row, lead, signed_in, outcome="open", closed_on=DAY)
        assert (response.status_code, row.is_open, row.closed_on) == (302, True, None)


class TestMeasures:
    NUMBERS = {**MINIMAL["measure"], "target": "20", "actual": "17", "value_per_unit": "1,200"}

    def test_the_arithmetic_is_shown(self, plan: Plan, lead: User, signed_in: SignIn) -> None:
        page = signed_in(lead).post(add_url(plan, "measure"), self.NUMBERS, headers=HTMX).content.decode()
        assert ("25 better × $1,200.00 =" in page, "$30,000" in page, "estimated" in page) == (True, True, True)

    def test_a_change_for_the_worse_is_worth_nothing(self, plan: Plan, lead: User, signed_in: SignIn) -> None:
        data = {**self.NUMBERS, "actual": "50"}
        page = signed_in(lead).post(add_url(plan, "measure"), data, headers=HTMX).content.decode()
        assert ("not better" in page, "better ×" in page) == (True, False)

    @pytest.mark.parametrize("number", ["abc", "1e400", "NaN", "Infinity", "1.2345", "9" * 20])
    def test_impossible_numbers_are_refused(self, number: str, plan: Plan, lead: User, signed_in: SignIn) -> None:
        response = signed_in(lead).post(add_url(plan, "measure"), {**self.NUMBERS, "baseline": number})
        assert (response.status_code, list(response.context["form"].errors)) == (422, ["baseline"])

    def confirmed(self, plan: Plan, contact: Contact) -> Measure:
        return made(
            plan,
            "measure",
            target=Decimal(20),
            actual=Decimal(17),
            value_per_unit=Decimal(1200),
            state="confirmed",
            confirmed_by=contact,
            confirmed_on=date(2026, 10, 12),
        )

    def test_the_customer_confirms_by_name_and_day(
        self, plan: Plan, contact: Contact, lead: User, signed_in: SignIn
    ) -> None:
        row = made(plan, "measure", actual=Decimal(17))
        data = {"state": "confirmed", "confirmed_by": contact.pk, "confirmed_on": DAY, "version": 1}
        signed_in(lead).post(url("close", "measure", row.pk), data)
        row.refresh_from_db()
        assert (row.state, row.confirmed_by, row.confirmed_on) == ("confirmed", contact, date(2026, 3, 5))

    def test_nobody_confirms_without_name_and_day_and_number(self, plan: Plan, lead: User, signed_in: SignIn) -> None:
        row = made(plan, "measure")
        response = signed_in(lead).post(url("close", "measure", row.pk), {"state": "confirmed", "version": 1})
        assert set(response.context["form"].errors) == {"state", "confirmed_by", "confirmed_on"}

    @pytest.mark.parametrize(
        ("who", "status"), [("contributor", 403), ("viewer", 403), ("csr", 403), ("stranger", 404)]
    )
    def test_only_the_lead_vouches(
        self, who: str, status: int, plan: Plan, signed_in: SignIn, request: pytest.FixtureRequest
    ) -> None:
        row = made(plan, "measure", actual=Decimal(17))
        client = signed_in(request.getfixturevalue(who))
        response = client.post(url("close", "measure", row.pk), {"state": "reviewed", "version": 1})
        row.refresh_from_db()
        assert (response.status_code, row.state) == (status, "estimated")

    def test_new_numbers_are_an_estimate_again(
        self, plan: Plan, contact: Contact, lead: User, signed_in: SignIn
    ) -> None:
        row = self.confirmed(plan, contact)
        data = {**self.NUMBERS, "actual": "12", "version": 1}
        signed_in(lead).post(url("edit", "measure", row.pk), data)
        row.refresh_from_db()
        assert (row.state, row.confirmed_by, row.confirmed_on) == ("estimated", None, None)

    def test_new_words_leave_the_confirmation(
        self, plan: Plan, contact: Contact, lead: User, signed_in: SignIn
    ) -> None:
        row = self.confirmed(plan, contact)
        signed_in(lead).post(url("edit", "measure", row.pk), {**self.NUMBERS, "basis": "Their log", "version": 1})
        row.refresh_from_db()
        assert (row.basis, row.state, row.confirmed_by) == ("Their log", "confirmed", contact)


def test_a_step_is_done_on_a_day(plan: Plan, lead: User, signed_in: SignIn) -> None:
    row = made(plan, "action")
    signed_in(lead).post(url("close", "action", row.pk), {"done_on": DAY, "version": 1})
    assert Action.objects.get().done_on == date(2026, 3, 5)


def test_a_priority_is_asked_about_again(plan: Plan, lead: User, signed_in: SignIn) -> None:
    row = made(plan, "priority")
    signed_in(lead).post(url("close", "priority", row.pk), {"still_true": "false", "checked_on": DAY, "version": 1})
    found = Priority.objects.get()
    assert (found.still_true, found.checked_on) == (False, date(2026, 3, 5))


def test_a_selling_goal_is_marked_as_ours(plan: Plan, lead: User, signed_in: SignIn) -> None:
    data = {**MINIMAL["objective"], "is_ours": "on"}
    page = signed_in(lead).post(add_url(plan, "objective"), data, headers=HTMX).content.decode()
    assert (Objective.objects.get().is_ours, "kept to ourselves" in page) == (True, True)


def test_a_removed_row_of_another_account_stays_removed(plan: Plan, stranger: User, signed_in: SignIn) -> None:
    row = made(plan, "issue")
    row.delete()
    entry = Issue.history.filter(history_type="-").get()
    response = signed_in(stranger).post(url("restore", "issue", entry.history_id))
    assert (response.status_code, Issue.objects.count()) == (404, 0)
