"""One to four large numbers on a slide, each under the bar of its ink."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kaps.text import clean_text
from reports.document import Figure, Figures
from reports.renderers.slides.fit import LONGEST, fitted, flat, lines
from reports.renderers.slides.page import Page
from reports.renderers.slides.text import Paragraph, Run, mark, plain

if TYPE_CHECKING:
    from reports.renderers.slides.chapter import Chapter

LAYOUTS: Final = ("One figure", "Two figures", "Three figures", "Four figures")
SMALLEST: Final = 24


def show(chapter: Chapter, block: Figures) -> None:
    """The figures in rows of four."""
    for start in range(0, len(block.items), 4):
        row = block.items[start : start + 4]
        page = chapter.page(LAYOUTS[len(row) - 1])
        size = min(fitting(page, figure, place) for place, figure in enumerate(row, start=1))
        for place, figure in enumerate(row, start=1):
            write(page, figure, place, size)


def write(page: Page, figure: Figure, place: int, size: float) -> None:
    """One figure in its place: bar, value of `size` points, label with its mark, note."""
    name = f"Figure {place}"
    page.bar(f"Bar {place}", figure.ink)
    own = size if size != page.plan.size(name) else 0
    shown = fitted(clean_text(figure.value), size, page.plan.across(name), 2 if size <= SMALLEST else 1)
    if shown != flat(clean_text(figure.value)):
        page.say(figure.value)
    value = Paragraph((Run(shown, ink=figure.ink, size=own),))
    label = page.fitted(name, told(figure), 2, level=2)
    signs = (mark(figure.ink),) if figure.ink else ()
    note = [plain(page.fitted(name, figure.note, 3, level=3), 3)] if figure.note else []
    page.write(name, value, Paragraph((*signs, Run(label, ink=figure.ink)), 2), *note)


def told(figure: Figure) -> str:
    """The label with the word of its ink: colour is never alone."""
    ink = figure.ink
    if ink is None or ink.value in figure.label.casefold() or ink.value in figure.note.casefold():
        return figure.label
    return f"{ink.value}: {figure.label}" if figure.label else ink.value


def fitting(page: Page, figure: Figure, place: int) -> float:
    """The largest size, up to the layout's, at which the value stands on one line."""
    name = f"Figure {place}"
    size, value = page.plan.size(name), clean_text(figure.value)[:LONGEST]
    while size > SMALLEST and lines(value, size, page.plan.across(name)) > 1:
        size -= 2
    return size
