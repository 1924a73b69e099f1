from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import Account, Contact, User
from moments.models import Moment
from tests import factories

pytestmark = pytest.mark.django_db

SignedIn = Callable[[User], Client]
NONSENSE = ["-1", "0", "x", "9" * 30, "2026-13", "<b>", "' OR 1=1", "１２", "2026-05-01"]


@pytest.fixture
def three(account: Account, contact: Contact, lead: User, csr: User) -> dict[str, Moment]:
    """One moment in each ink: estimated in May, reviewed in June, confirmed in 2025."""
    return {
        "estimated": factories.moment(account, csr, 10, category="supply"),
        "reviewed": factories.reviewed_moment(account, lead, 200, occurred_on=date(2026, 6, 2), is_unique=True),
        "confirmed": factories.confirmed_moment(account, lead, contact, 3000, occurred_on=date(2025, 12, 31)),
    }


def rows(client: Client, path: str = "/moments/", **asked: Any) -> list[Moment]:
    return list(client.get(path, asked).context["moments"])


def test_the_newest_comes_first(signed_in: SignedIn, lead: User, three: dict[str, Moment]) -> None:
    assert rows(signed_in(lead)) == [three["reviewed"], three["estimated"], three["confirmed"]]


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        ({"show": "review"}, ["estimated"]),
        ({"show": "mine"}, ["reviewed", "confirmed"]),
        ({"status": "confirmed"}, ["confirmed"]),
        ({"ink": "reviewed"}, ["reviewed"]),
        ({"category": "supply"}, ["estimated"]),
        ({"unique": "1"}, ["reviewed"]),
        ({"year": "2026"}, ["reviewed", "estimated"]),
        ({"month": "2026-05"}, ["estimated"]),
        ({"q": "reels forgot"}, ["reviewed", "estimated", "confirmed"]),
        ({"q": "nothing like this"}, []),
        ({"year": "2026", "status": "logged", "show": "mine"}, []),
    ],
)
def test_the_address_narrows_the_list(
    signed_in: SignedIn, lead: User, three: dict[str, Moment], asked: dict[str, str], found: list[str]
) -> None:
    assert rows(signed_in(lead), **asked) == [three[name] for name in found]


def test_one_account_can_be_shown(signed_in: SignedIn, sales_lead: User, three: dict[str, Moment]) -> None:
    other = factories.moment(factories.account("Corvid Aero"), sales_lead)
    answer = signed_in(sales_lead).get("/moments/", {"account": other.account_id})
    assert (list(answer.context["moments"]), answer.context["account"]) == ([other], other.account)
    assert "Moments at Corvid Aero" in answer.content.decode()


@pytest.mark.parametrize("name", ["show", "account", "status", "ink", "category", "year", "month", "page"])
@pytest.mark.parametrize("value", NONSENSE)
def test_nonsense_in_the_address_is_left_out_or_finds_nothing(
    signed_in: SignedIn, lead: User, three: dict[str, Moment], account: Account, name: str, value: str
) -> None:
    client = signed_in(lead)
    assert client.get("/moments/", {name: value}).status_code == 200
    assert client.get(f"/accounts/{account.pk}/ledger/", {name: value}).status_code == 200


def test_a_nul_in_the_address_is_refused(signed_in: SignedIn, lead: User) -> None:
    assert signed_in(lead).get("/moments/?q=a%00b").status_code == 400


def test_what_was_left_out_is_named(signed_in: SignedIn, lead: User, three: dict[str, Moment]) -> None:
    answer = signed_in(lead).get("/moments/", {"status": "nonsense", "year": "2026"})
    assert "Not understood and left out: status." in answer.content.decode()
    assert list(answer.context["moments"]) == [three["reviewed"], three["estimated"]]


def test_one_sees_only_what_one_may(signed_in: SignedIn, stranger: User, three: dict[str, Moment]) -> None:
    own = factories.moment(three["estimated"].account, stranger)
    assert rows(signed_in(stranger)) == [own]
    assert rows(signed_in(stranger), q="reels") == [own]


def figures(client: Client, path: str = "/moments/", **asked: Any) -> list[list[tuple[str, str]]]:
    return [[(figure["ink"], figure["value"]) for figure in row] for row in client.get(path, asked).context["totals"]]


def test_the_foot_holds_three_totals_and_never_a_sum(
    signed_in: SignedIn, sales_lead: User, three: dict[str, Moment]
) -> None:
    euros = factories.account(currency="EUR")
    factories.moment(euros, sales_lead, 77)
    assert figures(signed_in(sales_lead)) == [
        [("confirmed", "€0"), ("reviewed", "€0"), ("estimated", "€77")],
        [("confirmed", "$3,000"), ("reviewed", "$200"), ("estimated", "$10")],
    ]


def test_a_total_opens_its_rows(signed_in: SignedIn, lead: User, three: dict[str, Moment], account: Account) -> None:
    client = signed_in(lead)
    for path in ("/moments/", f"/accounts/{account.pk}/ledger/"):
        for figure in client.get(path).context["totals"][0]:
            if figure["url"]:
                assert list(client.get(figure["url"]).context["moments"]) == [three[figure["ink"]]]


def test_fifty_rows_make_a_page(signed_in: SignedIn, csr: User, account: Account) -> None:
    for number in range(51):
        factories.moment(account, csr, None, title=f"Moment {number}")
    client = signed_in(csr)
    first = client.get("/moments/", {"show": "mine"})
    assert (len(first.context["moments"]), first.context["newer"]) == (50, "")
    second = client.get(first.context["older"])
    assert (len(second.context["moments"]), second.context["older"]) == (1, "")
    assert second.context["newer"] == "/moments/?show=mine&page=1"


def test_an_empty_list_says_what_belongs_there(signed_in: SignedIn, csr: User) -> None:
    page = signed_in(csr).get("/moments/").content.decode()
    assert "Whatever you do for a customer beyond the order belongs here." in page
    assert "No moment answers to all of this." in signed_in(csr).get("/moments/?q=x").content.decode()


@pytest.mark.parametrize(
    ("many", "path", "queries"), [(1, "/moments/", 6), (5, "/moments/", 6), (1, "ledger", 9), (5, "ledger", 9)]
)
def test_a_list_takes_as_many_queries_for_one_row_as_for_five(
    signed_in: SignedIn,
    lead: User,
    contact: Contact,
    account: Account,
    django_assert_num_queries: DjangoAssertNumQueries,
    many: int,
    path: str,
    queries: int,
) -> None:
    for _ in range(many):
        factories.confirmed_moment(account, factories.user(), contact)
    client = signed_in(lead)
    with django_assert_num_queries(queries):
        client.get(f"/accounts/{account.pk}/ledger/?year=2026" if path == "ledger" else path)


@pytest.mark.parametrize(
    ("who", "status"), [("lead", 200), ("viewer", 200), ("csr", 200), ("admin", 200), ("stranger", 404)]
)
def test_the_ledger_is_for_those_who_may_open_the_account(
    signed_in: SignedIn, account: Account, request: pytest.FixtureRequest, who: str, status: int
) -> None:
    assert signed_in(request.getfixturevalue(who)).get(f"/accounts/{account.pk}/ledger/").status_code == status


def test_the_ledger_shows_one_fiscal_year(
    signed_in: SignedIn, lead: User, account: Account, three: dict[str, Moment]
) -> None:
    client, path = signed_in(lead), f"/accounts/{account.pk}/ledger/"
    assert rows(client, path, year="2026") == [three["reviewed"], three["estimated"]]
    assert rows(client, path, year="2025") == [three["confirmed"]]
    assert figures(client, path, year="2025") == [[("confirmed", "$3,000"), ("reviewed", "$0"), ("estimated", "$0")]]
    factories.vendor(fiscal_year_starts=6)
    assert rows(client, path, year="2027") == [three["reviewed"]]
    assert rows(client, path, year="2026") == [three["estimated"], three["confirmed"]]


def test_the_ledger_opens_with_the_current_year(signed_in: SignedIn, lead: User, account: Account) -> None:
    assert signed_in(lead).get(f"/accounts/{account.pk}/ledger/").context["year"] == timezone.localdate().year


def test_a_month_opens_its_rows_and_keeps_its_year(
    signed_in: SignedIn, lead: User, account: Account, three: dict[str, Moment]
) -> None:
    answer = signed_in(lead).get(f"/accounts/{account.pk}/ledger/", {"month": "2025-12"})
    assert (list(answer.context["moments"]), answer.context["year"]) == ([three["confirmed"]], 2025)


def test_the_ledger_of_one_account_holds_no_other(
    signed_in: SignedIn, sales_lead: User, account: Account, three: dict[str, Moment]
) -> None:
    factories.moment(factories.account(), sales_lead)
    assert len(rows(signed_in(sales_lead), f"/accounts/{account.pk}/ledger/", year="2026")) == 2


def test_the_foot_of_the_ledger_is_the_sum_of_what_is_shown(
    signed_in: SignedIn, lead: User, account: Account, three: dict[str, Moment]
) -> None:
    factories.moment(account, lead, Decimal("33.33"), category="quality")
    shown = signed_in(lead).get(f"/accounts/{account.pk}/ledger/", {"year": "2026", "category": "quality"})
    assert shown.context["shown"]["USD"]["estimated"].likely == Decimal("33.33")
    assert shown.context["shown"]["USD"]["reviewed"].likely == Decimal(0)
