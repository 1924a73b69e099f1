"""Sections 7 to 9 of the sample packet: kept and missed promises, what we see, the year to come."""

from __future__ import annotations

from reports.document import Align, Bullet, Bullets, Cell, Column, Ink, Prose, Section, Span, Table
from tests.reports.promises import row, words


def kept_and_missed() -> Section:
    met, missed = Cell("Met", Ink.CONFIRMED), Cell("Missed", Ink.MISSED)
    return Section(
        "kept",
        "7",
        "Expectations met and missed",
        "We met four of six expectations. The two misses are ours, and here is what we change.",
        (
            Table(
                "Expectations, one by one",
                (
                    Column("Expectation", weight=5),
                    Column("Promised", weight=3),
                    Column("Achieved", weight=3),
                    Column("Outcome", weight=2),
                ),
                (
                    row("On-time delivery to Parma", "98 %", "98.6 %", met),
                    row("Certificates with the goods", "No receipt held up", "7 held up until May", missed),
                    row(Cell("Notice of obsolescence", refs=(5, 14, 23)), "Six months", "Seven months on average", met),
                    row("Answer on returns", "Two working days", "1.4 days", met),
                    row("One price file a quarter", "By the fifth", "Third quarter on the 19th", missed),
                    row("Safety stock of the forty A parts", "Never under two weeks", "2.3 weeks at the lowest", met),
                ),
            ),
            Bullets(
                (
                    Bullet(
                        words(
                            "Certificates waited for a signature. They now leave by e-mail when the truck is booked."
                        ),
                        "Ours; done on May 29",
                    ),
                    Bullet(
                        words("The price file waited for one person on leave. Two people can now release it."),
                        "Ours; done on Oct 5",
                    ),
                ),
                label="What caused the misses, and what we changed",
            ),
        ),
    )


def view() -> Section:
    return Section(
        "view",
        "8",
        "Our view of current issues, objectives and strategies",
        "Your growth in marine controls will need parts that nobody stocks today.",
        (
            Prose(
                (
                    words(
                        "You plan to open the third line in Parma in autumn. Half of its parts are new to both of us."
                    ),
                    (
                        Span("Three "),
                        Span("long-lead families", strong=True),
                        Span(" decide the date: isolating transformers, sealed relays and the "),
                        Span("IP67", emphasis=True),
                        Span(" connectors. We would like to order samples together before the end of March."),
                    ),
                )
            ),
            Bullets(
                (
                    Bullet(words("Marine approval takes eight months; the papers should start now")),
                    Bullet(words("Two of your suppliers of castings are merging"), "Heard from you and two others"),
                ),
                label="What we watch",
            ),
        ),
    )


def actions() -> Section:
    return Section(
        "actions",
        "9",
        "Action plan for the next twelve months",
        "Seven actions, each with a name and a date; three of them need you.",
        (
            Table(
                "Who does what by when",
                (
                    Column("Action", weight=6),
                    Column("Who", weight=3),
                    Column("With what", weight=3),
                    Column("Due", Align.END, 2),
                ),
                (
                    row(
                        "Sample order for the three long-lead families",
                        "Hannah Osei, Tom Okafor",
                        "40 h engineering",
                        "Mar 31",
                    ),
                    row("Labels for the new scanner, all parts", "Luis Ferreira", "60 h, one printer", "Mar 31"),
                    row("Second releaser for the price file, tested", "Marta Kowalczyk", "8 h", "Apr 30"),
                    row(
                        "Marine approval papers, first reading",
                        "Jörg Brandstätter, Dev Patel",
                        "80 h quality",
                        "May 15",
                    ),
                    row(
                        "Safety stock extended to fifty-five parts",
                        "Ruth Abernathy-Castellanos",
                        "$70,000 of stock",
                        "Jun 30",
                    ),
                    row("Course for the third shift", "Dev Patel", "18 h", "Aug 31"),
                    row(
                        "Trial week on the third line, our engineer on site",
                        "Hannah Osei, Ana Whitfield",
                        "40 h",
                        "Sep 30",
                    ),
                ),
            ),
        ),
    )
