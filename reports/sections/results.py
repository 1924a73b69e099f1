"""Results delivered, quantified and dollarized."""

from __future__ import annotations

from collections import defaultdict

from reports.document import (
    Align,
    Block,
    Cell,
    Chart,
    ChartKind,
    Column,
    Figure,
    Figures,
    Ink,
    Prose,
    Section,
    Series,
    Table,
)
from reports.facts import Facts, Line
from reports.wording import counted, joined, line, month, notes, sentence, short_day

INKS = ((Ink.CONFIRMED, "Confirmed by you"), (Ink.REVIEWED, "Reviewed by us"))
SHOWN = 10


def results(facts: Facts) -> Section | None:
    """What our extra effort was worth, from the strongest number down."""
    if not (facts.ledger or facts.measures):
        return None
    blocks: list[Block] = []
    if facts.ledger:
        blocks += [
            _figures(facts),
            Prose((line(_sum_check(facts)),)),
            *_months(facts),
            *_categories(facts),
            *_largest(facts),
        ]
    if facts.measures:
        blocks.append(_measures(facts))
    return Section("results", "", "Results delivered", results_headline(facts), tuple(blocks))


def results_headline(facts: Facts) -> str:
    """The strongest total first; what is weaker is named as such."""
    confirmed, reviewed = facts.worth(facts.confirmed), facts.worth(facts.reviewed)
    if confirmed and reviewed:
        return (
            f"Your own people have confirmed {facts.money(confirmed)} of value;"
            f" {facts.money(reviewed)} more is reviewed and awaits their word."
        )
    if confirmed:
        return f"Your own people have confirmed {facts.money(confirmed)} of value."
    if reviewed:
        return (
            f"By our reviewed count the work was worth {facts.money(reviewed)} to you; your word on it is still open."
        )
    return f"We followed {counted(len(facts.measures), 'measure')} in your own units."


def between(facts: Facts, lines: tuple[Line, ...]) -> str:
    """The range under a total, where there is one."""
    low, high = facts.range_of(lines)
    return "" if low == high else f"between {facts.money(low)} and {facts.money(high)}"


def _figures(facts: Facts) -> Figures:
    figures = [
        Figure(
            facts.money(facts.worth(lines)),
            label.lower(),
            ink,
            notes(counted(len(lines), "ledger line"), between(facts, lines)),
        )
        for (ink, label), lines in zip(INKS, (facts.confirmed, facts.reviewed), strict=True)
        if lines
    ]
    moments = [one for one in facts.ledger if not one.measure]
    unique = [one for one in moments if one.is_unique]
    figures.append(Figure(str(len(moments)), "times we went beyond the order", note="each one in the ledger"))
    if unique:
        worth = facts.money(facts.worth(tuple(unique)))
        figures.append(Figure(str(len(unique)), "that others could not or would not do", note=f"worth {worth}"))
    return Figures(tuple(figures))


def _stacked(facts: Facts, groups: list[tuple[Line, ...]]) -> tuple[Series, ...]:
    series = []
    for ink, label in INKS:
        sums = [facts.worth(tuple(one for one in group if one.ink is ink)) for group in groups]
        if any(sums):
            values = tuple(one.amount for one in sums)
            series.append(Series(label, values, tuple(facts.money(one) if one else "" for one in sums), ink))
    return tuple(series)


def _months(facts: Facts) -> list[Chart]:
    months = list(facts.period.months())
    moments = [one for one in facts.ledger if not one.measure]
    if not moments:
        return []
    groups = [tuple(one for one in moments if one.on in each) for each in months]
    sums = [facts.worth(group) for group in groups]
    named = [(month(each.start, facts.language), one) for each, one in zip(months, sums, strict=True) if one]
    said = joined([f"{name} {facts.money(one)}" for name, one in named])
    return [
        Chart(
            kind=ChartKind.COLUMNS,
            title="Value of our extra effort by month",
            description=f"Value by month, confirmed and reviewed together: {said or 'none'}.",
            categories=tuple(month(each.start, facts.language, short=True) for each in months),
            series=_stacked(facts, groups),
        )
    ]


def _categories(facts: Facts) -> list[Chart]:
    groups: dict[str, list[Line]] = defaultdict(list)
    for one in facts.ledger:
        groups[one.category].append(one)
    if len(groups) < 2:
        return []
    ranked = sorted(groups.items(), key=lambda item: -facts.worth(tuple(item[1])).amount)
    said = joined([f"{name} {facts.money(facts.worth(tuple(lines)))}" for name, lines in ranked])
    return [
        Chart(
            kind=ChartKind.BARS,
            title="Where the value came from",
            description=f"Value by kind of help: {said}.",
            categories=tuple(name for name, _ in ranked),
            series=_stacked(facts, [tuple(lines) for _, lines in ranked]),
        )
    ]


def _largest(facts: Facts) -> list[Table]:
    ranked = sorted((one for one in facts.ledger if not one.measure), key=lambda one: (-one.worth.amount, one.number))[
        :SHOWN
    ]
    if not ranked:
        return []
    table = Table(
        caption=f"The {counted(len(ranked), 'largest moment')} of the year"
        if len(ranked) > 1
        else "The largest moment of the year",
        columns=(
            Column("What we did", weight=9),
            Column("For whom", weight=4),
            Column("Date", weight=2),
            Column("Worth to you", Align.END, 3),
            Column("Certainty", weight=4),
        ),
        rows=tuple(
            (
                Cell(sentence(one.title), refs=(one.number,)),
                Cell(one.contact),
                Cell(short_day(one.on, facts.language) if one.on else ""),
                Cell(facts.money(one.worth)),
                certainty(one),
            )
            for one in ranked
        ),
        note="The small numbers lead to the lines of the ledger in the appendix.",
    )
    return [table]


def certainty(one: Line) -> Cell:
    """The ink of a line with its word: who confirmed it, or that we reviewed it."""
    if one.ink is Ink.CONFIRMED:
        return Cell(f"confirmed by {one.confirmed_by}" if one.confirmed_by else "confirmed", Ink.CONFIRMED)
    return Cell(one.ink.value, one.ink)


def _measures(facts: Facts) -> Table:
    by_number = {one.number: one for one in facts.ledger}
    rows = []
    for one in facts.measures:
        counted_line = by_number.get(one.line) if one.line else None
        worth = facts.money(counted_line.worth) if counted_line else ""
        working = ""
        if counted_line and one.value_per_unit:
            working = f"{one.change} × {one.value_per_unit.display(facts.language, cents=True)}"
        rows.append(
            (
                Cell(one.text, refs=(one.line,) if one.line else ()),
                Cell(one.unit),
                Cell(one.baseline),
                Cell(one.target),
                Cell(one.actual),
                Cell(working),
                Cell(worth, counted_line.ink if counted_line else None),
            )
        )
    return Table(
        caption="Measured in your own units",
        columns=(
            Column("Measure", weight=6),
            Column("Unit", weight=4),
            Column("Before", Align.END, 2),
            Column("Target", Align.END, 2),
            Column("Now", Align.END, 2),
            Column("Working", Align.END, 4),
            Column("Worth to you", Align.END, 4),
        ),
        rows=tuple(rows),
        note="Worth is the change from before to now times the value of one unit to you.",
    )


def _sum_check(facts: Facts) -> str:
    parts = []
    for (_ink, label), lines in zip(INKS, (facts.confirmed, facts.reviewed), strict=True):
        if lines:
            parts.append(f"{label.lower()}: {counted(len(lines), 'line')}, {facts.money(facts.worth(lines))}")
    return f"Every amount is the sum of its lines in the ledger. {'; '.join(parts).capitalize()}."
