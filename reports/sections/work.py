"""What we put in: initiatives, the people behind them, and other resources."""

from __future__ import annotations

from decimal import Decimal

from reports.document import Align, Block, Cell, Column, Figure, Figures, Ink, People, Person, Section, Table
from reports.facts import Facts, Promise
from reports.wording import counted, in_words, joined, number, sentence, short_day


def outcome(promise: Promise) -> Cell:
    """How a promise ended, a miss with its stroke."""
    return Cell(promise.outcome_label, Ink.MISSED if promise.is_missed else None)


def initiatives(facts: Facts) -> Section | None:
    """What we undertook in the last twelve months."""
    if not facts.initiatives:
        return None
    rows = tuple(
        (
            Cell(sentence(one.text)),
            Cell(one.objective),
            Cell(joined(list(filter(None, (one.owner, one.their_owner))))),
            Cell(short_day(one.due_on, facts.language) if one.due_on else ""),
            outcome(one),
        )
        for one in facts.initiatives
    )
    return Section(
        key="initiatives",
        number="",
        title="Our key initiatives of the last twelve months",
        headline=_done_of(facts.initiatives),
        blocks=(
            Table(
                caption="Initiatives, the objective each one serves, and how it went",
                columns=(
                    Column("Initiative", weight=8),
                    Column("Your objective", weight=6),
                    Column("Owners", weight=4),
                    Column("Due", weight=2),
                    Column("Outcome", weight=3),
                ),
                rows=rows,
            ),
        ),
    )


def _done_of(promises: tuple[Promise, ...]) -> str:
    done = sum(one.is_met for one in promises)
    under_way = sum(one.is_open for one in promises)
    missed = sum(one.is_missed for one in promises)
    parts = [f"{counted(done, 'is', 'are')} complete"] if done else []
    parts += [f"{counted(under_way, 'is', 'are')} under way"] if under_way else []
    parts += [f"{in_words(missed)} fell short"] if missed else []
    undertaken = f"We undertook {counted(len(promises), 'initiative')} for you"
    return f"{undertaken}: {joined(parts)}." if parts else f"{undertaken}."


def bios(facts: Facts) -> Section | None:
    """Everybody on our side who took part."""
    if not facts.people:
        return None
    people = tuple(Person(one.name, one.role, one.bio, one.initials, one.photo) for one in facts.people)
    return Section(
        key="people",
        number="",
        title="The people behind the work",
        headline=f"{counted(len(people), 'colleague').capitalize()} of ours worked for you this year.",
        blocks=(People(people),),
    )


def resources(facts: Facts) -> Section | None:
    """What else we applied: people, hours, money, tools."""
    if not facts.resources:
        return None
    hours = sum((one.hours for one in facts.resources), Decimal(0))
    blocks: list[Block] = []
    if hours:
        blocks.append(
            Figures(
                (
                    Figure(number(hours, facts.language), "hours of our people's time"),
                    Figure(str(len(facts.resources)), "kinds of support besides the initiatives"),
                )
            )
        )
    blocks.append(
        Table(
            caption="Other resources applied",
            columns=(
                Column("What we put in", weight=6),
                Column("Kind", weight=3),
                Column("How much", Align.END, 3),
                Column("What for", weight=6),
            ),
            rows=tuple(
                (Cell(one.text), Cell(one.kind), Cell(one.amount), Cell(one.purpose)) for one in facts.resources
            ),
        )
    )
    spent = f", {number(hours, facts.language)} hours among them" if hours else ""
    return Section(
        key="resources",
        number="",
        title="Other resources we applied",
        headline=f"Beyond the initiatives we put in {counted(len(facts.resources), 'further resource')}{spent}.",
        blocks=tuple(blocks),
    )
