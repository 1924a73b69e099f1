"""The gap list says what is missing, what blocks first, each with the place to mend it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client

from accounts.models import Plan, User
from moments.models import Moment
from reports import facts
from reports.composing import compose
from reports.gaps import gaps
from reports.models import Packet
from tests import factories
from tests.reports.year import MISSED, Year, full_year

pytestmark = pytest.mark.django_db


@pytest.fixture
def year(db: None) -> Year:
    return full_year()


def found(packet: Packet) -> list[tuple[str, bool]]:
    packet = Packet.objects.select_related("plan__account").get(pk=packet.pk)
    return [(gap.text, gap.blocks) for gap in gaps(packet, facts.about(packet))]


def test_a_full_year_misses_little(year: Year) -> None:
    assert found(year.packet) == [
        ("One ledger line not confirmed by the customer yet.", False),
        ("No bio yet: Helper 0, Night shift 0.", False),
    ]


def test_what_blocks_comes_first(year: Year) -> None:
    factories.expectation(year.plan, "Ship on Fridays", **{**MISSED, "decision": ""})
    factories.expectation(year.plan, "Still open")
    Plan.objects.filter(pk=year.plan.pk).update(agreed_on=None)
    assert found(year.packet)[:3] == [
        ("The plan for 2026 is not agreed with the customer.", True),
        ("One missed promise without cause, side, change or decision.", True),
        ("One promise still open.", False),
    ]


def test_an_empty_plan_misses_everything_and_every_gap_can_be_mended(
    year: Year, signed_in: Callable[[User], Client]
) -> None:
    packet = factories.packet(factories.plan(year.account, 2020), year.lead)
    missing = gaps(packet, facts.about(packet))
    assert len(missing) >= 10
    client = signed_in(year.lead)
    assert {client.get(gap.url.split("#")[0]).status_code for gap in missing} == {200}


def test_characters_that_no_font_can_print_are_named(year: Year) -> None:
    year.packet.letter = "Thanks, 株式会社."
    missing = gaps(year.packet, facts.about(year.packet), compose(year.packet))
    assert [gap.text for gap in missing if "cannot print" in gap.text] == [
        "The PDF's fonts cannot print these characters: 会 式 株 社"
    ]


def test_a_line_that_speaks_of_fault_or_cost_is_named(year: Year) -> None:
    Moment.objects.filter(status=Moment.Status.CONFIRMED).update(customer_deed="Overnighted at our expense.")
    assert "Ledger line 2 may speak of fault or of our cost: read it again." in [text for text, _ in found(year.packet)]
