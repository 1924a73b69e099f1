"""`manage.py packet` composes, freezes and renders from the command line."""

from __future__ import annotations

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from accounts.models import Assignment, Plan
from reports import publishing
from reports.models import Packet
from tests import factories
from tests.reports.year import AT, full_year

pytestmark = pytest.mark.django_db


def run(*words: str, out: Path) -> str:
    said = StringIO()
    call_command("packet", *words, "--out", str(out), stdout=said)
    return said.getvalue()


def test_it_writes_three_files_and_says_the_hash(tmp_path: Path) -> None:
    full_year()
    said = run("halvorsen", "2026", out=tmp_path / "new")
    packet = Packet.objects.get()
    assert sorted(path.name for path in (tmp_path / "new").iterdir()) == [
        f"{packet.number}.{each}" for each in ("docx", "pdf", "pptx")
    ]
    assert said.splitlines()[-1] == f"{packet.number} SHA-256 {packet.sha256}"


def test_what_is_approved_is_written_again_byte_for_byte(tmp_path: Path) -> None:
    year = full_year()
    packet = publishing.approve(year.packet, by=year.lead, at=AT)
    for folder in ("one", "two"):
        run("Halvorsen Industrial Controls", "2026", out=tmp_path / folder)
    for each in ("pdf", "docx", "pptx"):
        first, second = ((tmp_path / folder / f"{packet.number}.{each}").read_bytes() for folder in ("one", "two"))
        assert first == second
    assert Packet.objects.count() == 1


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("nobody", "2026"), "One account must match 'nobody'; found: none."),
        (("h", "2026"), "One account must match 'h'; found: Halvorsen Industrial Controls, Hanson."),
        (("Halvorsen", "1999"), "Halvorsen Industrial Controls has no plan for 1999."),
    ],
)
def test_what_is_not_found_is_said(words: tuple[str, ...], said: str, tmp_path: Path) -> None:
    full_year()
    factories.account("Hanson")
    with pytest.raises(CommandError) as refused:
        run(*words, out=tmp_path)
    assert str(refused.value) == said


def test_what_stands_in_the_way_is_said(tmp_path: Path) -> None:
    year = full_year()
    Plan.objects.filter(pk=year.plan.pk).update(agreed_on=None)
    with pytest.raises(CommandError, match="The plan for 2026 is not agreed with the customer."):
        run("Halvorsen", "2026", out=tmp_path)
    assert Packet.objects.get().is_draft


def test_without_a_lead_somebody_must_be_named(tmp_path: Path) -> None:
    year = full_year()
    Assignment.objects.all().delete()
    with pytest.raises(CommandError, match="say who approves with --by"):
        run("Halvorsen", "2026", out=tmp_path)
    run("Halvorsen", "2026", "--by", year.lead.email.upper(), out=tmp_path)
    assert Packet.objects.get().approved_by == year.lead
