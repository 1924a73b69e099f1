"""What a section of the plan lacks for the packet, in one sentence; nothing when it is complete."""

from __future__ import annotations

from collections.abc import Sequence

from accounts.models import (
    Action,
    Closing,
    Expectation,
    Initiative,
    Issue,
    Measure,
    Objective,
    Priority,
    Resource,
)


def counted(number: int, noun: str) -> str:
    """ "One objective has", "3 objectives have"."""
    return f"One {noun} has" if number == 1 else f"{number} {noun}s have"


def unclosed(rows: Sequence[Closing], nouns: str) -> str:
    still_open = sum(row.is_open for row in rows)
    return f"{still_open} of {len(rows)} {nouns} not closed yet: section 7 shows what is open." if still_open else ""


def priorities(rows: Sequence[Priority]) -> str:
    return "" if rows else "No priorities yet: nobody can say whether we worked on what matters to them."


def issues(rows: Sequence[Issue]) -> str:
    return "" if rows else "No issues yet: section 1 has nothing to say about their problems."


def objectives(rows: Sequence[Objective]) -> str:
    if any(not row.is_ours for row in rows):
        return ""
    return "No objectives of theirs yet: section 1 has nothing to say about where they want to go."


def expectations(rows: Sequence[Expectation]) -> str:
    if not rows:
        return "No expectations yet: sections 2 and 7 stay empty."
    return unclosed(rows, "expectations")


def initiatives(rows: Sequence[Initiative]) -> str:
    if not rows:
        return "No initiatives yet: section 3 stays empty."
    if unowned := sum(row.owner_id is None for row in rows):
        return f"{counted(unowned, 'initiative')} no owner: section 4 cannot show who did it."
    return unclosed(rows, "initiatives")


def resources(rows: Sequence[Resource]) -> str:
    return "" if rows else "No resources yet: section 5 stays empty."


def measures(rows: Sequence[Measure]) -> str:
    if not rows:
        return "No measures yet: section 6 can only show logged moments."
    if unread := sum(row.actual is None for row in rows):
        return f"{counted(unread, 'measure')} no actual number yet."
    if unpriced := sum(row.value_per_unit is None for row in rows):
        return f"{counted(unpriced, 'measure')} no value for one unit: it cannot be dollarized."
    return ""


def actions(rows: Sequence[Action]) -> str:
    if not rows:
        return "No actions yet: section 9 of last year’s packet stays empty."
    unowned = sum(row.owner_id is None and row.customer_owner_id is None for row in rows)
    return f"{counted(unowned, 'action')} nobody to do it." if unowned else ""
