"""The people at an account, and who of us knows them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.coverage import alarms
from accounts.models import Account, Contact, Relationship, User
from tests import factories

pytestmark = pytest.mark.django_db
SignIn = Callable[[User], Client]
PERSON = {"name": "Elena Marsh", "title": "Director of operations", "seniority": 3}


def people_url(account: Account) -> str:
    return reverse("accounts:people", args=[account.pk])


def tie(colleague: User, contact: Contact, strength: int = 2) -> Relationship:
    return Relationship.objects.create(colleague=colleague, contact=contact, strength=strength)


@pytest.mark.parametrize(
    ("who", "status"),
    [("lead", 302), ("contributor", 302), ("viewer", 403), ("csr", 403), ("stranger", 404), ("sales_lead", 302)],
)
def test_people_are_written_down_by_those_who_may_edit(
    who: str, status: int, account: Account, contact: Contact, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    client = signed_in(request.getfixturevalue(who))
    statuses = [
        client.post(reverse("accounts:contact_add", args=[account.pk]), PERSON).status_code,
        client.post(
            reverse("accounts:contact_edit", args=[contact.pk]), {**PERSON, "state": "active", "version": 1}
        ).status_code,
    ]
    expected = ["Elena Marsh", "Elena Marsh"] if status == 302 else ["Dana Ruiz"]
    assert (statuses, [person.name for person in account.contacts.all()]) == ([status] * 2, expected)


@pytest.mark.parametrize(("who", "status"), [("viewer", 200), ("csr", 200), ("stranger", 404)])
def test_people_are_read_by_everybody_on_the_account(
    who: str, status: int, account: Account, contact: Contact, signed_in: SignIn, request: pytest.FixtureRequest
) -> None:
    assert signed_in(request.getfixturevalue(who)).get(people_url(account)).status_code == status


@pytest.mark.parametrize(
    ("field", "value"),
    [("name", ""), ("name", "\u200b"), ("name", "x" * 121), ("seniority", "9"), ("email", "no"), ("reports_to", "0")],
)
def test_what_is_wrong_stands_at_its_field(
    field: str, value: str, account: Account, lead: User, signed_in: SignIn
) -> None:
    response = signed_in(lead).post(reverse("accounts:contact_add", args=[account.pk]), {**PERSON, field: value})
    assert (response.status_code, list(response.context["form"].errors)) == (422, [field])
    assert ("Director of operations" in response.content.decode(), Contact.objects.count()) == (True, 0)


def test_nobody_reports_to_a_person_of_another_account(account: Account, lead: User, signed_in: SignIn) -> None:
    other = factories.contact(factories.account())
    data = {**PERSON, "reports_to": other.pk}
    assert signed_in(lead).post(reverse("accounts:contact_add", args=[account.pk]), data).status_code == 422


def test_nobody_reports_to_themselves_in_a_circle(contact: Contact, lead: User, signed_in: SignIn) -> None:
    below = factories.contact(contact.account, "Tom Eckert", reports_to=contact)
    data = {**PERSON, "state": "active", "reports_to": below.pk, "version": 1}
    response = signed_in(lead).post(reverse("accounts:contact_edit", args=[contact.pk]), data)
    assert (response.status_code, list(response.context["form"].errors)) == (422, ["reports_to"])


def test_two_savers_of_a_person_see_both(contact: Contact, lead: User, signed_in: SignIn) -> None:
    client, url = signed_in(lead), reverse("accounts:contact_edit", args=[contact.pk])
    for title in ("Buyer", "Head of buying"):
        response = client.post(url, {**PERSON, "title": title, "state": "active", "version": 1})
    contact.refresh_from_db()
    page = response.content.decode()
    assert (response.status_code, contact.title, "Head of buying" in page) == (409, "Buyer", True)


def test_hostile_names_are_text(account: Account, lead: User, signed_in: SignIn) -> None:
    client = signed_in(lead)
    data = {**PERSON, "name": "<img src=x onerror=alert(1)>", "preferences": "\u202egnp.exe\x07"}
    client.post(reverse("accounts:contact_add", args=[account.pk]), data)
    page = client.get(people_url(account)).content.decode()
    assert ("<img src=x" in page, "&lt;img src=x" in page, "\x07" in page) == (False, True, False)


class TestKnowing:
    @pytest.mark.parametrize(("who", "status"), [("csr", 302), ("viewer", 302), ("stranger", 404), ("sales_lead", 302)])
    def test_i_say_that_i_know_somebody(
        self, who: str, status: int, contact: Contact, signed_in: SignIn, request: pytest.FixtureRequest
    ) -> None:
        user = request.getfixturevalue(who)
        data = {"strength": 3, "since": 2019}
        response = signed_in(user).post(reverse("accounts:know", args=[contact.pk]), data)
        found = [(one.colleague, one.strength, one.since) for one in contact.relationships.all()]
        assert (response.status_code, found) == (status, [(user, 3, 2019)] if status == 302 else [])

    def test_i_change_what_i_said(self, contact: Contact, lead: User, signed_in: SignIn) -> None:
        tie(lead, contact, 1)
        signed_in(lead).post(reverse("accounts:know", args=[contact.pk]), {"strength": 3})
        assert [one.strength for one in contact.relationships.all()] == [3]

    @pytest.mark.parametrize("since", ["9999", "soon", "-1", "1"])
    def test_years_that_cannot_be_are_refused(
        self, since: str, contact: Contact, lead: User, signed_in: SignIn
    ) -> None:
        data = {"strength": 2, "since": since}
        response = signed_in(lead).post(reverse("accounts:know", args=[contact.pk]), data)
        assert (response.status_code, contact.relationships.count()) == (422, 0)


class TestAlarms:
    def of(self, account: Account) -> list[str]:
        return alarms(list(account.contacts.prefetch_related("relationships")))

    def test_an_account_without_people_raises_none(self, account: Account) -> None:
        assert self.of(account) == []

    def test_nobody_knows_anybody(self, contact: Contact) -> None:
        assert self.of(contact.account) == ["Nobody of us has said that they know anybody here."]

    def test_a_single_person_carries_everything(self, contact: Contact, lead: User) -> None:
        tie(lead, contact)
        assert self.of(contact.account) == [
            "Dana Ruiz is the only person we know. When Dana Ruiz leaves, we begin anew.",
            "We know Dana Ruiz best, and nobody of us knows anybody above.",
        ]

    def test_knowing_somebody_above_quiets_the_alarm(self, contact: Contact, lead: User) -> None:
        above = factories.contact(contact.account, "Elena Marsh", seniority=Contact.Seniority.DIRECTOR)
        tie(lead, contact, 3)
        tie(lead, above, 1)
        assert self.of(contact.account) == []

    def test_who_left_does_not_count(self, contact: Contact, lead: User) -> None:
        gone = factories.contact(contact.account, "Elena Marsh", seniority=4, state=Contact.State.LEFT)
        tie(lead, contact)
        tie(lead, gone)
        assert len(self.of(contact.account)) == 2


@pytest.mark.parametrize("rows", [1, 5])
def test_the_page_asks_the_database_equally_often(
    rows: int, account: Account, lead: User, signed_in: SignIn, django_assert_num_queries: Any
) -> None:
    for _ in range(rows):
        tie(factories.user(), factories.contact(account, reports_to=factories.contact(account)))
    client = signed_in(lead)
    with django_assert_num_queries(7):
        client.get(people_url(account))
