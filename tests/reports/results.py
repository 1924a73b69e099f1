"""Section 6 and the appendix of the sample packet: results, their charts and the ledger."""

from __future__ import annotations

from decimal import Decimal

from reports.document import (
    Align,
    Cell,
    Chart,
    ChartKind,
    Column,
    Figure,
    Figures,
    Ink,
    Section,
    Series,
    Table,
)
from tests.reports import ledger
from tests.reports.promises import row

MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
THREE = (Ink.CONFIRMED, Ink.REVIEWED, Ink.ESTIMATED)
KINDS = ("Line-down avoided", "Expediting", "Obsolescence", "Quality", "Training")
BY_KIND: dict[Ink, tuple[int, ...]] = {
    Ink.CONFIRMED: (98_400, 51_600, 41_000, 22_150, 0),
    Ink.REVIEWED: (20_000, 18_000, 24_000, 9_300, 0),
    Ink.ESTIMATED: (0, 34_350, 12_000, 8_000, 16_500),
}


def money(amount: int) -> str:
    return f"${amount:,}"


def series(ink: Ink, amounts: tuple[int, ...]) -> Series:
    return Series(ink.value, tuple(map(Decimal, amounts)), tuple(map(money, amounts)), ink)


def told(names: tuple[str, ...], amounts: dict[Ink, tuple[int, ...]]) -> str:
    """The alternative text of a chart: every number in words."""
    return ". ".join(
        f"{ink.value.capitalize()}: "
        + ", ".join(f"{name} {money(n)}" for name, n in zip(names, amounts[ink], strict=True))
        for ink in THREE
    )


def chart(kind: ChartKind, title: str, names: tuple[str, ...], amounts: dict[Ink, tuple[int, ...]]) -> Chart:
    drawn = tuple(series(ink, amounts[ink]) for ink in THREE)
    return Chart(kind, title, told(names, amounts), names, drawn, "$#,##0")


def results() -> Section:
    totals = {ink: money(ledger.total(ink)) for ink in THREE}
    return Section(
        "results",
        "6",
        "Results delivered",
        f"Your people confirmed {totals[Ink.CONFIRMED]} of avoided cost; we reviewed {totals[Ink.REVIEWED]} more.",
        (
            Figures(
                (
                    Figure(
                        totals[Ink.CONFIRMED],
                        "confirmed value",
                        Ink.CONFIRMED,
                        f"{ledger.count(Ink.CONFIRMED)} results",
                    ),
                    Figure(totals[Ink.REVIEWED], "reviewed value", Ink.REVIEWED, "range $58,000 to $84,000"),
                    Figure(totals[Ink.ESTIMATED], "estimated value", Ink.ESTIMATED, "range $31,000 to $96,000"),
                    Figure("3", "stoppages, down from 11"),
                )
            ),
            chart(ChartKind.COLUMNS, "Value by month", MONTHS, {ink: ledger.by_month(ink) for ink in THREE}),
            chart(ChartKind.BARS, "Value by kind of help", KINDS, BY_KIND),
            Table(
                "The five largest results",
                (
                    Column("What we did", weight=6),
                    Column("Confirmed by", weight=3),
                    Column("Value", Align.END, 3),
                ),
                tuple(
                    row(Cell(line.deed, refs=(line.number,)), line.confirmer, Cell(money(line.value), line.ink))
                    for line in largest()
                ),
                total=row("Together", "", Cell(money(sum(line.value for line in largest())), Ink.CONFIRMED)),
                note="The raised figures are line numbers of the value ledger in appendix A.",
            ),
        ),
    )


def largest() -> tuple[ledger.Entry, ...]:
    confirmed = (line for line in ledger.entries() if line.ink == Ink.CONFIRMED)
    return tuple(sorted(confirmed, key=lambda line: -line.value)[:5])


def appendix() -> Section:
    lines = ledger.entries()
    return Section(
        "ledger",
        "A",
        "The value ledger",
        "Every result of the year, line by line, with its basis and who confirmed it.",
        (
            Table(
                "Value ledger, January to December 2026",
                (
                    Column("No.", Align.END, 1),
                    Column("Date", weight=2),
                    Column("What we did", weight=7),
                    Column("Basis", weight=4),
                    Column("Certainty", weight=4),
                    Column("Value", Align.END, 3),
                ),
                tuple(
                    row(
                        str(line.number),
                        f"{MONTHS[line.on.month - 1]} {line.on.day}",
                        line.deed,
                        line.basis,
                        f"confirmed by {line.confirmer}" if line.ink == Ink.CONFIRMED else line.ink.value,
                        Cell(money(line.value), line.ink),
                    )
                    for line in lines
                ),
                total=row("", "", "Confirmed", "", "", Cell(money(ledger.total(Ink.CONFIRMED)), Ink.CONFIRMED)),
                note="Reviewed and estimated lines are listed and are not part of the total.",
                ledger=True,
            ),
        ),
    )
