"""A table on a slide: its first rows in the style of the base file, all the others in the notes."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple
from xml.sax.saxutils import quoteattr

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from kaps.text import clean_text
from reports.document import Align, Cell, Ink, Table
from reports.renderers.slides.fit import LEADING, fitted, flat, lines, width
from reports.renderers.slides.page import Page
from reports.renderers.slides.plan import BOLD, EMU
from reports.renderers.slides.text import Paragraph, Run, mark, superiors

if TYPE_CHECKING:
    from reports.renderers.slides.chapter import Chapter

LAYOUT: Final = "Table"
GAP: Final = "\u2003"
STYLE: Final = "{4B415053-0000-4000-8000-000000000001}"  # "Packet ledger" in the base file
MOST_ROWS: Final = 8
LINES: Final = 2
SIDE: Final = 0.1
NARROWEST: Final = 0.2
AIR: Final = 0.16
ENOUGH: Final = 300  # letters that decide about widths and heights
SMALLEST: Final = 12
Row = tuple[Cell, ...]


class Sheet(NamedTuple):
    """The measured table: widths of the columns and of the words in them in inches, text size, heights of the rows."""

    widths: tuple[float, ...]
    rooms: tuple[float, ...]
    size: float
    heights: tuple[float, ...]

    is_even: bool = True

    def fitted(self, text: str, column: int) -> str:
        return fitted(clean_text(text), self.size, self.rooms[column], LINES)

    def height(self, texts: Sequence[str]) -> float:
        """The height of a row that says `texts`."""
        rows = (lines(flat(clean_text(text)), self.size, self.rooms[at]) for at, text in enumerate(texts))
        return min(max(rows), LINES) * self.size * LEADING / 72 + 0.1


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
    """The largest text at which as many rows fit as may be shown, better still all of one height."""
    wanted = min(len(block.rows), MOST_ROWS)
    sizes = range(int(page.plan.size("Table")), SMALLEST - 1, -1)
    tries = [_laid_out(page, block, size) for size in sizes]
    whole = [(sheet, count) for sheet, count in tries if count == wanted]
    even = [(sheet, count) for sheet, count in whole if sheet.is_even]
    return next(iter(even + whole), tries[-1])


def _laid_out(page: Page, block: Table, size: float) -> tuple[Sheet, int]:
    """The rows that have room at `size`, all of one height where that is possible."""
    widths = _widths(block, page.plan.across("Table"), size)
    rooms = tuple(max(each - sum(_sides(block, at)), NARROWEST) for at, each in enumerate(widths))
    sheet = Sheet(widths, rooms, size, ())
    head = sheet.height([column.title for column in block.columns])
    foot = sheet.height(list(map(_measure, block.total))) if block.total else 0.0
    room = page.plan.down("Table") - head - foot - AIR / 2
    needs = [sheet.height(list(map(_measure, row))) for row in block.rows[:MOST_ROWS]]
    while needs and sum(needs) > room:
        needs.pop()
    even = max(needs, default=0.0)
    is_even = even * len(needs) <= room
    heights = [even if is_even else need for need in needs]
    air = min(AIR, (room - sum(heights)) / max(len(heights), 1))
    heights = [head, *(height + air for height in heights), *([foot + AIR / 2] if block.total else [])]
    return sheet._replace(heights=tuple(heights), is_even=is_even), len(needs)


def _widths(block: Table, room: float, size: float) -> tuple[float, ...]:
    """Shares by weight; what a column does not need goes to the others."""
    wants = [_want(block, at, size) for at in range(len(block.columns))]
    whole = sum(column.weight for column in block.columns)
    shares = [room * column.weight / whole for column in block.columns]
    tight = [want > share for want, share in zip(wants, shares, strict=True)]
    if not any(tight) or all(tight):
        return tuple(shares)
    spare = sum(share - want for share, want in zip(shares, wants, strict=True) if want <= share)
    weight = sum(column.weight for column, short in zip(block.columns, tight, strict=True) if short)
    return tuple(
        share + spare * column.weight / weight if short else want
        for column, share, want, short in zip(block.columns, shares, wants, tight, strict=True)
    )


def _want(block: Table, at: int, size: float) -> float:
    """The width at which nothing in the column wraps."""
    plain = (_measure(row[at]) for row in block.rows)
    bold = [block.columns[at].title, *([_measure(block.total[at])] if block.total else [])]
    wants = [_width(text, size) for text in plain] + [_width(text, size) * BOLD for text in bold]
    return max(wants) + sum(_sides(block, at)) + 0.02


def _width(text: str, size: float) -> float:
    return width(flat(clean_text(text[:ENOUGH])), size)


def _sides(block: Table, at: int) -> tuple[float, float]:
    """The space left and right of the words: outer cells stand flush, left keeps away from right-aligned."""
    after_number = at and block.columns[at - 1].align is Align.END and block.columns[at].align is Align.START
    left = 0.0 if at == 0 else SIDE * 3 if after_number else SIDE
    return left, 0.0 if at == len(block.columns) - 1 else SIDE


def _measure(cell: Cell) -> str:
    """The text with what stands before and after it."""
    return ("◐ " if cell.ink else "") + cell.text[:ENOUGH] + "".join(f" {ref}," for ref in cell.refs)


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
    left, right = _sides(block, at)
    edges = f'marL="{round(left * EMU)}" marR="{round(right * EMU)}" marT="45720" marB="45720" anchor="ctr"'
    body = f"<a:txBody><a:bodyPr/><a:lstStyle/>{paragraph.xml(page.language)}</a:txBody>"
    return f"<a:tc>{body}<a:tcPr {edges}/></a:tc>"


def _foot(page: Page, block: Table, hidden: int) -> None:
    """Under the table: what is left out, which ink is which, the note."""
    said: list[Run] = []
    if hidden:
        said.append(Run(f"and {hidden} more in the report{GAP}", bold=True))
    said += _key(block)
    note = [Run(page.fitted("Note", block.note, 1 if said else 2))] if block.note else []
    together = "".join(run.text for run in said + note)
    apart = said and note and lines(together, page.plan.size("Note"), page.plan.across("Note")) > 1
    parts = [said, note] if apart else [said + note]
    page.write("Note", *(Paragraph(tuple(runs)) for runs in parts if runs))


def _key(block: Table) -> list[Run]:
    """The words of the inks that stand on bare numbers."""
    cells = [cell for row in (*block.rows, block.total or ()) for cell in row]
    used = {cell.ink for cell in cells if cell.ink and _is_bare(cell)}
    return [run for ink in Ink if ink in used for run in (mark(ink), Run(ink.value + GAP, ink=ink))]


def _is_bare(cell: Cell) -> bool:
    """Whether the cell shows a number whose ink nobody has said in words."""
    return any(letter.isdigit() for letter in cell.text) and (cell.ink or "") not in cell.text.casefold()


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
