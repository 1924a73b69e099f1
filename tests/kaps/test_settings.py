"""Production does not start with what is only good for a laptop."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings

SAFE = {
    "KAPS_MODE": "production",
    "SECRET_KEY": "k" * 60,
    "ALLOWED_HOSTS": "kaps.example.com",
    "SITE_URL": "https://kaps.example.com",
}


def start(folder: Path, **given: str) -> tuple[int, str]:
    """The exit code and the last line of `manage.py check` with these settings."""
    base = {"PATH": "/usr/bin:/bin", "KAPS_DATA_DIR": str(folder), "DATABASE_URL": f"sqlite:///{folder}/x.sqlite3"}
    done = subprocess.run(
        [sys.executable, "manage.py", "check"],
        cwd=settings.BASE_DIR,
        env=base | {"KAPS_STATIC_DIR": str(folder / "static")} | given,
        capture_output=True,
        text=True,
    )
    return done.returncode, (done.stderr or done.stdout).strip().splitlines()[-1]


def test_a_safe_production_starts(tmp_path: Path) -> None:
    code, said = start(tmp_path, **SAFE)
    assert (code, said) == (0, "System check identified no issues (0 silenced).")


def test_a_laptop_starts_with_nothing_set(tmp_path: Path) -> None:
    assert start(tmp_path)[0] == 0
    assert (tmp_path / "secret.key").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ({"DEBUG": "on"}, "DEBUG must be off"),
        ({"SECRET_KEY": "short"}, "SECRET_KEY must be 50 random characters or more"),
        ({"SECRET_KEY": "change-me" * 9}, "SECRET_KEY must be 50 random characters or more"),
        ({"SECRET_KEY": ""}, "SECRET_KEY must be set in production"),
        ({"ALLOWED_HOSTS": "*"}, "ALLOWED_HOSTS must name your hosts, without *"),
        ({"SITE_URL": "http://kaps.example.com"}, "SITE_URL must begin with https://"),
        ({"KAPS_MODE": "prod"}, "KAPS_MODE must be one of development, production, not 'prod'."),
        ({"DEBUG": "perhaps"}, "DEBUG must be one of"),
    ],
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else "",
)
def test_an_unsafe_start_is_refused_and_says_why(tmp_path: Path, wrong: dict[str, str], said: str) -> None:
    code, line = start(tmp_path, **{**SAFE, **wrong})
    assert code != 0
    assert said in line


def test_every_fault_is_named_at_once(tmp_path: Path) -> None:
    line = start(tmp_path, **{**SAFE, "DEBUG": "on", "ALLOWED_HOSTS": "*", "SITE_URL": "http://x.example"})[1]
    assert line.endswith(
        "KAPS does not start in production like this: DEBUG must be off; ALLOWED_HOSTS must name your hosts, without *;"
        " SITE_URL must begin with https://."
    )
