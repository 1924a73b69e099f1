"""Looking ahead: our view of where the customer stands, and the action plan of the next twelve months."""

from __future__ import annotations

from reports.document import Block, Bullets, Cell, Column, Prose, Section, Table
from reports.facts import Facts
from reports.sections.baseline import objectives, stated
from reports.wording import counted, day, line, paragraphs, phrase, sentence, short_day


def our_view(facts: Facts) -> Section | None:
    """How we see the customer's issues, objectives and strategies today."""
    blocks: list[Block] = []
    if facts.strategy:
        blocks.append(Prose(tuple(line(each) for each in paragraphs(facts.strategy))))
    lists = (("Raised during the year", facts.raised_since), (f"Issues for {facts.next_year}", facts.next_issues))
    for label, statements in lists:
        if statements:
            blocks.append(Bullets(tuple(stated(one, facts.language) for one in statements), label))
    if facts.next_objectives:
        label = f"Objectives for {facts.next_year}"
        blocks.append(Bullets(objectives(facts.next_objectives, facts.language), label))
    if not blocks:
        return None
    return Section("view", "", "Our view of your issues, objectives and strategies", _headline(facts), tuple(blocks))


def _headline(facts: Facts) -> str:
    if facts.next_objectives:
        first = phrase(facts.next_objectives[0].text)
        if len(first) < 100:
            return f"As we see it, {facts.next_year} is about one thing above all: {first}."
    if facts.next_issues:
        return f"As we see it, {counted(len(facts.next_issues), 'issue')} will shape your {facts.next_year}."
    return f"How we see your position on the way into {facts.next_year}."


def action_plan(facts: Facts) -> Section | None:
    """Who will do what and when, with which resources, on both sides."""
    if not facts.actions:
        return None
    rows = tuple(
        (
            Cell(sentence(one.text)),
            Cell(one.owner),
            Cell(one.their_owner),
            Cell(short_day(one.due_on, facts.language) if one.due_on else ""),
            Cell(one.resources),
        )
        for one in facts.actions
    )
    first = min((one.due_on for one in facts.actions if one.due_on), default=None)
    due = f", the first by {day(first, facts.language)}" if first else ""
    return Section(
        key="actions",
        number="",
        title="Our action plan for the next twelve months",
        headline=f"For {facts.next_year} we plan {counted(len(facts.actions), 'action')}{due}.",
        blocks=(
            Table(
                caption=f"Who does what in {facts.next_year}, and with which resources",
                columns=(
                    Column("What", weight=8),
                    Column("Who, on our side", weight=4),
                    Column("Who, on yours", weight=4),
                    Column("By", weight=2),
                    Column("Resources", weight=5),
                ),
                rows=rows,
            ),
        ),
    )
