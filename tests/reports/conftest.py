"""What tests of the top storey share: many callers at once, and a bell to listen to."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.db import connection, connections

from accounts.models import Account
from reports.models import Packet

CALLERS = 20


@pytest.fixture
def rung(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """What the broker was asked to ring for: the broker is none of ours."""
    heard: list[int] = []
    monkeypatch.setattr("celery.app.task.Task.delay", lambda task, pk: heard.append(pk))
    return heard


@pytest.fixture
def at_once(transactional_db: None, tmp_path: Path) -> Iterator[Callable[[Callable[[], str]], list[str]]]:
    """What each of twenty callers is answered who all come at the same time, each with a connection of its own."""
    kept = connections.databases["default"]["NAME"]

    def together(deed: Callable[[], str]) -> list[str]:
        if connection.vendor == "sqlite":  # a database in memory has no locks to wait for: a copy on disk has
            with connection.cursor() as cursor:
                cursor.execute("VACUUM INTO %s", [str(tmp_path / "copy.sqlite3")])
            connections.databases["default"]["NAME"] = str(tmp_path / "copy.sqlite3")
        return answers_of(deed)

    yield together
    connections.databases["default"]["NAME"] = kept
    Account.objects.update(is_sample=True)  # or the frozen packets would refuse to be swept away
    Packet.objects.all().delete()


def answers_of(deed: Callable[[], str]) -> list[str]:
    answers: list[str] = []
    gate = threading.Barrier(CALLERS)

    def call() -> None:
        try:
            gate.wait()
            answers.append(deed())
        except Exception as error:
            answers.append(type(error).__name__)
        finally:
            connections.close_all()

    callers = [threading.Thread(target=call) for _ in range(CALLERS)]
    for caller in callers:
        caller.start()
    for caller in callers:
        caller.join()
    return sorted(answers)
