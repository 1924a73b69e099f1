"""A table on a slide: its first rows in the style of the base file, all the others in the notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.sax.saxutils import quoteattr

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from kaps.text import clean_text
from reports.document import Align, Cell, Ink, Table
from reports.renderers.slides.fit import fitted, flat, lines
from reports.renderers.slides.page import Page
from reports.renderers.slides.plan import EMU
from reports.renderers.slides.text import Paragraph, Run, mark, superiors

if TYPE_CHECKING:
    from reports.renderers.slides.chapter import Chapter

LAYOUT: Final = "Table"
STYLE: Final = "{4B415053-0000-4000-8000-000000000001}"  # "Packet ledger" in the base file
MOST_ROWS: Final = 8
LINES: Final = 2
SIDE: Final = 0.1
SMALLEST: Final = 12.0
Row = tuple[Cell, ...]


class Sheet(NamedTuple):
    """The measured table: widths in inches, the text size, the height of the rows shown."""

    widths: tuple[float, ...]
    size: float
    heights: tuple[float, ...]

    def fitted(self, text: str, column: int) -> str:
        return fitted(clean_text(text), self.size, self.widths[column] - 2 * SIDE, LINES)


def show(chapter: Chapter, block: Table) -> None:
    """One slide: head, at most eight rows, the total; what is left out is said and stands in the notes."""
    if not block.columns:
        chapter.wait(block.caption, block.note)
        return
    page = chapter.page(LAYOUT, block.caption)
    sheet, count = _measured(page, block)
    _draw(page, block, sheet, count)
    _foot(page, block, len(block.rows) - count)
    page.say(*_spoken(block, sheet, count))


def _measured(page: Page, block: Table) -> tuple[Sheet, int]:
    """The largest text at which as many rows fit as may be shown."""
    wanted = min(len(block.rows), MOST_ROWS)
    size = page.plan.size("Table")
    while True:
        sheet, count = _laid_out(page, block, size)
        if count >= wanted or size <= SMALLEST:
            return sheet, count
        size -= 1


def _laid_out(page: Page, block: Table, size: float) -> tuple[Sheet, int]:
    total = sum(column.weight for column in block.columns)
    widths = tuple(page.plan.across("Table") * column.weight / total for column in block.columns)
    sheet = Sheet(widths, size, ())
    head = _height(sheet, [column.title for column in block.columns])
    foot = _height(sheet, [cell.text for cell in block.total]) if block.total else 0.0
    left, heights = page.plan.down("Table") - head - foot, [head]
    for row in block.rows[:MOST_ROWS]:
        need = _height(sheet, [_measure(cell) for cell in row])
        if need > left:
            break
        left -= need
        heights.append(need)
    airy = min(0.14, left / len(heights))
    heights = [heights[0], *(height + airy for height in heights[1:])]
    return sheet._replace(heights=(*heights, *([foot] if block.total else []))), len(heights) - 1


def _measure(cell: Cell) -> str:
    """The text with what stands before and after it."""
    return ("◐ " if cell.ink else "") + cell.text + "".join(f" {ref}," for ref in cell.refs)


def _height(sheet: Sheet, texts: Sequence[str]) -> float:
    most = max(
        min(lines(flat(clean_text(text)[:200]), sheet.size, sheet.widths[at] - 2 * SIDE), LINES)
        for at, text in enumerate(texts)
    )
    return most * sheet.size * 1.2 / 72 + 0.12


def _draw(page: Page, block: Table, sheet: Sheet, count: int) -> None:
    place = page.plan.slots["Table"]
    rows = [tuple(Cell(column.title) for column in block.columns), *block.rows[:count]]
    rows += [block.total] if block.total else []
    drawn = "".join(
        f'<a:tr h="{round(height * EMU)}">{_row_xml(page, block, sheet, row)}</a:tr>'
        for row, height in zip(rows, sheet.heights, strict=True)
    )
    grid = "".join(f'<a:gridCol w="{round(width * EMU)}"/>' for width in sheet.widths)
    last = ' lastRow="1"' if block.total else ""
    frame = _FRAME.format(
        ns=nsdecls("a", "p", "r"),
        index=place.placeholder_format.idx,
        words=quoteattr(clean_text(block.caption)),
        x=place.left,
        y=place.top,
        w=place.width,
        h=round(sum(sheet.heights) * EMU),
        last=last,
        style=STYLE,
        grid=grid,
        rows=drawn,
    )
    page.replace("Table", parse_xml(frame.encode()))


def _row_xml(page: Page, block: Table, sheet: Sheet, row: Row) -> str:
    return "".join(_cell_xml(page, block, sheet, cell, at) for at, cell in enumerate(row))


def _cell_xml(page: Page, block: Table, sheet: Sheet, cell: Cell, at: int) -> str:
    """A cell; the outer ones stand flush with the title."""
    signs = (mark(cell.ink)._replace(size=sheet.size),) if cell.ink else ()
    words = Run(sheet.fitted(cell.text, at), ink=cell.ink, size=sheet.size)
    raised = tuple(run._replace(size=sheet.size) for run in superiors(cell.refs))
    paragraph = Paragraph((*signs, words, *raised), end=block.columns[at].align is Align.END)
    left, right = (0 if at == 0 else SIDE), (0 if at == len(block.columns) - 1 else SIDE)
    edges = f'marL="{round(left * EMU)}" marR="{round(right * EMU)}" marT="45720" marB="45720" anchor="ctr"'
    body = f"<a:txBody><a:bodyPr/><a:lstStyle/>{paragraph.xml(page.language)}</a:txBody>"
    return f"<a:tc>{body}<a:tcPr {edges}/></a:tc>"


def _foot(page: Page, block: Table, hidden: int) -> None:
    """Under the table: what is left out, which ink is which, the note."""
    said: list[Run] = []
    if hidden:
        said.append(Run(f"and {hidden} more in the report", bold=True))
    said += _key(block)
    if block.note:
        said += [Run("   ")] if said else []
        said.append(Run(page.fitted("Note", block.note, 1 if said else 2)))
    if said:
        page.write("Note", Paragraph(tuple(said)))


def _key(block: Table) -> list[Run]:
    """The words of the inks that stand on bare numbers."""
    cells = [cell for row in (*block.rows, block.total or ()) for cell in row]
    used = {cell.ink for cell in cells if cell.ink and any(letter.isdigit() for letter in cell.text)}
    runs: list[Run] = []
    for ink in Ink:
        if ink in used:
            runs += [Run("   "), mark(ink), Run(ink.value, ink=ink)]
    return runs


def _spoken(block: Table, sheet: Sheet, count: int) -> Iterable[str]:
    """Whatever the slide leaves out or shortens, row by row."""
    rows = [tuple(Cell(column.title) for column in block.columns), *block.rows]
    rows += [block.total] if block.total else []
    hidden = range(count + 1, len(block.rows) + 1)
    for number, row in enumerate(rows):
        cut = any(sheet.fitted(cell.text, at) != flat(clean_text(cell.text)) for at, cell in enumerate(row))
        if number in hidden or cut:
            yield " · ".join(map(_said, filter(lambda cell: cell.text, row)))


def _said(cell: Cell) -> str:
    return cell.text + (f" ({', '.join(map(str, cell.refs))})" if cell.refs else "")


_FRAME: Final = (
    '<p:graphicFrame {ns}><p:nvGraphicFramePr><p:cNvPr id="900" name="Table" descr={words}/>'
    '<p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/></p:cNvGraphicFramePr>'
    '<p:nvPr><p:ph type="tbl" sz="quarter" idx="{index}"/></p:nvPr></p:nvGraphicFramePr>'
    '<p:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{w}" cy="{h}"/></p:xfrm>'
    '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table"><a:tbl>'
    '<a:tblPr firstRow="1"{last}><a:tableStyleId>{style}</a:tableStyleId></a:tblPr>'
    "<a:tblGrid>{grid}</a:tblGrid>{rows}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
)
