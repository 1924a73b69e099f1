"""Composing: from facts and people's edits to the one tree that every format is rendered from."""

from __future__ import annotations

from dataclasses import dataclass

import msgspec
from django.db import transaction

from kaps.money import Money
from reports import facts as reading
from reports import markdown
from reports.document import Cover, Document, Figure, Ink, Section
from reports.facts import Edit, Facts
from reports.letter import letter
from reports.models import Packet, SectionEdit
from reports.outline import APPENDIX, FIXED, KAPS, KEYS, SectionFunction
from reports.wording import counted, span_of


def compose(packet: Packet, facts: Facts | None = None) -> Document:
    """The packet's document as its rows stand now."""
    facts = facts or reading.about(packet)
    recipient = packet.recipient
    return Document(
        number=packet.number,
        title=packet.title,
        date_on=packet.dated_on.isoformat(),
        language=facts.language,
        paper=facts.paper,
        cover=_cover(packet, facts),
        letter=letter(facts, packet.letter, packet.dated_on, recipient, packet.signatory),
        sections=(*_numbered(sections(facts, KAPS)), *_lettered(sections(facts, APPENDIX))),
    )


def sections(facts: Facts, functions: tuple[SectionFunction, ...]) -> list[Section]:
    """The sections that have something to say, with people's edits, in people's order, without numbers."""
    made = [section for function in functions if (section := function(facts)) is not None]
    kept = [section for section in made if not _edit(facts, section).is_left_out]
    ordered = sorted(kept, key=lambda one: _position(facts, one.key))
    return [_edited(section, _edit(facts, section)) for section in ordered]


def _edit(facts: Facts, section: Section) -> Edit:
    return facts.edits.get(section.key, Edit())


def _edited(section: Section, edit: Edit) -> Section:
    return msgspec.structs.replace(
        section,
        headline=edit.headline or section.headline,
        blocks=(*markdown.blocks(edit.commentary), *section.blocks),
    )


def _numbered(sections: list[Section]) -> list[Section]:
    return [msgspec.structs.replace(one, number=str(place)) for place, one in enumerate(sections, start=1)]


def _lettered(sections: list[Section]) -> list[Section]:
    return [msgspec.structs.replace(one, number=chr(ord("A") + place)) for place, one in enumerate(sections)]


def _cover(packet: Packet, facts: Facts) -> Cover:
    return Cover(
        customer=facts.customer,
        title=packet.title,
        period=span_of(facts.period, facts.language),
        vendor=facts.us.name,
        figure=_loudest(facts),
        vendor_logo=facts.us.logo,
    )


def _loudest(facts: Facts) -> Figure | None:
    """The one loud fact of the cover: the strongest total there is."""
    for lines, ink, label in (
        (facts.confirmed, Ink.CONFIRMED, "confirmed value this year"),
        (facts.reviewed, Ink.REVIEWED, "reviewed value this year"),
    ):
        worth: Money = facts.worth(lines)
        if worth:
            return Figure(facts.money(worth), label, ink, counted(len(lines), "ledger line"))
    return None


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the composer's section list; `section` is None when it has nothing to say."""

    key: str
    title: str
    section: Section | None
    is_left_out: bool
    is_edited: bool


def rows(facts: Facts) -> list[Row]:
    """Every section of the outline in the packet's order, also those that are empty or left out."""
    drafted = {one.key: one for function in (*KAPS, *APPENDIX) if (one := function(facts)) is not None}
    found = []
    for key in sorted(KEYS, key=lambda key: _position(facts, key)):
        edit = facts.edits.get(key, Edit())
        edited = bool(edit.headline or edit.commentary)
        found.append(Row(key, KEYS[key], drafted.get(key), edit.is_left_out, edited))
    return found


def _position(facts: Facts, key: str) -> tuple[int, int]:
    own = list(KEYS).index(key)
    position = facts.edits.get(key, Edit()).position
    return (own if position is None else position, own)


def drafted_headline(facts: Facts, key: str) -> str:
    """The headline a section has without anybody's edit; nothing when the section is empty."""
    for function in (*KAPS, *APPENDIX):
        section = function(facts)
        if section is not None and section.key == key:
            return section.headline
    return ""


@transaction.atomic
def move(packet: Packet, key: str, *, up: bool) -> None:
    """Swap the section with its neighbour above or below. The appendix stays last."""
    packet = Packet.objects.select_for_update(of=("self",)).get(pk=packet.pk)
    if packet.is_frozen:
        raise Packet.AlreadyFrozen
    edits = {edit.key: edit for edit in packet.edits.all()}
    movable = [one for one in KEYS if one not in FIXED]
    order = sorted(movable, key=lambda one: _stored_position(edits, one))
    place = order.index(key) if key in order else -1
    other = place - 1 if up else place + 1
    if place < 0 or not 0 <= other < len(order):
        return
    order[place], order[other] = order[other], order[place]
    for position, one in enumerate(order):
        edit = edits.get(one) or SectionEdit(packet=packet, key=one)
        if edit.position != position:
            edit.position = position
            edit.save(update_fields=["position"] if edit.pk else None)  # words are saved elsewhere, with their version


def _stored_position(edits: dict[str, SectionEdit], key: str) -> tuple[int, int]:
    own = list(KEYS).index(key)
    position = edits[key].position if key in edits else None
    return (own if position is None else position, own)
