"""Points of a list: at most six on a slide, cut to three lines, the whole text in the notes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from kaps.text import clean_text
from reports.document import Bullet, Bullets
from reports.renderers.slides.fit import fitted, height
from reports.renderers.slides.page import Page
from reports.renderers.slides.text import Paragraph, line_text, plain, runs

if TYPE_CHECKING:
    from reports.renderers.slides.chapter import Chapter

MOST: Final = 6
LINES: Final = 3
GAP: Final = 0.16
LAYOUT: Final = "Points"


class Room(NamedTuple):
    """What the placeholder gives: inches across and down, points of the text and of the note."""

    across: float
    down: float
    size: float
    note: float


def show(chapter: Chapter, block: Bullets) -> None:
    """The list over as many slides as it needs; a numbered list goes on counting."""
    parts = _shared_out(block.items, _room(chapter))
    first = 1
    for part, items in enumerate(parts, start=1):
        page = chapter.page(LAYOUT, block.label, part, len(parts))
        _write(page, items, first if block.ordered else 0)
        first += len(items)


def _room(chapter: Chapter) -> Room:
    plan = chapter.deck.plans[LAYOUT]
    return Room(plan.across("Body"), plan.down("Body"), plan.size("Body"), plan.size("Body", 2))


def _shared_out(items: tuple[Bullet, ...], room: Room) -> list[list[Bullet]]:
    parts: list[list[Bullet]] = []
    left = 0.0
    for item in items:
        need = _height(item, room)
        if not parts or len(parts[-1]) == MOST or need > left:
            parts.append([])
            left = room.down
        parts[-1].append(item)
        left -= need
    return parts


def _height(item: Bullet, room: Room) -> float:
    text = fitted(clean_text(line_text(item.text)), room.size, room.across, LINES)
    note = fitted(clean_text(item.note), room.note, room.across, 2)
    return height(text, room.size, room.across) + (height(note, room.note, room.across) if note else 0) + GAP


def _write(page: Page, items: list[Bullet], first: int) -> None:
    paragraphs: list[Paragraph] = []
    for item in items:
        shown = page.fitted("Body", line_text(item.text), LINES)
        paragraphs.append(Paragraph(runs(item.text, shown), first=first))
        if item.note:
            paragraphs.append(plain(page.fitted("Body", item.note, 2, level=2), 2))
    page.write("Body", *paragraphs)
