"""Forty-five ledger lines of the sample customer: what happened, what we did, what it was worth, who said so."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from reports.document import Ink

DEEDS = (
    ("Line 2 stopped for want of relays; drove 400 pieces over the same night", "3 h line-down avoided", 9_500),
    ("Their forecast was short by a pallet; released our safety stock within the hour", "Expedite fee avoided", 4_200),
    ("Drawing revision D sent by mistake; caught it before the first cut", "Scrapped lot avoided", 12_400),
    ("Truck held at the border; split the load and flew the urgent half", "1 day of overtime avoided", 6_800),
    ("Found a drop-in substitute for an obsolete optocoupler and tested it", "Redesign avoided", 18_500),
    ("Opened the warehouse on a Saturday for a customer of theirs", "Contract penalty avoided", 7_300),
    ("Trained the night shift on static-safe handling", "Returns down from 14 to 3 a month", 3_900),
    ("Relabelled 1,200 reels so that their new scanner could read them", "60 h of rework avoided", 2_700),
    ("Counted their cage with them after the stocktaking failed", "Second count avoided", 1_800),
)
HERS = ("Ana Whitfield", "Jörg Brandstätter", "Priya Raman", "Tom Okafor", "Siân Llewellyn-Pryce")
INKS = (Ink.CONFIRMED, Ink.REVIEWED, Ink.CONFIRMED, Ink.ESTIMATED, Ink.CONFIRMED)
ODD = {
    17: "Replacement for שנאי מבודד (isolating transformer) brought by hand 🚚 to Haifa",
    28: "Cross-checked part NGC-7741-OPTO-DIN-RAIL-24VDC-4CH-ISOLATED-EXTENDED-TEMPERATURE-REV-D against their list",
}


@dataclass(frozen=True)
class Entry:
    """One line of the sample ledger."""

    number: int
    on: date
    deed: str
    basis: str
    value: int
    ink: Ink
    confirmer: str


def entries() -> tuple[Entry, ...]:
    """The ledger of the year, by date."""
    return tuple(entry(number) for number in range(1, 46))


def entry(number: int) -> Entry:
    deed, basis, value = DEEDS[(number * 4) % len(DEEDS)]
    return Entry(
        number=number,
        on=date(2026, 1, 8) + timedelta(days=number * 54 // 7),
        deed=ODD.get(number, deed),
        basis=basis,
        value=value + 150 * (number % 7),
        ink=INKS[number % len(INKS)],
        confirmer=HERS[number % len(HERS)],
    )


def total(ink: Ink) -> int:
    """The sum of the lines in one ink, in dollars."""
    return sum(each.value for each in entries() if each.ink == ink)


def count(ink: Ink) -> int:
    return sum(1 for each in entries() if each.ink == ink)


def by_month(ink: Ink) -> tuple[int, ...]:
    """Twelve sums, January first."""
    return tuple(sum(e.value for e in entries() if e.ink == ink and e.on.month == month) for month in range(1, 13))
