"""The measures of a table on a slide: text size, widths of the columns, heights of the rows.

Numbers, dates and ordinary words are never broken; after that as many rows as may be shown, then as little cut text as
can be, then large letters.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from kaps.text import clean_text
from reports.document import Align, Cell, Table
from reports.renderers.slides.fit import LEADING, fitted, flat, lines, longest_word, width
from reports.renderers.slides.plan import BOLD
from reports.renderers.widths import balanced

MOST_ROWS: Final = 8
MOST_LINES: Final = (2, 3, 4, 5)
SMALLEST: Final = 12
SIDE: Final = 0.1
NARROWEST: Final = 0.2
PAD: Final = 0.05  # above and below the words of a cell, together
AIR: Final = 0.16
SLACK: Final = 0.04
ENOUGH: Final = 300  # letters that decide about widths and heights
SHORT: Final = 13  # a text of so few letters is never broken
MODEST: Final = 44  # a text of so few letters is shown whole where it can be
LONG: Final = 24  # a word of more may be
Counts = Sequence[Sequence[int]]
Texts = Sequence[Sequence[str]]


class Sheet(NamedTuple):
    """The measured table: widths of the columns and of the words in them in inches, heights of the rows."""

    size: float
    most: int  # lines of a cell
    widths: tuple[float, ...]
    rooms: tuple[float, ...]
    heights: tuple[float, ...]
    shown: int  # rows that have room
    is_whole: bool  # no word broken
    cuts: int  # cells shortened

    def fitted(self, text: str, column: int) -> str:
        return fitted(clean_text(text), self.size, self.rooms[column], self.most)

    @property
    def worth(self) -> tuple[bool, int, int, float]:
        return self.is_whole, self.shown, -self.cuts, self.size


def measured(block: Table, across: float, down: float, largest: float) -> Sheet:
    """The best sheet for a table in a place of `across` and `down` inches."""
    return max(_tries(block, across, down, largest), key=lambda sheet: sheet.worth)


def _tries(block: Table, across: float, down: float, largest: float) -> Iterator[Sheet]:
    texts = _texts(block)
    columns = range(len(block.columns))
    for size in range(int(largest), SMALLEST - 1, -1):
        least = [_least(block, texts, at, size) for at in columns]
        roomy = [_roomy(block, texts, at, size, each) for at, each in enumerate(least)]
        least = roomy if sum(roomy) <= across else least
        wants = [_want(block, texts, at, size) for at in columns]
        widths = balanced(across, least, wants, [column.weight for column in block.columns])
        rooms = tuple(max(each - sum(sides(block, at)), NARROWEST) for at, each in enumerate(widths))
        counts = [[lines(text, size, rooms[at]) for at, text in enumerate(row)] for row in texts]
        for most in MOST_LINES:
            heights, count = _heights(block, counts, size, most, down)
            shown = [*counts[: count + 1], *([counts[-1]] if block.total else [])]
            cuts = sum(number > most for row in shown for number in row)
            yield Sheet(size, most, tuple(widths), rooms, heights, count, sum(least) <= across, cuts)


def _heights(block: Table, counts: Counts, size: float, most: int, down: float) -> tuple[tuple[float, ...], int]:
    """The heights of head, rows and total, and how many rows fit: all of one height where that is possible."""
    needs = [min(max(row), most) * size * LEADING / 72 + PAD for row in counts]
    head, foot = needs[0], needs[-1] if block.total else 0.0
    rows = needs[1:-1] if block.total else needs[1:]
    room = down - head - foot
    while rows and sum(rows) > room:
        rows.pop()
    even = max(rows, default=0.0)
    rows = [even] * len(rows) if even * len(rows) <= room else rows
    air = min(AIR, (room - sum(rows)) / (len(rows) + 1))
    heights = (head, *(height + air for height in rows), *((foot + air,) if block.total else ()))
    return heights, len(rows)


def _want(block: Table, texts: Texts, at: int, size: float) -> float:
    """The width at which nothing in the column wraps."""
    return max(width(row[at], size) for row in texts) * BOLD + _around(block, at)


def _least(block: Table, texts: Texts, at: int, size: float) -> float:
    """The width at which no number, date, short text or ordinary word of the column is broken."""
    first, *rest = (row[at] for row in texts)
    words = [_unbroken(first, size, 0) * BOLD]
    words += [_unbroken(text, size, LONG if block.columns[at].align is Align.END else SHORT) for text in rest]
    return max(words) * (BOLD if block.total else 1) + _around(block, at)


def _roomy(block: Table, texts: Texts, at: int, size: float, least: float) -> float:
    """The width at which a column of short texts, such as names, loses none of them."""
    cells = [row[at] for row in texts]
    if max(map(len, cells)) > MODEST:
        return least
    room = least
    while any(lines(text, size * BOLD, room - _around(block, at)) > MOST_LINES[0] for text in cells):
        room += 0.1
    return room


def _unbroken(text: str, size: float, whole: int) -> float:
    if len(text) <= whole:
        return width(text, size)
    return longest_word(" ".join(word for word in text.split(" ") if len(word) <= LONG), size)


def _around(block: Table, at: int) -> float:
    return sum(sides(block, at)) + SLACK


def sides(block: Table, at: int) -> tuple[float, float]:
    """The space left and right of the words: outer cells stand flush, left keeps away from right-aligned."""
    after_number = at and block.columns[at - 1].align is Align.END and block.columns[at].align is Align.START
    left = 0.0 if at == 0 else SIDE * 3 if after_number else SIDE
    return left, 0.0 if at == len(block.columns) - 1 else SIDE


def _texts(block: Table) -> list[list[str]]:
    """What stands in the head, in the rows that may be shown, and in the total."""
    rows = [[column.title for column in block.columns]]
    rows += [list(map(_measure, row)) for row in block.rows[:MOST_ROWS]]
    rows += [list(map(_measure, block.total))] if block.total else []
    return [[flat(clean_text(text[:ENOUGH])) for text in row] for row in rows]


def _measure(cell: Cell) -> str:
    """The text with what stands before and after it."""
    return ("◐\u00a0" if cell.ink else "") + cell.text[:ENOUGH] + "".join(f"\u00a0{ref}," for ref in cell.refs)
