"""How wide the columns of a printed table are: by weight, but no word or amount is broken while there is room."""

from __future__ import annotations

from collections.abc import Sequence

from reports.document import Cell, Table

CHARACTER = 1.15  # per cent of the width of a page that a character takes, about
AROUND, MARK = 2.6, 2.4  # the same of the space between columns, and of the mark of an ink
SMALL = 0.88  # the ledger is set smaller
LONGEST, WHOLE = 12, 8  # longer words may break; so short a text does not


def widths(table: Table) -> list[str]:
    """The per cent of each column, written for CSS."""
    weights = [column.weight for column in table.columns]
    scale = SMALL if table.ledger else 1
    rows = [*table.rows, *([table.total] if table.total else [])]
    least = [
        max([needed(Cell(column.title)), *(needed(row[at]) for row in rows)]) for at, column in enumerate(table.columns)
    ]
    return [f"{width:.2f}" for width in shared(weights, [scale * width for width in least])]


def needed(cell: Cell) -> float:
    """What a cell takes so that its words stay whole."""
    words = [cell.text] if len(cell.text) <= WHOLE else cell.text.split()
    longest = max((len(word) for word in words if len(word) <= LONGEST), default=0)
    return longest * CHARACTER + AROUND + (MARK if cell.ink else 0)


def shared(weights: Sequence[int], least: Sequence[float]) -> list[float]:
    """A hundred, shared by weight among those who get more than their least; the others get just that."""
    total = sum(weights)
    modest = {at for at, weight in enumerate(weights) if 100 * weight / total < least[at]}
    rest = 100 - sum(least[at] for at in modest)
    among = sum(weight for at, weight in enumerate(weights) if at not in modest)
    if rest <= 0 or not among:
        return [100 * weight / total for weight in weights]
    return [least[at] if at in modest else rest * weight / among for at, weight in enumerate(weights)]
