"""One to four large numbers on a slide, each under the bar of its ink; or beside a chart or a short table."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from kaps.text import clean_text
from reports.document import Chart, Figure, Figures, Table
from reports.renderers.slides import chart, table
from reports.renderers.slides.fit import LONGEST, fitted, flat, height, lines
from reports.renderers.slides.page import Page
from reports.renderers.slides.text import Paragraph, Run, mark, plain

if TYPE_CHECKING:
    from reports.renderers.slides.chapter import Chapter

LAYOUTS: Final = ("One figure", "Two figures", "Three figures", "Four figures")
BESIDE_CHART: Final = "Figures and chart"
BESIDE_TABLE: Final = "Figures and table"
SMALLEST: Final = 20
TIGHT: Final = 0.9  # the leading of a value


def show(chapter: Chapter, block: Figures) -> None:
    """The figures, at most four on a slide."""
    for start in range(0, len(block.items), 4):
        row = block.items[start : start + 4]
        _write_all(chapter.page(LAYOUTS[len(row) - 1]), row)


def stand_beside(chapter: Chapter, block: Figures, other: Chart | Table) -> bool:
    """Whether `other` has room beside the figures: any chart, a table that loses nothing."""
    if not 0 < len(block.items) <= len(LAYOUTS):
        return False
    if isinstance(other, Chart):
        return bool(other.categories and other.series)
    return table.fits(chapter.deck.plans[BESIDE_TABLE], other)


def show_beside(chapter: Chapter, block: Figures, other: Chart | Table) -> None:
    """The figures one below the other, `other` to their right."""
    if isinstance(other, Chart):
        page = chapter.page(BESIDE_CHART, other.title)
        chart.draw(chapter, page, other)
    else:
        page = chapter.page(BESIDE_TABLE, other.caption)
        table.draw(page, other)
    _write_all(page, block.items)


def _write_all(page: Page, row: tuple[Figure, ...]) -> None:
    size = min(fitting(page, figure, place) for place, figure in enumerate(row, start=1))
    for place, figure in enumerate(row, start=1):
        write(page, figure, place, size)


def write(page: Page, figure: Figure, place: int, size: float) -> None:
    """One figure in its place: bar, value of `size` points, label with its mark, as much of the note as has room."""
    name = f"Figure {place}"
    page.bar(f"Bar {place}", figure.ink)
    own = size if size != page.plan.size(name) else 0
    shown = fitted(clean_text(figure.value), size, page.plan.across(name), 2 if size <= SMALLEST else 1)
    if shown != flat(clean_text(figure.value)):
        page.say(figure.value)
    value = Paragraph((Run(shown, ink=figure.ink, size=own),))
    label = page.fitted(name, told(figure), 2, level=2)
    signs = (mark(figure.ink),) if figure.ink else ()
    left = page.plan.down(name) - height(shown, size, page.plan.across(name)) * TIGHT - _tall(page, name, label, 2)
    most = max(1, min(3, int(left / _tall(page, name, "A", 3))))
    note = [plain(page.fitted(name, figure.note, most, level=3), 3)] if figure.note else []
    page.write(name, value, Paragraph((*signs, Run(label, ink=figure.ink)), 2), *note)


def _tall(page: Page, name: str, text: str, level: int) -> float:
    return height(text, page.plan.size(name, level), page.plan.across(name, level))


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
