"""One rich, complete sample packet, its pictures, and every string a reader of it must be able to find."""

from __future__ import annotations

import hashlib
import io
from collections.abc import Iterator
from enum import Enum
from functools import cache

import msgspec
from PIL import Image, ImageDraw

from reports.document import Cover, Document, Figure, Ink, Letter, Span
from tests.reports import ledger, outlook, promises, results

SILENT = {"key", "photo", "vendor_logo", "number_format", "date_on", "language", "paper"}


@cache
def portrait(shade: str) -> bytes:
    """A small square picture of somebody."""
    picture = Image.new("RGB", (240, 240), shade)
    pen = ImageDraw.Draw(picture)
    pen.ellipse((80, 50, 160, 140), fill="#E8D5C4")
    pen.ellipse((40, 150, 200, 330), fill="#2B3A4A")
    return as_png(picture)


@cache
def logo() -> bytes:
    """A wide picture with a gate in it."""
    picture = Image.new("RGB", (480, 160), "#FFFFFF")
    pen = ImageDraw.Draw(picture)
    for left in (20, 70, 120):
        pen.rectangle((left, 20, left + 24, 140), fill="#1F4E79")
    pen.rectangle((20, 20, 460, 40), fill="#1F4E79")
    return as_png(picture)


def as_png(picture: Image.Image) -> bytes:
    file = io.BytesIO()
    picture.save(file, "PNG")
    return file.getvalue()


def name_of(picture: bytes) -> str:
    return hashlib.sha256(picture).hexdigest()


def full_assets() -> dict[str, bytes]:
    """Every picture of the sample packet under its SHA-256 name."""
    return {name_of(picture): picture for picture in (logo(), portrait("#C9D6DF"), portrait("#D9CFC1"))}


def full_tree() -> Document:
    """The packet of Halvorsen Industrial Controls for 2026: every section and every kind of block."""
    return Document(
        number="KAPS-2026-0007",
        title="Key Account Performance Summary",
        date_on="2027-01-12",
        language="en-US",
        paper="Letter",
        cover=cover(),
        letter=letter(),
        sections=(
            promises.objectives(),
            promises.expectations(),
            promises.initiatives(),
            promises.people((name_of(portrait("#C9D6DF")), name_of(portrait("#D9CFC1")))),
            promises.resources(),
            results.results(),
            outlook.kept_and_missed(),
            outlook.view(),
            outlook.actions(),
            results.appendix(),
        ),
    )


def cover() -> Cover:
    return Cover(
        customer="Halvorsen Industrial Controls",
        title="Key Account Performance Summary",
        period="January to December 2026",
        vendor="Northgate Components",
        figure=Figure(
            results.money(ledger.total(Ink.CONFIRMED)),
            "confirmed value this year",
            Ink.CONFIRMED,
            f"{ledger.count(Ink.CONFIRMED)} results, confirmed by five of your people",
        ),
        vendor_logo=name_of(logo()),
        footnote="Prepared for the annual review on January 12, 2027",
    )


def letter() -> Letter:
    count, worth = ledger.count(Ink.CONFIRMED), results.money(ledger.total(Ink.CONFIRMED))
    return Letter(
        place_and_date="Cleveland, January 12, 2027",
        sender=("Northgate Components", "2200 Carnegie Avenue", "Cleveland, OH 44115"),
        recipient=(
            "Ms. Ana Whitfield",
            "Vice President, Operations",
            "Halvorsen Industrial Controls",
            "Parma, OH 44129",
        ),
        subject="What we did for you in 2026",
        salutation="Dear Ms. Whitfield,",
        paragraphs=(
            (
                Span("a year ago you told us that a stopped line costs you more than any price on our list. "),
                Span("Your lines stopped three times in 2026, after eleven times the year before.", strong=True),
            ),
            (Span(f"Your people confirmed {count} results worth {worth}. Each is a line in the ledger at the end."),),
            (
                Span(
                    "We also missed two of your six expectations. Both were our doing; section 7 says what has changed."
                ),
            ),
            (
                Span(
                    "The third line will ask more of both of us. Seven actions with names and dates are in section 9. "
                ),
                Span("We ask for your "),
                Span("frank", emphasis=True),
                Span(" corrections."),
            ),
        ),
        closing="Sincerely,",
        signatory=("Marta Kowalczyk", "Account lead"),
    )


def all_strings(tree: msgspec.Struct) -> list[str]:
    """Every text a reader of `tree` must find, whatever the format; without keys, pictures' names and formats."""
    return list(strings_in(tree))


def strings_in(thing: object) -> Iterator[str]:
    if isinstance(thing, Enum) or not thing:
        return
    if isinstance(thing, str):
        yield thing
    elif isinstance(thing, tuple):
        for each in thing:
            yield from strings_in(each)
    elif isinstance(thing, msgspec.Struct):
        for field in msgspec.structs.fields(thing):
            if field.name not in SILENT:
                yield from strings_in(getattr(thing, field.name))
