"""Where the customer was: issues, objectives and expectations as of twelve months ago."""

from __future__ import annotations

from accounts.models import Objective
from reports.document import Align, Bullet, Bullets, Cell, Column, Section, Table
from reports.facts import Facts, Statement
from reports.wording import counted, day, joined, line, medium_day, notes, phrase


def stated(statement: Statement, language: str) -> Bullet:
    """A statement with who said it and when."""
    return Bullet(line(statement.text), notes(statement.said_by, day(statement.said_on, language)))


def objectives(statements: tuple[Statement, ...], language: str) -> tuple[Bullet, ...]:
    """Objectives with their kind before who said them, revenue and profit first."""
    kinds = list(Objective.Kind.labels)
    ordered = sorted(statements, key=lambda one: kinds.index(one.kind))
    return tuple(Bullet(line(one.text), notes(one.kind, one.said_by, day(one.said_on, language))) for one in ordered)


def issues_and_objectives(facts: Facts) -> Section | None:
    """What troubled the customer and what they wanted to reach, in the words of then."""
    if not (facts.issues or facts.objectives):
        return None
    lists = [Bullets(tuple(stated(one, facts.language) for one in facts.issues), "Issues")] if facts.issues else []
    if facts.objectives:
        lists.append(Bullets(objectives(facts.objectives, facts.language), "Objectives"))
    if facts.priorities:
        lists.insert(0, Bullets(tuple(stated(one, facts.language) for one in facts.priorities), "Priorities"))
    return Section(
        key="baseline",
        number="",
        title="Your issues and objectives twelve months ago",
        headline=_where_you_stood(facts),
        blocks=tuple(lists),
    )


def _where_you_stood(facts: Facts) -> str:
    counts = [counted(len(facts.issues), "issue")] if facts.issues else []
    counts += [counted(len(facts.objectives), "objective")] if facts.objectives else []
    named = (*facts.issues, *facts.objectives)[0]
    since = day(facts.baseline_on, facts.language)
    opening = f"On {since} you named {joined(counts)}, first among them: {phrase(named.text)}."
    return opening if len(opening) < 160 else f"On {since} you named {joined(counts)} that mattered most to you."


def expectations(facts: Facts) -> Section | None:
    """What the customer expected of us when the year began."""
    if not facts.expectations:
        return None
    rows = tuple(
        (
            Cell(str(place)),
            Cell(one.text),
            Cell(one.said_by),
            Cell(medium_day(one.said_on, facts.language) if one.said_on else ""),
        )
        for place, one in enumerate(facts.expectations, start=1)
    )
    agreed = ""
    if facts.agreed_on:
        people = joined(facts.agreed_with)
        agreed = f"Agreed on {day(facts.agreed_on, facts.language)}" + (f" with {people}." if people else ".")
    return Section(
        key="expectations",
        number="",
        title="Your expectations twelve months ago",
        headline=f"You asked {counted(len(facts.expectations), 'thing')} of us when the year began.",
        blocks=(
            Table(
                caption="What you expected of us",
                columns=(
                    Column("No.", Align.END, 1),
                    Column("Expectation", weight=9),
                    Column("Said by", weight=4),
                    Column("Date", weight=3),
                ),
                rows=rows,
                note=agreed,
            ),
        ),
    )
