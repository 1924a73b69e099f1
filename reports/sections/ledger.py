"""The appendix: the ledger behind every figure."""

from __future__ import annotations

from kaps.money import total
from reports.document import Align, Cell, Column, Section, Table
from reports.facts import Facts, Line
from reports.sections.results import INKS, certainty
from reports.wording import counted, sentence, short_day


def value_ledger(facts: Facts) -> Section | None:
    """Every line with its basis and who confirmed it."""
    if not facts.ledger:
        return None
    rows = tuple(
        (
            Cell(str(one.number)),
            Cell(short_day(one.on, facts.language) if one.on else ""),
            Cell(_what(one)),
            Cell(one.basis),
            Cell(facts.money(one.worth)),
            certainty(one),
        )
        for one in facts.ledger
    )
    columns = (
        Column("Line", Align.END, 2),
        Column("Date", weight=3),
        Column("What happened and what we did", weight=12),
        Column("Basis", weight=6),
        Column("Worth to you", Align.END, 4),
        Column("Certainty", weight=5),
    )
    return Section(
        key="ledger",
        number="",
        title="The value ledger",
        headline=f"All {counted(len(facts.ledger), 'line')} behind the figures, with basis and confirmer.",
        blocks=(
            Table("Every line of the year", columns, rows, ledger=True),
            _totals(facts),
        ),
    )


def _what(one: Line) -> str:
    if one.measure:
        return f"{one.title}: {one.happened}, {one.deed}."
    return f"{sentence(one.title)} {sentence(one.happened)} {sentence(one.deed)}"


def _totals(facts: Facts) -> Table:
    return Table(
        caption="Totals",
        columns=(
            Column("Certainty", weight=6),
            Column("Lines", Align.END, 2),
            Column("From", Align.END, 3),
            Column("To", Align.END, 3),
            Column("Total", Align.END, 3),
        ),
        rows=tuple(
            (
                Cell(label, ink),
                Cell(str(len(lines))),
                Cell(facts.money(facts.range_of(lines)[0])),
                Cell(facts.money(facts.range_of(lines)[1])),
                Cell(facts.money(total((one.worth for one in lines), facts.currency))),
            )
            for (ink, label), lines in zip(INKS, (facts.confirmed, facts.reviewed), strict=True)
            if lines
        ),
        note="The two are never added together: what you confirmed stands apart from what only we have reviewed.",
    )
