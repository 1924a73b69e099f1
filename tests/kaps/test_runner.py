"""The runner, with real processes: it restarts what dies, and leaves nothing behind."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

from kaps.runner import ROOT, Process, Runner

STUBBORN = "trap '' TERM; echo up; sleep 60 & wait; sleep 60"
MANY = """
import sys
from kaps.runner import Process, Runner
shells = [Process(str(number), ["sh", "-c", script], "up") for number, script in enumerate(sys.argv[1:])]
Runner(shells, announce=lambda: "all are up").run()
"""


def shell(name: str, script: str, *, comes_first: bool = False) -> Process:
    return Process(name, ["sh", "-c", script], "up", comes_first=comes_first)


def runner(*processes: Process) -> Runner:
    return Runner(list(processes), announce=lambda: "all are up", out=io.StringIO())


def said(runner: Runner) -> list[str]:
    assert isinstance(runner.out, io.StringIO)
    return runner.out.getvalue().splitlines()


def go_on_until(runner: Runner, condition: Callable[[], bool], seconds: float = 5) -> None:
    deadline = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < deadline, said(runner)
        runner.start_what_is_due(time.monotonic())
        runner.listen(0.02)
        runner.announce_once(time.monotonic())


def pids_in(folder: Path) -> list[int]:
    return [int(path.name) for path in folder.iterdir()]


def is_alive(pid: int) -> bool:
    try:
        state = Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


def start_many(*scripts: str) -> subprocess.Popen[str]:
    """A runner of its own, which has announced that all its shells are up."""
    started = subprocess.Popen([sys.executable, "-c", MANY, *scripts], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert started.stdout is not None
    assert any("all are up" in line for line in started.stdout)
    return started


def note_pid(folder: Path, script: str) -> str:
    return f"touch {folder}/$$; {script}"


def test_every_line_has_the_name_of_its_process_in_front() -> None:
    one = runner(shell("web", "echo first; echo second; sleep 60"), shell("worker", "printf 'up\n'; sleep 60"))
    go_on_until(one, lambda: len(said(one)) == 3)
    one.stop()
    assert sorted(said(one)[:3]) == ["web    | first", "web    | second", "worker | up"]


def test_a_last_line_without_an_end_is_printed_too() -> None:
    one = runner(shell("web", "printf 'no end'"))
    go_on_until(one, lambda: len(said(one)) == 2)
    one.stop()
    assert said(one)[0] == "web  | no end"


def test_what_dies_starts_again_after_a_pause_that_doubles(tmp_path: Path) -> None:
    one = runner(shell("web", note_pid(tmp_path, "exit 3")))
    go_on_until(one, lambda: len(pids_in(tmp_path)) == 3)
    one.stop()
    assert said(one)[:2] == [
        "kaps | web ended with 3; it starts again in 1 s",
        "kaps | web ended with 3; it starts again in 2 s",
    ]


def test_a_process_that_ran_well_for_a_while_starts_again_at_once() -> None:
    process = Process("web", ["true"], "up", failures=5, started_at=100.0)
    process.bury(now=200.0)
    assert process.due_at == 201.0


def test_the_pause_never_exceeds_half_a_minute() -> None:
    process = Process("web", ["true"], "up", failures=50, started_at=100.0)
    process.bury(now=101.0)
    assert process.due_at == 131.0


def test_a_killed_process_starts_again_though_its_child_holds_the_log_open(tmp_path: Path) -> None:
    process = shell("web", note_pid(tmp_path, "sleep 60 & wait"))
    one = runner(process)
    go_on_until(one, lambda: len(pids_in(tmp_path)) == 1)
    os.kill(pids_in(tmp_path)[0], signal.SIGKILL)
    go_on_until(one, lambda: len(pids_in(tmp_path)) == 2)
    one.stop()


def test_the_others_wait_until_what_comes_first_is_ready(tmp_path: Path) -> None:
    broker = shell("broker", f"sleep 0.3; touch {tmp_path}/ready; echo up; sleep 60", comes_first=True)
    web = shell("web", f"test -e {tmp_path}/ready && echo up; sleep 60")
    one = runner(web, broker)
    one.processes.sort(key=lambda process: not process.comes_first)
    go_on_until(one, lambda: "web    | up" in said(one))
    one.stop()


def test_readiness_is_announced_once_when_all_are_ready() -> None:
    one = runner(shell("web", "echo up; sleep 60"), shell("worker", "sleep 0.2; echo up; sleep 60"))
    go_on_until(one, lambda: one.is_announced)
    one.announce_once(time.monotonic())
    one.stop()
    assert said(one) == ["web    | up", "worker | up", "kaps   | all are up", "kaps   | stopping"]


def test_stopping_takes_less_than_three_seconds_and_leaves_nothing_behind(tmp_path: Path) -> None:
    started = start_many(*[note_pid(tmp_path, STUBBORN)] * 3)
    began = time.monotonic()
    started.send_signal(signal.SIGINT)
    started.communicate()
    assert time.monotonic() - began < 3
    assert [pid for pid in pids_in(tmp_path) if is_alive(pid)] == []


def test_it_stops_on_sigterm_with_success() -> None:
    started = start_many("echo up; sleep 60")
    started.terminate()
    started.communicate()
    assert started.returncode == 0


def test_nothing_is_orphaned_when_the_runner_itself_is_killed(tmp_path: Path) -> None:
    started = start_many(note_pid(tmp_path, "echo up; while :; do sleep 0.1; done"))
    started.kill()
    started.communicate()
    deadline = time.monotonic() + 3
    while any(map(is_alive, pids_in(tmp_path))) and time.monotonic() < deadline:
        time.sleep(0.05)
    assert [pid for pid in pids_in(tmp_path) if is_alive(pid)] == []
