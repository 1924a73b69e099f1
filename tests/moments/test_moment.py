from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from django.db import connection
from django.utils import timezone

from accounts.models import Account, Contact, User
from moments.models import Answer, Benefit, Moment
from tests import factories
from tests.moments.races import together

ON_POSTGRESQL = pytest.mark.skipif(
    connection.vendor == "sqlite", reason="The test database in memory has one connection."
)


def ready(account: Account, by: User) -> Moment:
    return factories.moment(account, by, title="Two reels", customer_happened="Short.", customer_deed="Found two.")


def answer(contact: Contact, verdict: str = "right", amount: Decimal | None = None) -> Answer:
    return Answer(contact=contact, verdict=verdict, amount=amount, answered_on=date(2026, 6, 1))


def test_a_review_vouches_for_the_moment(account: Account, lead: User) -> None:
    moment, now = ready(account, lead), timezone.now()
    moment.review(by=lead, at=now)
    moment.refresh_from_db()
    assert (moment.is_reviewed, moment.reviewed_by, moment.reviewed_at, moment.ink) == (True, lead, now, "reviewed")


@pytest.mark.parametrize("missing", ["title", "customer_happened", "customer_deed", "likely"])
def test_a_review_needs_words_and_an_amount(account: Account, lead: User, missing: str) -> None:
    moment = ready(account, lead)
    Moment.objects.update(**{missing: None if missing == "likely" else ""})
    with pytest.raises(Moment.NotReady):
        moment.review(by=lead, at=timezone.now())
    moment.refresh_from_db()
    assert moment.is_open


def test_what_is_decided_is_not_decided_again(account: Account, lead: User) -> None:
    moment, stale = ready(account, lead), Moment.objects.get()
    moment.review(by=lead, at=timezone.now())
    with pytest.raises(Moment.AlreadyDecided):
        stale.set_aside(by=lead, at=timezone.now(), because="Counted twice")
    with pytest.raises(Moment.AlreadyDecided):
        moment.review(by=lead, at=timezone.now())
    assert Moment.objects.get().is_reviewed


@ON_POSTGRESQL
@pytest.mark.django_db(transaction=True)
def test_of_two_reviewers_at_once_one_wins(account: Account, lead: User, sales_lead: User) -> None:
    moment = ready(account, lead)

    def review(by: User) -> str:
        try:
            Moment.objects.get(pk=moment.pk).review(by=by, at=timezone.now())
        except Moment.AlreadyDecided:
            return "told"
        return "won"

    said = together([lambda: review(lead), lambda: review(sales_lead)] * 3)
    assert sorted(said) == ["told"] * 5 + ["won"]


@ON_POSTGRESQL
@pytest.mark.django_db(transaction=True)
def test_without_the_claim_both_would_win(account: Account, lead: User) -> None:
    """The control: what the test above shows is the claim's doing."""
    moment = ready(account, lead)

    def review() -> str:
        own = Moment.objects.get(pk=moment.pk)
        wins = own.is_open
        together_now.wait(10)
        own.status = Moment.Status.REVIEWED
        own.save(update_fields=["status"])
        return "won" if wins else "told"

    from threading import Barrier

    together_now = Barrier(2)
    assert together([review] * 2) == ["won", "won"]


def test_setting_aside_keeps_the_reason(account: Account, lead: User) -> None:
    moment = ready(account, lead)
    moment.set_aside(by=lead, at=timezone.now(), because="Counted twice")
    moment.refresh_from_db()
    assert (moment.is_set_aside, moment.set_aside_because, moment.reviewed_by) == (True, "Counted twice", lead)


@pytest.mark.parametrize(
    ("verdict", "amount", "status", "benefit"),
    [
        ("right", None, "confirmed", Decimal(1000)),
        ("lower", Decimal("400.50"), "adjusted", Decimal("400.50")),
        ("not_so", None, "declined", Decimal(1000)),
    ],
)
def test_the_moment_follows_the_answer(
    account: Account, contact: Contact, lead: User, verdict: str, amount: Decimal | None, status: str, benefit: Decimal
) -> None:
    moment = factories.reviewed_moment(account, lead)
    moment.record_answer(answer(contact, verdict, amount))
    moment.refresh_from_db()
    kept = (moment.status, moment.benefit, moment.confirmed_by, moment.confirmed_on, moment.likely)
    assert kept == (status, benefit, contact, date(2026, 6, 1), Decimal(1000))


def test_a_later_answer_counts_and_the_earlier_one_stays(account: Account, contact: Contact, lead: User) -> None:
    moment = factories.reviewed_moment(account, lead)
    moment.record_answer(answer(contact, "lower", Decimal(10)))
    moment.record_answer(answer(contact, "right"))
    moment.refresh_from_db()
    assert (moment.status, moment.benefit, moment.answers.count()) == ("confirmed", Decimal(1000), 2)


@pytest.mark.parametrize("status", ["logged", "set_aside"])
def test_nobody_is_asked_about_what_is_not_reviewed(
    account: Account, contact: Contact, lead: User, status: str
) -> None:
    moment = ready(account, lead)
    Moment.objects.update(status=status)
    with pytest.raises(Moment.NotReviewed):
        moment.record_answer(answer(contact))
    assert Answer.objects.count() == 0


def test_an_answer_makes_older_versions_stale(account: Account, contact: Contact, lead: User) -> None:
    moment = factories.reviewed_moment(account, lead)
    before = Moment.objects.get()
    moment.record_answer(answer(contact))
    with pytest.raises(Moment.EditConflict):
        before.save_edit(version=before.version, fields=["deed"])


def test_an_answer_given_by_a_stale_row_changes_only_what_it_says(
    account: Account, contact: Contact, lead: User
) -> None:
    moment, stale = factories.reviewed_moment(account, lead), Moment.objects.get()
    moment.deed = "Found three reels."
    moment.save_edit(version=moment.version, fields=["deed"])
    stale.record_answer(answer(contact))
    assert Moment.objects.get().deed == "Found three reels."
    assert moment.history.first().deed == "Found three reels."


def test_a_price_is_the_sum_of_its_lines(account: Account, lead: User) -> None:
    moment = factories.moment(account, lead, None)
    third = Decimal("33.33")
    moment.price([Benefit(low=third, likely=third, high=third * 2, basis="A third") for _ in range(3)])
    moment.refresh_from_db()
    assert (moment.low, moment.likely, moment.high, moment.benefit) == (
        Decimal("99.99"),
        Decimal("99.99"),
        Decimal("199.98"),
        Decimal("99.99"),
    )
    moment.price([])
    assert (moment.likely, moment.benefit, moment.benefits.count()) == (None, None, 0)


def test_a_moment_is_named_by_its_title_or_its_first_sentence(account: Account, lead: User) -> None:
    moment = factories.moment(account, lead, happened="Line 4 stops Thursday. Their fault, yes.")
    assert str(moment) == "Line 4 stops Thursday"
    moment.title = "Two reels found"
    assert str(moment) == "Two reels found"


def test_moments_are_seen_by_those_who_serve_the_account_and_by_whoever_logged_them(
    account: Account, lead: User, viewer: User, stranger: User, sales_lead: User
) -> None:
    theirs, own = factories.moment(account, lead), factories.moment(account, stranger)
    seen = {user: set(Moment.objects.visible_to(user)) for user in (lead, viewer, stranger, sales_lead)}
    assert seen == {lead: {theirs, own}, viewer: {theirs, own}, stranger: {own}, sales_lead: {theirs, own}}


def test_a_moment_waits_for_the_lead_and_for_those_who_see_everything(
    account: Account, lead: User, contributor: User, sales_lead: User
) -> None:
    moment = factories.moment(account, lead)
    factories.reviewed_moment(account, lead)
    waiting = {user: list(Moment.objects.for_review_by(user)) for user in (lead, contributor, sales_lead)}
    assert waiting == {lead: [moment], contributor: [], sales_lead: [moment]}


def test_words_are_found_wherever_they_stand(account: Account, lead: User) -> None:
    moment = factories.moment(account, lead, title="Two REELS found", happened="Short", deed="Overnighted")
    for words, found in (("reels over", [moment]), ("reels missing", []), ("%", []), ("", [moment])):
        assert list(Moment.objects.worded_like(words)) == found
