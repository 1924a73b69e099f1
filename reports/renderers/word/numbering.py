"""On which page each section begins, worked out roughly, so that the contents are right before Word looks at them.

The paragraphs are laid out with the styles of the base file and the widths of its letters; Word corrects what differs
as soon as somebody updates the field.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from reports.renderers.word.looks import Look
from reports.renderers.word.xml import W

WP: Final = "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}"
EMU: Final = 12_700  # in a point
CELL_GAP: Final = 9.9
RULE: Final = 0.5


@dataclass(frozen=True)
class Strip:
    """Something that stands across the page and is not broken: a few lines, a row."""

    height: float
    before: float = 0
    after: float = 0
    keep: bool = False
    fresh: bool = False
    marks: tuple[str, ...] = ()
    head: float = 0


class Paper:
    """Pages being filled from the first one on."""

    def __init__(self, looks: Mapping[str, Look], edges: Mapping[str, etree._Element]) -> None:
        self.looks = looks
        self.edges = edges
        self.page = 0
        self.found: dict[str, int] = {}

    def lay(self, body: etree._Element) -> dict[str, int]:
        """The page of every bookmark in `body`."""
        part: list[etree._Element] = []
        for element in _flat(body):
            part.append(element)
            end = element if element.tag == f"{W}sectPr" else element.find(f"{W}pPr/{W}sectPr")
            if end is not None:
                self._fill(part, end)
                part = []
        return self.found

    def _fill(self, part: list[etree._Element], end: etree._Element) -> None:
        size, margins = end.find(f"{W}pgSz"), end.find(f"{W}pgMar")
        width = (_twips(size, "w") - _twips(margins, "left") - _twips(margins, "right")) / 20
        high = (
            _twips(size, "h") - _twips(margins, "bottom") - max(_twips(margins, "top"), self._head(end, width))
        ) / 20
        strips = [strip for element in part for strip in self._strips(element, width)]
        self.page += 1
        used = after = 0.0
        for place, strip in enumerate(strips):
            gap = max(after, strip.before) if used else 0.0
            if used and (strip.fresh or not self._fits(strips, place, high - used - after, high)):
                self.page, used, gap = self.page + 1, strip.head, 0.0
            used += gap + strip.height
            after = strip.after
            self.found |= dict.fromkeys(strip.marks, self.page)

    def _fits(self, strips: list[Strip], place: int, room: float, page: float) -> bool:
        """Whether a strip has room, with all that must stay on its page unless that is more than a page."""
        if strips[place].height > room:
            return False
        if place and strips[place - 1].keep:
            return True
        need = 0.0
        for strip in strips[place:]:
            need += (strip.before if need else 0.0) + strip.height
            if not strip.keep:
                break
            need += strip.after
        return need <= room or need > page

    def _head(self, end: etree._Element, width: float) -> float:
        """How far down a tall running head reaches, in twips."""
        reference = end.find(f"{W}headerReference")
        element = self.edges.get(reference.get(_R_ID)) if reference is not None else None
        if element is None:
            return 0
        strips = [strip for each in element for strip in self._strips(each, width)]
        return _twips(end.find(f"{W}pgMar"), "header") + 20 * sum(s.before + s.height + s.after for s in strips)

    def _strips(self, element: etree._Element, width: float) -> Iterator[Strip]:
        if element.tag == f"{W}p":
            yield from self._paragraph(element, width)
        elif element.tag == f"{W}tbl":
            yield from self._table(element)

    def _paragraph(self, element: etree._Element, width: float) -> Iterator[Strip]:
        """One strip for a short paragraph, several for one that may go on overleaf."""
        look = self.looks[element.find(f"{W}pPr/{W}pStyle").get(f"{W}val")]
        drawn = sum(float(extent.get("cy")) / EMU for extent in element.iter(f"{WP}extent"))
        count = 1 if drawn else look.lines(_text(element), width)
        keep = look.keep or element.find(f"{W}pPr/{W}keepNext") is not None
        marks = tuple(mark.get(f"{W}name") for mark in element.iter(f"{W}bookmarkStart"))
        height = max(look.line * count, drawn) + look.rules
        if count <= 3 or look.keep:
            yield Strip(height, look.before, look.after, keep, look.fresh, marks)
            return
        yield Strip(look.line * 2, look.before, 0, fresh=look.fresh, marks=marks)
        yield from (Strip(look.line) for _ in range(count - 4))
        yield Strip(look.line * 2, 0, look.after, keep)

    def _table(self, element: etree._Element) -> Iterator[Strip]:
        widths = [_twips(column, "w") / 20 - CELL_GAP for column in element.iter(f"{W}gridCol")]
        head = 0.0
        for row in element.iter(f"{W}tr"):
            height = (
                max((self._cell(*pair) for pair in zip(row.findall(f"{W}tc"), widths, strict=False)), default=0) + RULE
            )
            repeats = row.find(f"{W}trPr/{W}tblHeader") is not None
            marks = tuple(mark.get(f"{W}name") for mark in row.iter(f"{W}bookmarkStart"))
            yield Strip(height, keep=self._stays(row), marks=marks, head=head)
            head = height if repeats else head

    def _stays(self, row: etree._Element) -> bool:
        first = row.find(f"{W}tc/{W}p/{W}pPr")
        look = self.looks[first.find(f"{W}pStyle").get(f"{W}val")]
        return look.keep or first.find(f"{W}keepNext") is not None

    def _cell(self, cell: etree._Element, width: float) -> float:
        strips = [strip for each in cell for strip in self._strips(each, width)]
        return sum(strip.before + strip.height + strip.after for strip in strips)


_R_ID: Final = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


def _flat(body: etree._Element) -> Iterator[etree._Element]:
    for element in body:
        content = element.find(f"{W}sdtContent")
        yield from content if content is not None else (element,)


def _text(element: etree._Element) -> str:
    return "".join(_typed(element.iter(f"{W}t", f"{W}br", f"{W}tab")))


def _typed(pieces: Iterable[etree._Element]) -> Iterator[str]:
    for piece in pieces:
        yield {f"{W}br": "\n", f"{W}tab": "      "}.get(piece.tag, piece.text or "")


def _twips(element: etree._Element, name: str) -> float:
    return float(element.get(f"{W}{name}"))


def write_pages(body: etree._Element, pages: Mapping[str, int]) -> None:
    """Put the page into each page reference of the contents."""
    for code in body.iter(f"{W}instrText"):
        words = (code.text or "").split()
        if words[:1] == ["PAGEREF"]:
            shown = code.getparent().getnext().getnext().find(f"{W}t")
            shown.text = str(pages[words[1]])
