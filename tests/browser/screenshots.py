"""Takes the pictures of the README from the sample company: `make screenshots` after a page has changed its looks."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
from pathlib import Path
from typing import Any, Literal

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "kaps.settings")

from PIL import Image
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

from tests.browser.conftest import CHROMIUM_FLAGS, COLLEAGUES, HERE, chromium_program
from tests.browser.filling import field, write
from tests.browser.person import PHONE, SAMPLE_PASSWORD, Person
from tests.browser.stack import ROOT, Stack

TARGET = ROOT / "docs" / "screenshots"
SCREEN = ViewportSize(width=1280, height=860)
COLOURS = 200
PAPER, GROUND = (255, 255, 255), (222, 218, 207)
SHOWN_PAGES = {"pdf": (1, 2, 9), "docx": (1, 2, 9), "pptx": (1, 4, 14)}


def main() -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        stack = Stack(Path(name), number=11)
        browser = playwright.chromium.launch(executable_path=chromium_program(), args=CHROMIUM_FLAGS)
        try:
            stack.start(sample=True)
            take_all(browser, stack)
        finally:
            browser.close()
            stack.stop()


def take_all(browser: Browser, stack: Stack) -> None:
    found = json.loads(stack.manage("shell", "--no-imports", "-c", (HERE / "examples.py").read_text()))
    manager = arrive(browser, stack, "account manager")
    take(manager, "/", "today")
    take(manager, f"/accounts/{found['account']}/", "account")
    take(manager, f"/accounts/{found['account']}/", "account-dark", scheme="dark")
    take(manager, f"/accounts/{found['account']}/plan/{found['year']}/", "plan")
    take(manager, f"/packets/{found['draft']}/", "composer")
    take_quick_log(arrive(browser, stack, "csr", PHONE))
    make_pictures_of_files(stack, found)


def arrive(browser: Browser, stack: Stack, role: str, viewport: ViewportSize = SCREEN) -> Page:
    person = Person(browser, stack.url, viewport=viewport)
    person.sign_in(COLLEAGUES[role], SAMPLE_PASSWORD)
    return person.page


def take(page: Page, address: str, name: str, scheme: Literal["light", "dark"] = "light") -> None:
    page.emulate_media(color_scheme=scheme)
    page.goto(address)
    shoot(page, name)


def shoot(page: Page, name: str) -> None:
    page.wait_for_load_state("networkidle")
    raw = TARGET / f"{name}.png"
    page.screenshot(path=raw)
    keep(Image.open(raw), name)


def take_quick_log(page: Page) -> None:
    page.goto("/moments/log/")
    field(page, "Customer").press_sequentially("halvorsen")
    page.get_by_role("button", name="Halvorsen Industrial Controls").click()
    write(
        page,
        {
            "What happened": "Connector reel forgotten in their system. Line 4 stops in two days, we need two weeks.",
            "What we did": "Found two reels at stocking distributors, overnighted both to Milwaukee.",
        },
    )
    page.get_by_role("button", name="Log the moment").evaluate("button => window.scrollTo(0, 130)")
    shoot(page, "quick-log-phone")


def make_pictures_of_files(stack: Stack, found: dict[str, Any]) -> None:
    """The sample packet in its three formats, a row of pages each."""
    folder = stack.folder / "files"
    stack.manage("packet", "Halvorsen Industrial Controls", str(found["year"]), "--out", str(folder))
    rows = [pictures(next(folder.glob(f"*.{kind}")), pages) for kind, pages in SHOWN_PAGES.items()]
    keep(beside(rows), "packet-formats")


def with_our_fonts(folder: Path) -> dict[str, str]:
    """LibreOffice knows the machine's fonts; ours it must be shown."""
    ours = ROOT / "static" / "vendor" / "source-sans"
    fonts = folder / "fonts.conf"
    fonts.write_text(
        '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>'
        f'<include ignore_missing="yes">/etc/fonts/fonts.conf</include><dir>{ours}</dir></fontconfig>'
    )
    return {**os.environ, "FONTCONFIG_FILE": str(fonts)}


def pictures(path: Path, pages: tuple[int, ...]) -> list[Image.Image]:
    """Pages of a file as pictures; LibreOffice lays out what is not a PDF."""
    folder = path.parent
    if path.suffix != ".pdf":
        office = ["soffice", f"-env:UserInstallation=file://{folder}/office", "--headless", "--convert-to", "pdf"]
        target = folder / path.suffix.removeprefix(".")
        subprocess.run(
            [*office, "--outdir", str(target), str(path)], check=True, capture_output=True, env=with_our_fonts(folder)
        )
        path = target / f"{path.stem}.pdf"
    shot = [f"{path}-{number}" for number in pages]
    for number, name in zip(pages, shot, strict=True):
        once = ["pdftoppm", "-singlefile", "-png", "-r", "70", "-f", str(number), "-l", str(number), str(path), name]
        subprocess.run(once, check=True)
    return [Image.open(f"{name}.png").convert("RGB") for name in shot]


def beside(rows: list[list[Image.Image]], width: int = 1280, gap: int = 16) -> Image.Image:
    """All rows under each other, the pictures of a row side by side at one height."""
    scaled = [fitted(row, width, gap) for row in rows]
    sheet = Image.new("RGB", (width, sum(row[0].height + gap for row in scaled) + gap), GROUND)
    top = gap
    for row in scaled:
        left = gap
        for picture in row:
            sheet.paste(picture, (left, top))
            left += picture.width + gap
        top += row[0].height + gap
    return sheet


def fitted(row: list[Image.Image], width: int, gap: int) -> list[Image.Image]:
    ratio = (width - gap * (len(row) + 1)) / sum(picture.width for picture in row)
    return [picture.resize((int(picture.width * ratio), int(row[0].height * ratio))) for picture in row]


def keep(picture: Image.Image, name: str) -> None:
    """A small file: few colours are enough for a quiet page."""
    small = picture.convert("RGB").quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    small.save(TARGET / f"{name}.png", optimize=True)


if __name__ == "__main__":
    main()
