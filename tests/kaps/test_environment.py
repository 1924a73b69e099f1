"""The readers of settings refuse what they cannot read."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import ImproperlyConfigured

from kaps import environment

NAME = "KAPS_TEST"


@pytest.fixture
def given(monkeypatch: pytest.MonkeyPatch) -> Callable[[str], None]:
    return lambda value: monkeypatch.setenv(NAME, value)


@pytest.mark.parametrize(
    ("value", "read"), [("1", True), ("TRUE", True), (" yes ", True), ("Off", False), ("0", False)]
)
def test_a_flag_is_yes_or_no(given: Callable[[str], None], value: str, read: bool) -> None:
    given(value)
    assert environment.flag(NAME, default=not read) is read


@pytest.mark.parametrize("value", ["", "   "])
def test_nothing_is_the_default(given: Callable[[str], None], value: str) -> None:
    given(value)
    read = (environment.flag(NAME, default=True), environment.integer(NAME, 7), environment.text(NAME, "x"))
    assert read == (True, 7, "x")
    assert environment.choice(NAME, ("a", "b"), "b") == "b"


REFUSED: list[tuple[Callable[[], Any], str]] = [
    *((lambda: environment.flag(NAME, default=False), value) for value in ("maybe", "2", "ja", "tru")),
    *((lambda: environment.integer(NAME, 1), value) for value in ("-1", "1.0", "1e3", "٣", "x", "0x1f")),
    *((lambda: environment.integer(NAME, 9, at_least=2), value) for value in ("1", "0")),
    *((lambda: environment.choice(NAME, ("a", "b"), "a"), value) for value in ("c", "A")),
    *(
        (lambda: environment.web_address(NAME, ""), value)
        for value in ("kaps.example", "ftp://a.example", "https://", "https://a.example/kaps", "https://a.example?x=1")
    ),
]


@pytest.mark.parametrize(("read", "value"), REFUSED, ids=[f"{at} {value}" for at, (_, value) in enumerate(REFUSED)])
def test_a_bad_value_stops_the_start_and_names_itself(
    given: Callable[[str], None], read: Callable[[], Any], value: str
) -> None:
    given(value)
    with pytest.raises(ImproperlyConfigured, match=NAME):
        read()


def test_a_list_is_read_without_blanks(given: Callable[[str], None]) -> None:
    given(" a.example, ,b.example ,")
    assert environment.names(NAME) == ["a.example", "b.example"]


def test_an_address_loses_its_last_slash(given: Callable[[str], None]) -> None:
    given("https://kaps.example.com/")
    assert environment.web_address(NAME, "") == "https://kaps.example.com"


def test_a_folder_is_made(given: Callable[[str], None], tmp_path: Path) -> None:
    given(str(tmp_path / "a" / "b"))
    assert environment.folder(NAME, tmp_path) == tmp_path / "a" / "b"
    assert (tmp_path / "a" / "b").is_dir()
