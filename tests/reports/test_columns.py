"""Columns are as wide as their weight says, unless a word would be broken for it."""

from __future__ import annotations

import pytest

from reports.document import Cell, Column, Ink, Table
from reports.renderers import columns


def test_columns_share_the_width_by_weight() -> None:
    assert columns.shared((1, 3), (0, 0)) == [25, 75]


def test_a_column_gets_what_its_longest_word_needs() -> None:
    assert columns.shared((1, 9), (20, 0)) == [20, 80]


def test_where_there_is_not_enough_the_weights_decide() -> None:
    assert columns.shared((1, 1), (70, 70)) == [50, 50]


def test_short_texts_stay_whole_and_long_words_may_break() -> None:
    assert columns.needed(Cell("May 15")) == columns.needed(Cell("MayMay"))
    assert columns.needed(Cell("x" * 60)) == columns.AROUND


def test_a_mark_takes_room() -> None:
    assert columns.needed(Cell("$5", Ink.REVIEWED)) - columns.needed(Cell("$5")) == pytest.approx(columns.MARK)


def test_titles_count_too() -> None:
    table = Table("C", (Column("Certainty"), Column("x", weight=20)), ((Cell("a"), Cell("b")),))
    assert columns.widths(table) == ["12.95", "87.05"]


def test_the_ledger_is_set_smaller() -> None:
    table = Table("C", (Column("Certainty"), Column("x", weight=20)), (), ledger=True)
    assert columns.widths(table) == ["11.40", "88.60"]
