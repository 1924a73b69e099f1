"""Expectations met and missed: openness is the point, so misses are shown as calmly as successes."""

from __future__ import annotations

from accounts.models import Closing
from reports.document import Block, Cell, Column, Figure, Figures, Ink, Section, Table
from reports.facts import Facts, Promise
from reports.sections.work import outcome
from reports.wording import counted, in_words, sentence


def met_and_missed(facts: Facts) -> Section | None:
    """How every promise of the year ended, and what must change where one was missed."""
    closed = [one for one in facts.promises if not one.is_open]
    if not closed:
        return None
    blocks: list[Block] = [_figures(facts.promises)]
    if rest := [one for one in closed if not one.is_missed]:
        blocks.append(_kept(rest))
    if missed := [one for one in closed if one.is_missed]:
        blocks.append(_missed(missed))
    return Section("promises", "", "Expectations met and missed", _headline(facts.promises), tuple(blocks))


def _headline(promises: tuple[Promise, ...]) -> str:
    met, missed = sum(one.is_met for one in promises), sum(one.is_missed for one in promises)
    opening = f"Of {counted(len(promises), 'promise')} we kept {in_words(met)}"
    if not missed:
        return f"{opening} and missed none."
    return f"{opening} and missed {in_words(missed)}; here is why, and what changes."


def _figures(promises: tuple[Promise, ...]) -> Figures:
    met = sum(one.is_met for one in promises)
    missed = sum(one.is_missed for one in promises)
    figures = [Figure(str(met), "met", note=f"of {len(promises)} promises")]
    if missed:
        figures.append(Figure(str(missed), "missed or partly met", Ink.MISSED))
    if still := sum(one.is_open for one in promises):
        figures.append(Figure(str(still), "still open"))
    return Figures(tuple(figures))


def _kept(promises: list[Promise]) -> Table:
    withdrawn = any(one.outcome == Closing.Outcome.WITHDRAWN for one in promises)
    return Table(
        caption="Met and withdrawn" if withdrawn else "Met",
        columns=(Column("Promise", weight=7), Column("How it went", weight=8), Column("Outcome", weight=3)),
        rows=tuple((Cell(sentence(one.text)), Cell(one.evidence), outcome(one)) for one in promises),
    )


def _missed(promises: list[Promise]) -> Table:
    return Table(
        caption="Missed, why, and what changes",
        columns=(
            Column("Promise", weight=6),
            Column("Outcome", weight=3),
            Column("Why", weight=7),
            Column("Side", weight=2),
            Column("What changes", weight=7),
        ),
        rows=tuple(
            (
                Cell(sentence(one.text)),
                outcome(one),
                Cell(one.cause),
                Cell(_whose(one.side)),
                Cell(" ".join(filter(None, (sentence(one.change), sentence(one.decision))))),
            )
            for one in promises
        ),
    )


def _whose(side: str) -> str:
    """The side of a miss as the customer reads it: what is "theirs" to us is "yours" to them."""
    return {"Theirs": "Yours", "Both": "Both sides"}.get(side, side)
