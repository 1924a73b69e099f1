"""The documents keep up with the code: links lead somewhere, settings are told, commands and files exist."""

from __future__ import annotations

import ast
import importlib.util
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import get_commands

from kaps.processes import READY_WORDS
from reports.management.commands.sample import PASSWORD
from reports.sample import data

ROOT = Path(__file__).resolve().parent.parent
PAGES = [
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    *sorted((ROOT / "docs").glob("*.md")),
]
LINK = re.compile(r"\[[^]]*]\(([^)\s]+)\)")
CODE = re.compile(r"`([^`\n]+)`")
BLOCK = re.compile(r"^```.*?^```", re.DOTALL | re.MULTILINE)
TOP = ("accounts", "moments", "reports", "kaps", "templates", "static", "tests", "docs", "bench", ".ci")
TO_BE_MADE = {"templates/accounts/plan/_noun.html"}  # a name in a recipe
READERS = {
    *(f"environment.{kind}" for kind in ("text", "flag", "integer", "choice", "names", "web_address", "folder")),
    *("env.db_url", "env.email_url"),
}
WORDS = (
    "Vendor", "Account", "Designation", "Colleague", "Assignment", "Contact", "Relationship", "Touchpoint", "Remark",
    "Moment", "Rate card", "Ledger", "Plan", "Review", "Packet", "Rendition", "Delivery", "Litmus test",
    "Relationship-for-life plan", "Brief", "Reminder",
)  # fmt: skip
each_page = pytest.mark.parametrize(
    "page", PAGES, ids=lambda page: page.name if page.parent == ROOT else f"docs/{page.name}"
)


def text_of(page: Path) -> str:
    return page.read_text(encoding="utf-8")


def anchors(page: Path) -> set[str]:
    """The anchors of a page's headings, as they are made where the page is shown."""
    headings = re.findall(r"^#+ +(.+)$", BLOCK.sub("", text_of(page)), re.MULTILINE)
    return {re.sub(r"[^\w\- ]", "", heading.lower()).replace(" ", "-") for heading in headings}


def leads_somewhere(page: Path, link: str) -> bool:
    if link.startswith("https://"):
        return True
    name, _, anchor = link.partition("#")
    target = (page.parent / name).resolve() if name else page
    return target.exists() and (not anchor or anchor in anchors(target))


@each_page
def test_every_link_leads_somewhere(page: Path) -> None:
    links = LINK.findall(BLOCK.sub("", text_of(page)))
    assert [link for link in links if not leads_somewhere(page, link)] == []


@each_page
def test_every_file_that_is_named_exists(page: Path) -> None:
    named = {
        name for name in CODE.findall(BLOCK.sub("", text_of(page))) if name.partition("/")[0] in TOP and "/" in name
    }
    missing = {name for name in named - TO_BE_MADE if " " not in name and not (ROOT / name).exists()}
    assert missing == set()


@each_page
def test_every_command_that_is_named_exists(page: Path) -> None:
    text = text_of(page)
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.MULTILINE))
    assert set(re.findall(r"(?:`|^)make ([a-z][a-z-]*)", text, re.MULTILINE)) - targets == set()
    assert set(re.findall(r"manage\.py ([a-z]+)", text)) - set(get_commands()) == set()
    assert set(re.findall(r"python -m kaps ([a-z]+)", text)) - {*READY_WORDS, "health"} == set()
    modules = set(re.findall(r"python -m ((?:reports|bench)[.\w]*)", text))
    assert {name for name in modules if importlib.util.find_spec(name) is None} == set()


def settings_read() -> Iterator[str]:
    """The name of every variable that settings and processes read."""
    for name in ("kaps/settings.py", "kaps/processes.py"):
        for call in ast.walk(ast.parse((ROOT / name).read_text())):
            if (
                isinstance(call, ast.Call)
                and ast.unparse(call.func) in READERS
                and isinstance(call.args[0], ast.Constant)
            ):
                yield str(call.args[0].value)


def test_the_settings_are_found() -> None:
    assert {"SECRET_KEY", "DATABASE_URL", "EMAIL_URL", "BIND"} - set(settings_read()) == set()


def test_every_variable_is_explained() -> None:
    told = set(re.findall(r"`([A-Z_]+)`", text_of(ROOT / "docs" / "operating.md")))
    assert set(settings_read()) - told == set()


def test_the_example_settings_name_every_variable_and_no_other() -> None:
    shown = set(re.findall(r"^#?([A-Z_]+)=", text_of(ROOT / ".env.example"), re.MULTILINE))
    assert shown == {*settings_read(), "POSTGRES_PASSWORD"}  # which Compose reads


def test_every_label_that_users_are_told_of_is_on_a_page() -> None:
    text = re.sub(CODE, "", text_of(ROOT / "docs" / "using.md"))
    labels = {" ".join(label.split()) for label in re.findall(r"(?<!\*)\*([^*`]+)\*(?!\*)", text)}
    sources = [*(ROOT / "templates").rglob("*.html"), *(path for app in TOP[:4] for path in (ROOT / app).rglob("*.py"))]
    shown = "\n".join(text_of(path) for path in sources)
    assert {label for label in labels if label not in shown} == {"Update field"}  # which is Word's


def test_the_glossary_has_every_word() -> None:
    explained = set(re.findall(r"^\| \*\*(.+?)\*\*", text_of(ROOT / "docs" / "glossary.md"), re.MULTILINE))
    assert set(WORDS) - explained == set()


def test_the_newcomer_is_told_who_signs_in() -> None:
    text = text_of(ROOT / "README.md")
    colleagues = {f"{row['name'].lower().replace(' ', '.')}@northgate.example" for row in data.company()["colleagues"]}
    assert set(re.findall(r"`([\w.]+@[\w.]+)`", text)) - colleagues == set()
    assert PASSWORD in text


def test_the_newcomer_reads_the_two_commands_first() -> None:
    assert re.findall(r"^make \w+", text_of(ROOT / "README.md"), re.MULTILINE) == ["make run", "make test"]


def test_the_changes_end_with_the_version_of_the_project() -> None:
    version = re.search(r'^version = "(.+)"$', text_of(ROOT / "pyproject.toml"), re.MULTILINE)
    released = re.findall(r"^## \[(\d.+?)] - \d{4}-\d\d-\d\d$", text_of(ROOT / "CHANGELOG.md"), re.MULTILINE)
    assert version is not None
    assert released[0] == version[1]
