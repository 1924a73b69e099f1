"""How people fill in our forms: by the words on the labels."""

from __future__ import annotations

import re
from collections.abc import Mapping

from playwright.sync_api import Locator, Page, expect

Words = Mapping[str, str]


def field(place: Page | Locator, label: str) -> Locator:
    """The field with exactly this label, whether it is marked as required or not."""
    return place.get_by_label(re.compile(rf"^\s*{re.escape(label)}\s*\*?\s*$")).first


def write(place: Page | Locator, words: Words) -> None:
    """Type each text into the field of that label; of a list of choices take the one that holds the text."""
    for label, text in words.items():
        one = field(place, label)
        if one.evaluate("element => element.tagName") == "SELECT":
            choice = one.locator("option", has_text=text).first.get_attribute("value")
            one.select_option(choice)
        else:
            one.fill(text)


def save(place: Page | Locator, button: str = "Save") -> None:
    place.get_by_role("button", name=button, exact=True).click()


def add_row(page: Page, section: str, words: Words, more: str = "") -> None:
    """Add a row to a section of the plan, unfolding what is folded under `more`."""
    here = page.get_by_role("region", name=section)
    before = here.get_by_role("listitem").count()
    here.get_by_role("link", name=re.compile(rf"^Add an? .* to {section}")).click()
    if more:
        here.get_by_text(more).click()
    write(here, words)
    save(here)
    expect(here.get_by_role("link", name=re.compile("^Add an? "))).to_be_visible()
    expect(here.get_by_role("listitem")).to_have_count(before + 1)


def close_row(page: Page, section: str, text: str, deed: str, words: Words) -> None:
    """Say how a row of the plan ended."""
    here = page.get_by_role("region", name=section)
    here.get_by_role("link", name=re.compile(rf"^{deed}\s*: {re.escape(text)}")).click()
    write(here, words)
    save(here)
    expect(here.get_by_role("link", name=re.compile("^Add an? "))).to_be_visible()
