"""The main job on a fresh installation: from a logged catch to a packet in PDF, Word and PowerPoint."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pptx
import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from tests.browser.filling import add_row, close_row, field, save, write
from tests.browser.person import Person
from tests.browser.stack import Stack

PASSWORD = "a book of good deeds"
CUSTOMER = "Bellweather Motion Systems"
HIRE = f"""
from tests.factories import user
for name, role, title in (
    ("Ada Lindqvist", "admin", "Systems"),
    ("Grace Okafor", "sales_lead", "Director of sales"),
    ("Priya Raman", "account_manager", "Key account manager"),
    ("Maya Torres", "csr", "Customer service"),
):
    user(name, role, password="{PASSWORD}", job_title=title)
"""
WORDED = {
    "title": "Two reels found overnight",
    "happened": "A reel of connectors was two weeks away while line 4 had stock for two days.",
    "deed": "We found two reels at stocking distributors and had them at your dock the next morning.",
}
KEPT_BACK = ("Their fault", "at our expense", "forgot to order")

Arrive = Callable[[str], Person]


@pytest.fixture
def arrive(chromium: Browser, empty_house: Stack) -> Iterator[Arrive]:
    """A colleague sits down at a browser of their own and signs in."""
    empty_house.manage("shell", "--no-imports", "-c", HIRE)
    here: list[Person] = []

    def sit_down(name: str) -> Person:
        person = Person(chromium, empty_house.url)
        here.append(person)
        person.sign_in(f"{name}@northgate.example", PASSWORD)
        return person

    yield sit_down
    for person in here:
        person.leave()


def test_from_a_logged_catch_to_a_packet_in_three_formats(arrive: Arrive, tmp_path: Path) -> None:
    the_administrator_says_who_we_are(arrive("ada.lindqvist").page)
    the_sales_lead_opens_the_account(arrive("grace.okafor").page)
    csr = arrive("maya.torres")
    the_csr_logs_the_catch(csr.page, tmp_path)

    manager = arrive("priya.raman")
    page = manager.page
    the_manager_reviews_it(page, tmp_path)
    the_customer_confirms_it(page)
    the_year_is_planned(page, tmp_path)
    the_next_year_is_planned(page)
    the_packet_is_composed_and_approved(page, tmp_path)
    files = {name: fetch(page, name, tmp_path) for name in ("PDF", "Word", "PowerPoint")}

    for words in (text_of_pdf(files["PDF"]), text_of_word(files["Word"]), text_of_slides(files["PowerPoint"])):
        assert [told for told in (CUSTOMER, WORDED["deed"], "$36,000") if told not in words] == []
        assert [told for told in KEPT_BACK if told.lower() in words.lower()] == []
    assert csr.complaints + manager.complaints == []


def the_administrator_says_who_we_are(page: Page) -> None:
    page.get_by_role("link", name="Vendor settings").first.click()
    write(
        page,
        {
            "Name of our company": "Northgate Components",
            "Letterhead address": "1180 Superior Avenue\nCleveland, OH 44114",
            "Currency": "USD",
            "Fiscal year starts in": "January",
            "Time zone": "America/New York",
        },
    )
    save(page)
    expect(page.get_by_role("status").or_(page.locator("#messages")).first).to_contain_text("aved")


def the_sales_lead_opens_the_account(page: Page) -> None:
    page.goto("/accounts/")
    page.get_by_role("link", name="Add an account").first.click()
    write(page, {"Name": CUSTOMER, "Industry": "Industrial automation", "City": "Akron", "Country": "USA"})
    save(page, "Add the account")
    expect(page.get_by_role("heading", name=CUSTOMER)).to_be_visible()
    page.goto(page.url.rstrip("/").removesuffix("/edit") + "/edit/")
    for colleague, role in (("Priya Raman", "Lead"), ("Maya Torres", "Contributor")):
        serving = page.get_by_role("region", name="Who serves this account")
        if not field(serving, "Colleague").is_visible():
            serving.get_by_text("Assign a colleague").click()
        write(serving, {"Colleague": colleague, "Role": role})
        save(serving, "Assign")
        expect(serving.get_by_role("listitem").filter(has_text=colleague)).to_be_visible()
    page.get_by_role("link", name="People", exact=True).click()
    page.get_by_role("link", name="Add a person").first.click()
    write(page, {"Name": "Dana Ruiz", "Title": "Purchasing manager", "Seniority": "Manager", "Buying role": "Buys"})
    save(page)
    expect(page.get_by_text("Dana Ruiz").first).to_be_visible()


def the_csr_logs_the_catch(page: Page, folder: Path) -> None:
    page.keyboard.press("m")
    page.wait_for_url("**/moments/log/")
    field(page, "Customer").press_sequentially("bellw")
    page.get_by_role("button", name=re.compile(CUSTOMER)).click()
    expect(page.locator("[data-picked]")).to_be_attached()
    write(
        page,
        {
            "Their person": "Dana Ruiz",
            "What happened": "They forgot to order the connectors. Their fault, yes. "
            "Line 4 stops in two days and the part is not on our schedule for two weeks.",
            "What we did": "Found two reels at stocking distributors and had them overnighted at our expense.",
        },
    )
    page.get_by_text("Add what it was worth").click()
    write(
        page,
        {
            "At least": "24000",
            "Likely": "36000",
            "At most": "48000",
            "How do we know": "About three hours of line time saved, at 12,000 an hour as Dana said on the phone",
        },
    )
    page.screenshot(path=folder / "1-logged.png", full_page=True)
    save(page, "Log the moment")
    expect(page.get_by_text("$36,000").first).to_be_visible()


def the_manager_reviews_it(page: Page, folder: Path) -> None:
    page.goto("/moments/")
    page.get_by_role("link", name=re.compile("They forgot to order|Found two reels")).first.click()
    page.get_by_role("link", name="Review it").click()
    outside = page.get_by_role("region", name="What the customer may read")
    write(outside, {"Title": WORDED["title"], "What happened": WORDED["happened"], "What we did": WORDED["deed"]})
    write(outside, {"Category": "Supply rescue"})
    page.screenshot(path=folder / "2-review.png", full_page=True)
    save(page, "Mark as reviewed")
    expect(page.get_by_role("link", name="Record their answer").first).to_be_visible()


def the_customer_confirms_it(page: Page) -> None:
    page.get_by_role("link", name="Record their answer").first.click()
    write(page, {"Who said it": "Dana Ruiz", "In their words": "It saved our week.", "How": "On the phone"})
    page.get_by_label("That is right").check()
    save(page, "Record their answer")
    expect(page.get_by_text("confirmed").first).to_be_visible()


def the_year_is_planned(page: Page, folder: Path) -> None:
    page.goto("/accounts/")
    page.get_by_role("link", name=CUSTOMER).first.click()
    page.get_by_role("link", name="Plan", exact=True).click()
    start = page.get_by_role("button", name=re.compile(r"^Start the plan for \d{4}$")).first
    new_year = f"{start.inner_text().strip()[-4:]}-01-01"
    start.click()
    said = {"Who said so": "Dana Ruiz", "When": new_year}
    due = {"Owner on our side": "Priya Raman"}
    add_row(page, "Their issues", {"Their issue": "Two planners retire and nobody knows the part numbers.", **said})
    add_row(page, "Their objectives", {"What is to be reached": "Halve unplanned line stops.", **said})
    add_row(
        page, "What they expect of us", {"What they expect of us": "Warn us two weeks ahead of a shortage.", **said}
    )
    add_row(page, "What they expect of us", {"What they expect of us": "Deliver every order on the day named.", **said})
    page.reload()
    expected = "What they expect of us"
    met = {"How it ended": "Met", "How it went": "Eleven warnings, each at least 15 days ahead."}
    close_row(page, expected, "Warn us two weeks ahead", "Close", met)
    missed = {
        "How it ended": "Missed",
        "Why it was missed": "Two trucks of ours left a day late in the spring.",
        "On whose side": "Ours",
        "What we do about it": "Do it again",
        "What must change": "The evening shift checks every order due the next day.",
    }
    close_row(page, expected, "Deliver every order", "Close", missed)
    add_row(page, "Our initiatives", {"What we undertook": "Keep two reels of every line 4 part in Akron.", **due})
    close_row(
        page,
        "Our initiatives",
        "Keep two reels",
        "Close",
        {"How it ended": "Met", "How it went": "Two reels of all 31 parts since March."},
    )
    add_row(
        page,
        "Other resources",
        {"What we put in": "Field engineer on site", "Kind": "Hours", "Quantity": "120", "Unit": "hours"},
    )
    add_row(
        page,
        "Measures and results",
        {
            "What is measured": "Line stops for missing parts",
            "Unit": "hours",
            "Baseline": "42",
            "Target": "20",
            "Actual": "17",
            "Value of one unit to them": "1200",
            "Basis": "Their shift log",
        },
    )
    view = page.get_by_role("region", name="Our view")
    view.get_by_role("link", name=re.compile("our view")).click()
    write(view, {"Our view": "Line 4 has outgrown its safety stock; the next step is a second source for nine parts."})
    save(view)
    expect(view.get_by_role("link", name=re.compile("Edit"))).to_be_visible()
    page.screenshot(path=folder / "3-plan.png", full_page=True)
    page.get_by_role("link", name="Record the agreement").click()
    write(page, {"Agreed with the customer on": new_year})
    page.get_by_label("Dana Ruiz").check()
    save(page, "Record the agreement")
    expect(page.get_by_text("agreed", exact=True).first).to_be_visible()


def the_next_year_is_planned(page: Page) -> None:
    year = page.url.rstrip("/").split("/")[-1]
    page.get_by_role("button", name=re.compile(r"^Start the plan for \d{4}$")).first.click()
    page.wait_for_url(lambda url: url.rstrip("/").split("/")[-1] != year)
    today = page.evaluate("new Date().toISOString().slice(0, 10)")
    said = {"Who said so": "Dana Ruiz", "When": today}
    add_row(page, "Their issues", {"Their issue": "Nine parts of line 4 have one source only.", **said})
    add_row(page, "Their objectives", {"What is to be reached": "A second source for all nine by June.", **said})
    add_row(
        page,
        "Action plan",
        {
            "What": "Walk line 4 together and list every part without a second source.",
            "Who on our side": "Priya Raman",
            "Who on their side": "Dana Ruiz",
            "With which resources": "One field engineer, two days",
        },
    )


def the_packet_is_composed_and_approved(page: Page, folder: Path) -> None:
    page.get_by_role("link", name="Packets", exact=True).last.click()
    page.get_by_role("button", name=re.compile(r"^Compose the packet of \d{4}$")).last.click()
    page.get_by_role("link", name="Edit the cover letter").click()
    letter = field(page, "Letter")
    write(page, {"Letter goes to": "Dana Ruiz", "Signed by": "Priya Raman"})
    letter.fill(letter.input_value() + "\n\nThank you for the year, Dana.")
    save(page, "Save the letter")
    preview = page.get_by_role("region", name="Preview").last
    for told in (CUSTOMER, WORDED["deed"], "$36,000", "Thank you for the year, Dana."):
        expect(preview).to_contain_text(told)
    for told in KEPT_BACK:
        expect(preview).not_to_contain_text(told, ignore_case=True)
    page.screenshot(path=folder / "4-composer.png", full_page=True)
    save(page, "Freeze the packet")
    files = page.get_by_role("region", name="Files")
    for name in ("PDF", "Word", "PowerPoint"):
        expect(files.get_by_role("link", name=re.compile(name))).to_be_visible(timeout=60_000)
    page.screenshot(path=folder / "5-files.png", full_page=True)


def fetch(page: Page, name: str, folder: Path) -> Path:
    with page.expect_download() as download:
        page.get_by_role("region", name="Files").get_by_role("link", name=re.compile(name)).click()
    target = folder / download.value.suggested_filename
    download.value.save_as(target)
    return target


def text_of_pdf(path: Path) -> str:
    return flat(" ".join(page.extract_text() for page in PdfReader(path).pages))


def text_of_word(path: Path) -> str:
    return flat(
        " ".join(node.text or "" for node in docx.Document(str(path)).element.body.iter() if node.tag.endswith("}t"))
    )


def text_of_slides(path: Path) -> str:
    slides = pptx.Presentation(str(path)).slides
    parts = [slide._element for slide in slides] + [
        slide.notes_slide._element for slide in slides if slide.has_notes_slide
    ]
    return flat(" ".join(node.text or "" for part in parts for node in part.iter() if node.tag.endswith("}t")))


def flat(text: str) -> str:
    return re.sub(r"\s+", " ", text.replace("\u00ad", "").replace("\u2060", ""))
