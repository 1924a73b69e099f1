"""Set-up does what is missing, and only that."""

from __future__ import annotations

import ast
import io
import os
import platform
import shutil
import sys
import tarfile
from pathlib import Path

import pytest

from kaps import bootstrap


@pytest.fixture
def checkout(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A checkout with requirements and an empty virtual environment."""
    for name in ("requirements.txt", "requirements-dev.txt"):
        (tmp_path / name).write_text(f"# {name}\n")
    (tmp_path / ".venv").mkdir()
    monkeypatch.setattr(bootstrap, "ROOT", tmp_path)
    monkeypatch.setattr(bootstrap, "VENV", tmp_path / ".venv")
    return tmp_path


@pytest.fixture
def installed(monkeypatch: pytest.MonkeyPatch) -> list[list[str]]:
    """What set-up asks the installer for; nothing is installed."""
    asked: list[list[str]] = []

    def install(files: list[str]) -> bool:
        asked.append([Path(word).name for word in files if not word.startswith("--")])
        return True

    monkeypatch.setattr(bootstrap, "install_with_uv", install)
    return asked


def test_it_needs_nothing_but_the_standard_library() -> None:
    tree = ast.parse(Path(bootstrap.__file__).read_text())
    imports = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    imports |= {node.module or "" for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert [name for name in imports if name.split(".")[0] not in sys.stdlib_module_names] == []


def test_the_requirements_are_installed_once(checkout: Path, installed: list[list[str]]) -> None:
    bootstrap.ensure_requirements("run")
    bootstrap.ensure_requirements("run")
    assert installed == [["requirements.txt"]]


def test_changed_requirements_are_installed_again(checkout: Path, installed: list[list[str]]) -> None:
    bootstrap.ensure_requirements("run")
    (checkout / "requirements.txt").write_text("# one more\n")
    bootstrap.ensure_requirements("run")
    assert installed == [["requirements.txt"], ["requirements.txt"]]


def test_another_python_installs_again(
    checkout: Path, installed: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    bootstrap.ensure_requirements("run")
    monkeypatch.setattr(platform, "python_version", lambda: "3.99.0")
    assert not bootstrap.is_installed("run")


def test_what_the_tests_need_includes_what_running_needs(checkout: Path, installed: list[list[str]]) -> None:
    bootstrap.ensure_requirements("test")
    bootstrap.ensure_requirements("run")
    assert installed == [["requirements.txt", "requirements-dev.txt"]]


def test_changed_test_requirements_leave_running_alone(checkout: Path, installed: list[list[str]]) -> None:
    bootstrap.ensure_requirements("test")
    (checkout / "requirements-dev.txt").write_text("# one more\n")
    assert (bootstrap.is_installed("run"), bootstrap.is_installed("test")) == (True, False)


def test_pip_does_it_where_uv_does_not_work(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "install_with_uv", lambda files: False)
    monkeypatch.setattr(bootstrap, "install_with_pip", lambda files: True)
    bootstrap.ensure_requirements("run")
    assert bootstrap.is_installed("run")


def test_a_failed_installation_is_not_remembered(checkout: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bootstrap, "install_with_uv", lambda files: False)
    monkeypatch.setattr(bootstrap, "install_with_pip", lambda files: False)
    with pytest.raises(SystemExit):
        bootstrap.ensure_requirements("run")
    assert not bootstrap.is_installed("run")


def test_missing_libraries_and_programs_are_named_by_their_packages(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    needed = {"libc.so.6": ("libc6", ""), "libnowhere.so.1": ("libnowhere1", ""), "no-such-program": ("one two", "")}
    monkeypatch.setitem(bootstrap.SYSTEM, "run", needed)
    assert bootstrap.missing_packages("run") == ["libnowhere1", "one", "two"]


def test_without_the_right_to_install_it_says_what_to_type_and_stops(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "geteuid", lambda: 1000)
    monkeypatch.setattr(bootstrap, "call", lambda *command, quiet: False)
    monkeypatch.setattr(sys, "platform", "linux")
    monkeypatch.setattr(shutil, "which", lambda name: f"/usr/bin/{name}")
    with pytest.raises(SystemExit) as stopped:
        bootstrap.install_packages(["libpango-1.0-0"])
    line = "sudo apt-get update && sudo apt-get install --no-install-recommends libpango-1.0-0"
    assert str(stopped.value) == f"Packages of the system are missing. Please type\n\n    {line}\n\nand try again."


def test_on_a_mac_the_line_is_for_homebrew(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "darwin")
    assert bootstrap.line_to_type(["pango"]) == "brew install pango"


def test_a_program_is_unpacked_so_that_it_can_be_run(tmp_path: Path) -> None:
    archive = tmp_path / "package.tgz"
    with tarfile.open(archive, "w:gz") as members:
        member = tarfile.TarInfo("package/program")
        member.size = 4
        members.addfile(member, io.BytesIO(b"code"))
    bootstrap.unpack_program(archive, "package/program", tmp_path / "tools" / "program-1.0")
    assert [path.name for path in (tmp_path / "tools").iterdir()] == ["program-1.0"]
    assert (tmp_path / "tools" / "program-1.0").stat().st_mode & 0o777 == 0o755
