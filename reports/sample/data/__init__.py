"""The texts of the sample company, as TOML files."""

from __future__ import annotations

import tomllib
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent


def company() -> dict[str, Any]:
    """The vendor, the colleagues and the rates by industry."""
    return tomllib.loads((FOLDER / "company.toml").read_text("utf-8"))


def accounts() -> dict[str, dict[str, Any]]:
    """Every account by its key, parents first."""
    read = {path.stem: tomllib.loads(path.read_text("utf-8")) for path in sorted(FOLDER.glob("accounts/*.toml"))}
    return dict(sorted(read.items(), key=lambda each: "parent" in each[1]))


def moments(account: str) -> list[dict[str, Any]]:
    """The moments of one account, in the order of the file."""
    path = FOLDER / "moments" / f"{account}.toml"
    return tomllib.loads(path.read_text("utf-8"))["moments"] if path.exists() else []
