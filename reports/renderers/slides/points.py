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
GAP: Final = 0.2
FEW: Final = 4


class Room(NamedTuple):
    """What the placeholder gives: inches across and down, points of the text and of the note."""

    across: float
    down: float
    size: float
    note: float


def show(chapter: Chapter, block: Bullets) -> None:
    """Large where there are few; else over as many slides as the list needs. A numbered list goes on counting."""
    layout = "Few points"
    parts = _shared_out(block.items, _room(chapter, layout))
    if len(block.items) > FEW or len(parts) > 1:
        layout = "Points"
        parts = _shared_out(block.items, _room(chapter, layout))
    first = 1
    for part, items in enumerate(parts, start=1):
        page = chapter.page(layout, block.label, part, len(parts))
        _write(page, items, first if block.ordered else 0)
        first += len(items)


def _room(chapter: Chapter, layout: str) -> Room:
    plan = chapter.deck.plans[layout]
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
