"""The list of accounts, their settings, and who steers them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import Account, Assignment, Designation, User
from tests import factories

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
LIST = "/accounts/"


def names(response: Any) -> list[str]:
    return [account.name for account in response.context["page"]]


def settings_url(account: Account) -> str:
    return reverse("accounts:edit", args=[account.pk])


class TestList:
    @pytest.mark.parametrize(
        ("who", "seen"),
        [
            ("csr", ["Halvorsen Industrial Controls"]),
            ("lead", ["Halvorsen Industrial Controls"]),
            ("viewer", ["Halvorsen Industrial Controls"]),
            ("stranger", []),
            ("sales_lead", ["Corvid Aero", "Halvorsen Industrial Controls"]),
            ("admin", ["Corvid Aero", "Halvorsen Industrial Controls"]),
        ],
    )
    def test_shows_only_what_one_may_open(
        self, who: str, seen: list[str], account: Account, signed_in: SignIn, request: pytest.FixtureRequest
    ) -> None:
        factories.account("Corvid Aero")
        assert names(signed_in(request.getfixturevalue(who)).get(LIST)) == seen

    def test_finds_by_words_of_the_name(self, account: Account, sales_lead: User, signed_in: SignIn) -> None:
        factories.account("Corvid Aero")
        assert names(signed_in(sales_lead).get(LIST, {"q": "controls halv"})) == ["Halvorsen Industrial Controls"]

    def test_shows_key_accounts_alone(self, account: Account, sales_lead: User, signed_in: SignIn) -> None:
        factories.account("Corvid Aero")
        factories.designation(account, sales_lead)
        response = signed_in(sales_lead).get(LIST, {"show": "key"})
        assert (names(response), "Key since 2022" in response.content.decode()) == ([account.name], True)

    def test_mine_are_those_i_serve(self, account: Account, sales_lead: User, signed_in: SignIn) -> None:
        mine = factories.account("Corvid Aero")
        factories.assignment(mine, sales_lead, Assignment.Role.SPONSOR)
        assert names(signed_in(sales_lead).get(LIST, {"show": "mine"})) == ["Corvid Aero"]

    def test_sorts_by_revenue_with_the_unknown_last(
        self, account: Account, sales_lead: User, signed_in: SignIn
    ) -> None:
        factories.account("Corvid Aero", yearly_revenue=Decimal(10))
        factories.account("Brightwater", yearly_revenue=Decimal(20))
        response = signed_in(sales_lead).get(LIST, {"sort": "revenue"})
        assert names(response) == ["Brightwater", "Corvid Aero", "Halvorsen Industrial Controls"]

    def test_archived_accounts_wait_behind_their_chip(
        self, account: Account, sales_lead: User, signed_in: SignIn
    ) -> None:
        account.archive(at=timezone.now())
        client = signed_in(sales_lead)
        assert (names(client.get(LIST)), names(client.get(LIST, {"show": "archived"}))) == ([], [account.name])

    @pytest.mark.parametrize(
        "query",
        ["sort=password", "show=;drop", "page=0", "page=abc", "page=999", "q=" + "x" * 5000, "q=%F0%9F%9A%9A"],
    )
    def test_strange_wishes_do_no_harm(self, query: str, account: Account, sales_lead: User, signed_in: SignIn) -> None:
        assert signed_in(sales_lead).get(f"{LIST}?{query}").status_code == 200

    def test_turns_pages(self, account: Account, sales_lead: User, signed_in: SignIn) -> None:
        for number in range(55):
            factories.account(f"Account {number:03}")
        client = signed_in(sales_lead)
        pages = [len(names(client.get(LIST, {"page": page}))) for page in (1, 2)]
        assert pages == [50, 6]

    def test_a_csr_without_accounts_is_told_what_to_do(self, stranger: User, signed_in: SignIn) -> None:
        assert "You are not assigned to an account yet" in signed_in(stranger).get(LIST).content.decode()

    @pytest.mark.parametrize("rows", [1, 5])
    def test_asks_the_database_equally_often(
        self, rows: int, sales_lead: User, signed_in: SignIn, django_assert_num_queries: Any
    ) -> None:
        for _ in range(rows):
            account = factories.account()
            factories.assignment(account, factories.user())
            factories.designation(account, sales_lead)
        client = signed_in(sales_lead)
        with django_assert_num_queries(4):
            client.get(LIST)


class TestAdding:
    @pytest.mark.parametrize(
        ("who", "status"), [("csr", 403), ("lead", 403), ("stranger", 403), ("sales_lead", 302), ("admin", 302)]
    )
    def test_is_for_those_who_run_the_programme(
        self, who: str, status: int, account: Account, signed_in: SignIn, request: pytest.FixtureRequest
    ) -> None:
        client = signed_in(request.getfixturevalue(who))
        data = {"name": "Corvid Aero", "currency": "USD", "time_zone": "UTC"}
        response = client.post(reverse("accounts:add"), data)
        assert (response.status_code, Account.objects.count()) == (status, 2 if status == 302 else 1)

    @pytest.mark.parametrize(
        ("field", "value"),
        [
            ("name", ""),
            ("name", "halvorsen INDUSTRIAL controls"),
            ("name", "x" * 161),
            ("currency", "XXX"),
            ("time_zone", "Mars/Olympus"),
            ("customer_since", "9999"),
            ("customer_since", "-3"),
            ("yearly_revenue", "a lot"),
            ("yearly_revenue", "-5"),
            ("website", "javascript:alert(1)"),
            ("negotiation_on", "2023-02-29"),
            ("parent", "999"),
            ("business", "x" * 10_000),
        ],
    )
    def test_what_is_wrong_stands_at_its_field(
        self, field: str, value: str, account: Account, sales_lead: User, signed_in: SignIn
    ) -> None:
        data = {"name": "Corvid Aero", "industry": "Aerospace", "currency": "USD", "time_zone": "UTC", field: value}
        response = signed_in(sales_lead).post(reverse("accounts:add"), data)
        assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
        assert ('value="Aerospace"' in response.content.decode(), Account.objects.count()) == (True, 1)


class TestSettings:
    @pytest.mark.parametrize(
        ("who", "status"),
        [("lead", 302), ("contributor", 302), ("viewer", 403), ("csr", 403), ("stranger", 404), ("sales_lead", 302)],
    )
    def test_the_profile_is_for_those_who_may_edit(
        self, who: str, status: int, account: Account, signed_in: SignIn, request: pytest.FixtureRequest
    ) -> None:
        data = {"name": account.name, "currency": "USD", "time_zone": "UTC", "business": "Drives", "version": 1}
        response = signed_in(request.getfixturevalue(who)).post(settings_url(account), data)
        account.refresh_from_db()
        assert (response.status_code, account.business) == (status, "Drives" if status == 302 else "")

    def test_the_profile_is_never_overwritten_unseen(self, account: Account, lead: User, signed_in: SignIn) -> None:
        client = signed_in(lead)
        for text in ("First", "Second"):
            data = {"name": account.name, "currency": "USD", "time_zone": "UTC", "business": text, "version": 1}
            response = client.post(settings_url(account), data)
        account.refresh_from_db()
        page = response.content.decode()
        assert (response.status_code, account.business, "Second" in page) == (409, "First", True)

    def test_accounts_cannot_belong_to_each_other_in_a_circle(
        self, account: Account, sales_lead: User, signed_in: SignIn
    ) -> None:
        child = factories.account("Halvorsen Racine", parent=account)
        data = {"name": account.name, "currency": "USD", "time_zone": "UTC", "parent": child.pk, "version": 1}
        response = signed_in(sales_lead).post(settings_url(account), data)
        assert (response.status_code, list(response.context["form"].errors)) == (422, ["parent"])

    @pytest.mark.parametrize(
        ("who", "status"), [("lead", 403), ("contributor", 403), ("viewer", 403), ("csr", 403), ("stranger", 404)]
    )
    def test_steering_is_for_those_who_run_the_programme(
        self, who: str, status: int, account: Account, signed_in: SignIn, request: pytest.FixtureRequest
    ) -> None:
        client = signed_in(request.getfixturevalue(who))
        part = factories.assignment(account, factories.user(), Assignment.Role.VIEWER)
        statuses = [
            client.post(reverse("accounts:archive", args=[account.pk])).status_code,
            client.post(reverse("accounts:restore", args=[account.pk])).status_code,
            client.post(reverse("accounts:designate", args=[account.pk]), {"kind": "key"}).status_code,
            client.post(reverse("accounts:assign", args=[account.pk]), {"role": "viewer"}).status_code,
            client.post(reverse("accounts:end_assignment", args=[part.pk])).status_code,
        ]
        part.refresh_from_db()
        assert (statuses, part.ended_on, Designation.objects.count()) == ([status] * 5, None, 0)

    def test_a_decision_ends_the_one_before(self, account: Account, sales_lead: User, signed_in: SignIn) -> None:
        former = factories.designation(account, sales_lead)
        data = {"kind": "not_key", "reason": "They asked for it.", "decided_on": "2026-05-01"}
        signed_in(sales_lead).post(reverse("accounts:designate", args=[account.pk]), data)
        former.refresh_from_db()
        current = account.designations.current().get()
        assert (former.ended_on, current.kind, current.approved_by) == (date(2026, 5, 1), "not_key", sales_lead)

    def test_a_decision_needs_its_reason(self, account: Account, sales_lead: User, signed_in: SignIn) -> None:
        data = {"kind": "key", "reason": " ", "decided_on": "2026-05-01", "review_on": "2026-04-01"}
        response = signed_in(sales_lead).post(reverse("accounts:designate", args=[account.pk]), data)
        errors = response.context["designation_form"].errors
        assert (response.status_code, set(errors), Designation.objects.count()) == (422, {"reason", "review_on"}, 0)

    def test_a_colleague_is_assigned_from_today(self, account: Account, sales_lead: User, signed_in: SignIn) -> None:
        colleague = factories.user("Owen Blake")
        data = {"colleague": colleague.pk, "role": "contributor"}
        signed_in(sales_lead).post(reverse("accounts:assign", args=[account.pk]), data)
        part = account.assignments.get()
        assert (part.colleague, part.role, part.started_on) == (colleague, "contributor", timezone.localdate())

    def test_nobody_is_pushed_out_of_the_lead(
        self, account: Account, lead: User, sales_lead: User, signed_in: SignIn
    ) -> None:
        data = {"colleague": factories.user("Owen Blake").pk, "role": "lead"}
        response = signed_in(sales_lead).post(reverse("accounts:assign", args=[account.pk]), data)
        assert (response.status_code, list(response.context["assignment_form"].errors)) == (422, ["role"])

    def test_a_part_ends_today(self, account: Account, lead: User, sales_lead: User, signed_in: SignIn) -> None:
        part = account.assignments.get()
        signed_in(sales_lead).post(reverse("accounts:end_assignment", args=[part.pk]))
        part.refresh_from_db()
        assert (part.ended_on, Account.objects.visible_to(lead).count()) == (timezone.localdate(), 0)

    def test_an_account_goes_and_comes_back(self, account: Account, sales_lead: User, signed_in: SignIn) -> None:
        client, states = signed_in(sales_lead), []
        for verb in ("archive", "restore"):
            client.post(reverse(f"accounts:{verb}", args=[account.pk]))
            account.refresh_from_db()
            states.append(account.is_archived)
        assert states == [True, False]

    def test_the_page_asks_the_database_seldom(
        self, account: Account, sales_lead: User, lead: User, signed_in: SignIn, django_assert_max_num_queries: Any
    ) -> None:
        client = signed_in(sales_lead)
        with django_assert_max_num_queries(9):
            client.get(settings_url(account))
