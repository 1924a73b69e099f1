"""Keep several processes running, under one log and with one way to stop them all."""

from __future__ import annotations

import ctypes
import os
import selectors
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, TextIO

ROOT = Path(__file__).resolve().parent.parent
COLOURS = {"kaps": 1, "broker": 35, "web": 36, "worker": 33, "beat": 34}
PATIENCE = 2.0  # seconds between asking a process to stop and stopping it
STEADY = 10.0  # seconds after which a process counts as well
LONGEST_PAUSE = 30.0
PR_SET_PDEATHSIG = 1


@dataclass
class Process:
    """One long-running program: how it is started, and the words in its log that say that it works."""

    name: str
    command: list[str]
    ready_words: str
    comes_first: bool = False
    said_ready: bool = False
    failures: int = 0
    started_at: float = 0.0
    due_at: float = 0.0
    popen: subprocess.Popen[bytes] | None = None
    unfinished: bytes = field(default=b"", repr=False)

    @property
    def is_running(self) -> bool:
        return self.popen is not None

    def is_ready(self, now: float) -> bool:
        return self.is_running and (self.said_ready or self.is_steady(now))

    def is_steady(self, now: float) -> bool:
        return now - self.started_at > STEADY

    def start(self, now: float) -> IO[bytes]:
        """Start the program in a process group of its own, and answer its log."""
        self.started_at, self.unfinished, self.said_ready = now, b"", False
        self.popen = subprocess.Popen(  # noqa: S603 - our own commands
            self.command,
            cwd=ROOT,
            env={**os.environ, "PYTHONUNBUFFERED": "1"},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=die_with_parent,
        )
        assert self.popen.stdout is not None  # noqa: S101 - we asked for a pipe
        return self.popen.stdout

    def lines(self, chunk: bytes) -> list[str]:
        """Answer the complete lines, and keep the rest for later."""
        *complete, self.unfinished = (self.unfinished + chunk).split(b"\n")
        lines = [line.decode(errors="replace").rstrip() for line in complete]
        self.said_ready = self.said_ready or any(self.ready_words in line for line in lines)
        return lines

    def bury(self, now: float) -> int:
        """Take along what the program left behind, set the time of its next start, and answer its exit code."""
        self.signal(signal.SIGKILL)
        code = self.popen.wait() if self.popen else 0
        self.popen = None
        self.failures = 1 if self.is_steady(now) else self.failures + 1
        self.due_at = now + min(2.0 ** (self.failures - 1), LONGEST_PAUSE)
        return code

    def signal(self, number: signal.Signals) -> None:
        """Send a signal to the program and to everything it has started."""
        if self.popen is not None:
            with suppress(ProcessLookupError):  # it may just have ended by itself
                os.killpg(self.popen.pid, number)


def die_with_parent() -> None:
    """Ask the kernel to stop this process when the runner is killed, so that nothing is orphaned."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGTERM)


class Runner:
    """Runs processes until told to stop; prints their logs with their names in front.

    `announce` is asked, once all are ready, for what to tell people; while it answers nothing it is asked again.
    """

    def __init__(self, processes: list[Process], announce: Callable[[], str], out: TextIO = sys.stdout) -> None:
        self.processes = processes
        self.announce = announce
        self.out = out
        self.is_announced = False
        self.is_stopping = False
        self.selector = selectors.DefaultSelector()
        self.width = max(len(name) for name in ("kaps", *(process.name for process in processes)))

    def run(self) -> None:
        """Run until SIGINT, SIGTERM or the end of the terminal."""
        for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
            signal.signal(number, self.ask_to_stop)
        try:
            while not self.is_stopping:
                self.start_what_is_due(time.monotonic())
                self.listen(0.2)
                self.announce_once(time.monotonic())
        finally:
            self.stop()

    def ask_to_stop(self, *_: object) -> None:
        self.is_stopping = True

    def start_what_is_due(self, now: float) -> None:
        """Start what is not running; what comes first must be ready before the others start."""
        for process in self.processes:
            if not process.is_running and now >= process.due_at:
                self.selector.register(process.start(now), selectors.EVENT_READ, process)
            if process.comes_first and not process.is_ready(now):
                return

    def listen(self, seconds: float) -> None:
        """Print what the processes say within this time, and notice those that end."""
        for key, _ in self.selector.select(seconds):
            chunk = os.read(key.fd, 65536)
            for line in key.data.lines(chunk or b"\n" * bool(key.data.unfinished)):
                self.say(key.data.name, line)
            if not chunk:
                self.selector.unregister(key.fileobj)
                os.close(key.fd)
                self.bury(key.data)
        for process in self.processes:
            if process.popen is not None and process.popen.poll() is not None:
                process.signal(signal.SIGKILL)  # its children still hold the log open

    def bury(self, process: Process) -> None:
        now = time.monotonic()
        code = process.bury(now)
        if not self.is_stopping:
            self.say("kaps", f"{process.name} ended with {code}; it starts again in {process.due_at - now:.0f} s")

    def announce_once(self, now: float) -> None:
        if not self.is_announced and all(process.is_ready(now) for process in self.processes):
            announcement = self.announce()
            self.is_announced = bool(announcement)
            for line in announcement.splitlines():
                self.say("kaps", line)

    def stop(self) -> None:
        """Stop everything within three seconds, and what came first last."""
        self.is_stopping = True
        self.say("kaps", "stopping")
        self.stop_these([process for process in self.processes if not process.comes_first], PATIENCE)
        self.stop_these([process for process in self.processes if process.comes_first], PATIENCE / 4)

    def stop_these(self, processes: list[Process], patience: float) -> None:
        for process in processes:
            process.signal(signal.SIGTERM)
        deadline = time.monotonic() + patience
        while any(process.is_running for process in processes):
            if time.monotonic() > deadline:
                for process in processes:
                    process.signal(signal.SIGKILL)
            self.listen(0.05)

    def say(self, name: str, line: str) -> None:
        label = name.ljust(self.width)
        if self.out.isatty() and "NO_COLOR" not in os.environ:
            label = f"\x1b[{COLOURS.get(name, 32)}m{label}\x1b[0m"
        with suppress(OSError):  # the terminal may be gone
            self.out.write(f"{label} | {line}\n")
            self.out.flush()
