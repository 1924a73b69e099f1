"""One account at a glance, five minutes before a negotiation."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import Account, User
from moments.models import Moment
from tests import factories
from tests.reports.year import Year, full_year, lower

pytestmark = pytest.mark.django_db


@pytest.fixture
def year(db: None) -> Year:
    return full_year()


@pytest.fixture
def client(year: Year, signed_in: Callable[[User], Client]) -> Client:
    return signed_in(year.lead)


def overview(client: Client, account: Account, year: object = 2026) -> Any:
    return client.get(reverse("reports:account", args=[account.pk]), {"year": year})


def values(answer: Any) -> dict[str, tuple[str, str]]:
    return {one["label"]: (one["value"], one["note"]) for one in answer.context["overview"].figures()}


@pytest.mark.parametrize("times", [1, 5])
def test_the_number_of_queries_does_not_grow(
    times: int, signed_in: Callable[[User], Client], django_assert_max_num_queries: Any
) -> None:
    year = full_year(times)
    client = signed_in(year.lead)
    with django_assert_max_num_queries(13) as asked:
        assert overview(client, year.account).status_code == 200
    statements = [one["sql"] for one in asked]
    assert max(map(statements.count, statements)) <= 2


def test_a_first_moment_without_an_amount_draws_nothing_yet(signed_in: Callable[[User], Client], lead: User) -> None:
    account = Account.objects.get()
    factories.moment(account, lead, None)
    answer = overview(signed_in(lead), account)
    assert (answer.status_code, answer.context["chart"]) == (200, "")


def test_the_three_inks_stand_apart(client: Client, year: Year) -> None:
    factories.moment(year.account, year.lead, 250)
    lower(year.moments[1], year.contact, 2000, year.lead)
    assert values(overview(client, year.account)) == {
        "confirmed": ("$6,000", "two lines"),
        "reviewed": ("$1,000", "one line"),
        "estimated": ("$250", "one line"),
        "promises kept": ("2 of 3", "1 missed"),
        "people know us": ("0 of 1", "nobody yet"),
    }


def test_every_number_opens_its_rows(client: Client, year: Year) -> None:
    for figure in overview(client, year.account).context["overview"].figures():
        assert client.get(figure["url"]).status_code == 200


def test_another_currency_is_not_added(client: Client, year: Year) -> None:
    Moment.objects.filter(pk=year.moments[0].pk).update(currency="EUR")
    answer = overview(client, year.account)
    assert values(answer)["reviewed"] == ("$0", "no lines")
    assert "another currency than USD" in answer.content.decode()


NONSENSE = ["", "x", "-1", "0", "1969", "99999", "2026.0", "٢٠٢٦", "1e3", "2" * 5000, "2026'", "\U0001f69a"]


@pytest.mark.parametrize("year_asked", NONSENSE, ids=range(len(NONSENSE)))
def test_a_year_that_is_none_shows_this_year(client: Client, year: Year, year_asked: str) -> None:
    answer = overview(client, year.account, year_asked)
    assert (answer.status_code, answer.context["overview"].year) == (200, answer.context["overview"].this_year)


def test_a_nul_in_the_address_is_refused(client: Client, year: Year) -> None:
    assert overview(client, year.account, "20\x0026").status_code == 400


@pytest.mark.parametrize("year_asked", [1970, 1999, 2030, 2099])
def test_a_year_without_rows_is_an_empty_page(client: Client, year: Year, year_asked: int) -> None:
    answer = overview(client, year.account, year_asked)
    assert (answer.status_code, answer.context["overview"].year) == (200, year_asked)
    assert "There is no plan for this year." in answer.content.decode()


def test_a_promise_that_is_late_is_marked(client: Client, year: Year) -> None:
    factories.initiative(year.plan, "Long gone", due_on=date(2026, 2, 1))
    dates = overview(client, year.account).context["overview"].next_dates()
    assert [(one.text, one.is_late) for one in dates][:1] == [("Long gone", True)]


def test_a_stranger_finds_nothing(year: Year, stranger: User, signed_in: Callable[[User], Client]) -> None:
    client = signed_in(stranger)
    for name in ("account", "account_packets"):
        assert client.get(reverse(f"reports:{name}", args=[year.account.pk])).status_code == 404


def test_years_without_a_packet_are_offered(client: Client, year: Year) -> None:
    factories.plan(year.account, 2025)
    answer = client.get(reverse("reports:account_packets", args=[year.account.pk]))
    assert [plan.year for plan in answer.context["plans_without"]] == [2025]
    assert [packet.pk for packet in answer.context["packets"]] == [year.packet.pk]
