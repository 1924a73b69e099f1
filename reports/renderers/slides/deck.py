"""The deck being made: pages by layout name, titles that differ, the foot, the notes, the finished file."""

from __future__ import annotations

import io
import re
import uuid
from collections.abc import Iterable
from datetime import date, datetime, time
from pathlib import Path
from typing import Final
from xml.sax.saxutils import quoteattr

from pptx import Presentation
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls

from kaps.text import clean_text, is_blank, shortened
from reports.document import Document
from reports.renderers.package import repeatable
from reports.renderers.slides.fit import flat
from reports.renderers.slides.page import Page
from reports.renderers.slides.plan import Plan

BASE: Final = Path(__file__).parent.parent / "base" / "packet.pptx"
LONGEST_PROPERTY: Final = 255
_TAG: Final = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
_SECTIONS_URI: Final = "{521415D9-36F7-43E2-AB2F-B90AF26B5E84}"
_P14: Final = "http://schemas.microsoft.com/office/powerpoint/2010/main"


class Deck:
    """A presentation of `tree`, opened from the base file."""

    def __init__(self, tree: Document, digest: str) -> None:
        self.tree = tree
        self.when = date.fromisoformat(tree.date_on)
        self.language = tree.language if _TAG.fullmatch(tree.language) else "en-US"
        self.source = " · ".join(filter(None, (shortened(tree.cover.customer, 70), tree.number, digest[:8])))
        self._file = Presentation(str(BASE))
        self.plans = {layout.name: Plan(layout) for layout in self._file.slide_layouts}
        self._pages: list[Page] = []
        self._titles: set[str] = set()
        self._parts: list[tuple[str, str, list[Page]]] = []

    def begin(self, name: str, key: str = "") -> None:
        """Open the next group of slides in PowerPoint's overview."""
        self._parts.append((flat(clean_text(name)), key, []))

    def page(self, layout: str, title: str, most: int = 2, tail: str = "") -> Page:
        """A new slide of the layout named `layout` under its own title: `most` lines with its `tail`, or smaller."""
        plan = self.plans[layout]
        page = Page(self._file.slides.add_slide(plan.layout), plan, self.language)
        size, most = page.title_look(title, most, tail)
        page.title(self._own(page, title, most, tail, size), 0 if size == plan.size("Title") else size)
        self._pages.append(page)
        self._parts[-1][2].append(page)
        return page

    def finish(self) -> bytes:
        """The bytes of the file."""
        for number, page in enumerate(self._pages, start=1):
            page.finish(self.source, number, self.tree.word_page)
        self._describe()
        self._file.part._element.append(parse_xml(self._sections()))
        file = io.BytesIO()
        self._file.save(file)
        return repeatable(file.getvalue(), self.when)

    def _own(self, page: Page, title: str, most: int, tail: str, size: float) -> str:
        """A title no other slide has, for people who hear the slides listed."""
        number, own = 1, page.fitted("Title", title, most, tail=tail, size=size)
        while own in self._titles or is_blank(own):
            number += 1
            own = page.fitted("Title", title, most, tail=f"{tail} ({number})", size=size)
        self._titles.add(own)
        return own

    def _describe(self) -> None:
        words, tree = self._file.core_properties, self.tree
        words.title = _property(f"{tree.title}: {tree.cover.customer}")
        words.subject = _property(tree.cover.period)
        words.author = words.last_modified_by = _property(tree.cover.vendor)
        words.identifier = _property(tree.number)
        words.language = self.language
        words.revision = 1
        words.created = words.modified = datetime.combine(self.when, time())

    def _sections(self) -> bytes:
        parts = "".join(self._section(*part) for part in self._parts if part[2])
        return (
            f'<p:extLst {nsdecls("p")}><p:ext uri="{_SECTIONS_URI}">'
            f'<p14:sectionLst xmlns:p14="{_P14}">{parts}</p14:sectionLst></p:ext></p:extLst>'
        ).encode()

    def _section(self, name: str, key: str, pages: Iterable[Page]) -> str:
        own = uuid.uuid5(uuid.NAMESPACE_OID, f"{self.tree.number}/{key}")
        slides = "".join(f'<p14:sldId id="{page.slide.slide_id}"/>' for page in pages)
        head = f'<p14:section name={quoteattr(name)} id="{{{str(own).upper()}}}">'
        return f"{head}<p14:sldIdLst>{slides}</p14:sldIdLst></p14:section>"


def _property(text: str) -> str:
    return shortened(clean_text(text), LONGEST_PROPERTY)
