"""The sample company as it stands after loading: complete, believable, fit for customers."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from django.db import transaction
from pytest_django import DjangoDbBlocker

from accounts.models import Account, Closing, Contact, Designation, Expectation, Initiative, Plan, User, Vendor
from moments.models import Answer, Benefit, Moment
from reports.composing import compose
from reports.models import Packet, Rendition
from reports.sample import data
from reports.sample.days import Days
from reports.sample.load import load

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 11, 21, 18, 0, tzinfo=UTC)
STATES = {"confirmed": 97, "reviewed": 57, "logged": 18, "adjusted": 15, "set_aside": 10, "declined": 4}
INTERNAL = re.compile(
    r"\b(faults?|costs?|our expense|blamed?|margins?|mistakes?|forgot|forgotten|errors?|wrongly)\b", re.IGNORECASE
)


@pytest.fixture(scope="module", autouse=True)
def sample(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The sample, loaded once for all tests here, which only read it."""
    with django_db_blocker.unblock(), transaction.atomic():
        load(Days(NOW, "America/New_York"), "northgate-sample")
        yield
        transaction.set_rollback(True)


def halvorsen() -> Account:
    return Account.objects.get(name="Halvorsen Industrial Controls")


def test_there_are_twelve_accounts_seven_of_them_key() -> None:
    assert (Account.objects.count(), Account.objects.key().count()) == (12, 7)


def test_there_are_about_two_hundred_moments_in_every_state() -> None:
    states = Counter(Moment.objects.values_list("status", flat=True))
    assert states == STATES


def test_no_two_moments_tell_the_same() -> None:
    for field in ("happened", "deed"):
        assert Moment.objects.values(field).distinct().count() == Moment.objects.count()
    assert (
        Moment.objects.exclude(title="").values("title").distinct().count() == Moment.objects.exclude(title="").count()
    )


def test_every_moment_that_was_reviewed_is_ready() -> None:
    assert [moment for moment in Moment.objects.vouched_for() if not moment.is_ready] == []


def test_no_internal_word_stands_where_the_customer_reads() -> None:
    texts = [
        *(text for row in Moment.objects.values_list("title", "customer_happened", "customer_deed") for text in row),
        *Benefit.objects.values_list("basis", flat=True),
        *Designation.objects.values_list("reason", flat=True),
        *Plan.objects.values_list("strategy", flat=True),
    ]
    assert [text for text in texts if INTERNAL.search(text)] == []


def test_our_own_selling_goals_are_nowhere_in_a_packet() -> None:
    packet = Packet.objects.drafts().get()
    ours = packet.plan.objectives.get(is_ours=True).text
    assert ours not in str(compose(packet))


def test_nothing_lies_in_the_future() -> None:
    today = NOW.date()
    assert Moment.objects.filter(occurred_on__gt=today).count() == 0
    assert Moment.objects.filter(logged_at__gt=NOW).count() == 0
    assert Answer.objects.filter(answered_on__gt=today).count() == 0


def test_nobody_answers_before_it_happened() -> None:
    early = [one for one in Answer.objects.select_related("moment") if one.answered_on < one.moment.occurred_on]
    assert early == []


def test_moments_happen_on_working_days() -> None:
    assert {day.weekday() for day in Moment.objects.values_list("occurred_on", flat=True)} <= {0, 1, 2, 3, 4}


def test_answers_come_from_people_of_the_account() -> None:
    strangers = [one for one in Answer.objects.select_related("moment", "contact") if not is_theirs(one)]
    assert strangers == []


def is_theirs(answer: Answer) -> bool:
    return answer.contact is not None and answer.contact.account_id == answer.moment.account_id


def test_the_rich_account_has_three_plans() -> None:
    assert list(halvorsen().plans.order_by("year").values_list("year", flat=True)) == [2025, 2026, 2027]


def test_this_years_rich_plan_is_complete() -> None:
    plan = halvorsen().plans.get(year=2026)
    parts = ("issues", "objectives", "expectations", "initiatives", "measures", "resources")
    assert [getattr(plan, part).count() for part in parts] == [5, 6, 7, 7, 5, 8]
    assert halvorsen().plans.get(year=2027).actions.count() == 9


def test_every_miss_is_explained() -> None:
    promises: list[Closing] = [*Expectation.objects.all(), *Initiative.objects.all()]
    assert [promise for promise in promises if not promise.is_explained] == []


def test_last_years_packet_is_frozen_and_its_files_wait_for_workers() -> None:
    packet = Packet.objects.approved().get()
    assert packet.plan.year == 2025
    assert sorted(packet.renditions.values_list("format", "state")) == [
        (each, Rendition.State.WAITING) for each in sorted(Rendition.Format.values)
    ]


def test_one_large_account_hangs_on_a_single_contact() -> None:
    known = Contact.objects.filter(account__name="Ridgeline Telecom Equipment", relationships__isnull=False)
    assert [contact.name for contact in known] == ["Todd Brannigan"]


def test_customers_pay_in_three_currencies() -> None:
    assert Counter(Account.objects.values_list("currency", flat=True)) == {"USD": 10, "EUR": 1, "GBP": 1}


def test_everybody_on_our_side_has_a_bio_and_ten_or_more_a_portrait() -> None:
    assert User.objects.filter(bio="").count() == 0
    assert User.objects.filter(photo__isnull=False).count() == 11


def test_those_who_sign_in_share_one_password_and_the_others_have_none() -> None:
    people = User.objects.all()
    assert Counter(person.has_usable_password() for person in people) == {True: 11, False: 4}
    assert len({person.password for person in people if person.has_usable_password()}) == 1


def test_the_vendor_has_a_letterhead_and_a_logo() -> None:
    vendor = Vendor.objects.current()
    assert (vendor.name, vendor.letterhead[-1]) == ("Northgate Components", "www.northgate.example")
    assert bytes(vendor.logo.data[:4]) == b"\x89PNG"  # type: ignore[union-attr]


def test_history_tells_when_and_by_whom_it_was_logged() -> None:
    story = Moment.objects.get(title="Two reels found overnight, line 1 kept running")
    first = story.history.earliest()
    assert (first.history_user, first.history_date) == (story.logged_by, story.logged_at)


def test_the_story_saved_three_hours_of_line_time() -> None:
    story = Moment.objects.get(title="Two reels found overnight, line 1 kept running")
    line = story.benefits.get()
    assert (line.quantity, line.rate, story.benefit) == (3, 85000, 255000)
    assert (str(story.confirmed_by), story.status) == ("Javier Montes", Moment.Status.CONFIRMED)


def test_every_moment_of_the_files_is_loaded() -> None:
    told = {row["name"]: len(data.moments(key)) for key, row in data.accounts().items()}
    assert {account.name: account.moments.count() for account in Account.objects.all()} == told
