"""Every page, light and dark, on a laptop and a phone: axe finds nothing, nothing runs over, nothing calls out."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.urls import URLResolver, get_resolver
from playwright.sync_api import Page as Tab
from playwright.sync_api import ViewportSize

from tests.browser.conftest import Comes
from tests.browser.pages import NO_PAGES, PAGES, VIEWS, Page
from tests.browser.person import LAPTOP, PHONE

EVERY_RULE: dict[str, Any] = {"resultTypes": ["violations"]}
COLOURS_ONLY = {**EVERY_RULE, "runOnly": ["color-contrast"]}  # a dark page is the same page in other colours
LOOKS: list[tuple[ViewportSize, Literal["light", "dark"], dict[str, Any]]] = [
    (LAPTOP, "light", EVERY_RULE),
    (LAPTOP, "dark", COLOURS_ONLY),
    (PHONE, "dark", COLOURS_ONLY),
    (PHONE, "light", EVERY_RULE),
]


def names(resolver: Any = None, space: str = "") -> Iterator[str]:
    for pattern in (resolver or get_resolver()).url_patterns:
        if not isinstance(pattern, URLResolver):
            yield f"{space}{pattern.name}"
        elif pattern.namespace != "admin":
            yield from names(pattern, f"{pattern.namespace}:" if pattern.namespace else space)


def violations(tab: Tab, options: dict[str, Any], without: str = "") -> list[str]:
    """What axe finds, a line for each element: the rule, the element, and why."""
    context = {"exclude": [[without]]} if without else None
    found = tab.evaluate(
        "given => axe.run(given[0] || document, given[1]).then(results => results.violations)", [context, options]
    )
    return [
        f"{rule['id']} at {' '.join(map(str, node['target']))}: {node['failureSummary'].splitlines()[-1].strip()}"
        for rule in found
        for node in rule["nodes"]
    ]


RUNS_OVER = """() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) { return []; }
  const wide = [...document.body.querySelectorAll("*")].filter(one => one.getBoundingClientRect().right > width + 1);
  return ["the page scrolls sideways", ...wide.slice(0, 4).map(one => `${one.tagName}.${one.className} runs over`)];
}"""


def sideways(tab: Tab) -> list[str]:
    """The elements that make the page scroll sideways."""
    found: list[str] = tab.evaluate(RUNS_OVER)
    return found


def test_every_page_there_is_stands_in_the_list() -> None:
    assert set(names()) == {page.name for page in PAGES if " " not in page.name} | set(NO_PAGES)


@pytest.mark.parametrize(("page", "role"), VIEWS, ids=[f"{page} as {role}" for page, role in VIEWS])
def test_everybody_can_use(page: Page, role: str, comes: Comes, examples: dict[str, Any]) -> None:
    person = comes(role)
    person.page.goto(page.at(examples))
    person.page.evaluate(AXE_SCRIPT)
    faults = []
    for size, scheme, options in LOOKS:
        person.page.set_viewport_size(size)
        person.page.emulate_media(color_scheme=scheme)
        found = violations(person.page, options, page.shows) + (sideways(person.page) if size == PHONE else [])
        faults += [f"{scheme} {size['width']}: {fault}" for fault in found]
    assert faults + person.complaints == []
