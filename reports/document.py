"""What a packet says: one tree of plain frozen values, meaning only, never looks.

Everything a reader can see in any format stands in this tree. Renderers walk it; nothing else feeds them. Numbers
arrive as they are to be read (already in the reader's locale); a chart also carries the plain value to draw.
"""

from __future__ import annotations

from decimal import Decimal
from enum import StrEnum

import msgspec


class Ink(StrEnum):
    """How sure we are of an amount, or that something went wrong: the three inks and the stroke of DESIGN."""

    ESTIMATED = "estimated"
    REVIEWED = "reviewed"
    CONFIRMED = "confirmed"
    MISSED = "missed"


class Align(StrEnum):
    START = "start"
    END = "end"


class Span(msgspec.Struct, frozen=True):
    """A run of words inside a paragraph."""

    text: str
    strong: bool = False
    emphasis: bool = False


Line = tuple[Span, ...]


class Prose(msgspec.Struct, frozen=True, tag="prose"):
    """Paragraphs. Slides carry them in the speaker notes."""

    paragraphs: tuple[Line, ...]


class Bullet(msgspec.Struct, frozen=True):
    """One point of a list; `note` is the smaller second line (who said it, when, by when)."""

    text: Line
    note: str = ""


class Bullets(msgspec.Struct, frozen=True, tag="bullets"):
    """A list of points, optionally under a plain-words `label` and numbered."""

    items: tuple[Bullet, ...]
    label: str = ""
    ordered: bool = False


class Figure(msgspec.Struct, frozen=True):
    """One large number: "$412,000", "confirmed value", with its ink and the range or count in `note`."""

    value: str
    label: str
    ink: Ink | None = None
    note: str = ""


class Figures(msgspec.Struct, frozen=True, tag="figures"):
    """At most four figures in a row."""

    items: tuple[Figure, ...]


class Column(msgspec.Struct, frozen=True):
    """A table column. `weight` is its share of the width relative to its neighbours."""

    title: str
    align: Align = Align.START
    weight: int = 1


class Cell(msgspec.Struct, frozen=True):
    """What one cell says. `ink` puts the mark before the text; `refs` are ledger line numbers shown as superiors."""

    text: str
    ink: Ink | None = None
    refs: tuple[int, ...] = ()


class Table(msgspec.Struct, frozen=True, tag="table"):
    """Rows under a head, with an optional bold total. Every row has one cell for each column.

    `ledger` is true for the one table whose first column holds the ledger line numbers that refs lead to.
    """

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] | None = None
    note: str = ""
    ledger: bool = False


class ChartKind(StrEnum):
    COLUMNS = "columns"  # upright, for months
    BARS = "bars"  # lying, for named things, first category on top


class Series(msgspec.Struct, frozen=True):
    """One ink's (or one name's) values, one for each category; stacked when there are several."""

    name: str
    values: tuple[Decimal, ...]
    labels: tuple[str, ...]
    ink: Ink | None = None


class Chart(msgspec.Struct, frozen=True, tag="chart"):
    """A small chart with its own words: `description` is the alternative text and says every number."""

    kind: ChartKind
    title: str
    description: str
    categories: tuple[str, ...]
    series: tuple[Series, ...]
    number_format: str = "#,##0"  # an Office number format, for the native charts


class Person(msgspec.Struct, frozen=True):
    """Somebody on our side who took part. `photo` names an asset by SHA-256; without one the initials stand."""

    name: str
    role: str
    bio: str
    initials: str
    photo: str = ""


class People(msgspec.Struct, frozen=True, tag="people"):
    items: tuple[Person, ...]


Block = Prose | Bullets | Figures | Table | Chart | People


class Section(msgspec.Struct, frozen=True):
    """One numbered part. `headline` states its point in one sentence: standfirst on paper, title on the slide."""

    key: str
    number: str  # "1" … "9", or "A" for the appendix
    title: str
    headline: str
    blocks: tuple[Block, ...]


class Letter(msgspec.Struct, frozen=True):
    """The one-page cover letter."""

    place_and_date: str
    sender: tuple[str, ...]
    recipient: tuple[str, ...]
    subject: str
    salutation: str
    paragraphs: tuple[Line, ...]
    closing: str
    signatory: tuple[str, ...]


class Cover(msgspec.Struct, frozen=True):
    """The front page: "confirmed value this year" in the confirmed ink is its one loud fact."""

    customer: str
    title: str
    period: str
    vendor: str
    figure: Figure | None
    vendor_logo: str = ""
    footnote: str = ""


class Document(msgspec.Struct, frozen=True):
    """A whole packet, named by `number` and `date_on` (ISO). `language` is a BCP 47 tag, `paper` "A4" or "Letter"."""

    number: str
    title: str
    date_on: str
    language: str
    paper: str
    cover: Cover
    letter: Letter | None
    sections: tuple[Section, ...]
    word_contents: str = "Contents"
    word_page: str = "Page"
    word_of: str = "of"

    @property
    def assets(self) -> tuple[str, ...]:
        """The SHA-256 names of every picture the tree shows, each once, in order."""
        shown = [self.cover.vendor_logo] if self.cover.vendor_logo else []
        for section in self.sections:
            for block in section.blocks:
                if isinstance(block, People):
                    shown += [person.photo for person in block.items if person.photo]
        return tuple(dict.fromkeys(shown))
