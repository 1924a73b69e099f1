"""How sure we are, in front of an amount: mark and colour, and the word where the text does not say it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from reports.document import Document, Figure, Ink, Table
from reports.renderers.word.styles import INK, MARK, Style
from reports.renderers.word.xml import paragraph, run

GLYPH: Final = {Ink.ESTIMATED: "○", Ink.REVIEWED: "◐", Ink.CONFIRMED: "✓", Ink.MISSED: "⧄"}


def mark(ink: Ink | None) -> str:
    """The mark of an ink and a space that does not break."""
    return run(GLYPH[ink], MARK[ink]) + run("\u00a0", INK[ink]) if ink else ""


def inked(text: str, ink: Ink | None) -> str:
    return mark(ink) + run(text, INK[ink] if ink else "")


def unsaid(tree: Document, inks: Iterable[Ink | None], texts: Iterable[str]) -> list[Ink]:
    """The inks, each once, whose word none of `texts` says; the words are English, so only for English packets."""
    if not tree.language.lower().startswith("en"):
        return []
    said = " ".join(texts).lower()
    return [ink for ink in dict.fromkeys(inks) if ink and ink.value not in said]


def figure_word(tree: Document, figure: Figure) -> str:
    """The word of a figure's ink, in its ink, unless the figure says it."""
    missing = unsaid(tree, [figure.ink], [figure.value, figure.label, figure.note])
    return "".join(run(f" {ink.value}", INK[ink]) for ink in missing)


def table_key(tree: Document, table: Table) -> str:
    """A line under a table with the words of the marks that it shows and does not name."""
    rows = [*table.rows, table.total] if table.total else table.rows
    cells = [cell for row in rows for cell in row]
    texts = [table.caption, table.note, *(column.title for column in table.columns), *(cell.text for cell in cells)]
    missing = unsaid(tree, (cell.ink for cell in cells), texts)
    key = run("\u2003").join(inked(ink.value, ink) for ink in missing)
    return paragraph(Style.NOTE, key) if key else ""
