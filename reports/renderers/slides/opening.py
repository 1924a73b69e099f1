"""The slides before the sections: cover, letter in brief, contents."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, Final

from reports.document import Letter, Section
from reports.renderers.slides import figures
from reports.renderers.slides.deck import Deck
from reports.renderers.slides.fit import height
from reports.renderers.slides.page import Page, describe
from reports.renderers.slides.text import Paragraph, line_text, plain, runs

ENTRIES: Final = 10
LETTER_PARAGRAPHS: Final = 2
LETTER_LINES: Final = 5


def cover(deck: Deck, assets: Mapping[str, bytes]) -> None:
    """The customer large, the one figure loud."""
    front = deck.tree.cover
    page = deck.page("Cover", front.customer)
    page.put("Vendor", front.vendor)
    if front.vendor_logo in assets:
        _logo(page, assets[front.vendor_logo], front.vendor)
    title, period = page.fitted("Subtitle", front.title, 1), page.fitted("Subtitle", front.period, 1, level=2)
    page.write("Subtitle", plain(title), plain(period, 2))
    if front.figure:
        figures.write(page, front.figure, 1, figures.fitting(page, front.figure, 1))
    page.put("Note", front.footnote, 4)
    page.say(deck.tree.title, deck.tree.number)


def _logo(page: Page, logo: bytes, name: str) -> None:
    """The whole logo inside its place, against the right edge: a placeholder alone would crop it."""
    place = page.plan.slots["Logo"]
    picture = page.take("Logo").insert_picture(io.BytesIO(logo))
    wide, high = picture.image.size
    scale = min(place.width / wide, place.height / high)
    picture.crop_left = picture.crop_right = picture.crop_top = picture.crop_bottom = 0
    picture.width, picture.height = round(wide * scale), round(high * scale)
    picture.left = place.left + place.width - picture.width
    picture.top = place.top + (place.height - picture.height) // 2
    picture.name = "Logo"
    describe(picture, name)


def letter(deck: Deck) -> None:
    """How the letter begins; the notes hold all of it, for whoever wants to read it out."""
    text = deck.tree.letter
    if text is None:
        return
    page = deck.page("Letter", text.subject or deck.tree.title)
    page.put("Section name", text.place_and_date)
    page.write("Body", *_beginning(page, text))
    name, *rest = text.signatory or ("",)
    page.write(
        "Signatory",
        plain(page.fitted("Signatory", name, 1)),
        *(plain(page.fitted("Signatory", each, 1, level=2), 2) for each in rest[:2]),
    )
    page.say(*_whole(text))


def _beginning(page: Page, text: Letter) -> list[Paragraph]:
    """The salutation and the first paragraphs that have room."""
    paragraphs = [plain(page.fitted("Body", text.salutation, 1))] if text.salutation else []
    size, across, left = page.plan.size("Body"), page.plan.across("Body"), page.plan.down("Body") - 0.5
    for line in text.paragraphs[:LETTER_PARAGRAPHS]:
        shown = page.fitted("Body", line_text(line), LETTER_LINES)
        left -= height(shown, size, across) + 0.15
        if left > 0:
            paragraphs.append(Paragraph(runs(line, shown)))
    return paragraphs


def _whole(text: Letter) -> Iterable[str]:
    yield from text.sender
    yield from text.recipient
    yield from (text.place_and_date, text.subject, text.salutation)
    yield from map(line_text, text.paragraphs)
    yield text.closing
    yield from text.signatory


def contents(deck: Deck) -> list[Page]:
    """The contents, ten sections a slide."""
    pages = []
    sections = deck.tree.sections
    for _ in range(0, len(sections), ENTRIES):
        page = deck.page("Contents", deck.tree.word_contents)
        page.put("Section name", deck.tree.title)
        pages.append(page)
    return pages


def link(pages: Sequence[Page], sections: Sequence[Section], starts: Sequence[Page]) -> None:
    """Write the entries; a click on one leads to its section."""
    for at, (section, start) in enumerate(zip(sections, starts, strict=True)):
        page, place = pages[at // ENTRIES], _place(at % ENTRIES, min(len(sections) - at // ENTRIES * ENTRIES, ENTRIES))
        page.put(f"Entry number {place}", section.number)
        name = f"Entry {place}"
        title = page.fitted(name, section.title, 2)
        words = [plain(title)]
        if section.headline:
            words.append(plain(page.fitted(name, section.headline, 2, level=2), 2))
        _lead(page.write(name, *words), start)


def _place(at: int, count: int) -> int:
    """The place of an entry on a slide of `count`: both columns are about as long."""
    half = -(-count // 2)
    return at + 1 if at < half else ENTRIES // 2 + at - half + 1


def _lead(shape: Any, page: Page) -> None:
    shape.click_action.target_slide = page.slide
