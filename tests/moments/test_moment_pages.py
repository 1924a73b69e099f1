from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import Account, Contact, User
from kaps.conflict import Difference
from moments.models import Answer, Moment
from tests import factories
from tests.moments.forms import edit, review

pytestmark = pytest.mark.django_db

SignedIn = Callable[[User], Client]
CAST = ["csr", "contributor", "viewer", "lead", "sales_lead", "admin", "stranger"]


@pytest.fixture
def moment(account: Account, contact: Contact, csr: User) -> Moment:
    return factories.moment(account, csr, fault="theirs", own_cost=Decimal(640), contact=contact)


@pytest.mark.parametrize(
    ("page", "allowed"),
    [
        ("", {"csr", "contributor", "viewer", "lead", "sales_lead", "admin"}),
        ("edit/", {"csr", "contributor", "lead", "sales_lead", "admin"}),
        ("review/", {"lead", "sales_lead", "admin"}),
        ("set-aside/", {"lead", "sales_lead", "admin"}),
    ],
)
@pytest.mark.parametrize("who", CAST)
def test_who_may_open_what(
    signed_in: SignedIn, moment: Moment, request: pytest.FixtureRequest, page: str, allowed: set[str], who: str
) -> None:
    answer = signed_in(request.getfixturevalue(who)).get(f"/moments/{moment.pk}/{page}")
    assert answer.status_code == (200 if who in allowed else 404 if who == "stranger" else 403)


@pytest.mark.parametrize("page", ["edit/", "review/", "set-aside/", "answer/"])
@pytest.mark.parametrize("who", ["viewer", "stranger"])
def test_a_refusal_changes_nothing(
    signed_in: SignedIn, moment: Moment, request: pytest.FixtureRequest, page: str, who: str
) -> None:
    client, before = signed_in(request.getfixturevalue(who)), Moment.objects.values().get()
    typed = edit(moment) | review(moment) | {"because": "I say so"}
    assert client.post(f"/moments/{moment.pk}/{page}", typed).status_code == (404 if who == "stranger" else 403)
    assert (Moment.objects.values().get(), Answer.objects.count()) == (before, 0)


@pytest.mark.parametrize("who", CAST)
def test_fault_and_cost_are_for_whoever_logged_it_and_those_who_lead(
    signed_in: SignedIn, moment: Moment, request: pytest.FixtureRequest, who: str
) -> None:
    page = signed_in(request.getfixturevalue(who)).get(f"/moments/{moment.pk}/").content.decode()
    assert ("$640" in page, "Whose fault" in page) == (who in {"csr", "lead", "sales_lead", "admin"},) * 2


def test_a_stranger_reads_and_edits_what_they_logged_until_it_is_reviewed(
    signed_in: SignedIn, account: Account, contact: Contact, stranger: User, lead: User
) -> None:
    moment = factories.moment(
        account, stranger, contact=contact, title="Reels", customer_happened="Short.", customer_deed="Found."
    )
    client = signed_in(stranger)
    page = client.get(f"/moments/{moment.pk}/").content.decode()
    assert ("Dana Ruiz" in page, "Purchasing manager" in page) == (True, False)
    typed = edit(moment, deed="Found three reels.", contact="")
    assert client.post(f"/moments/{moment.pk}/edit/", typed).status_code == 302
    moment.refresh_from_db()
    assert (moment.deed, moment.contact) == ("Found three reels.", contact)
    moment.review(by=lead, at=timezone.now())
    assert client.post(f"/moments/{moment.pk}/edit/", edit(moment)).status_code == 403
    assert client.get(f"/moments/{moment.pk}/").status_code == 200


def test_an_edit_is_kept_with_who_made_it(signed_in: SignedIn, moment: Moment, lead: User) -> None:
    client = signed_in(lead)
    client.post(f"/moments/{moment.pk}/edit/", edit(moment, deed="Found three reels.", fault="ours", helpers=[lead.pk]))
    moment.refresh_from_db()
    assert (moment.deed, moment.fault, moment.version, list(moment.helpers.all())) == (
        "Found three reels.",
        "ours",
        2,
        [lead],
    )
    told = client.get(f"/moments/{moment.pk}/").context["changes"]
    assert (told[0].by, told[-1].by, told[-1].what) == (lead, moment.logged_by, "logged it")
    assert "what we did" in told[0].what


def test_a_contact_of_another_account_is_as_unknown_as_none(signed_in: SignedIn, moment: Moment, lead: User) -> None:
    other, client = factories.contact(factories.account()), signed_in(lead)
    said = [
        client.post(f"/moments/{moment.pk}/edit/", edit(moment, contact=key)).context["form"].errors
        for key in (other.pk, 999_999, "x", 10**30)
    ]
    assert said == [{"contact": ["Choose one of their people."]}] * 4


def test_the_second_saver_gets_both_texts(signed_in: SignedIn, moment: Moment, lead: User) -> None:
    client, mine = signed_in(lead), edit(moment, deed="My words.")
    client.post(f"/moments/{moment.pk}/edit/", edit(moment, deed="Their words."))
    answer = client.post(f"/moments/{moment.pk}/edit/", mine)
    assert answer.status_code == 409
    conflict = answer.context["conflict"]
    assert (conflict.by, conflict.fields[0]) == (lead.name, Difference("What we did", "Their words.", "My words."))
    assert Moment.objects.get().deed == "Their words."
    again = mine | {"version": answer.context["form"]["version"].value()}
    assert client.post(f"/moments/{moment.pk}/edit/", again).status_code == 302
    assert Moment.objects.get().deed == "My words."


@pytest.mark.parametrize("version", ["", "0", "x", "-1"])
def test_an_edit_without_its_version_is_refused(signed_in: SignedIn, moment: Moment, lead: User, version: str) -> None:
    answer = signed_in(lead).post(f"/moments/{moment.pk}/edit/", edit(moment, version=version))
    assert answer.status_code == 422


def test_what_the_customer_answered_stays_as_it_is(
    signed_in: SignedIn, account: Account, contact: Contact, lead: User
) -> None:
    moment, client = factories.confirmed_moment(account, lead, contact), signed_in(lead)
    assert client.post(f"/moments/{moment.pk}/edit/", edit(moment)).status_code == 403
    assert client.post(f"/moments/{moment.pk}/review/", review(moment)).status_code == 409
    assert Moment.objects.get().likely == Decimal(1000)


def test_the_history_says_what_was_done(signed_in: SignedIn, account: Account, lead: User, contact: Contact) -> None:
    client, moment = signed_in(lead), factories.moment(account, lead)
    moment.history.update(history_date=timezone.now() - timedelta(days=1))
    client.post(f"/moments/{moment.pk}/review/", review(moment))
    told = client.get(f"/moments/{moment.pk}/").context["changes"]
    assert [change.what for change in told] == [
        "reviewed it and changed the estimate, the category, the title, the customer's wording",
        "logged it",
    ]


def test_hostile_words_stand_on_every_page_as_words(signed_in: SignedIn, account: Account, lead: User) -> None:
    text = "<img src=x onerror=alert(1)> \u202e =1+1 🧑‍🏭 " + "x" * 500
    moment = factories.moment(account, lead, happened=text, deed=text)
    for page in ("", "edit/", "review/", "set-aside/"):
        answer = signed_in(lead).get(f"/moments/{moment.pk}/{page}")
        assert (answer.status_code, b"<img src=x" in answer.content) == (200, False)


def test_a_row_written_by_other_hands_does_not_break_the_page(
    signed_in: SignedIn, account: Account, lead: User
) -> None:
    moment = factories.moment(account, lead, None)
    Moment.objects.filter(pk=moment.pk).update(
        occurred_on=date(1, 1, 1), happened="\x07\ufffe", category="?", fault="?"
    )
    for page in (
        f"/moments/{moment.pk}/",
        f"/moments/{moment.pk}/edit/",
        "/moments/",
        f"/accounts/{account.pk}/ledger/",
    ):
        assert signed_in(lead).get(page).status_code == 200


@pytest.mark.parametrize("key", ["0", "999999", "9" * 30])
@pytest.mark.parametrize("page", ["", "edit/", "review/", "set-aside/", "answer/"])
def test_what_is_not_there_is_404(signed_in: SignedIn, lead: User, account: Account, key: str, page: str) -> None:
    assert signed_in(lead).get(f"/moments/{key}/{page}").status_code == 404


@pytest.mark.parametrize("many", [1, 5])
def test_the_page_takes_as_many_queries_for_one_line_as_for_five(
    signed_in: SignedIn,
    account: Account,
    contact: Contact,
    lead: User,
    django_assert_num_queries: DjangoAssertNumQueries,
    many: int,
) -> None:
    moment = factories.reviewed_moment(account, lead)
    for _ in range(many):
        moment.record_answer(Answer(contact=contact, verdict="right", answered_on=date(2026, 6, 1), recorded_by=lead))
        moment.helpers.add(factories.user())
    client = signed_in(lead)
    with django_assert_num_queries(8):
        client.get(f"/moments/{moment.pk}/")
