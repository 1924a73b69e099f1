"""One slide: its placeholders by the names the base file gives them, its alternative texts, its notes."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn
from pptx.slide import Slide

from kaps.text import clean_text
from reports.document import Ink
from reports.renderers.slides.fit import LONGEST, fitted, flat, lines
from reports.renderers.slides.ink import fill
from reports.renderers.slides.plan import Plan
from reports.renderers.slides.text import Paragraph, Run, plain


class Page:
    """A slide whose placeholders answer to names; those nobody fills are taken away at the end."""

    def __init__(self, slide: Slide, plan: Plan, language: str) -> None:
        self.slide = slide
        self.language = language
        self.plan = plan
        self._empty: dict[str, Any] = {plan.names[shape.placeholder_format.idx]: shape for shape in slide.placeholders}
        for name, shape in self._empty.items():
            shape.name = name
        self._notes: list[str] = []

    def take(self, name: str) -> Any:
        """The placeholder of that name, to be filled by the caller."""
        return self._empty.pop(name)

    def shown(self, name: str, text: str, most: int, level: int = 1, tail: str = "", size: float = 0) -> str:
        """`text` and `tail` within `most` lines of the placeholder, at `size` points or its own."""
        size = size or self.plan.size(name, level)
        return fitted(clean_text(text), size, self.plan.across(name, level), most, tail)

    def fitted(self, name: str, text: str, most: int, level: int = 1, tail: str = "", size: float = 0) -> str:
        """What is shown of `text`; if that is not all of it, the notes say the whole, once."""
        shown, whole = self.shown(name, text, most, level, tail, size), clean_text(text)
        if shown != flat(whole) + tail and whole not in self._notes:
            self.say(whole)
        return shown

    def replace(self, name: str, element: Any) -> None:
        """Put a graphic frame where the placeholder stands."""
        old = self.take(name)._element
        old.getparent().replace(old, element)

    def title(self, text: str, size: float = 0) -> None:
        """Write the title, at `size` points where the layout's own does not do."""
        self.write("Title", Paragraph((Run(text, size=size),)))

    def title_look(self, text: str, most: int, tail: str = "") -> tuple[float, int]:
        """The size and the lines at which the whole title fits, shrinking by steps; the last one where none does."""
        full = self.plan.size("Title")
        looks = [(full, most), (round(full * 6 / 7), most), (round(full * 11 / 14), most + 1)]
        line, across = flat(clean_text(text)[:LONGEST]) + tail, self.plan.across("Title")
        return next((look for look in looks if lines(line, look[0], across) <= look[1]), looks[-1])

    def write(self, name: str, *paragraphs: Paragraph) -> Any:
        """Put `paragraphs` into the placeholder; with none it stays empty."""
        if not paragraphs:
            return None
        shape = self.take(name)
        words = "".join(paragraph.xml(self.language) for paragraph in paragraphs)
        body = f"<p:txBody {nsdecls('a', 'p')}><a:bodyPr/><a:lstStyle/>{words}</p:txBody>"
        old = shape._element.find(qn("p:txBody"))
        shape._element.replace(old, parse_xml(body.encode()))
        return shape

    def draw(self, name: str, *paragraphs: Paragraph) -> None:
        """Put a drawn copy of the placeholder in its place: only a drawing keeps a round outline in every program."""
        number = self._empty[name].shape_id
        shape = self.write(name, *paragraphs)
        drawing = deepcopy(self.plan.slots[name]._element)
        drawing.nvSpPr.cNvPr.set("id", str(number))
        for part in (drawing.nvSpPr.cNvSpPr, drawing.nvSpPr.nvPr):
            part.remove(part[0])
        for old, new in zip(drawing.txBody.p_lst, shape._element.txBody.p_lst, strict=True):
            drawing.txBody.replace(old, new)
        shape._element.getparent().replace(shape._element, drawing)

    def put(self, name: str, text: str, most: int = 1, tail: str = "") -> None:
        """Put plain `text` into the placeholder, cut to `most` lines; an empty text leaves it empty."""
        if text:
            self.write(name, plain(self.fitted(name, text, most, tail=tail)))

    def bar(self, name: str, ink: Ink | None) -> None:
        """Fill the placeholder as the bar of `ink`."""
        shape = self.write(name, plain("\u00a0"))
        look = f"<p:spPr {nsdecls('a', 'p')}>{fill(ink)}</p:spPr>"
        shape._element.replace(shape._element.spPr, parse_xml(look.encode()))
        describe(shape, ink.value if ink else "")

    def say(self, *texts: str) -> None:
        """Add to the speaker notes."""
        self._notes += filter(None, map(clean_text, texts))

    def finish(self, source: str, number: int, word_page: str) -> None:
        """Take away what is empty, write the foot and the notes."""
        for shape in self._empty.values():
            shape._element.getparent().remove(shape._element)
        self._foot("Footer", clean_text(source), "")
        self._foot("Slide number", str(number), word_page)
        words = self.slide.notes_slide.notes_text_frame if self._notes else None
        if words is not None:
            words.text = "\n".join(self._notes)

    def _foot(self, name: str, text: str, description: str) -> None:
        """Copy a foot placeholder from the layout; python-pptx leaves those out."""
        if name not in self.plan.slots:
            return
        element = deepcopy(self.plan.slots[name]._element)
        element.replace(element.spPr, parse_xml(f"<p:spPr {nsdecls('p')}/>".encode()))
        element.nvSpPr.cNvPr.set("id", str(1000 + len(name)))
        if description:
            element.nvSpPr.cNvPr.set("descr", clean_text(description))
        style = element.find(".//" + qn("a:lstStyle"))
        for level in list(style):
            style.remove(level)
        element.find(".//" + qn("a:t")).text = text
        element.find(".//" + qn("a:rPr")).set("lang", self.language)
        self.slide.shapes._spTree.append(element)


def describe(shape: Any, text: str) -> None:
    """Give a shape its alternative text."""
    shape._element.xpath(".//p:cNvPr")[0].set("descr", clean_text(text))
