"""Points of lists: short lists share a slide, each under its label; text too long is cut, whole in the notes."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from kaps.text import clean_text
from reports.document import Bullet, Bullets
from reports.renderers.slides.fit import fitted, height
from reports.renderers.slides.page import Page
from reports.renderers.slides.plan import Plan
from reports.renderers.slides.text import Paragraph, line_text, plain, runs

if TYPE_CHECKING:
    from reports.renderers.slides.chapter import Chapter

LAYOUTS: Final = {  # the most points on a slide, the largest letters first
    "Few points": 4,
    "Points": 7,
    "More points": 7,
    "Many points": 7,
}
LINES: Final = 3
GAPS: Final = {  # inches above a point and its note
    "Few points": 0.34,
    "Points": 0.2,
    "More points": 0.14,
    "Many points": 0.14,
}
HEAD_GAP: Final = 0.22


class Part(NamedTuple):
    """Some points of a list, on one slide; `first` is the number the first one has, 0 without numbers."""

    label: str
    items: tuple[Bullet, ...]
    first: int
    number: int = 1
    of: int = 1
    is_headed: bool = False  # even when it is alone: the title of the slide says something else


def show(chapter: Chapter, lists: Sequence[Bullets]) -> None:
    """As few slides as the lists need, each with letters as large as it has room for."""
    plans = [chapter.deck.plans[name] for name in LAYOUTS]
    tries = [_shared_out(lists, plan, headed=not chapter.has_begun) for plan in plans]
    for parts in min(tries, key=len):
        layout = next((name for name in LAYOUTS if _fits(parts, chapter.deck.plans[name])), "Many points")
        _write(chapter, layout, parts)


def _shared_out(lists: Sequence[Bullets], plan: Plan, *, headed: bool) -> list[list[Part]]:
    slides: list[list[Part]] = []
    for each in lists:
        parts = _parts(each, plan, headed=headed and not slides)
        if slides and len(parts) == 1 and _fits([*slides[-1], *parts], plan):
            slides[-1] += parts
        else:
            slides += [[part] for part in parts]
    return slides


def _parts(block: Bullets, plan: Plan, *, headed: bool) -> list[Part]:
    """The list in the fewest parts, of about the same length, that fit a slide each."""
    for count in range(1, len(block.items) + 1):
        size = math.ceil(len(block.items) / count)
        starts = range(0, len(block.items), size)
        parts = [
            Part(
                block.label,
                block.items[at : at + size],
                at + 1 if block.ordered else 0,
                n,
                len(starts),
                headed and n == 1,
            )
            for n, at in enumerate(starts, start=1)
        ]
        if all(_fits([part], plan) for part in parts):
            return parts
    return parts if block.items else []


def _fits(parts: Sequence[Part], plan: Plan) -> bool:
    """Whether they stand on one slide; two numbered lists would count on into each other."""
    if sum(len(part.items) for part in parts) > LAYOUTS[plan.layout.name] or sum(part.first > 0 for part in parts) > 1:
        return False
    headed = [part for part in parts if part.label and (part.is_headed or len(parts) > 1)]
    heads = len(headed) * (height("A", plan.size("Body", 3), 99) + HEAD_GAP)
    return heads + sum(_height(item, plan) for part in parts for item in part.items) <= plan.down("Body")


def _height(item: Bullet, plan: Plan) -> float:
    def tall(text: str, level: int, most: int) -> float:
        size, across = plan.size("Body", level), plan.across("Body", level)
        return height(fitted(clean_text(text), size, across, most), size, across)

    note = tall(item.note, 2, 2) if item.note else 0
    return tall(line_text(item.text), 1, LINES) + note + GAPS[plan.layout.name]


def _write(chapter: Chapter, layout: str, parts: Sequence[Part]) -> None:
    """One slide. A list that is alone has its label for the title, unless the headline is that."""
    labels = " · ".join(part.label for part in parts if part.label)
    alone = parts[0]
    page = chapter.page(layout, labels, alone.number, alone.of)
    of = chapter.deck.tree.word_of
    headed = [part._replace(is_headed=part.is_headed or len(parts) > 1) for part in parts]
    page.write("Body", *(paragraph for part in headed for paragraph in _paragraphs(page, part, of)))


def _paragraphs(page: Page, part: Part, word_of: str) -> list[Paragraph]:
    paragraphs: list[Paragraph] = []
    if part.is_headed and part.label:
        counted = f" ({part.number} {word_of} {part.of})" if part.of > 1 else ""
        paragraphs.append(plain(page.fitted("Body", part.label, 1, level=3, tail=counted), 3))
    for item in part.items:
        shown = page.fitted("Body", line_text(item.text), LINES)
        paragraphs.append(Paragraph(runs(item.text, shown), first=part.first))
        if item.note:
            paragraphs.append(plain(page.fitted("Body", item.note, 2, level=2), 2))
    return paragraphs
