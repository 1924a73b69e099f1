"""Approval freezes a packet once, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from django.db import connection, connections, transaction
from django.db.models import QuerySet

from accounts.models import Plan
from reports import canonical, composing, publishing
from reports.models import Packet, Rendition
from tests import factories
from tests.reports.conftest import CALLERS
from tests.reports.year import AT, MISSED, Year, full_year, lower, reprice

pytestmark = pytest.mark.django_db


@pytest.fixture
def year(db: None) -> Year:
    return full_year()


def approve(year: Year) -> Packet:
    return publishing.approve(year.packet, by=year.lead, at=AT)


def test_approval_stores_the_tree_with_its_hash(year: Year) -> None:
    tree = composing.compose(year.packet)
    packet = approve(year)
    packet.refresh_from_db()
    assert canonical.loads(packet.frozen) == tree
    assert packet.sha256 == canonical.digest(packet.frozen)
    assert (packet.status, packet.approved_by, packet.approved_at) == ("approved", year.lead, AT)


def test_approval_asks_for_three_files(year: Year) -> None:
    states = [(one.format, one.state, one.attempts) for one in approve(year).renditions.all()]
    assert states == [("pdf", "waiting", 0), ("docx", "waiting", 0), ("pptx", "waiting", 0)]


def test_the_bell_rings_after_the_commit(
    year: Year, rung: list[int], django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        packet = approve(year)
        assert rung == []
    assert sorted(rung) == sorted(packet.renditions.values_list("pk", flat=True))


def test_a_rolled_back_approval_rings_for_nothing(
    year: Year, rung: list[int], django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
        approve(year)
        transaction.set_rollback(True)
    assert (rung, Rendition.objects.count()) == ([], 0)


def test_nobody_approves_twice(year: Year) -> None:
    first = approve(year)
    with pytest.raises(Packet.AlreadyFrozen):
        approve(year)
    assert stored(year.packet) == stored(first)
    assert Rendition.objects.count() == 3


def test_a_plan_that_is_not_agreed_is_not_told(year: Year) -> None:
    Plan.objects.filter(pk=year.plan.pk).update(agreed_on=None)
    refused(year)


@pytest.mark.parametrize("missing", ["cause", "cause_side", "change", "decision"])
def test_a_miss_without_its_explanation_is_not_told(year: Year, missing: str) -> None:
    factories.expectation(year.plan, "Ship on Fridays", **{**MISSED, missing: ""})
    refused(year)


def refused(year: Year) -> None:
    """Approval raises and changes nothing."""
    before = stored(year.packet)
    with pytest.raises(Packet.Incomplete):
        approve(year)
    assert (stored(year.packet), Rendition.objects.count()) == (before, 0)


def stored(packet: Packet) -> dict[str, Any]:
    return Packet.objects.filter(pk=packet.pk).values().get()


def test_later_edits_leave_the_frozen_packet_as_it_was(year: Year) -> None:
    packet = approve(year)
    before = publishing.render(packet, "docx")
    lower(year.moments[1], year.contact, 5, year.lead)
    reprice(year.moments[0], 77)
    year.account.name = "Renamed"
    year.account.save()
    packet.refresh_from_db()
    assert canonical.loads(packet.frozen).cover.customer == "Halvorsen Industrial Controls"
    assert publishing.render(packet, "docx") == before
    assert composing.compose(packet).cover.customer == "Renamed"


def test_a_start_finds_the_draft_that_is_there(year: Year) -> None:
    assert publishing.start(year.plan, by=year.lead, on=date(2026, 12, 9)) == year.packet


def test_a_start_after_approval_makes_the_next_revision(year: Year) -> None:
    approve(year)
    packet = publishing.start(year.plan, by=year.lead, on=date(2026, 12, 9))
    assert (packet.revision, packet.recipient, packet.signatory) == (2, year.contact, year.lead)
    assert (packet.number, packet.status) == (f"KAPS-2026-{packet.pk:04d}-R2", "draft")


def test_a_first_draft_writes_to_their_highest_and_is_signed_by_the_lead(year: Year) -> None:
    factories.contact(year.account, "Ana Whitfield", seniority=4)
    factories.contact(year.account, "Al Gone", seniority=4, state="left")
    other = factories.user("Owen Blake")
    packet = publishing.start(factories.plan(year.account, 2025), by=other, on=date(2026, 1, 9))
    assert (packet.recipient.name, packet.signatory, packet.created_by) == ("Ana Whitfield", year.lead, other)


def test_of_twenty_approvals_at_once_one_wins(at_once: Any, rung: list[int]) -> None:
    year = full_year()
    answers = at_once(lambda: str(approve(year).status))
    assert answers == ["AlreadyFrozen"] * (CALLERS - 1) + ["approved"]
    assert len(rung) == 3


def test_without_the_lock_it_is_left_to_the_database_to_refuse(
    at_once: Any, rung: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    """The control of the test before: it would notice if the packet's row were not locked."""
    year = full_year()
    monkeypatch.setattr(QuerySet, "select_for_update", lambda rows, **options: rows)
    monkeypatch.setitem(connections.databases["default"]["OPTIONS"], "transaction_mode", "DEFERRED")
    if connection.vendor != "sqlite":
        monkeypatch.delitem(connections.databases["default"]["OPTIONS"], "transaction_mode")
    answers = at_once(lambda: str(approve(year).status))
    assert answers.count("approved") == 1
    assert set(answers) & {"IntegrityError", "OperationalError"}
    assert len(rung) == 3


def test_of_twenty_starts_at_once_one_draft_comes(at_once: Any) -> None:
    year = full_year()
    Packet.objects.all().delete()
    answers = at_once(lambda: str(publishing.start(year.plan, by=year.lead, on=date(2026, 12, 9)).pk))
    assert len(answers) == CALLERS
    assert len(set(answers)) == 1
