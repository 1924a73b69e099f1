"""What runs on a machine, and what stops it from starting."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
from django.conf import settings as configured

from kaps import broker, processes


def test_everything_runs_with_the_broker_first(settings: object, tmp_path: Path) -> None:
    settings.DATA_DIR, settings.CELERY_BROKER_URL = tmp_path, broker.url(tmp_path)  # type: ignore[attr-defined]
    found = processes.processes("127.0.0.1:8000")
    assert [(process.name, process.comes_first) for process in found] == [
        ("broker", True),
        ("web", False),
        ("worker", False),
        ("beat", False),
    ]


def test_a_broker_elsewhere_is_not_started_here(settings: object) -> None:
    settings.CELERY_BROKER_URL = "redis://redis:6379/0"  # type: ignore[attr-defined]
    assert [process.name for process in processes.processes("127.0.0.1:8000")] == ["web", "worker", "beat"]


def test_the_worker_listens_to_every_queue_a_task_is_sent_to() -> None:
    routed = {route["queue"] for route in configured.CELERY_TASK_ROUTES.values()}
    queues = routed | {configured.CELERY_TASK_DEFAULT_QUEUE}
    worker = processes.commands("127.0.0.1:8000")["worker"]
    assert queues - set(worker[worker.index("--queues") + 1].split(",")) == set()


def test_a_taken_port_is_refused_with_the_command_for_another() -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        port = other.getsockname()[1]
        with pytest.raises(SystemExit, match=f"make run PORT={port + 1}"):
            processes.refuse_taken_port("127.0.0.1", port)


def test_a_second_start_on_the_same_data_is_refused(settings: object, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path  # type: ignore[attr-defined]
    with processes.lock_data_dir(), pytest.raises(SystemExit, match="already runs"):
        processes.lock_data_dir()


def test_the_lock_ends_with_its_holder(settings: object, tmp_path: Path) -> None:
    settings.DATA_DIR = tmp_path  # type: ignore[attr-defined]
    processes.lock_data_dir().close()
    processes.lock_data_dir().close()


def test_nobody_listening_is_not_healthy() -> None:
    assert not processes.is_healthy("127.0.0.1", 1)


def test_an_unknown_process_is_refused_with_the_known_ones() -> None:
    with pytest.raises(SystemExit, match="Choose one of: web, worker, beat"):
        processes.become("mailer")
