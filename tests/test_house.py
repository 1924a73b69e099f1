"""The house keeps its floor plan: imports point down, the top level is fixed, templates are closed to scripts."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.template.loader import get_template

ROOT = Path(__file__).resolve().parent.parent
APPS = ("accounts", "moments", "reports", "kaps")
BELOW = {
    "accounts": {"kaps"},
    "moments": {"kaps", "accounts"},
    "reports": {"kaps", "accounts", "moments"},
    "kaps": set(),
}
COMPOSES = {  # project modules that bring the storeys together, each with its reason
    "kaps/urls.py": "every address of the application",
    "kaps/views.py": "home is made by the top storey",
    "kaps/celery.py": "finds the tasks of the apps",
    "kaps/management/commands/prepare.py": "sets up a fresh installation",
}
# fmt: off
TOP = {
    "manage.py", "kaps", "accounts", "moments", "reports", "templates", "static", "tests", "requirements.txt",
    "docker-compose.yml", "README.md", "Makefile", "pyproject.toml", "requirements-dev.txt", "Dockerfile",
    ".env.example", "LICENSE", "CHANGELOG.md", "CONTRIBUTING.md", "docs", ".ci", "bench", ".gitignore",
    ".dockerignore", ".gitattributes", "requirements.in", "requirements-dev.in", "requirements-uv.txt"
}
# fmt: on
VAGUE = {"utils", "helpers", "services", "common", "misc", "tools"}
STARTS_CLOSED = {"visible_to", "loggable_by", "for_review_by"}
MARKS_SAFE = {  # modules that call markup safe, each with its reason
    "kaps/templatetags/kaps.py": "draws icons from the files we ship",
}
ASKS_ELSEWHERE = {
    ("accounts/views/picture.py", "User.select_related"): "every colleague may see every colleague's photo",
    ("accounts/views/plan.py", "Plan.get_or_create"): "of an account that was found",
    ("accounts/views/profile.py", "User.get"): "of whoever asks",
    ("accounts/views/section.py", "kind.model.filter"): "of a plan that was found",
    ("accounts/views/settings.py", "Account.with_card"): "of an account that was found",
    ("accounts/views/settings.py", "Assignment.current"): "narrowed to the accounts one may see in the next line",
    ("moments/views/ledger.py", "Moment.filter"): "of an account that was found",
    ("moments/views/log.py", "Moment.filter"): "logged by whoever asks",
    ("reports/views/account.py", "Packet.filter"): "of an account that was found",
    ("reports/views/edit.py", "SectionEdit.filter"): "of a packet that was found",
    ("reports/views/edit.py", "SectionEdit.get"): "of a packet that was found",
    ("reports/views/packet.py", "Packet.filter"): "of the plan of a packet that was found",
    ("reports/views/rendition.py", "Rendition.filter"): "of the packets one may see",
}
PRINTED_ONLY = {"reports/document/_table.html"}  # column widths, which only the printed packet carries
INLINE = re.compile(r"<style\b|\sstyle\s*=|\son[a-z]+\s*=|javascript:|hx-on|hx-vals=[\"']js:", re.IGNORECASE)
SCRIPT = re.compile(r"<script\b[^>]*>(.*?)</script>", re.IGNORECASE | re.DOTALL)


def modules(*folders: str) -> list[Path]:
    return sorted(path for folder in folders for path in (ROOT / folder).rglob("*.py"))


def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text())


def imported(path: Path) -> Iterator[str]:
    """The full names of what a module imports anywhere in it, type checking included."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path} imports by dots"
            yield node.module or ""


def name_of(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


@pytest.mark.parametrize("app", APPS)
def test_imports_point_down(app: str) -> None:
    upward = [
        f"{name_of(path)} imports {name}"
        for path in modules(app)
        if name_of(path) not in COMPOSES
        for name in imported(path)
        if (storey := name.split(".")[0]) in APPS and storey not in {app, *BELOW[app]}
    ]
    assert upward == []


def test_who_may_compose_does_exist() -> None:
    assert [path for path in COMPOSES if not (ROOT / path).exists()] == []


def test_nothing_of_ours_imports_the_tests() -> None:
    assert [
        name_of(path) for path in modules(*APPS) if any(one.split(".")[0] == "tests" for one in imported(path))
    ] == []


def test_renderers_read_no_rows() -> None:
    reading = ("django.db", "accounts", "moments", "reports.models", "reports.facts")
    found = [
        f"{name_of(path)} imports {name}"
        for path in modules("reports/renderers")
        for name in imported(path)
        if name.startswith(reading)
    ]
    assert found == []


def test_sections_neither_query_nor_draw() -> None:
    beyond = ("django", "reports.renderers", "reports.models", "reports.views")
    found = [
        f"{name_of(path)}: {name}"
        for path in modules("reports/sections")
        for name in imported(path)
        if name.startswith(beyond)
    ]
    assert found == []


def test_the_top_level_is_as_planned() -> None:
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert {line.split("/")[0] for line in listed.splitlines()} - TOP == set()


def test_no_module_has_a_vague_name() -> None:
    assert [name_of(path) for path in modules(*APPS, "tests") if {path.stem, path.parent.name} & VAGUE] == []


@pytest.mark.parametrize("app", APPS)
def test_no_signals_and_no_overridden_save(app: str) -> None:
    found = []
    for path in modules(app):
        if any(name.startswith(("django.dispatch", "django.db.models.signals")) for name in imported(path)):
            found.append(f"{name_of(path)} uses signals")
        if "/models" in name_of(path) or path.stem == "models":
            found += [
                f"{name_of(path)} overrides save"
                for node in ast.walk(tree(path))
                if isinstance(node, ast.FunctionDef) and node.name in {"save", "delete"}
            ]
    assert found == []


def test_markup_is_called_safe_only_with_a_reason() -> None:
    assert {name_of(path) for path in modules(*APPS) if marks_safe(path)} == set(MARKS_SAFE)


def marks_safe(path: Path) -> bool:
    """Whether the module calls a text safe; an empty one is."""
    calls = [node for node in ast.walk(tree(path)) if isinstance(node, ast.Call) and node.args]
    return any(ast.unparse(call.func).split(".")[-1] in {"mark_safe", "SafeString", "SafeText"} for call in calls)


def templates() -> list[Path]:
    return sorted((ROOT / "templates").rglob("*.html"))


@pytest.mark.parametrize("path", templates(), ids=lambda path: path.relative_to(ROOT / "templates").as_posix())
def test_a_template_parses_and_needs_no_inline_script_or_style(path: Path) -> None:
    text, name = path.read_text(), path.relative_to(ROOT / "templates").as_posix()
    assert get_template(name)
    if name not in PRINTED_ONLY:
        assert [match.group().strip() for match in INLINE.finditer(text)] == []
    assert [body for body in SCRIPT.findall(text) if body.strip()] == []
    assert re.findall(r"\|\s*safe\b|\bautoescape\s+off|\|\s*safeseq", text) == []


def test_every_form_that_changes_something_carries_its_token() -> None:
    bare = []
    for path in templates():
        for form in re.findall(r"<form\b[^>]*method=\"post\".*?</form>", path.read_text(), re.DOTALL | re.IGNORECASE):
            if "csrf_token" not in form and "styleguide" not in path.parts:
                bare.append(path.name)
    assert bare == []


def views() -> list[Path]:
    return [path for path in modules(*APPS) if "views" in path.parts or path.stem == "views"]


def first_questions(path: Path) -> Iterator[tuple[str, str]]:
    """(model, first queryset method) of every `Model.objects.….` in a module."""
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Attribute) and isinstance(node.value, ast.Attribute) and node.value.attr == "objects":
            yield ast.unparse(node.value.value), node.attr


def test_lookups_in_views_start_where_people_may_look() -> None:
    """What a view asks for otherwise hangs on something that it found through `visible_to` before, or is for all."""
    elsewhere = {
        (name_of(path), f"{model}.{method}")
        for path in views()
        for model, method in first_questions(path)
        if method not in STARTS_CLOSED and model != "Vendor"
    }
    assert elsewhere - set(ASKS_ELSEWHERE) == set()
