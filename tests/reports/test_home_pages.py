"""Today: what needs each of us, and nothing of others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client

from accounts.models import User
from reports import publishing
from reports.models import Rendition
from reports.today import groups
from tests import factories
from tests.reports.year import AT, MISSED, Year, full_year

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)


@pytest.fixture
def year(db: None) -> Year:
    return full_year()


def titles(user: User) -> list[str]:
    return [group.title for group in groups(user, TODAY)]


def rows(user: User, title: str) -> list[str]:
    return [row.text for group in groups(user, TODAY) if group.title == title for row in group.rows]


@pytest.mark.parametrize("role", User.Role.values)
@pytest.mark.parametrize("times", [1, 5])
def test_the_number_of_queries_does_not_grow(
    times: int, role: str, signed_in: Callable[[User], Client], django_assert_max_num_queries: Any
) -> None:
    full_year(times)
    client = signed_in(factories.user("Somebody", role))
    with django_assert_max_num_queries(12):
        assert client.get("/").status_code == 200


@pytest.mark.parametrize("role", User.Role.values)
def test_who_is_new_is_told_where_to_begin(role: str, signed_in: Callable[[User], Client]) -> None:
    factories.vendor()
    answer = signed_in(factories.user("Somebody", role)).get("/")
    assert (answer.status_code, answer.context["groups"]) == (200, [])
    assert "Good day, Somebody" in answer.content.decode()


def test_moments_wait_for_the_lead(year: Year) -> None:
    factories.moment(year.account, year.lead)
    factories.moment(year.account, year.lead)
    assert rows(year.lead, "Waiting for your review") == ["Two moments at Halvorsen Industrial Controls"]


def test_a_miss_without_its_why_waits_for_the_lead(year: Year) -> None:
    factories.expectation(year.plan, "Ship on Fridays", **{**MISSED, "change": ""})
    assert rows(year.lead, "Misses to explain") == ["Ship on Fridays"]


def test_late_promises_are_due(year: Year) -> None:
    factories.initiative(year.plan, "Late", due_on=date(2026, 11, 1), owner=year.lead)
    factories.initiative(year.plan, "Far", due_on=date(2027, 2, 1), owner=year.lead)
    assert rows(year.lead, "Promises due") == ["Late"]


def test_a_file_that_failed_is_brought_up(year: Year) -> None:
    publishing.approve(year.packet, by=year.lead, at=AT)
    assert "Packets to finish" not in titles(year.lead)
    Rendition.objects.filter(format="pdf").update(state="failed")
    assert rows(year.lead, "Packets to finish") == ["Halvorsen Industrial Controls 2026"]


def test_a_rep_sees_what_became_of_their_moments(year: Year, csr: User) -> None:
    factories.confirmed_moment(year.account, csr, year.contact, title="Mine")
    assert rows(csr, "What became of your moments") == ["Mine"]


@pytest.fixture
def csr(year: Year) -> User:
    return factories.user("Maya Torres", User.Role.CSR)


def test_a_stranger_sees_nothing_of_others(year: Year, csr: User, signed_in: Callable[[User], Client]) -> None:
    factories.moment(year.account, year.lead, title="Secret catch")
    page = signed_in(csr).get("/").content.decode()
    assert [word for word in ("Halvorsen", "Secret", "Truck sent") if word in page] == []
