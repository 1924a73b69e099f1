"""Real browsers on the real product: Debian's Chromium, and web, worker, beat and broker as child processes."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.browser.person import SAMPLE_PASSWORD, Person
from tests.browser.stack import Stack

HERE = Path(__file__).parent
CHROMIUM_FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
COLLEAGUES = {
    "admin": "ada.lindqvist@northgate.example",
    "sales lead": "grace.okafor@northgate.example",
    "account manager": "priya.raman@northgate.example",
    "csr": "maya.torres@northgate.example",
}

Comes = Callable[..., Person]


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark what lives here, and keep it on one worker: starting the product once is enough."""
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")
            item.add_marker(pytest.mark.xdist_group("browser"))


def chromium_program() -> str:
    program = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert program, "Chromium is not installed: python3 kaps/bootstrap.py test"
    return program


@pytest.fixture(scope="package")
def chromium() -> Iterator[Browser]:
    """The browser; a machine without one fails, it never skips."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chromium_program(), args=CHROMIUM_FLAGS)
        yield browser
        browser.close()


def running(folder: Path, *, sample: bool, number: int) -> Iterator[Stack]:
    worker = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    stack = Stack(folder, number - 2 * (worker % 6))
    try:
        stack.start(sample=sample)
        yield stack
    finally:
        stack.stop()


@pytest.fixture(scope="package")
def empty_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The product on an empty database."""
    yield from running(tmp_path_factory.mktemp("empty"), sample=False, number=13)


@pytest.fixture(scope="package")
def house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Stack]:
    """The product with the sample company."""
    yield from running(tmp_path_factory.mktemp("house"), sample=True, number=14)


@pytest.fixture(scope="package")
def examples(house: Stack) -> dict[str, Any]:
    """A row of every kind and state in the sample company, by name."""
    found: dict[str, Any] = json.loads(house.manage("shell", "--no-imports", "-c", (HERE / "examples.py").read_text()))
    return found


@pytest.fixture(scope="package")
def cookies(chromium: Browser, house: Stack) -> dict[str, Any]:
    """Everybody's session, so that each of them signs in once only."""
    kept: dict[str, Any] = {"nobody": None}
    for role, email in COLLEAGUES.items():
        person = Person(chromium, house.url)
        person.sign_in(email, SAMPLE_PASSWORD)
        kept[role] = person.context.cookies()
        person.leave()
    return kept


@pytest.fixture
def comes(chromium: Browser, house: Stack, cookies: dict[str, Any]) -> Iterator[Comes]:
    """`comes("csr")` is that colleague of the sample company at a browser of their own, signed in."""
    here: list[Person] = []

    def come(role: str = "nobody", **ways: Any) -> Person:
        person = Person(chromium, house.url, **ways)
        here.append(person)
        if cookies[role]:
            person.context.add_cookies(cookies[role])
        return person

    yield come
    for person in here:
        person.leave()
