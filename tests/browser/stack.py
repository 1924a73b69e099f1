"""The whole product as its runner starts it, for one run of the browser tests: on its own data, on a free port."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import uuid
from contextlib import suppress
from pathlib import Path
from urllib.error import URLError
from urllib.parse import urlsplit, urlunsplit
from urllib.request import urlopen

import psycopg

from kaps import broker
from kaps.processes import READY_WORDS
from kaps.runner import die_with_parent

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60.0  # seconds until everything must be ready; a busy machine with two cores needs some of them


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def with_path(url: str, path: str) -> str:
    return urlunsplit(urlsplit(url)._replace(path=f"/{path}"))


class Stack:
    """Web, worker, beat and broker on a database that nobody else uses.

    It follows DATABASE_URL and REDIS_URL: a fresh database on the same PostgreSQL, another database of the same Redis.
    """

    def __init__(self, folder: Path, number: int) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.processes: list[subprocess.Popen[bytes]] = []
        self.environment = {
            **{name: value for name, value in os.environ.items() if not name.startswith(("PYTEST", "DJANGO"))},
            "KAPS_DATA_DIR": str(folder),
            "DATABASE_URL": self.database(os.environ.get("DATABASE_URL", "")),
            "PORT": str(self.port),
            "SITE_URL": self.url,
            "EMAIL_URL": "consolemail://",
            "PYTHONUNBUFFERED": "1",
        }
        if redis := os.environ.get("REDIS_URL", ""):
            self.environment["REDIS_URL"] = with_path(redis, str(number))

    def database(self, url: str) -> str:
        """A database of its own beside the one named, or a file."""
        self.beside = url if url.startswith("postgres") else ""
        self.name = f"kaps_browser_{uuid.uuid4().hex[:12]}"
        return with_path(url, self.name) if self.beside else f"sqlite:///{self.folder / 'kaps.sqlite3'}"

    def sql(self, statement: str) -> None:
        if self.beside:
            with psycopg.connect(self.beside, autocommit=True) as connection:
                connection.execute(statement.encode())

    def manage(self, *words: str) -> str:
        """What a management command prints; what it complains about goes to its log."""
        with (self.folder / "manage.log").open("ab") as log:
            command = [sys.executable, "manage.py", *words]
            done = subprocess.run(command, cwd=ROOT, env=self.environment, stdout=subprocess.PIPE, stderr=log)
        assert done.returncode == 0, (self.folder / "manage.log").read_text()
        return done.stdout.decode()

    def start(self, *, sample: bool) -> None:
        self.sql(f'create database "{self.name}"')
        self.manage("prepare", *(["--sample"] if sample else []))
        if not self.environment.get("REDIS_URL"):
            self.run("broker", broker.command(self.folder))
            self.wait_for(READY_WORDS["broker"], self.folder / "broker.log")
        for name in ("web", "worker", "beat"):
            self.run(name, [sys.executable, "-m", "kaps", name])
        for name in ("web", "worker", "beat"):
            self.wait_for(READY_WORDS[name], self.folder / f"{name}.log")
        self.wait_until_healthy()

    def run(self, name: str, command: list[str]) -> None:
        with (self.folder / f"{name}.log").open("ab") as log:
            self.processes.append(
                subprocess.Popen(
                    command,
                    cwd=ROOT,
                    env=self.environment,
                    stdout=log,
                    stderr=log,
                    start_new_session=True,
                    preexec_fn=die_with_parent,
                )
            )

    def wait_for(self, words: str, log: Path) -> None:
        deadline = time.monotonic() + PATIENCE
        while words not in log.read_text():
            assert time.monotonic() < deadline, f"{log.name} never said {words!r}:\n{log.read_text()}"
            time.sleep(0.1)

    def wait_until_healthy(self) -> None:
        with suppress(URLError), urlopen(f"{self.url}/healthz/", timeout=PATIENCE) as answer:  # noqa: S310
            if answer.status == 200:
                return
        raise AssertionError((self.folder / "web.log").read_text())

    def stop(self) -> None:
        """Stop what was started, the broker last, and leave nothing behind."""
        for process in reversed(self.processes):
            self.end(process)
        self.sql(f'drop database if exists "{self.name}" with (force)')

    def end(self, process: subprocess.Popen[bytes]) -> None:
        with suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGTERM)
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
