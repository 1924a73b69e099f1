"""The plan of a year: seen, started, agreed, and its place among the years."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Account, Contact, Objective, Plan, User
from tests import factories

SignIn = Callable[[User], Client]


def plan_url(plan: Plan) -> str:
    return reverse("accounts:plan_year", args=[plan.account_id, plan.year])


@pytest.mark.parametrize("who", ["lead", "contributor", "viewer", "csr", "sales_lead", "admin"])
def test_everybody_on_the_account_reads_the_plan(
    who: str, plan: Plan, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    response = signed_in(request.getfixturevalue(who)).get(plan_url(plan))
    assert response.status_code == 200


def test_a_stranger_finds_no_plan(plan: Plan, stranger: User, signed_in: SignIn) -> None:
    assert signed_in(stranger).get(plan_url(plan)).status_code == 404


@pytest.mark.parametrize(
    ("who", "status"),
    [("lead", 302), ("contributor", 302), ("viewer", 403), ("csr", 403), ("stranger", 404), ("sales_lead", 302)],
)
def test_those_who_may_edit_start_a_plan(
    who: str, status: int, account: Account, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    response = signed_in(request.getfixturevalue(who)).post(reverse("accounts:plan_start", args=[account.pk, 2027]))
    assert (response.status_code, account.plans.count()) == (status, 1 if status == 302 else 0)


def test_a_plan_covers_the_fiscal_year_of_the_vendor(account: Account, lead: User, signed_in: SignIn) -> None:
    factories.vendor(fiscal_year_starts=7)
    signed_in(lead).post(reverse("accounts:plan_start", args=[account.pk, 2027]))
    plan = account.plans.get()
    assert (plan.starts_on, plan.ends_on) == (date(2026, 7, 1), date(2027, 7, 1))


def test_starting_a_plan_twice_keeps_the_first(plan: Plan, lead: User, signed_in: SignIn) -> None:
    url = reverse("accounts:plan_start", args=[plan.account_id, plan.year])
    response = signed_in(lead).post(url)
    assert (response.url, list(Plan.objects.all())) == (plan_url(plan), [plan])


@pytest.mark.parametrize("year", [0, 1979, 2099, 9999, 10**9])
def test_there_are_no_plans_for_impossible_years(year: int, account: Account, lead: User, signed_in: SignIn) -> None:
    client = signed_in(lead)
    statuses = [
        client.get(f"/accounts/{account.pk}/plan/{year}/").status_code,
        client.post(f"/accounts/{account.pk}/plan/{year}/start/").status_code,
    ]
    assert statuses == [404, 404]


def test_the_page_offers_to_start_a_missing_year(account: Account, lead: User, signed_in: SignIn) -> None:
    page = signed_in(lead).get(f"/accounts/{account.pk}/plan/2026/").content.decode()
    assert page.count("Start the plan for 2026") == 1


def test_a_viewer_is_offered_nothing_to_change(plan: Plan, viewer: User, signed_in: SignIn) -> None:
    factories.expectation(plan)
    page = signed_in(viewer).get(plan_url(plan)).content.decode()
    main = page[page.index("<main") : page.index("</main")]
    assert [word for word in ("<form", "/add/", "/edit/", "/agree/") if word in main] == []


def test_an_empty_plan_says_what_the_packet_lacks(plan: Plan, lead: User, signed_in: SignIn) -> None:
    response = signed_in(lead).get(plan_url(plan))
    assert [gap["text"].split(":")[0] for gap in response.context["gaps"]] == [
        "No priorities yet",
        "No issues yet",
        "No objectives of theirs yet",
        "No expectations yet",
        "No initiatives yet",
        "No resources yet",
        "No actions yet",
        "No measures yet",
    ]


def test_a_selling_goal_of_ours_does_not_fill_the_gap(plan: Plan, lead: User, signed_in: SignIn) -> None:
    Objective.objects.create(plan=plan, text="Win their connectors", is_ours=True, said_on=date(2026, 1, 3))
    page = signed_in(lead).get(plan_url(plan)).content.decode()
    assert ("kept to ourselves" in page, "No objectives of theirs yet" in page) == (True, True)


def test_next_year_is_one_click_away(plan: Plan, lead: User, signed_in: SignIn) -> None:
    client = signed_in(lead)
    before = client.get(plan_url(plan)).content.decode()
    client.post(reverse("accounts:plan_start", args=[plan.account_id, 2027]))
    after = client.get(plan_url(plan)).content.decode()
    assert ("Start the plan for 2027" in before, "Open the plan for 2027" in after) == (True, True)


class TestAgreement:
    @pytest.mark.parametrize(
        ("who", "status"),
        [("lead", 302), ("contributor", 403), ("viewer", 403), ("csr", 403), ("stranger", 404), ("sales_lead", 302)],
    )
    def test_the_lead_records_it(
        self, who: str, status: int, plan: Plan, contact: Contact, signed_in: SignIn, request: pytest.FixtureRequest
    ) -> None:
        user = request.getfixturevalue(who)
        data = {"agreed_on": "2026-01-20", "agreed_with": [contact.pk], "version": 1}
        response = signed_in(user).post(reverse("accounts:plan_agree", args=[plan.pk]), data)
        plan.refresh_from_db()
        expected = (date(2026, 1, 20), user) if status == 302 else (None, None)
        assert (response.status_code, (plan.agreed_on, plan.agreed_by)) == (status, expected)

    @pytest.mark.parametrize(
        ("data", "wrong"),
        [
            ({"agreed_on": "2026-01-20"}, "agreed_with"),
            ({"agreed_with": "own"}, "agreed_on"),
            ({"agreed_on": "2026-01-20", "agreed_with": "other"}, "agreed_with"),
            ({"agreed_on": "2026-02-30", "agreed_with": "own"}, "agreed_on"),
            ({"agreed_on": "9999-01-01", "agreed_with": "own"}, "agreed_on"),
            ({"agreed_on": "0001-01-01", "agreed_with": "own"}, "agreed_on"),
        ],
    )
    def test_half_an_agreement_is_refused(
        self, data: dict[str, str], wrong: str, plan: Plan, contact: Contact, lead: User, signed_in: SignIn
    ) -> None:
        elsewhere = factories.contact(factories.account(), "Somebody else")
        people = {"own": contact.pk, "other": elsewhere.pk}
        sent = {name: people.get(value, value) for name, value in data.items()} | {"version": 1}
        response = signed_in(lead).post(reverse("accounts:plan_agree", args=[plan.pk]), sent)
        plan.refresh_from_db()
        assert (response.status_code, list(response.context["form"].errors), plan.agreed_on) == (422, [wrong], None)

    def test_it_can_be_taken_back(self, plan: Plan, contact: Contact, lead: User, signed_in: SignIn) -> None:
        client, url = signed_in(lead), reverse("accounts:plan_agree", args=[plan.pk])
        client.post(url, {"agreed_on": "2026-01-20", "agreed_with": [contact.pk], "version": 1})
        client.post(url, {"version": 2})
        plan.refresh_from_db()
        assert (plan.agreed_on, plan.agreed_by, list(plan.agreed_with.all())) == (None, None, [])

    def test_a_second_saver_gets_both(self, plan: Plan, contact: Contact, lead: User, signed_in: SignIn) -> None:
        client, url = signed_in(lead), reverse("accounts:plan_agree", args=[plan.pk])
        client.post(url, {"agreed_on": "2026-01-20", "agreed_with": [contact.pk], "version": 1})
        response = client.post(url, {"agreed_on": "2026-03-03", "agreed_with": [contact.pk], "version": 1})
        plan.refresh_from_db()
        assert (response.status_code, plan.agreed_on) == (409, date(2026, 1, 20))


class TestOurView:
    def test_it_is_saved_with_its_paragraphs(self, plan: Plan, lead: User, signed_in: SignIn) -> None:
        data = {"strategy": "They are short of planners.\r\n\r\nNot of parts.", "version": 1}
        response = signed_in(lead).post(reverse("accounts:plan_strategy", args=[plan.pk]), data)
        plan.refresh_from_db()
        assert (response.status_code, plan.strategy) == (302, "They are short of planners.\n\nNot of parts.")

    def test_too_long_a_text_comes_back_whole(self, plan: Plan, lead: User, signed_in: SignIn) -> None:
        text = "x" * 10_000
        response = signed_in(lead).post(
            reverse("accounts:plan_strategy", args=[plan.pk]), {"strategy": text, "version": 1}
        )
        plan.refresh_from_db()
        assert (response.status_code, text in response.content.decode(), plan.strategy) == (422, True, "")

    def test_two_writers_see_both_texts(self, plan: Plan, lead: User, signed_in: SignIn) -> None:
        client, url = signed_in(lead), reverse("accounts:plan_strategy", args=[plan.pk])
        client.post(url, {"strategy": "The first text", "version": 1})
        response = client.post(url, {"strategy": "The second text", "version": 1}, headers={"HX-Request": "true"})
        page = response.content.decode()
        plan.refresh_from_db()
        assert (response.status_code, plan.strategy) == (409, "The first text")
        assert ("The first text" in page, page.count("The second text") >= 2, 'value="2"' in page) == (True,) * 3

    def test_markup_from_people_is_text(self, plan: Plan, lead: User, signed_in: SignIn) -> None:
        plan.strategy = "<script>alert(1)</script>"
        plan.save()
        page = signed_in(lead).get(plan_url(plan)).content.decode()
        assert ("<script>alert" in page, "&lt;script&gt;alert(1)" in page) == (False, True)


@pytest.mark.parametrize("rows", [1, 5])
def test_the_page_asks_the_database_equally_often(
    rows: int, plan: Plan, contact: Contact, lead: User, signed_in: SignIn, django_assert_num_queries: Callable
) -> None:
    for number in range(rows):
        factories.expectation(plan, said_by=contact)
        factories.initiative(plan, owner=factories.user(), customer_owner=contact, agreed_by=contact)
        Objective.objects.create(plan=plan, text=f"Goal {number}", said_on=date(2026, 1, 3))
    client = signed_in(lead)
    with django_assert_num_queries(16):
        client.get(plan_url(plan))


def test_the_current_year_is_where_the_tab_leads(account: Account, lead: User, signed_in: SignIn) -> None:
    response = signed_in(lead).get(reverse("accounts:plan", args=[account.pk]))
    assert response.url == reverse("accounts:plan_year", args=[account.pk, timezone.localdate().year])
