"""Workers make each file once, survive each other, and say in words what went wrong."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.conf import settings
from django.utils import timezone
from kombu.exceptions import OperationalError

from kaps.celery import app
from reports import canonical, publishing, tasks
from reports.models import Packet, Rendition
from tests.reports.year import AT, Year, full_year

pytestmark = pytest.mark.django_db


@pytest.fixture
def year(db: None) -> Year:
    made = full_year()
    publishing.approve(made.packet, by=made.lead, at=AT)
    return made


@pytest.fixture
def word(year: Year) -> Rendition:
    return Rendition.objects.get(packet=year.packet, format="docx")


@pytest.fixture
def no_broker() -> Iterator[None]:
    """A broker's address where nobody answers."""
    before = app.conf.broker_url
    app.conf.broker_url, app.amqp._producer_pool = "redis://127.0.0.1:9", None
    yield
    app.conf.broker_url, app.amqp._producer_pool = before, None


def kept() -> list[str]:
    """The names of the stored files."""
    return sorted(path.name for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())


def again(one: Rendition) -> Rendition:
    return Rendition.objects.get(pk=one.pk)


def spoil(packet: Packet, frozen: str) -> None:
    """Another approved packet with this frozen text: the database lets nobody change the first one's."""
    Packet.objects.filter(pk=packet.pk).update(
        status="approved", frozen=frozen, sha256=canonical.digest(frozen), approved_at=AT
    )


@pytest.fixture
def spoiled(year: Year) -> Callable[[str], Rendition]:
    """A waiting file of a packet that was frozen with the given text."""

    def make(frozen: str) -> Rendition:
        draft = publishing.start(year.plan, by=year.lead, on=AT.date())
        spoil(draft, frozen)
        return Rendition.objects.create(packet=draft, format="docx")

    return make


def test_a_worker_makes_the_file_from_the_frozen_tree(word: Rendition) -> None:
    tasks.render(word.pk)
    word = again(word)
    data = publishing.render(word.packet, "docx")
    assert (word.state, word.attempts, word.error, word.leased_until) == ("done", 1, "", None)
    assert (word.read(), word.size) == (data, len(data))
    assert kept() == [Path(word.file.name).name]


def test_asking_twice_makes_one_file(word: Rendition) -> None:
    tasks.render(word.pk)
    first = again(word)
    tasks.render(word.pk)
    assert (again(word).file, again(word).attempts) == (first.file, 1)
    assert len(kept()) == 1


def test_one_worker_claims_and_the_other_goes_home(word: Rendition) -> None:
    mine = Rendition.objects.all().claim(word.pk)
    assert Rendition.objects.all().claim(word.pk) is None
    tasks.render(word.pk)
    assert (again(word).state, again(word).token, kept()) == ("rendering", mine.token, [])


def test_a_dead_workers_file_is_taken_over_and_the_dead_one_leaves_nothing(word: Rendition) -> None:
    zombie = Rendition.objects.all().claim(word.pk)
    Rendition.objects.filter(pk=word.pk).update(leased_until=timezone.now() - timedelta(seconds=1))
    tasks.render(word.pk)
    done = again(word)
    with pytest.raises(Rendition.ClaimLost):
        zombie.finish(b"too late")
    assert (again(word).sha256, again(word).attempts) == (done.sha256, 2)
    assert kept() == [Path(done.file.name).name]


def test_a_dead_workers_complaint_changes_nothing(word: Rendition) -> None:
    zombie = Rendition.objects.all().claim(word.pk)
    Rendition.objects.filter(pk=word.pk).update(leased_until=timezone.now() - timedelta(seconds=1))
    tasks.render(word.pk)
    zombie.give_back("It was too late anyway.")
    assert (again(word).state, again(word).error) == ("done", "")


def test_a_packet_of_a_later_release_fails_after_three_tries_and_says_so(
    year: Year, spoiled: Callable[[str], Rendition]
) -> None:
    one = spoiled(year_frozen(year).replace('"schema":1', '"schema":99'))
    seen = []
    for _ in range(4):
        tasks.render(one.pk)
        seen.append((again(one).state, again(one).attempts))
    assert seen == [("waiting", 1), ("waiting", 2), ("failed", 3), ("failed", 3)]
    assert again(one).error == "This packet is of schema 99; this release reads schema 1."
    assert kept() == []


def year_frozen(year: Year) -> str:
    return Packet.objects.get(pk=year.packet.pk).frozen


def test_a_text_that_is_no_packet_fails_in_words(spoiled: Callable[[str], Rendition]) -> None:
    one = spoiled("not a packet")
    tasks.render(one.pk)
    assert again(one).error.startswith("The frozen text of this packet cannot be read: ")


def test_a_picture_that_is_gone_is_not_passed_over(year: Year, spoiled: Callable[[str], Rendition]) -> None:
    tree = canonical.loads(year_frozen(year))
    lost = msgspec.structs.replace(tree, cover=msgspec.structs.replace(tree.cover, vendor_logo="0" * 64))
    one = spoiled(canonical.dumps(lost))
    for _ in range(3):
        tasks.render(one.pk)
    assert (again(one).state, again(one).error) == (
        "failed",
        "A picture that this packet shows is no longer stored: 00000000.",
    )


def test_a_failed_file_may_be_tried_again(year: Year, spoiled: Callable[[str], Rendition]) -> None:
    one = spoiled("not a packet")
    for _ in range(3):
        tasks.render(one.pk)
    assert again(one).retry()
    assert (again(one).state, again(one).attempts, again(one).error) == ("waiting", 0, "")
    assert not again(one).retry()


def test_the_sweep_rings_for_what_waits_and_for_what_was_left(year: Year, monkeypatch: pytest.MonkeyPatch) -> None:
    rung: list[int] = []
    monkeypatch.setattr("celery.app.task.Task.delay", lambda task, pk: rung.append(pk))
    waiting, left, busy = Rendition.objects.order_by("pk")
    for one in (left, busy):
        Rendition.objects.all().claim(one.pk)
    Rendition.objects.filter(pk=left.pk).update(leased_until=timezone.now() - timedelta(seconds=1))
    assert tasks.ring_again() == 2
    assert sorted(rung) == [waiting.pk, left.pk]


def test_a_sweep_with_nothing_to_do_rings_for_nobody(db: None) -> None:
    assert tasks.ring_again() == 0


def test_a_broker_that_is_down_neither_fails_nor_hangs_an_approval(
    no_broker: None, django_capture_on_commit_callbacks: Callable[..., Any]
) -> None:
    year = full_year()
    began = time.monotonic()
    with django_capture_on_commit_callbacks(execute=True):
        publishing.approve(year.packet, by=year.lead, at=AT)
    assert time.monotonic() - began < 3
    assert [one.state for one in year.packet.renditions.all()] == ["waiting"] * 3


def test_the_bell_hangs_on_the_application_that_is_configured() -> None:
    assert (tasks.render.app, tasks.ring_again.app) == (app, app)


def test_nobody_answers_at_that_address(no_broker: None) -> None:
    """The control of the test before."""
    with pytest.raises(OperationalError):
        tasks.render.delay(1)


@pytest.mark.parametrize("harm", [lambda path: path.unlink(), lambda path: path.write_bytes(b"PK not it")])
def test_a_damaged_file_is_not_handed_out(word: Rendition, harm: Callable[[Path], object]) -> None:
    tasks.render(word.pk)
    word = again(word)
    harm(Path(word.file.path))
    with pytest.raises(Rendition.Damaged):
        word.read()


def test_a_worker_that_ran_out_of_time_says_so() -> None:
    from billiard.exceptions import SoftTimeLimitExceeded

    assert tasks.reason_of(SoftTimeLimitExceeded()) == "It took longer than a worker may spend on one file."


def test_of_two_workers_at_once_one_makes_the_file(at_once: Any) -> None:
    year = full_year()
    publishing.approve(year.packet, by=year.lead, at=AT)
    one = Rendition.objects.get(packet=year.packet, format="docx")
    answers = at_once(lambda: "mine" if Rendition.objects.all().claim(one.pk) else "not mine")
    assert answers == ["mine"] + ["not mine"] * (len(answers) - 1)


def test_a_file_that_kills_its_worker_each_time_is_given_up(word: Rendition) -> None:
    for _ in range(3):
        assert Rendition.objects.all().claim(word.pk) is not None
        Rendition.objects.filter(pk=word.pk).update(leased_until=timezone.now() - timedelta(seconds=1))

    assert Rendition.objects.all().claim(word.pk) is None
    assert Rendition.objects.all().give_up() == 1
    word.refresh_from_db()
    assert (word.state, word.error) == ("failed", "A worker died each time it made this file.")
