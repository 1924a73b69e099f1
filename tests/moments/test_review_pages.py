from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from accounts.models import Account, Contact, User
from moments.models import Answer, Moment
from tests import factories
from tests.moments.forms import edit, review

pytestmark = pytest.mark.django_db

SignedIn = Callable[[User], Client]


@pytest.fixture
def moment(account: Account, csr: User) -> Moment:
    return factories.moment(account, csr, None, deed="Found two reels. Overnighted at our expense.")


@pytest.fixture
def reviewed(account: Account, csr: User, lead: User, contact: Contact) -> Moment:
    return factories.reviewed_moment(account, csr, 40_000, contact=contact)


def answered(contact: Contact, **more: Any) -> dict[str, Any]:
    return {"contact": contact.pk, "verdict": "right", "channel": "call", "answered_on": "2026-06-01", **more}


def test_one_post_words_prices_and_reviews(signed_in: SignedIn, moment: Moment, lead: User) -> None:
    answer = signed_in(lead).post(f"/moments/{moment.pk}/review/", review(moment))
    moment.refresh_from_db()
    assert (answer.status_code, answer["Location"]) == (302, f"/moments/{moment.pk}/")
    kept = (moment.status, moment.reviewed_by, moment.likely, moment.title, moment.customer_deed)
    words = ("Two reels found overnight", "We found two reels and had them there the next morning.")
    assert kept == ("reviewed", lead, Decimal(40_000), *words)


def test_the_draft_for_the_customer_leaves_out_what_is_between_us(
    signed_in: SignedIn, moment: Moment, lead: User
) -> None:
    answer = signed_in(lead).get(f"/moments/{moment.pk}/review/")
    form = answer.context["form"]
    drafts = [form[name].value() for name in ("title", "customer_happened", "customer_deed")]
    assert drafts == ["Found two reels", "", "Found two reels."]
    assert (answer.context["left_out"], Moment.objects.get().customer_deed) == (True, "")


def test_several_lines_add_up(signed_in: SignedIn, moment: Moment, lead: User) -> None:
    second = {"worth-1-quantity": "2", "worth-1-rate": "1,200", "worth-1-basis": "Two trucks", "worth-1-high": "3,000"}
    signed_in(lead).post(f"/moments/{moment.pk}/review/", review(moment, lines=3, **second))
    moment.refresh_from_db()
    assert (moment.low, moment.likely, moment.high) == (Decimal(42_400), Decimal(42_400), Decimal(43_000))
    assert [line.basis for line in moment.benefits.all()] == ["Dana's estimate on the phone", "Two trucks"]


@pytest.mark.parametrize("missing", ["title", "customer_happened", "customer_deed"])
def test_a_review_without_words_is_refused(signed_in: SignedIn, moment: Moment, lead: User, missing: str) -> None:
    answer = signed_in(lead).post(f"/moments/{moment.pk}/review/", review(moment, **{missing: " \u200b"}))
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [missing])
    assert "40,000" in answer.content.decode()
    assert Moment.objects.get().is_open


@pytest.mark.parametrize(
    "typed",
    [
        {"worth-0-likely": "", "worth-0-basis": ""},
        {"worth-0-basis": ""},
        {"worth-0-likely": "1_0"},
        {"worth-TOTAL_FORMS": ""},
        {"worth-TOTAL_FORMS": "x"},
        {"worth-TOTAL_FORMS": "-1"},
        {"worth-TOTAL_FORMS": "0"},
        {"worth-0-basis": "a\0b"},
        {"title": "x" * 121},
    ],
)
def test_a_review_without_a_right_price_is_refused(
    signed_in: SignedIn, moment: Moment, lead: User, typed: dict[str, str]
) -> None:
    answer = signed_in(lead).post(f"/moments/{moment.pk}/review/", review(moment) | typed)
    assert (answer.status_code, Moment.objects.get().is_open, Moment.objects.get().title) == (422, True, "")


def test_lines_too_large_together_are_refused(signed_in: SignedIn, moment: Moment, lead: User) -> None:
    largest = {"worth-0-likely": "999999999999.99", "worth-1-likely": "0.01", "worth-1-basis": "A cent"}
    answer = signed_in(lead).post(f"/moments/{moment.pk}/review/", review(moment, lines=2, **largest))
    assert (answer.status_code, Moment.objects.get().likely) == (422, None)


def test_the_second_reviewer_is_told_and_keeps_their_text(
    signed_in: SignedIn, moment: Moment, lead: User, sales_lead: User
) -> None:
    mine = review(moment, title="My title")
    signed_in(sales_lead).post(f"/moments/{moment.pk}/review/", review(moment))
    client = signed_in(lead)
    answer = client.post(f"/moments/{moment.pk}/review/", mine)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert ("Grace Okafor reviewed this moment in the meantime" in page, "My title" in page) == (True, True)
    assert Moment.objects.get().title == "Two reels found overnight"
    again = mine | {"version": answer.context["form"]["version"].value()}
    assert client.post(f"/moments/{moment.pk}/review/", again).status_code == 302
    now = Moment.objects.get()
    assert (now.title, now.reviewed_by) == ("My title", sales_lead)


def test_a_review_of_what_was_edited_meanwhile_shows_both(
    signed_in: SignedIn, moment: Moment, csr: User, lead: User
) -> None:
    typed = review(moment)
    signed_in(csr).post(f"/moments/{moment.pk}/edit/", edit(moment))
    assert signed_in(lead).post(f"/moments/{moment.pk}/review/", typed).status_code == 409
    assert Moment.objects.get().is_open


def test_a_review_of_what_was_set_aside_meanwhile_keeps_the_text(
    signed_in: SignedIn, moment: Moment, lead: User, sales_lead: User
) -> None:
    typed = review(moment, title="My own title")
    moment.set_aside(by=sales_lead, at=timezone.now(), because="Counted twice")
    answer = signed_in(lead).post(f"/moments/{moment.pk}/review/", typed)
    assert (answer.status_code, "Set aside by Grace Okafor" in answer.content.decode()) == (409, True)


def test_a_reviewed_moment_is_priced_anew_until_the_customer_answered(
    signed_in: SignedIn, reviewed: Moment, contact: Contact, lead: User
) -> None:
    client = signed_in(lead)
    assert (
        client.post(f"/moments/{reviewed.pk}/review/", review(reviewed, **{"worth-0-likely": "7"})).status_code == 302
    )
    now = Moment.objects.get()
    assert (now.is_reviewed, now.benefit) == (True, Decimal(7))
    now.record_answer(Answer(contact=contact, verdict="right", answered_on=date(2026, 6, 1)))
    assert client.get(f"/moments/{reviewed.pk}/review/").status_code == 409


def test_setting_aside_needs_a_reason(signed_in: SignedIn, moment: Moment, lead: User) -> None:
    client = signed_in(lead)
    for nothing in ("", " \u00a0"):
        assert client.post(f"/moments/{moment.pk}/set-aside/", {"because": nothing}).status_code == 422
    assert client.post(f"/moments/{moment.pk}/set-aside/", {"because": "Counted twice"}).status_code == 302
    now = Moment.objects.get()
    assert (now.is_set_aside, now.set_aside_because) == (True, "Counted twice")
    page = client.get(f"/moments/{moment.pk}/").content.decode()
    assert ("Counted twice" in page, "Review it" in page) == (True, False)


def test_setting_aside_what_is_decided_keeps_the_reason_typed(
    signed_in: SignedIn, reviewed: Moment, lead: User
) -> None:
    answer = signed_in(lead).post(f"/moments/{reviewed.pk}/set-aside/", {"because": "My long reason"})
    assert (answer.status_code, "My long reason" in answer.content.decode()) == (409, True)
    assert Moment.objects.get().is_reviewed


@pytest.mark.parametrize(
    ("typed", "status", "benefit"),
    [
        ({}, "confirmed", Decimal(40_000)),
        ({"verdict": "lower", "amount": "25,000"}, "adjusted", Decimal(25_000)),
        ({"verdict": "not_so", "amount": "25,000"}, "declined", Decimal(40_000)),
    ],
)
def test_their_answer_is_recorded(
    signed_in: SignedIn,
    reviewed: Moment,
    contact: Contact,
    lead: User,
    typed: dict[str, str],
    status: str,
    benefit: Decimal,
) -> None:
    client = signed_in(lead)
    answer = client.post(f"/moments/{reviewed.pk}/answer/", answered(contact, comment="I remember.", **typed))
    now = Moment.objects.get()
    assert (answer.status_code, now.status, now.benefit, now.confirmed_by) == (302, status, benefit, contact)
    kept = Answer.objects.get()
    assert (kept.recorded_by, kept.comment, kept.channel) == (lead, "I remember.", "call")
    assert "I remember." in client.get(f"/moments/{reviewed.pk}/").content.decode()


@pytest.mark.parametrize(
    ("typed", "wrong"),
    [
        ({"contact": ""}, "contact"),
        ({"contact": "999999"}, "contact"),
        ({"verdict": ""}, "verdict"),
        ({"verdict": "perhaps"}, "verdict"),
        ({"verdict": "lower"}, "amount"),
        ({"verdict": "lower", "amount": "40,000"}, "amount"),
        ({"verdict": "lower", "amount": "-1"}, "amount"),
        ({"channel": "link"}, "channel"),
        ({"channel": ""}, "channel"),
        ({"answered_on": ""}, "answered_on"),
        ({"answered_on": "2026-05-03"}, "answered_on"),
        ({"answered_on": f"{date.today() + timedelta(days=2)}"}, "answered_on"),
        ({"comment": "x" * 2001}, "comment"),
        ({"comment": "a\0b"}, "comment"),
    ],
)
def test_an_answer_that_cannot_be_is_refused(
    signed_in: SignedIn, reviewed: Moment, contact: Contact, lead: User, typed: dict[str, str], wrong: str
) -> None:
    answer = signed_in(lead).post(f"/moments/{reviewed.pk}/answer/", answered(contact) | typed)
    assert (answer.status_code, list(answer.context["form"].errors)) == (422, [wrong])
    assert (Moment.objects.get().is_reviewed, Answer.objects.count()) == (True, 0)


def test_a_person_of_another_account_is_as_unknown_as_none(
    signed_in: SignedIn, reviewed: Moment, contact: Contact, lead: User
) -> None:
    foreign, client = factories.contact(factories.account()), signed_in(lead)
    said = [
        client.post(f"/moments/{reviewed.pk}/answer/", answered(contact) | {"contact": key}).context["form"].errors
        for key in (foreign.pk, 999_999)
    ]
    assert said == [{"contact": ["Choose one of their people."]}] * 2


def test_nobody_is_asked_before_the_review(signed_in: SignedIn, moment: Moment, contact: Contact, lead: User) -> None:
    client = signed_in(lead)
    for answer in (
        client.get(f"/moments/{moment.pk}/answer/"),
        client.post(f"/moments/{moment.pk}/answer/", answered(contact)),
    ):
        assert (answer.status_code, "Review it first" in answer.content.decode()) == (409, True)
    assert Answer.objects.count() == 0


@pytest.mark.parametrize("many", [1, 5])
def test_the_review_page_takes_few_queries(
    signed_in: SignedIn, moment: Moment, lead: User, django_assert_num_queries: DjangoAssertNumQueries, many: int
) -> None:
    for _ in range(many):
        factories.contact(moment.account)
    client = signed_in(lead)
    with django_assert_num_queries(6):
        client.get(f"/moments/{moment.pk}/review/")
