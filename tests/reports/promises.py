"""Sections 1 to 5 of the sample packet: what the customer wanted, what we started, who took part."""

from __future__ import annotations

from reports.document import (
    Align,
    Bullet,
    Bullets,
    Cell,
    Column,
    Figure,
    Figures,
    Ink,
    Line,
    People,
    Person,
    Prose,
    Section,
    Span,
    Table,
)


def words(text: str) -> Line:
    """`text` as one plain run."""
    return (Span(text),)


def row(*texts: str | Cell) -> tuple[Cell, ...]:
    return tuple(each if isinstance(each, Cell) else Cell(each) for each in texts)


def objectives() -> Section:
    return Section(
        "objectives",
        "1",
        "Issues and objectives twelve months ago",
        "In January 2026 you told us that line stoppages hurt more than prices.",
        (
            Prose((words("These are your words as we wrote them down then. We have not changed them since."),)),
            Bullets(
                (
                    Bullet(
                        words("Keep both lines in Parma running through the relay shortage"), "Ana Whitfield, 8 Jan"
                    ),
                    Bullet(
                        words("Cut inventory of slow movers by a fifth without a single stock-out"), "Tom Okafor, 8 Jan"
                    ),
                    Bullet(
                        (
                            Span("Fewer suppliers", strong=True),
                            Span(", each of them "),
                            Span("answerable", emphasis=True),
                        )
                    ),
                ),
                label="Your objectives for 2026",
                ordered=True,
            ),
            Bullets(
                (
                    Bullet(words("Eleven stoppages in 2025, four of them for want of our parts"), "Stoppage log, 2025"),
                    Bullet(words("Certificates arrive after the goods and hold up receiving"), "Priya Raman, 15 Jan"),
                ),
                label="Issues",
            ),
        ),
    )


def expectations() -> Section:
    return Section(
        "expectations",
        "2",
        "Expectations twelve months ago",
        "You expected six things of us, and we wrote down how each would be measured.",
        (
            Table(
                "What you expected, as of January 2026",
                (Column("Expectation", weight=5), Column("Measure", weight=3), Column("Stated by", weight=2)),
                (
                    row("On-time delivery to Parma", "98 % of lines on the day", "Ana Whitfield"),
                    row("Certificates with the goods", "No receipt held up", "Priya Raman"),
                    row("Answer on returns", "Within two working days", "Priya Raman"),
                    row("Notice of obsolescence", "Six months ahead", "Jörg Brandstätter"),
                    row("One price file a quarter", "By the fifth of the month", "Tom Okafor"),
                    row("Safety stock of the forty A parts", "Four weeks, never under two", "Tom Okafor"),
                ),
            ),
        ),
    )


def initiatives() -> Section:
    return Section(
        "initiatives",
        "3",
        "Key initiatives of the last twelve months",
        "Four of five initiatives are done; the scanner project moved to spring by agreement.",
        (
            Figures(
                (
                    Figure("5", "initiatives agreed"),
                    Figure("4", "done"),
                    Figure("1", "moved to 2027", Ink.MISSED, "label scanner"),
                )
            ),
            Table(
                "Initiatives agreed with you",
                (
                    Column("Initiative", weight=5),
                    Column("Owner", weight=3),
                    Column("Due", Align.END, 2),
                    Column("Outcome", weight=4),
                ),
                (
                    row("Safety stock in Cleveland for forty A parts", "Marta Kowalczyk", "Mar 31", "Done on Mar 24"),
                    row(
                        "Digital certificates by e-mail before the truck leaves",
                        "Luis Ferreira",
                        "May 15",
                        "Done on May 29",
                    ),
                    row("Obsolescence watch on 1,900 parts", "Hannah Osei", "Jun 30", "Done on Jun 12"),
                    row("Static-safe handling course, three shifts", "Dev Patel", "Sep 30", "Done on Sep 17"),
                    row(
                        "Labels for the new scanner",
                        "Luis Ferreira",
                        "Oct 31",
                        Cell("Missed: moved to Mar 31", Ink.MISSED),
                    ),
                ),
            ),
        ),
    )


PEOPLE = (
    (
        "Marta Kowalczyk",
        "Account lead",
        "Has looked after Halvorsen since 2019. Started in our warehouse and still knows every aisle.",
    ),
    (
        "Luis Ferreira",
        "Customer service",
        "Answers your priority line. Logged nineteen of the forty-five lines of this year's ledger.",
    ),
    ("Hannah Osei", "Applications engineer", "Finds substitutes before parts disappear. Ten years in motor controls."),
    ("Dev Patel", "Quality and training", "Runs the returns bench and the static-safe handling course."),
    (
        "Ruth Abernathy-Castellanos",
        "Logistics",
        "Gets trucks over borders and, when they will not go, pallets onto aeroplanes.",
    ),
    ("Gordon Fell", "Executive sponsor", "Vice president, operations. Your line to anybody at Northgate."),
)


def people(photos: tuple[str, ...]) -> Section:
    """The six who took part; the first have the photos."""
    return Section(
        "people",
        "4",
        "The people behind it",
        "Six of us took part, and you can call any of them.",
        (
            People(
                tuple(
                    Person(name, role, bio, name[0] + name.split()[-1][0], photos[at] if at < len(photos) else "")
                    for at, (name, role, bio) in enumerate(PEOPLE)
                )
            ),
        ),
    )


def resources() -> Section:
    return Section(
        "resources",
        "5",
        "Other resources applied",
        "Beyond the contract we put 412 hours and a shelf of stock at your service.",
        (
            Table(
                "Resources, January to December 2026",
                (Column("Resource", weight=5), Column("Amount", Align.END, 2), Column("For what", weight=4)),
                (
                    row("Engineering hours", "164 h", "Substitutes and tests"),
                    row("Customer service hours beyond the contract", "198 h", "Night and weekend calls"),
                    row("Training hours", "50 h", "Three shifts in Parma"),
                    row("Stock held for you", "$186,000", "Forty A parts, four weeks"),
                ),
                note="Hours are from our time sheets; stock is the average of twelve month-ends at cost.",
            ),
        ),
    )
