"""Facts: the same few questions whatever the size, honest totals, and nothing that is ours alone."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test.utils import CaptureQueriesContext

from accounts.models import Issue, Measure, Objective, Plan
from moments.models import Benefit, Moment
from reports import canonical, composing, facts, publishing
from reports.document import Ink
from reports.gaps import gaps
from reports.models import Packet
from reports.renderers import web
from tests import factories
from tests.reports import parity
from tests.reports.tree import all_strings
from tests.reports.year import AT, Year, full_year, lower

pytestmark = pytest.mark.django_db
QUERIES = 21
SECRET = "Xq7secret"


@pytest.fixture
def year(db: None) -> Year:
    return full_year()


def fresh(packet: Packet) -> Packet:
    return Packet.objects.select_related("plan__account").get(pk=packet.pk)


@pytest.mark.parametrize("times", [1, 5])
def test_the_number_of_questions_does_not_grow(times: int, django_assert_max_num_queries: Any) -> None:
    packet = fresh(full_year(times).packet)
    with django_assert_max_num_queries(QUERIES) as asked:
        facts.about(packet)
    assert len(asked) == QUERIES


def test_totals_are_what_a_hand_counts(year: Year) -> None:
    known = facts.about(year.packet)
    assert known.worth(known.confirmed).amount == 3000 + 8 * 500
    assert known.worth(known.reviewed).amount == 1000
    assert [(line.number, line.title, line.worth.amount, line.ink) for line in known.ledger] == [
        (1, "Reels found 0", 1000, Ink.REVIEWED),
        (2, "Truck sent 0", 3000, Ink.CONFIRMED),
        (3, "Line stops 0", 4000, Ink.CONFIRMED),
    ]


def test_what_the_customer_lowered_counts_at_the_lower_amount(year: Year) -> None:
    lower(year.moments[0], year.contact, 600, year.lead)
    line = facts.about(year.packet).ledger[0]
    assert (line.worth.amount, line.low.amount, line.high.amount) == (600, 600, 600)
    assert (line.ink, line.confirmed_by) == (Ink.CONFIRMED, "Dana Ruiz")


def test_ranges_are_those_of_the_reviewed_lines(year: Year) -> None:
    wide = factories.moment(
        year.account, year.lead, None, title="A", customer_happened="B", customer_deed="C", occurred_on=date(2026, 3, 1)
    )
    wide.price([Benefit(low=Decimal("10.01"), likely=Decimal("20.02"), high=Decimal("30.03"), basis="Guess")])
    wide.review(by=year.lead, at=AT)
    known = facts.about(year.packet)
    assert [one.amount for one in known.range_of(known.reviewed)] == [Decimal("1010.01"), Decimal("1030.03")]
    assert known.worth(known.reviewed).amount == Decimal("1020.02")


@pytest.mark.parametrize("state", ["logged", "set_aside", "declined"])
def test_what_nobody_vouches_for_is_not_told(year: Year, state: str) -> None:
    before = facts.about(year.packet).ledger
    one = factories.reviewed_moment(year.account, year.lead, 9999, title=SECRET)
    Moment.objects.filter(pk=one.pk).update(status=state)
    assert facts.about(year.packet).ledger == before


def test_a_moment_without_an_amount_is_not_told(year: Year) -> None:
    one = factories.reviewed_moment(year.account, year.lead, 5)
    Moment.objects.filter(pk=one.pk).update(benefit=None)
    assert len(facts.about(year.packet).ledger) == 3


@pytest.mark.parametrize(("day", "told"), [("2025-12-31", 3), ("2026-01-01", 4), ("2026-12-31", 4), ("2027-01-01", 3)])
def test_the_year_begins_and_ends_on_its_days(year: Year, day: str, told: int) -> None:
    factories.reviewed_moment(year.account, year.lead, 5, occurred_on=date.fromisoformat(day))
    assert len(facts.about(year.packet).ledger) == told


def test_another_accounts_moments_are_not_told(year: Year) -> None:
    factories.reviewed_moment(factories.account("Other"), year.lead, 5)
    assert len(facts.about(year.packet).ledger) == 3


def test_another_currency_is_left_out_and_said_to_be(year: Year) -> None:
    one = factories.reviewed_moment(year.account, year.lead, 5)
    Moment.objects.filter(pk=one.pk).update(currency="EUR")
    known = facts.about(year.packet)
    assert (len(known.ledger), known.foreign) == (3, 1)
    assert "One moment in another currency than USD, left out." in [gap.text for gap in gaps(year.packet, known)]


@pytest.mark.parametrize(
    ("agreed", "said", "place"),
    [
        (date(2026, 2, 1), date(2026, 2, 1), "then"),
        (date(2026, 2, 1), date(2026, 2, 2), "since"),
        (date(2025, 11, 1), date(2025, 12, 20), "then"),  # agreed before the year began: the first day counts
        (date(2025, 11, 1), date(2026, 1, 2), "since"),
        (None, date(2026, 1, 1), "then"),
        (None, date(2026, 1, 2), "since"),
    ],
)
def test_what_was_said_by_the_agreement_is_the_baseline(
    year: Year, agreed: date | None, said: date, place: str
) -> None:
    Plan.objects.filter(pk=year.plan.pk).update(agreed_on=agreed)
    Issue.objects.all().delete()
    Objective.objects.all().delete()
    Issue.objects.create(plan=year.plan, text="Too many stops", said_on=said)
    known = facts.about(fresh(year.packet))
    found = {"then": known.issues, "since": known.raised_since}
    assert {name: [one.text for one in rows] for name, rows in found.items() if rows} == {place: ["Too many stops"]}


def test_a_measure_counts_once_somebody_vouched_for_it_and_it_got_better(year: Year) -> None:
    for state, actual in (("estimated", 3), ("reviewed", 3), ("reviewed", 19)):
        Measure.objects.create(
            plan=year.plan, text=f"{state} {actual}", unit="x", baseline=11, target=3, actual=actual,
            value_per_unit=Decimal(2), state=state,
        )  # fmt: skip
    known = facts.about(year.packet)
    assert [line.title for line in known.ledger if line.measure] == ["Line stops 0", "reviewed 3"]
    assert [one.text for one in known.measures] == ["Line stops 0", "estimated 3", "reviewed 3", "reviewed 19"]


def test_everybody_who_took_part_is_named_the_lead_first(year: Year) -> None:
    assert [one.name for one in facts.about(year.packet).people] == ["Priya Raman", "Helper 0", "Night shift 0"]


def plant_secrets(year: Year) -> None:
    """The marker in every field that is ours alone."""
    Moment.objects.update(
        happened=f"{SECRET} happened", deed=f"{SECRET} deed", fault="theirs", urgency=f"{SECRET} urgency",
        own_cost=Decimal("7654321.99"), third_parties=f"{SECRET} third", set_aside_because=f"{SECRET} aside",
    )  # fmt: skip
    hidden = factories.reviewed_moment(year.account, year.lead, 123456, title=f"{SECRET} title")
    Moment.objects.filter(pk=hidden.pk).update(status="set_aside")
    factories.moment(year.account, year.lead, 1, title=f"{SECRET} logged", happened=SECRET, deed=SECRET)
    goal = Objective.objects.create(
        plan=year.plan, text=f"{SECRET} selling goal", is_ours=True, said_on=date(2026, 1, 1), kind="revenue"
    )
    later = Plan.objects.get(account=year.account, year=2027)
    Objective.objects.create(plan=later, text=f"{SECRET} next goal", is_ours=True, said_on=date(2026, 1, 1))
    factories.initiative(year.plan, "Serve it", objective=goal)
    year.account.business = year.account.value_proposition = f"{SECRET} card"
    year.account.yearly_revenue = Decimal("7654321.99")
    year.account.save()
    year.contact.preferences = f"{SECRET} preferences"
    year.contact.phone, year.contact.email = f"{SECRET[:9]}", "xq7secret@halvorsen.example"
    year.contact.save()
    year.moments[1].answers.update(comment=f"{SECRET} comment")
    factories.designation(year.account, year.lead, reason=f"{SECRET} reason")


def test_nothing_that_is_ours_alone_reaches_the_tree(year: Year) -> None:
    plant_secrets(year)
    packet = publishing.approve(year.packet, by=year.lead, at=AT)
    for marker in (SECRET.lower(), "7654321", "7,654,321", "fault"):
        assert marker not in packet.frozen.lower()


def test_nothing_that_is_ours_alone_reaches_the_preview_or_a_file(year: Year) -> None:
    plant_secrets(year)
    packet = publishing.approve(year.packet, by=year.lead, at=AT)
    tree = canonical.loads(packet.frozen)
    said = [str(web.render(tree, str)), *(parity.said(each, publishing.render(packet, each)) for each in FORMATS)]
    assert [text for text in said if SECRET.lower() in text.lower() or "7,654,321" in text] == []


FORMATS = ("pdf", "docx", "pptx")


def test_whose_fault_it_was_is_not_even_asked_for(year: Year, connection_queries: CaptureQueriesContext) -> None:
    with connection_queries as asked:
        composing.compose(fresh(year.packet))
    columns = (
        "fault",
        "own_cost",
        "urgency",
        "third_parties",
        '"moments_moment"."happened"',
        '"moments_moment"."deed"',
    )
    assert [one["sql"] for one in asked if any(column in one["sql"] for column in columns)] == []


@pytest.fixture
def connection_queries() -> CaptureQueriesContext:
    from django.db import connection

    return CaptureQueriesContext(connection)


def test_every_string_of_a_small_packet_is_there_for_a_reader(year: Year) -> None:
    """The control of the two tests before: what should be said is found by the same means."""
    packet = publishing.approve(year.packet, by=year.lead, at=AT)
    assert (
        parity.unsaid(
            all_strings(canonical.loads(packet.frozen)), parity.said("docx", publishing.render(packet, "docx"))
        )
        == []
    )
