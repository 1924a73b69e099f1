"""A chart on a slide: native and editable, in the colours of the deck's theme, its numbers in words beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from lxml import etree
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls, qn

from reports.document import Chart
from reports.renderers import native_chart
from reports.renderers.slides.ink import CHART_COLOURS, colour
from reports.renderers.slides.page import Page, describe

if TYPE_CHECKING:
    from reports.renderers.slides.chapter import Chapter

LAYOUT: Final = "Chart"


def show(chapter: Chapter, block: Chart) -> None:
    """One slide with the chart; the notes list every label."""
    if not (block.categories and block.series):
        chapter.wait(block.title, block.description, *_spoken(block))
        return
    draw(chapter, chapter.page(LAYOUT, block.title), block)


def draw(chapter: Chapter, page: Page, block: Chart) -> None:
    """Put the chart in its place on `page`."""
    numbers = native_chart.chart_data(block, chapter.deck.when)
    frame = page.take("Chart").insert_chart(native_chart.chart_type(block), numbers)
    native_chart.dress(frame.chart, block, size=page.plan.size("Chart"))
    _themed(frame.chart._chartSpace)
    frame.name = "Chart"
    describe(frame, block.description or block.title)
    page.say(*_spoken(block))


def _spoken(block: Chart) -> list[str]:
    return [
        f"{series.name}: "
        + ", ".join(f"{name} {label}" for name, label in zip(block.categories, series.labels, strict=False))
        for series in block.series
    ]


def _themed(space: etree._Element) -> None:
    """Replace the fixed colours by places in the theme, so that the chart follows the deck."""
    for fixed in list(space.iter(qn("a:srgbClr"))):
        name, change = CHART_COLOURS.get(fixed.get("val"), ("", ""))
        if name:
            element = parse_xml(f"<a:x {nsdecls('a')}>{colour(name, change)}</a:x>".encode())[0]
            element.extend(list(fixed))
            fixed.getparent().replace(fixed, element)
