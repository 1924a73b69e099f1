"""Composing: from facts and people's edits to the one tree that every format is rendered from."""

from __future__ import annotations

import msgspec

from kaps.money import Money
from reports import facts as reading
from reports import markdown
from reports.document import Cover, Document, Figure, Ink, Section
from reports.facts import Edit, Facts
from reports.letter import letter
from reports.models import Packet
from reports.outline import APPENDIX, KAPS, SectionFunction
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
    places = {section.key: place for place, section in enumerate(kept)}
    ordered = sorted(kept, key=lambda one: _place(facts, one, places[one.key]))
    return [_edited(section, _edit(facts, section)) for section in ordered]


def _place(facts: Facts, section: Section, own: int) -> tuple[int, int]:
    position = _edit(facts, section).position
    return (own if position is None else position, own)


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
