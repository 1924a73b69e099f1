"""The main road with JavaScript switched off, as behind a strict proxy or in an old browser."""

from __future__ import annotations

import re
from typing import Any

from playwright.sync_api import Page, expect

from tests.browser.conftest import COLLEAGUES, Comes
from tests.browser.filling import field, save, write
from tests.browser.person import SAMPLE_PASSWORD, Person

FORMATS = ("PDF", "Word", "PowerPoint")


def plain(comes: Comes) -> Person:
    return comes("account manager", javascript=False)


def test_signing_in_leads_to_today(comes: Comes) -> None:
    person = comes("nobody", javascript=False)
    person.sign_in(COLLEAGUES["csr"], SAMPLE_PASSWORD)
    expect(person.page.get_by_role("link", name="Log a moment").first).to_be_visible()


def test_logging_asks_which_of_several_accounts_is_meant(comes: Comes) -> None:
    page = plain(comes).page
    log(page, "a", "Called at six and rerouted the truck.")
    expect(page.get_by_text("Which of these is it?").first).to_be_visible()
    expect(field(page, "What we did")).to_have_value("Called at six and rerouted the truck.")


def test_a_moment_is_logged_and_reviewed(comes: Comes) -> None:
    page = plain(comes).page
    log(page, "Halvorsen Industrial Controls", "Drove two cartons over on the way home.")
    page.get_by_role("link", name="Review it").click()
    outside = page.get_by_role("region", name="What the customer may read")
    write(
        outside,
        {"Title": "Two cartons the same evening", "What happened": "Two cartons were short.", "Category": "Logistics"},
    )
    write(page, {"Likely": "900", "How do we know": "One hour of line time"})
    save(page, "Mark as reviewed")
    expect(page.get_by_role("heading", name="Two cartons the same evening")).to_be_visible()
    expect(page.get_by_text("$900").first).to_be_visible()


def log(page: Page, customer: str, deed: str) -> None:
    page.goto("/moments/log/")
    write(page, {"Customer": customer, "What happened": "A carton was left behind.", "What we did": deed})
    save(page, "Log the moment")


def test_a_row_of_the_plan_is_changed(comes: Comes, examples: dict[str, Any]) -> None:
    page = plain(comes).page
    page.goto(f"/plans/issue/{examples['items']['issue']}/edit/")
    write(page, {"Their issue": "Freight costs rose by a tenth since spring."})
    save(page)
    expect(page.get_by_text("Freight costs rose by a tenth since spring.", exact=True)).to_be_visible()


def test_a_packet_is_approved_and_its_files_fetched(comes: Comes, examples: dict[str, Any]) -> None:
    page = plain(comes).page
    page.goto(f"/packets/{examples['frozen']}/")
    revise = page.get_by_role("button", name=re.compile("^Start revision"))
    if revise.count():
        revise.click()
        save(page, "Freeze the packet")
    files = page.get_by_role("region", name="Files")
    for _ in range(60):
        if all(files.get_by_role("link", name=name).count() for name in FORMATS):
            break
        page.wait_for_timeout(1000)
        page.reload()
    for name in FORMATS:
        with page.expect_download() as download:
            files.get_by_role("link", name=name).click()
        assert download.value.path().stat().st_size > 10_000
