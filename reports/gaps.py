"""The gap list: what a packet still misses, each gap with the place to mend it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from django.urls import reverse

from moments.wording import left_out
from reports.document import Document
from reports.facts import Facts
from reports.models import Packet
from reports.renderers import pdf
from reports.wording import counted, joined


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing missing. A gap that `blocks` keeps the packet from being approved."""

    text: str
    mend: str
    url: str
    blocks: bool = False


def gaps(packet: Packet, facts: Facts, tree: Document | None = None) -> tuple[Gap, ...]:
    """Everything missing, what blocks first. With the composed `tree` also the letters that cannot be printed."""
    found = [*_promises(packet, facts), *_plan(packet, facts), *_value(packet, facts), *_words(packet, facts)]
    found += _letters(packet, tree) if tree else []
    return tuple(sorted(found, key=lambda gap: not gap.blocks))


def _plan_url(packet: Packet, *, following: bool = False) -> str:
    return reverse("accounts:plan_year", args=[packet.plan.account_id, packet.plan.year + following])


def _promises(packet: Packet, facts: Facts) -> Iterator[Gap]:
    url = _plan_url(packet)
    if facts.agreed_on is None:
        text = f"The plan for {packet.plan.year} is not agreed with the customer."
        yield Gap(text, "Record the agreement", f"{url}#agreement", blocks=True)
    unexplained = [one for one in facts.promises if not one.is_explained]
    if unexplained:
        text = f"{counted(len(unexplained), 'missed promise').capitalize()} without cause, side, change or decision."
        yield Gap(text, "Explain the miss", url, blocks=True)
    still_open = [one for one in facts.promises if one.is_open]
    if still_open:
        text = f"{counted(len(still_open), 'promise').capitalize()} still open."
        yield Gap(text, "Close them", url)


def _plan(packet: Packet, facts: Facts) -> Iterator[Gap]:
    url, next_url = _plan_url(packet), _plan_url(packet, following=True)
    parts = (
        (facts.issues or facts.objectives, "No issues or objectives from the start of the year.", url),
        (facts.expectations, "No expectations.", url),
        (facts.initiatives, "No initiatives.", url),
        (facts.resources, "No other resources.", url),
        (facts.measures, "No measured results in the customer's own units.", url),
        (facts.strategy or facts.next_issues or facts.next_objectives, "Nothing on where they stand today.", next_url),
        (facts.actions, f"No actions for {facts.next_year}.", next_url),
    )
    for present, text, place in parts:
        if not present:
            yield Gap(text, "Add to the plan", place)


def _value(packet: Packet, facts: Facts) -> Iterator[Gap]:
    ledger = reverse("moments:ledger", args=[packet.plan.account_id]) + f"?year={packet.plan.year}"
    if facts.foreign:
        text = f"{counted(facts.foreign, 'moment').capitalize()} in another currency than {facts.currency}, left out."
        yield Gap(text, "See the ledger", ledger)
    if facts.not_vouched_for:
        text = f"{counted(facts.not_vouched_for, 'moment').capitalize()} not reviewed, so not in the packet."
        yield Gap(text, "Review them", f"{ledger}&ink=estimated")
    if facts.reviewed:
        text = f"{counted(len(facts.reviewed), 'ledger line').capitalize()} not confirmed by the customer yet."
        yield Gap(text, "See them", f"{ledger}&ink=reviewed")
    if inward := [one.number for one in facts.ledger if left_out(f"{one.title}. {one.happened}. {one.deed}")]:
        lines = joined([str(number) for number in inward[:7]])
        yield Gap(f"Ledger line {lines} may speak of fault or of our cost: read it again.", "See the ledger", ledger)
    if not facts.ledger:
        yield Gap("No reviewed moment in this year.", "See the ledger", ledger)


def _letters(packet: Packet, tree: Document) -> Iterator[Gap]:
    if missing := pdf.missing_glyphs(tree):
        text = f"The PDF's fonts cannot print these characters: {' '.join(missing[:20])}"
        yield Gap(text, "Find them", reverse("reports:preview", args=[packet.pk]))


def _words(packet: Packet, facts: Facts) -> Iterator[Gap]:
    without = [one.name for one in facts.people if not one.bio]
    if without:
        names = ", ".join(without[:4]) + (" and others" if len(without) > 4 else "")
        yield Gap(f"No bio yet: {names}.", "See the people", reverse("accounts:people", args=[packet.plan.account_id]))
    here = reverse("reports:packet", args=[packet.pk])
    if packet.recipient_id is None:
        yield Gap("The letter has no addressee.", "Choose one", f"{here}#letter")
    if packet.signatory_id is None:
        yield Gap("Nobody signs the letter.", "Choose a signatory", f"{here}#letter")
