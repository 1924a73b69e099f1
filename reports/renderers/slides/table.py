"""A table on a slide: its first rows in the style of the base file, all the others in the notes."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Final
from xml.sax.saxutils import quoteattr

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from kaps.text import clean_text
from reports.document import Align, Cell, Ink, Table
from reports.renderers.slides.fit import flat, lines
from reports.renderers.slides.page import Page
from reports.renderers.slides.plan import EMU, Plan
from reports.renderers.slides.sheet import MOST_ROWS, PAD, Sheet, measured, sides
from reports.renderers.slides.text import Paragraph, Run, mark, superiors

if TYPE_CHECKING:
    from reports.renderers.slides.chapter import Chapter

LAYOUT: Final = "Table"
GAP: Final = "\u2003"
STYLE: Final = "{4B415053-0000-4000-8000-000000000001}"  # "Packet ledger" in the base file
PADDING: Final = round(PAD / 2 * EMU)
Row = tuple[Cell, ...]


def show(chapter: Chapter, block: Table) -> None:
    """One slide: head, at most eight rows, the total; what is left out is said and stands in the notes."""
    if not block.columns:
        chapter.wait(block.caption, block.note)
        return
    draw(chapter.page(LAYOUT, block.caption), block)


def draw(page: Page, block: Table) -> None:
    """Put the table in its place on `page`."""
    sheet = _measured(page.plan, block)
    _draw(page, block, sheet)
    _foot(page, block, len(block.rows) - sheet.shown)
    page.say(*_spoken(block, sheet))


def fits(plan: Plan, block: Table) -> bool:
    """Whether the whole table has room in the layout, every word of it."""
    if not block.columns or len(block.rows) > MOST_ROWS:
        return False
    sheet = _measured(plan, block)
    return sheet.is_whole and sheet.shown == len(block.rows) and not sheet.cuts


def _measured(plan: Plan, block: Table) -> Sheet:
    return measured(block, plan.across("Table"), plan.down("Table"), plan.size("Table"))


def _draw(page: Page, block: Table, sheet: Sheet) -> None:
    place = page.plan.slots["Table"]
    rows = [tuple(Cell(column.title) for column in block.columns), *block.rows[: sheet.shown]]
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
    left, right = sides(block, at)
    edges = f'marL="{round(left * EMU)}" marR="{round(right * EMU)}" marT="{PADDING}" marB="{PADDING}" anchor="ctr"'
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


def _spoken(block: Table, sheet: Sheet) -> Iterable[str]:
    """Whatever the slide leaves out or shortens, row by row."""
    rows = [tuple(Cell(column.title) for column in block.columns), *block.rows]
    rows += [block.total] if block.total else []
    hidden = range(sheet.shown + 1, len(block.rows) + 1)
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
