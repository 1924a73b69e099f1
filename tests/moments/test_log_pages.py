from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import Account, Contact, User
from kaps.clock import today_in
from moments.models import Benefit, Moment, Rate
from tests import factories
from tests.moments.forms import quick_log
from tests.moments.races import together

pytestmark = pytest.mark.django_db

SignedIn = Callable[[User], Client]
LOG = "/moments/log/"


@pytest.fixture
def rate(account: Account) -> Rate:
    return Rate.objects.create(
        name="Line down",
        unit="hour",
        amount=Decimal(85000),
        account=account,
        source="Elena Marsh in January",
        valid_from=date(2020, 1, 1),
    )


def test_four_fields_save_a_moment(signed_in: SignedIn, csr: User, account: Account, contact: Contact) -> None:
    typed = quick_log(account)
    answer = signed_in(csr).post(LOG, typed)
    moment = Moment.objects.get()
    assert (answer.status_code, answer["Location"]) == (302, f"/moments/{moment.pk}/")
    kept = (moment.account, moment.contact, moment.happened, moment.deed, moment.logged_by, moment.occurred_on)
    assert kept == (account, contact, typed["happened"], typed["deed"], csr, date(2026, 5, 4))


def test_the_day_is_today_where_the_colleague_is(signed_in: SignedIn, account: Account) -> None:
    east = factories.user("Kiri Tane", time_zone="Pacific/Kiritimati")
    form = signed_in(east).get(LOG).context["form"]
    assert form["occurred_on"].value() == today_in("Pacific/Kiritimati")


def test_saving_and_logging_another_opens_the_empty_form(signed_in: SignedIn, csr: User, account: Account) -> None:
    answer = signed_in(csr).post(LOG, quick_log(account, another="1"), follow=True)
    moment = Moment.objects.get()
    assert answer.redirect_chain == [(f"/moments/log/?after={moment.pk}", 302)]
    assert answer.context["after"] == moment
    assert f'data-saved="{moment.form_key}"' in answer.content.decode()


def test_the_same_form_sent_twice_is_one_moment(signed_in: SignedIn, csr: User, account: Account) -> None:
    typed, client = quick_log(account, person="Somebody New"), signed_in(csr)
    first, second = client.post(LOG, typed), client.post(LOG, typed)
    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    assert (Moment.objects.count(), Contact.objects.count()) == (1, 1)


def test_the_same_key_from_two_colleagues_is_two_moments(
    signed_in: SignedIn, csr: User, stranger: User, account: Account
) -> None:
    typed = quick_log(account)
    for colleague in (csr, stranger):
        signed_in(colleague).post(LOG, typed)
    assert Moment.objects.count() == 2


def test_a_key_that_is_none_is_replaced(signed_in: SignedIn, csr: User, account: Account) -> None:
    assert signed_in(csr).post(LOG, quick_log(account, form_key="nonsense")).status_code == 302


def test_a_new_person_is_kept_as_their_contact(signed_in: SignedIn, csr: User, account: Account) -> None:
    signed_in(csr).post(LOG, quick_log(account, person=" Lena Voß "))
    assert [(found.name, found.account) for found in Contact.objects.all()] == [("Lena Voß", account)]
    assert Moment.objects.get().contact == Contact.objects.get()


def test_a_known_person_is_found_in_any_letters(
    signed_in: SignedIn, stranger: User, account: Account, contact: Contact
) -> None:
    signed_in(stranger).post(LOG, quick_log(account, person="dana RUIZ"))
    assert list(Contact.objects.all()) == [contact]
    assert Moment.objects.get().contact == contact


def test_a_namesake_at_another_account_is_somebody_else(signed_in: SignedIn, csr: User, account: Account) -> None:
    other = factories.contact(factories.account("Corvid Aero"), "Dana Ruiz")
    signed_in(csr).post(LOG, quick_log(account))
    assert Moment.objects.get().contact != other


def test_nobody_need_be_named(signed_in: SignedIn, csr: User, account: Account) -> None:
    signed_in(csr).post(LOG, quick_log(account, person=""))
    assert Moment.objects.get().contact is None


@pytest.mark.parametrize("missing", ["account_name", "happened", "deed", "occurred_on"])
@pytest.mark.parametrize("blank", ["", "  ", "\u00a0", "\u200b"])
def test_what_is_missing_is_said_and_the_rest_is_kept(
    signed_in: SignedIn, csr: User, account: Account, missing: str, blank: str
) -> None:
    answer = signed_in(csr).post(LOG, quick_log(account) | {missing: blank})
    assert answer.status_code == 422
    assert list(answer.context["form"].errors) == [missing]
    kept = {"happened": "line 4 stops Thursday", "deed": "two reels", "person": "Dana Ruiz"}
    assert [words in answer.content.decode() for name, words in kept.items() if name != missing] == [True] * (
        3 - (missing in kept)
    )
    assert Moment.objects.count() == 0


def test_a_few_letters_are_enough_where_they_fit_one_account(signed_in: SignedIn, csr: User, account: Account) -> None:
    factories.account("Corvid Aero")
    signed_in(csr).post(LOG, quick_log("halv"))
    assert Moment.objects.get().account == account


def test_letters_that_fit_several_accounts_ask_which(signed_in: SignedIn, csr: User, account: Account) -> None:
    dairy = factories.account("Halverson Dairy")
    client = signed_in(csr)
    answer = client.post(LOG, quick_log("Halv"))
    assert answer.status_code == 422
    assert answer.context["form"].errors == {"account_name": ["Which of these is it?"]}
    assert answer.context["form"].found == [dairy, account]
    client.post(LOG, quick_log("Halv", choice=str(dairy.pk)))
    assert Moment.objects.get().account == dairy


def test_the_exact_name_wins_over_longer_ones(signed_in: SignedIn, csr: User, account: Account) -> None:
    factories.account("Halvorsen Industrial Controls Canada")
    signed_in(csr).post(LOG, quick_log(account))
    assert Moment.objects.get().account == account


def test_a_name_typed_over_the_picked_account_wins(signed_in: SignedIn, csr: User, account: Account) -> None:
    other = factories.account("Corvid Aero")
    signed_in(csr).post(LOG, quick_log("Corvid Aero", account=account.pk))
    assert Moment.objects.get().account == other


@pytest.mark.parametrize("name", ["Nobody & Sons", "%", "_", "'", "\\"])
def test_an_unknown_customer_is_said(signed_in: SignedIn, csr: User, account: Account, name: str) -> None:
    answer = signed_in(csr).post(LOG, quick_log(name))
    assert answer.status_code == 422
    assert answer.context["form"].errors == {
        "account_name": ["No account has these words in its name. Try fewer letters."]
    }


@pytest.mark.parametrize("key", ["0", "-1", "abc", "9" * 30, "9223372036854775808", "1.5"])
def test_a_picked_account_that_is_none_is_never_an_error_of_ours(
    signed_in: SignedIn, csr: User, account: Account, key: str
) -> None:
    client = signed_in(csr)
    assert client.get(LOG, {"account": key}).status_code == 200
    assert client.get("/moments/log/card/", {"account": key}).status_code == 404
    assert client.post(LOG, quick_log("x", account=key, choice=key)).status_code == 422


def test_nothing_is_logged_on_an_archived_account(signed_in: SignedIn, csr: User, account: Account) -> None:
    Account.objects.update(archived_at=timezone.now())
    answer = signed_in(csr).post(LOG, quick_log(account, choice=account.pk))
    assert (answer.status_code, Moment.objects.count()) == (422, 0)


def test_a_stranger_logs_by_the_card_alone(
    signed_in: SignedIn, stranger: User, account: Account, contact: Contact, rate: Rate
) -> None:
    client = signed_in(stranger)
    page = client.get("/moments/log/card/", {"account": account.pk}).content.decode()
    assert ("Halvorsen" in page, "Dana Ruiz" in page, "Line down" in page) == (True, False, False)
    assert client.post(LOG, quick_log(account)).status_code == 302
    refused = client.post(LOG, quick_log(account, **{"worth-rate_card": rate.pk, "worth-quantity": "3"}))
    assert refused.status_code == 422


def test_the_card_brings_people_and_rates_to_those_who_serve_the_account(
    signed_in: SignedIn, csr: User, lead: User, account: Account, contact: Contact, rate: Rate
) -> None:
    factories.designation(account, lead)
    page = signed_in(csr).get("/moments/log/card/", {"account": account.pk}).content.decode()
    for words in (
        "Dana Ruiz",
        "Purchasing manager",
        "Line down: $85,000 per hour",
        "served by Priya Raman",
        "Key</span>",
    ):
        assert words in page


def test_suggestions_are_few_and_only_open_accounts(signed_in: SignedIn, stranger: User, account: Account) -> None:
    for number in range(20):
        factories.account(f"Acme {number:02}")
    factories.account("Acme closed", archived_at=timezone.now())
    client = signed_in(stranger)
    found = client.get("/moments/log/accounts/", {"account_name": "acme"}).context["found"]
    assert [account.name for account in found] == [f"Acme {number:02}" for number in range(8)]
    for words in ("", " ", "zzz", "%", "x" * 5000):
        assert client.get("/moments/log/accounts/", {"account_name": words}).context["found"] == []


def test_a_rate_card_multiplies_and_is_kept(signed_in: SignedIn, csr: User, account: Account, rate: Rate) -> None:
    signed_in(csr).post(
        LOG, quick_log(account, **{"worth-rate_card": rate.pk, "worth-quantity": "2.5", "worth-low": "85,000"})
    )
    line, moment = Benefit.objects.get(), Moment.objects.get()
    kept = (line.quantity, line.rate, line.unit, line.low, line.likely, line.high, line.rate_card)
    amounts = (Decimal("2.5"), Decimal(85000), "hour", Decimal(85000), Decimal(212500), Decimal(212500), rate)
    assert kept == amounts
    assert line.basis == "Line down: Elena Marsh in January"
    assert line.arithmetic("USD") == "2.5 × $85,000 per hour = $212,500"
    assert (moment.low, moment.likely, moment.benefit) == (Decimal(85000), Decimal(212500), Decimal(212500))


def test_a_rate_of_ones_own_needs_its_basis(signed_in: SignedIn, csr: User, account: Account) -> None:
    client, own = signed_in(csr), {"worth-quantity": "3", "worth-rate": "1,200.50"}
    answer = client.post(LOG, quick_log(account, **own))
    assert (answer.status_code, list(answer.context["worth"].errors)) == (422, ["basis"])
    client.post(LOG, quick_log(account, **own, **{"worth-basis": "Their planner said so"}))
    assert Moment.objects.get().likely == Decimal("3601.50")


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"likely": "10"}, "basis"),
        ({"basis": "Their word"}, "likely"),
        ({"low": "10", "basis": "Their word"}, "likely"),
        ({"low": "20", "likely": "10", "basis": "Their word"}, "low"),
        ({"high": "5", "likely": "10", "basis": "Their word"}, "high"),
        ({"quantity": "3", "rate": "10", "likely": "31", "basis": "Their word"}, "likely"),
        ({"quantity": "999999999", "rate": "999999999", "basis": "Their word"}, "quantity"),
        ({"quantity": "0", "rate": "10", "basis": "Their word"}, "quantity"),
        ({"quantity": "1.2345", "rate": "10", "basis": "Their word"}, "quantity"),
        ({"quantity": "9999999999", "rate": "10", "basis": "Their word"}, "quantity"),
        ({"quantity": "３", "rate": "10", "basis": "Their word"}, "quantity"),
        ({"quantity": "1_0", "rate": "10", "basis": "Their word"}, "quantity"),
        ({"rate_card": "999", "quantity": "1"}, "rate_card"),
    ],
)
def test_a_price_that_does_not_add_up_is_refused(
    signed_in: SignedIn, csr: User, account: Account, typed: dict[str, str], wrong: str
) -> None:
    answer = signed_in(csr).post(LOG, quick_log(account, **{f"worth-{name}": text for name, text in typed.items()}))
    assert (answer.status_code, list(answer.context["worth"].errors)) == (422, [wrong])
    assert Moment.objects.count() == 0


@pytest.mark.parametrize(
    "amount",
    [
        "1_000",
        "１２",
        "١٢",
        "NaN",
        "sNaN",
        "Infinity",
        "1e5",
        "0x10",
        "-5",
        "1.005",
        "1,00",
        "1000000000000",
        "ten",
        "=1+1",
    ],
)
def test_an_amount_nobody_writes_is_refused(signed_in: SignedIn, csr: User, account: Account, amount: str) -> None:
    typed = quick_log(account, own_cost=amount, **{"worth-likely": amount, "worth-basis": "Their word"})
    answer = signed_in(csr).post(LOG, typed)
    assert answer.status_code == 422
    assert (list(answer.context["form"].errors), list(answer.context["worth"].errors)) == (["own_cost"], ["likely"])
    assert answer.context["worth"]["likely"].value() == amount


@pytest.mark.parametrize(
    ("typed", "kept"), [("1,000", "1000"), ("$1,000.50", "1000.50"), ("0", "0"), ("999999999999.99", "999999999999.99")]
)
def test_an_amount_as_people_write_it_is_kept(
    signed_in: SignedIn, csr: User, account: Account, typed: str, kept: str
) -> None:
    signed_in(csr).post(LOG, quick_log(account, **{"worth-likely": typed, "worth-basis": "Their word"}))
    assert Moment.objects.get().likely == Decimal(kept)


@pytest.mark.parametrize(
    "day",
    [
        "2023-02-29",
        "0000-01-01",
        "31/12/2025",
        "1969-12-31",
        "9999-12-31",
        "10000-01-01",
        "yesterday",
        "２０２５-01-01x",
    ],
)
def test_a_day_that_cannot_be_is_refused(signed_in: SignedIn, csr: User, account: Account, day: str) -> None:
    answer = signed_in(csr).post(LOG, quick_log(account, occurred_on=day))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["occurred_on"])


@pytest.mark.parametrize(("ahead", "status"), [(0, 302), (1, 302), (2, 422)])
def test_tomorrow_is_the_latest_day(signed_in: SignedIn, csr: User, account: Account, ahead: int, status: int) -> None:
    day = timezone.now().date() + timedelta(days=ahead)
    assert signed_in(csr).post(LOG, quick_log(account, occurred_on=f"{day}")).status_code == status


HOSTILE = [
    "<script>alert(1)</script>",
    "=1+1",
    "🧑‍🏭 🏳️‍🌈 𝒜 e\u0301",
    "\u202eevil\u202c שלום مرحبا",
    "{{ 7 }} {% now %}",
    "x" * 10_000,
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_are_kept_as_words(signed_in: SignedIn, csr: User, account: Account, text: str) -> None:
    client = signed_in(csr)
    answer = client.post(LOG, quick_log(account, happened=text, deed=text, person=text[:100]), follow=True)
    assert answer.status_code == 200
    page = answer.content.decode()
    assert ("<script>alert" in page, "&lt;script&gt;" in page) == (False, text == HOSTILE[0])
    assert client.get("/moments/").status_code == 200


def test_control_characters_are_cleaned_and_breaks_are_line_feeds(
    signed_in: SignedIn, csr: User, account: Account
) -> None:
    signed_in(csr).post(LOG, quick_log(account, deed="Found\x0btwo\r\nreels\u2028in\x07 Akron\ufffe"))
    assert Moment.objects.get().deed == "Found\ntwo\nreels\nin Akron"


@pytest.mark.parametrize("name", ["happened", "account_name", "person", "form_key", "worth-basis", "urgency"])
def test_a_nul_is_refused(signed_in: SignedIn, csr: User, account: Account, name: str) -> None:
    answer = signed_in(csr).post(LOG, quick_log(account, **{name: "a\0b", "worth-likely": "1"}))
    assert (answer.status_code, Moment.objects.count()) == (422, 0)


def test_too_many_characters_are_refused(signed_in: SignedIn, csr: User, account: Account) -> None:
    answer = signed_in(csr).post(LOG, quick_log(account, happened="x" * 10_001))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, ["happened"])


def test_everything_that_unfolds_is_kept(signed_in: SignedIn, csr: User, lead: User, account: Account) -> None:
    more = {"fault": "theirs", "urgency": "Two days", "own_cost": "640", "helpers": [lead.pk], "is_unique": "on"}
    signed_in(csr).post(LOG, quick_log(account, third_parties="TTI Akron", **more))
    moment = Moment.objects.get()
    kept = (moment.fault, moment.urgency, moment.own_cost, list(moment.helpers.all()), moment.is_unique)
    assert kept == ("theirs", "Two days", Decimal(640), [lead], True)
    assert (moment.third_parties, moment.category, moment.seen_by_customer) == ("TTI Akron", "supply", True)


def test_the_arithmetic_is_said_while_one_types(signed_in: SignedIn, csr: User, account: Account, rate: Rate) -> None:
    client = signed_in(csr)

    def said(**typed: Any) -> str:
        return (
            client.get("/moments/log/sum/", {name.replace("__", "-"): text for name, text in typed.items()})
            .content.decode()
            .strip()
        )

    assert said(worth__quantity="3", worth__rate="1,200", worth__unit="truck") == "3 × $1,200 per truck = $3,600"
    assert said(account=account.pk, worth__rate_card=rate.pk, worth__quantity="3") == "3 × $85,000 per hour = $255,000"
    assert said(line="worth-0", **{"worth-0-quantity": "3", "worth-0-rate": "2"}) == "3 × $2 = $6"
    for nothing in ({}, {"worth__quantity": "x", "worth__rate": "1"}, {"line": "../", "worth__quantity": "3"}):
        assert said(**nothing) == ""


def test_the_form_does_not_grow_with_the_accounts(
    signed_in: SignedIn,
    csr: User,
    account: Account,
    contact: Contact,
    rate: Rate,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    client = signed_in(csr)
    for many in (1, 5):
        for _ in range(many):
            factories.contact(factories.account())
        with django_assert_max_num_queries(6):
            page = client.get(LOG, {"account": account.pk}).content.decode()
        assert "Account 1" not in page


def test_the_four_fields_take_few_queries(
    signed_in: SignedIn,
    csr: User,
    account: Account,
    contact: Contact,
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client = signed_in(csr)
    for _ in range(4):
        factories.contact(account)
    with django_assert_num_queries(8):
        client.post(LOG, quick_log(account, account=account.pk))


@pytest.mark.parametrize(
    "path", [LOG, "/moments/log/accounts/", "/moments/log/card/?account=1", "/moments/log/sum/", "/moments/"]
)
def test_a_visitor_is_sent_to_sign_in(client: Client, account: Account, path: str) -> None:
    assert client.get(path).status_code == 302
    assert client.get(path)["Location"].startswith("/sign-in/")


def test_words_typed_by_nobody_are_not_kept(client: Client, account: Account) -> None:
    answer = client.post(LOG, quick_log(account))
    assert (answer.status_code, Moment.objects.count()) == (302, 0)


@pytest.mark.skipif(connection.vendor == "sqlite", reason="The test database in memory has one connection.")
@pytest.mark.django_db(transaction=True)
def test_parallel_sends_of_one_form_are_one_moment(signed_in: SignedIn, csr: User, account: Account) -> None:
    """With a key of its own for each, the same eight posts make eight moments: the key is the guard."""
    same = quick_log(account, person="Somebody New")
    answers = together([lambda: signed_in(csr).post(LOG, same).status_code] * 8)
    assert (answers, Moment.objects.count(), Contact.objects.count()) == ([302] * 8, 1, 1)
    keys = [quick_log(account, person="", form_key=str(uuid4())) for _ in range(8)]
    together([lambda typed=typed: signed_in(csr).post(LOG, typed).status_code for typed in keys])
    assert Moment.objects.count() == 9
