"""Tables, rows of figures and lists of people: rows of literal XML, since asking for cells one by one is quadratic."""

from __future__ import annotations

from collections.abc import Sequence
from textwrap import wrap
from typing import Final, TypeVar

from kaps.text import clean_text
from reports.document import Align, Cell, Column, Figure, Figures, People, Person, Table
from reports.renderers.widths import balanced
from reports.renderers.word.draft import Draft
from reports.renderers.word.drawings import portrait
from reports.renderers.word.inks import figure_word, inked, table_key
from reports.renderers.word.styles import Style
from reports.renderers.word.xml import attribute, paragraph, run, written

Item = TypeVar("Item")
LETTER: Final = 94  # twentieths of a point that a letter of table text takes
RIGHT_TO_LEFT: Final = {"ar", "fa", "he", "ur", "yi"}
GAP: Final = 216
LONGEST: Final = 14  # letters of a word that a column keeps whole
MARKED: Final = 3  # letters that a mark takes
ENOUGH: Final = 240  # letters of the longest text that widens a column
MODEST: Final = 40  # letters of a short text
SHORT: Final = 6  # rows of a table that never breaks over two pages
BEGINNING: Final = 1  # rows of a longer one that stay with its head and the next row
ROOMY: Final = {3: 15, 4: 10}  # letters of a large figure, by figures across
PORTRAIT_COLUMN: Final = 1134
CARDS: Final = 2  # people side by side
HEAD: Final = {Align.START: Style.TABLE_HEAD, Align.END: Style.TABLE_HEAD_NUMBER}
ROW: Final = {Align.START: Style.TABLE_TEXT, Align.END: Style.TABLE_NUMBER}
TOTAL: Final = {Align.START: Style.TABLE_TOTAL, Align.END: Style.TABLE_TOTAL_NUMBER}
SPACE: Final = f'<w:p><w:pPr><w:pStyle w:val="{Style.SPACE}"/></w:pPr></w:p>'
KEPT_SPACE: Final = f'<w:p><w:pPr><w:pStyle w:val="{Style.SPACE}"/><w:keepNext/></w:pPr></w:p>'


def table(draft: Draft, block: Table) -> str:
    """A caption, the table, and the note that also keeps it apart from the next one."""
    widths = column_widths(block, draft.measure)
    rows = [_head(block.columns, widths)]
    rows += [_row(draft, block, row, widths, ROW, keep=_stays(block, place)) for place, row in enumerate(block.rows)]
    below = table_key(draft.tree, block) + written(Style.NOTE, block.note)
    if block.total:
        rows.append(_row(draft, block, block.total, widths, TOTAL))
    grid = _grid(draft, Style.TABLE, widths, rows, told=block.caption, total=block.total is not None)
    return written(Style.CAPTION, block.caption) + grid + (below or SPACE)


def _stays(block: Table, place: int) -> bool:
    """Whether a row stays on the page of the next one: short tables whole, long ones at both ends."""
    last = len(block.rows) - 1
    if place == last:
        return block.total is not None
    return len(block.rows) <= SHORT or place < BEGINNING or place == last - 1


def column_widths(block: Table, measure: int) -> list[int]:
    """Widths in proportion to what the columns say, but no number, date or ordinary word is broken."""
    columns = range(len(block.columns))
    least = [_least(block, place) for place in columns]
    roomy = [max(each, _roomy(block, place)) for place, each in enumerate(least)]
    least = roomy if sum(roomy) <= measure else least
    wants = list(map(max, least, (_longest(block, place) for place in columns)))
    if sum(wants) > measure:
        wants = list(map(max, least, (_usual(block, place) for place in columns)))
    widths = [int(width) for width in balanced(measure, least, wants, [column.weight for column in block.columns])]
    widths[-1] += measure - sum(widths)
    return widths


def _longest(block: Table, place: int) -> int:
    """The width at which nothing in the column wraps."""
    texts = [block.columns[place].title, *(row[place].text for row in _rows(block))]
    return min(max(map(len, texts)) + MARKED, ENOUGH) * LETTER + GAP


def _usual(block: Table, place: int) -> int:
    """Between the longest text and the average one: a few long cells do not take the room of all others."""
    lengths = [len(row[place].text) for row in _rows(block)]
    return (_longest(block, place) + sum(lengths) * LETTER // max(len(lengths), 1) + GAP) // 2


def _least(block: Table, place: int) -> int:
    column = block.columns[place]
    words = max((len(word) for word in column.title.split()), default=1)
    for row in _rows(block):
        cell = row[place]
        whole = column.align is Align.END or len(cell.text) <= LONGEST
        pieces = [cell.text] if whole else cell.text.split()
        words = max(words, max(map(len, pieces), default=0) + (MARKED if cell.ink else 0))
    return min(words, LONGEST) * LETTER + GAP


def _roomy(block: Table, place: int) -> int:
    """The width at which a column of short texts, such as names, needs few lines; none for other columns."""
    texts = {row[place].text for row in _rows(block)}
    if not LONGEST < max(map(len, texts), default=0) <= MODEST:
        return 0
    most = 3 if block.ledger else 2
    letters = next(count for count in range(8, MODEST + 1) if all(len(wrap(text, count)) <= most for text in texts))
    return (letters + MARKED * any(row[place].ink for row in _rows(block))) * LETTER + GAP


def _rows(block: Table) -> Sequence[tuple[Cell, ...]]:
    return [*block.rows, block.total] if block.total else block.rows


def _grid(
    draft: Draft, style: Style, widths: Sequence[int], rows: Sequence[str], *, told: str = "", total: bool = False
) -> str:
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = f'w:firstRow="{int(style is Style.TABLE)}" w:lastRow="{int(total)}" w:firstColumn="0" w:lastColumn="1"'
    turned = "<w:bidiVisual/>" if draft.tree.language.partition("-")[0] in RIGHT_TO_LEFT else ""
    caption = f"<w:tblCaption w:val={attribute(told)}/>" if told else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/>{turned}<w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:tblLayout w:type="fixed"/>'
        f'<w:tblLook {look} w:noHBand="1" w:noVBand="1"/>{caption}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>'
        f"{''.join(rows)}</w:tbl>"
    )


def _cell(width: int, content: str) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/></w:tcPr>{content}</w:tc>'


def _whole(cells: str, *, head: bool = False) -> str:
    return f"<w:tr><w:trPr><w:cantSplit/>{'<w:tblHeader/>' if head else ''}</w:trPr>{cells}</w:tr>"


def _head(columns: Sequence[Column], widths: Sequence[int]) -> str:
    cells = (
        _cell(width, paragraph(HEAD[column.align], run(column.title), text=column.title))
        for column, width in zip(columns, widths, strict=True)
    )
    return _whole("".join(cells), head=True)


def _row(
    draft: Draft,
    block: Table,
    cells: Sequence[Cell],
    widths: Sequence[int],
    styles: dict[Align, Style],
    *,
    keep: bool = False,
) -> str:
    written_cells = []
    for place, (cell, column, width) in enumerate(zip(cells, block.columns, widths, strict=True)):
        content = inked(cell.text, cell.ink) + references(draft, cell.refs)
        if block.ledger and not place:
            content = _marked(draft, cell.text, content)
        written_cells.append(_cell(width, paragraph(styles[column.align], content, text=cell.text, keep=keep)))
    return _whole("".join(written_cells))


def _marked(draft: Draft, text: str, content: str) -> str:
    """The number of a ledger line as a place that references jump to."""
    number = clean_text(text).strip()
    if not (number.isascii() and number.isdigit()) or int(number) not in draft.unplaced:
        return content
    draft.unplaced.discard(int(number))
    mark = draft.next_number()
    return f'<w:bookmarkStart w:id="{mark}" w:name="ledger_{int(number)}"/>{content}<w:bookmarkEnd w:id="{mark}"/>'


def references(draft: Draft, numbers: Sequence[int]) -> str:
    """Small raised numbers; each leads to its line where the packet has one."""
    return run(", ", Style.REFERENCE).join(_reference(draft, number) for number in numbers)


def _reference(draft: Draft, number: int) -> str:
    shown = run(str(number), Style.REFERENCE)
    if number not in draft.ledger:
        return shown
    return f'<w:hyperlink w:anchor="ledger_{number}" w:history="1">{shown}</w:hyperlink>'


def figures(draft: Draft, block: Figures, *, keep: bool = False) -> str:
    """Rows of at most four figures, side by side; `keep` holds them to what follows."""
    across = min(max(len(block.items), 3), 4)
    widths = [draft.measure // across] * across
    longest = max((len(item.value) + 2 * bool(item.ink) for item in block.items), default=0)
    style = Style.FIGURE_VALUE if longest <= ROOMY[across] else Style.FIGURE_VALUE_SMALL
    rows = [
        _whole(
            "".join(
                _cell(widths[0], _figure(draft, item, style, keep=keep))
                for item in _filled(block.items[start : start + across], across)
            )
        )
        for start in range(0, len(block.items), across)
    ]
    return _grid(draft, Style.FIGURES, widths, rows) + (KEPT_SPACE if keep else SPACE) if rows else ""


def _filled(items: Sequence[Item], across: int) -> list[Item | None]:
    return [*items, *[None] * (across - len(items))]


def _figure(draft: Draft, figure: Figure | None, style: Style, *, keep: bool) -> str:
    if figure is None:
        return KEPT_SPACE if keep else SPACE
    label = run(figure.label) + figure_word(draft.tree, figure)
    return (
        paragraph(style, inked(figure.value, figure.ink), text=figure.value)
        + paragraph(Style.FIGURE_LABEL, label, text=figure.label, keep=keep)
        + written(Style.FIGURE_NOTE, figure.note, keep=keep)
    )


def people(draft: Draft, block: People) -> str:
    """Two people a row: the face, then who that is."""
    beside = draft.measure // CARDS - PORTRAIT_COLUMN
    widths = [PORTRAIT_COLUMN, beside] * CARDS
    rows = [
        _whole("".join(_card(draft, person, beside) for person in _filled(block.items[start : start + CARDS], CARDS)))
        for start in range(0, len(block.items), CARDS)
    ]
    return _grid(draft, Style.PEOPLE, widths, rows) + SPACE if rows else ""


def _card(draft: Draft, person: Person | None, beside: int) -> str:
    if person is None:
        return _cell(PORTRAIT_COLUMN, SPACE) + _cell(beside, SPACE)
    return _cell(PORTRAIT_COLUMN, _face(draft, person)) + _cell(beside, _who(person))


def _face(draft: Draft, person: Person) -> str:
    return paragraph(Style.PERSON_PHOTO, portrait(draft, person))


def _who(person: Person) -> str:
    said = written(Style.PERSON_NAME, person.name) + written(Style.PERSON_ROLE, person.role)
    return said + written(Style.PERSON_BIO, person.bio) or SPACE
