"""What runs on a machine: the command of each process, and what must be in order before they start."""

from __future__ import annotations

import fcntl
import os
import socket
import subprocess
import sys
from typing import IO
from urllib.parse import urlsplit
from urllib.request import Request, urlopen

from django.conf import settings

from kaps import broker, environment
from kaps.runner import ROOT, Process, Runner

READY_WORDS = {
    "broker": "eady to accept connections",
    "web": "Listening at",
    "worker": " ready.",
    "beat": "beat: Starting",
}


def commands(bind: str) -> dict[str, list[str]]:
    """Answer the command of each process that is written in Python."""
    python = [sys.executable, "-m"]
    celery = [*python, "celery", "--quiet", "--app", "kaps.celery:app"]
    return {
        "web": [
            *(*python, "gunicorn", "kaps.wsgi:application", "--bind", bind),
            *("--worker-class", "gthread", "--workers", "2", "--threads", "4"),
            *("--preload", "--no-control-socket", "--access-logfile", "-"),
        ],
        "worker": [
            *(*celery, "worker", "--queues", "default,render,mail", "--concurrency", "2"),
            *("--without-gossip", "--without-mingle", "--loglevel", "INFO"),
        ],
        "beat": [*celery, "beat", "--pidfile=", "--loglevel", "INFO"],
    }


def processes(bind: str) -> list[Process]:
    """Answer everything this machine has to run: the broker too, unless REDIS_URL names one elsewhere."""
    found = [Process(name, command, READY_WORDS[name]) for name, command in commands(bind).items()]
    if broker.url(settings.DATA_DIR) == settings.CELERY_BROKER_URL:
        command = broker.command(settings.DATA_DIR)
        found.insert(0, Process("broker", command, READY_WORDS["broker"], comes_first=True))
    return found


def address() -> tuple[str, int]:
    return environment.text("BIND", "127.0.0.1"), environment.integer("PORT", 8000, at_least=1)


def refuse_taken_port(host: str, port: int) -> None:
    with socket.socket(socket.AF_INET6 if ":" in host else socket.AF_INET) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError as error:
            sys.exit(
                f"Port {port} on {host} cannot be used ({error.strerror}). "
                f"Stop what uses it, or choose another one: make run PORT={port + 1}"
            )


def lock_data_dir() -> IO[str]:
    """Answer the open lock file; two brokers writing to one data directory would spoil it."""
    lock = (settings.DATA_DIR / "run.lock").open("a")
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        sys.exit(f"KAPS already runs on {settings.DATA_DIR}. Stop it first, or set KAPS_DATA_DIR to another folder.")
    return lock


def prepare() -> str:
    """Bring database and static files up to date, and answer how to sign in to the sample company, if there is one."""
    sample = [] if settings.PRODUCTION else ["--sample"]
    command = [sys.executable, "manage.py", "prepare", *sample]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, text=True)  # noqa: S603 - our own command
    if done.returncode:
        sys.exit(done.stdout + "KAPS could not be prepared; the reason stands above.")
    return done.stdout.strip()


def is_healthy(host: str, port: int) -> bool:
    """Answer whether our own web process and its database work; it is asked by the name that it is known by."""
    host = {"0.0.0.0": "127.0.0.1", "::": "::1"}.get(host, host)  # noqa: S104 - only compared
    place = f"[{host}]" if ":" in host else host
    known_as = {"Host": urlsplit(settings.SITE_URL).netloc}
    try:
        with urlopen(Request(f"http://{place}:{port}/healthz/", headers=known_as), timeout=3) as answer:  # noqa: S310
            return bool(answer.status == 200)
    except OSError:
        return False


def run_everything() -> None:
    host, port = address()
    lock = lock_data_dir()
    refuse_taken_port(host, port)
    sys.stdout.write("Bringing the database and the static files up to date\n")
    sys.stdout.flush()
    sign_in = prepare()

    def announce() -> str:
        return f"KAPS is ready at {settings.SITE_URL}\n{sign_in}" if is_healthy(host, port) else ""

    with lock:
        Runner(processes(f"{host}:{port}"), announce).run()


def become(name: str) -> None:
    """Replace this program by one of the processes."""
    host, port = address()
    known = commands(f"{host}:{port}")
    if name not in known:
        sys.exit(f"Choose one of: {', '.join(known)}")
    os.execv(known[name][0], known[name])  # noqa: S606 - our own command


def main(names: list[str]) -> None:
    """Run everything, become the one process that is named, or answer by the exit code for `health`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kaps.settings")
    if names == ["health"]:
        sys.exit(not is_healthy(*address()))
    if names:
        become(names[0])
    run_everything()
