"""Without a mouse: the skip link, the single keys, and a whole moment logged from the keyboard."""

from __future__ import annotations

from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import Comes
from tests.browser.filling import field

DEED = "Rewrote their label file on a Sunday evening."


def test_the_first_stop_skips_to_the_content(comes: Comes, examples: dict[str, Any]) -> None:
    page = comes("csr").page
    page.goto("/accounts/")
    page.keyboard.press("Tab")
    skip = page.get_by_role("link", name="Skip to the content")
    expect(skip).to_be_focused()
    expect(skip).to_be_in_viewport()
    page.keyboard.press("Enter")
    expect(page.locator("#main")).to_be_focused()


def test_m_opens_the_quick_log_with_the_customer_in_focus(comes: Comes) -> None:
    page = comes("csr").page
    page.goto("/")
    page.keyboard.press("m")
    page.wait_for_url("**/moments/log/")
    expect(field(page, "Customer")).to_be_focused()


def test_a_question_mark_shows_the_keys_and_escape_hides_them(comes: Comes) -> None:
    page = comes("csr").page
    page.goto("/")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_keys_typed_into_a_field_are_only_letters(comes: Comes) -> None:
    page = comes("csr").page
    page.goto("/")
    page.keyboard.press("/")
    page.keyboard.type("m?")
    expect(page.get_by_role("searchbox")).to_have_value("m?")
    expect(page.get_by_role("dialog")).to_be_hidden()


def test_single_keys_can_be_switched_off(comes: Comes) -> None:
    page = comes("csr").page
    page.goto("/")
    page.keyboard.press("?")
    page.locator("#single-keys").uncheck()
    page.keyboard.press("Escape")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog")).to_be_hidden()


def tab_to(page: Page, label: str) -> None:
    """Press Tab until the field of this label has the focus."""
    for _ in range(20):
        if field(page, label).evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"{label} is not reached within twenty steps")


def test_a_moment_is_logged_with_the_keyboard_alone(comes: Comes) -> None:
    page = comes("csr").page
    page.goto("/")
    page.keyboard.press("m")
    page.wait_for_url("**/moments/log/")
    page.keyboard.type("halvorsen ind")
    expect(page.locator("[data-pick]").first).to_be_visible()
    expect(page.locator("#account-found .htmx-added")).to_have_count(0)  # its buttons listen only once it has settled
    page.keyboard.press("Enter")
    expect(page.locator("[data-picked]")).to_be_attached()
    expect(field(page, "Their person")).to_be_focused()
    tab_to(page, "What happened")
    page.keyboard.type("Their scanner refused our labels.")
    tab_to(page, "What we did")
    page.keyboard.type(DEED)
    page.keyboard.press("Tab")
    while not page.evaluate("document.activeElement.innerText.trim() === 'Log the moment'"):
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: not url.endswith("/log/"))
    expect(page.get_by_text(DEED).first).to_be_visible()


def test_menus_close_with_escape_and_give_the_focus_back(comes: Comes) -> None:
    page = comes("csr").page
    page.goto("/")
    menu = page.locator("aside details.menu > summary")
    menu.focus()
    page.keyboard.press("Enter")
    expect(page.locator("aside details.menu")).to_have_attribute("open", "")
    page.keyboard.press("Tab")
    page.keyboard.press("Escape")
    expect(menu).to_be_focused()
