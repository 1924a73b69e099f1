"""Two people, or one impatient one, send the same page at the same moment: on PostgreSQL, with real threads."""

from __future__ import annotations

import time
from collections import Counter
from collections.abc import Callable
from datetime import date
from threading import Thread
from typing import Any

import pytest
from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import Account, Assignment, Contact, Issue, Plan, Relationship, User
from moments.models import Moment
from reports.models import Packet, SectionEdit
from tests import factories
from tests.moments.races import together
from tests.nonsense import forms_of
from tests.reports.year import agreed_plan

pytestmark = [
    pytest.mark.skipif(connection.vendor == "sqlite", reason="The test database in memory has one connection."),
    pytest.mark.django_db(transaction=True),
]
SignedIn = Callable[[User], Client]


@pytest.fixture
def at_once(signed_in: SignedIn, admin: User, sales_lead: User) -> Callable[..., Counter[int]]:
    """Sends the same to one address by several clients at once; how often each status came back."""

    def send(url: str, data: dict[str, Any], times: int = 6) -> Counter[int]:
        clients = [signed_in((admin, sales_lead)[number % 2]) for number in range(times)]
        for client in clients:
            client.raise_request_exception = False
        return Counter(together([lambda one=client: one.post(url, data).status_code for client in clients]))

    return send


def filled(client: Client, page: str, **changed: Any) -> dict[str, Any]:
    """What the page's own form holds, with some of it changed."""
    form = next(one for one in forms_of(client, [page]) if one.url == page)
    return {name: value for name, value in form.values if value} | changed


def beaten(client: Client, url: str, data: dict[str, Any], first: Callable[[], Any]) -> int:
    """The status for somebody who sends while another transaction has done `first` and commits a moment later."""
    said: list[int] = []

    def send() -> None:
        said.append(client.post(url, data).status_code)
        connection.close()

    with transaction.atomic():
        first()
        sender = Thread(target=send)
        sender.start()
        time.sleep(1.5)
    sender.join(20)
    return said[0]


def named(name: str) -> dict[str, str]:
    return {"name": name, "currency": "USD", "time_zone": "UTC"}


@pytest.mark.parametrize(("asked_again", "status"), [(True, 422), (False, 500)], ids=["guarded", "control"])
def test_the_second_account_of_a_name_is_refused(
    asked_again: bool, status: int, account: Account, admin: User, signed_in: SignedIn, settings: Any
) -> None:
    if not asked_again:
        settings.MIDDLEWARE = [one for one in settings.MIDDLEWARE if not one.endswith("OnceMore")]
    client = signed_in(admin)
    client.raise_request_exception = False
    assert beaten(client, "/accounts/add/", named("Twice Ltd"), lambda: factories.account("twice ltd")) == status
    assert Account.objects.filter(name__iexact="twice ltd").count() == 1


def test_of_many_accounts_of_a_name_one_is_added(account: Account, at_once: Callable[..., Any]) -> None:
    assert at_once("/accounts/add/", named("Twice Ltd")) == {302: 1, 422: 5}


def test_two_accounts_do_not_take_one_name(account: Account, admin: User, signed_in: SignedIn) -> None:
    other, client = factories.account("Other"), signed_in(admin)
    page = reverse("accounts:edit", args=[account.pk])
    said = beaten(
        client,
        page,
        filled(client, page, name="Taken"),
        lambda: Account.objects.filter(pk=other.pk).update(name="Taken"),
    )
    assert (said, Account.objects.filter(name="Taken").count()) == (422, 1)


def test_one_lead_is_named(account: Account, at_once: Callable[..., Any]) -> None:
    colleague = factories.user("Lea", User.Role.ACCOUNT_MANAGER)
    said = at_once(reverse("accounts:assign", args=[account.pk]), {"colleague": colleague.pk, "role": "lead"})
    assert (said, Assignment.objects.count()) == ({302: 1, 422: 5}, 1)


def test_one_designation_stands(account: Account, at_once: Callable[..., Any]) -> None:
    decision = {"kind": "key", "reason": "Large", "decided_on": "2026-01-05"}
    said = at_once(reverse("accounts:designate", args=[account.pk]), decision)
    assert (said, account.designations.current().count()) == ({302: 6}, 1)


def test_one_colleague_knows_a_person_once(contact: Contact, at_once: Callable[..., Any]) -> None:
    said = at_once(reverse("accounts:know", args=[contact.pk]), {"strength": 2})
    assert (said, Relationship.objects.count()) == ({302: 6}, 2)


def test_a_plan_and_its_packet_start_once(plan: Plan, at_once: Callable[..., Any]) -> None:
    key = plan.account_id
    assert at_once(f"/accounts/{key}/plan/2025/start/", {}) == {302: 6}
    assert at_once(f"/accounts/{key}/packets/2026/start/", {}) == {302: 6}
    assert (Plan.objects.filter(year=2025).count(), Packet.objects.count()) == (1, 1)


def test_a_packet_is_approved_once(
    account: Account, contact: Contact, admin: User, at_once: Callable[..., Any]
) -> None:
    packet = factories.packet(agreed_plan(account, contact, 2025), admin)
    assert at_once(reverse("reports:approve", args=[packet.pk]), {}) == {302: 1, 409: 5}
    assert packet.renditions.count() == 3


@pytest.mark.parametrize("what", ["account", "contact", "moment", "strategy", "item", "letter", "section"])
def test_of_many_who_save_one_row_one_does(
    what: str, plan: Plan, contact: Contact, admin: User, signed_in: SignedIn, at_once: Callable[..., Any]
) -> None:
    client, account = signed_in(admin), plan.account
    issue = Issue.objects.create(plan=plan, text="x", said_on=date(2026, 1, 5))
    packet = factories.packet(plan, admin, recipient=contact, signatory=admin)
    SectionEdit.objects.create(packet=packet, key="results", headline="x")
    page, field = {
        "account": (reverse("accounts:edit", args=[account.pk]), "business"),
        "contact": (reverse("accounts:contact_edit", args=[contact.pk]), "department"),
        "moment": (reverse("moments:edit", args=[factories.moment(account, admin).pk]), "deed"),
        "strategy": (reverse("accounts:plan_strategy", args=[plan.pk]), "strategy"),
        "item": (reverse("accounts:item_edit", args=["issue", issue.pk]), "text"),
        "letter": (reverse("reports:letter", args=[packet.pk]), "letter"),
        "section": (reverse("reports:section", args=[packet.pk, "results"]), "headline"),
    }[what]
    assert at_once(page, filled(client, page, **{field: "Somebody’s own words"})) == {302: 1, 409: 5}


def test_the_first_words_of_a_section_are_written_once(
    plan: Plan, admin: User, signed_in: SignedIn, at_once: Callable[..., Any]
) -> None:
    page = reverse("reports:section", args=[factories.packet(plan, admin).pk, "results"])
    said = at_once(page, filled(signed_in(admin), page, headline="Somebody’s own words"))
    assert (said, SectionEdit.objects.count()) == ({302: 1, 409: 5}, 1)


def test_of_two_reviewers_one_is_told(
    account: Account, lead: User, admin: User, signed_in: SignedIn, at_once: Any
) -> None:
    page = reverse("moments:review", args=[factories.moment(account, lead).pk])
    words = {"title": "x", "customer_happened": "x", "customer_deed": "x"}
    assert at_once(page, filled(signed_in(admin), page, **words)) == {302: 1, 409: 5}
    assert Moment.objects.get().is_reviewed


def test_rows_are_moved_removed_and_restored_at_once(plan: Plan, at_once: Callable[..., Any]) -> None:
    issues = [Issue.objects.create(plan=plan, text="x", said_on=date(2026, 1, 5), position=at) for at in range(3)]
    assert at_once(f"/plans/issue/{issues[1].pk}/move/", {"to": "up"}) == {302: 6}
    assert sorted(Issue.objects.values_list("position", flat=True)) == [0, 1, 2]
    said = at_once(f"/plans/issue/{issues[1].pk}/remove/", {})
    assert (set(said) <= {302, 404}, Issue.objects.count()) == (True, 2)
    entry = Issue.history.filter(history_type="-").latest("history_id")
    assert at_once(f"/plans/issue/restore/{entry.history_id}/", {}) == {302: 6}
    assert Issue.objects.count() == 3


def test_a_row_removed_while_it_is_moved_stays_away(plan: Plan, admin: User, signed_in: SignedIn) -> None:
    issue = Issue.objects.create(plan=plan, text="x", said_on=date(2026, 1, 5))
    said = beaten(signed_in(admin), f"/plans/issue/{issue.pk}/move/", {"to": "up"}, issue.delete)
    assert (said, Issue.objects.count()) == (302, 0)


def test_a_section_moved_while_the_packet_is_frozen_is_too_late(
    account: Account, contact: Contact, admin: User, signed_in: SignedIn
) -> None:
    packet = factories.packet(agreed_plan(account, contact, 2025), admin)
    page = reverse("reports:move", args=[packet.pk, "results"])

    def freeze() -> None:
        Packet.objects.filter(pk=packet.pk).update(status="approved", frozen="{}", sha256="0" * 64)

    assert beaten(signed_in(admin), page, {"way": "down"}, freeze) == 409


def test_the_first_settings_are_saved_once(admin: User, at_once: Callable[..., Any]) -> None:
    first = named("Northgate") | {"language": "en-US", "paper": "A4", "fiscal_year_starts": 1}
    said = at_once("/settings/vendor/", first)
    assert said == {302: 1, 422: 2, 403: 3}  # a sales lead has no business there
