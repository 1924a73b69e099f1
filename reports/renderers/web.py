"""A document as HTML: what the composer previews, and the words and shapes that pdf.py prints.

Django's templates escape every text; looks live in static/kaps/document.css and in print.css.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum
from typing import Any, assert_never

import msgspec
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from kaps.text import clean_text
from reports import charts
from reports.document import Block, Bullets, Cell, Chart, Document, Figures, People, Prose, Section, Table
from reports.renderers import columns

TALL = 900  # characters in a cell
SHORT = 6  # tables up to so many rows stay on one page


@dataclass(frozen=True)
class Medium:
    """Where a document appears. `asset_url` gives the address of a picture, or "" when there is none to show."""

    asset_url: Callable[[str], str]
    printed: bool = False

    def picture(self, name: str) -> str:
        return self.asset_url(name) if name else ""


def render(tree: Document, asset_url: Callable[[str], str]) -> SafeString:
    """The whole document as one `<article>`."""
    tree, medium = cleaned(tree), Medium(asset_url)
    return part("document", tree=tree, **parts(tree, medium))


def render_chart(chart: Chart) -> SafeString:
    """One chart with its table twin, for a page that is no document."""
    return chart_part(cleaned(chart), Medium(str))


def cleaned(thing: Any) -> Any:
    """The same values with every text through `clean_text`: the second line of defence."""
    if isinstance(thing, Enum):
        return thing
    if isinstance(thing, str):
        return clean_text(thing)
    if isinstance(thing, tuple):
        return tuple(cleaned(each) for each in thing)
    if isinstance(thing, msgspec.Struct):
        fields = {name: cleaned(getattr(thing, name)) for name in thing.__struct_fields__}
        return msgspec.structs.replace(thing, **fields)
    return thing


def parts(tree: Document, medium: Medium) -> dict[str, Any]:
    """Cover, letter and sections of a cleaned tree, ready to be put into a page."""
    return {
        "cover": cover_part(tree, medium),
        "letter": letter_part(tree, medium),
        "sections": [section_part(section, medium) for section in tree.sections],
    }


def part(template: str, **context: Any) -> SafeString:
    return render_to_string(f"reports/document/{template}.html", context)


def cover_part(tree: Document, medium: Medium) -> SafeString:
    logo = medium.picture(tree.cover.vendor_logo)
    return part("_cover", cover=tree.cover, logo=logo, number=tree.number, medium=medium)


def letter_part(tree: Document, medium: Medium, fit: str = "") -> SafeString:
    """The letter; `fit` names how tightly it is set."""
    if tree.letter is None:
        return SafeString()
    logo = medium.picture(tree.cover.vendor_logo)
    return part("_letter", letter=tree.letter, cover=tree.cover, logo=logo, fit=fit)


def section_part(section: Section, medium: Medium) -> SafeString:
    blocks = [block_part(block, medium) for block in section.blocks]
    return part("_section", section=section, blocks=blocks, appendix=section.number.isalpha())


def block_part(block: Block, medium: Medium) -> SafeString:
    match block:
        case Prose():
            return part("_prose", block=block)
        case Bullets():
            return part("_bullets", block=block)
        case Figures():
            return part("_figures", block=block)
        case Table():
            return table_part(block, medium)
        case Chart():
            return chart_part(block, medium)
        case People():
            people = [(person, medium.picture(person.photo)) for person in block.items]
            return part("_people", people=people)
        case _:
            assert_never(block)


def table_part(table: Table, medium: Medium) -> SafeString:
    sides = [column.align.value for column in table.columns]
    return part(
        "_table",
        block=table,
        medium=medium,
        rows=[sided(row, sides) for row in table.rows],
        total=sided(table.total, sides) if table.total else None,
        widths=columns.widths(table) if medium.printed else [],
        kept="tall" if any(is_tall(row) for row in table.rows) else "short" if len(table.rows) <= SHORT else "",
    )


def is_tall(row: tuple[Cell, ...]) -> bool:
    """Whether a row may need most of a page, so that it had better be broken."""
    return any(len(cell.text) > TALL or cell.text.count("\n") > 20 for cell in row)


def sided(row: tuple[Cell, ...], sides: list[str]) -> list[tuple[Cell, str]]:
    return list(zip(row, sides, strict=True))


def chart_part(chart: Chart, medium: Medium) -> SafeString:
    """On paper the drawing's one alternative text is the description; on screen a table twin follows it."""
    drawing = charts.draw(chart, title=chart.description if medium.printed else "")
    twin = zip(chart.categories, zip(*(series.labels for series in chart.series), strict=True), strict=True)
    return part("_chart", block=chart, drawing=drawing, twin=list(twin), medium=medium)
