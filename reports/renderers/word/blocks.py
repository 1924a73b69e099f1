"""Each kind of block as Word paragraphs and tables."""

from __future__ import annotations

from typing import assert_never

from reports.document import Block, Bullet, Bullets, Chart, Figures, Line, People, Prose, Span, Table
from reports.renderers.word.draft import Draft
from reports.renderers.word.drawings import chart
from reports.renderers.word.styles import Style
from reports.renderers.word.tables import figures, people, table
from reports.renderers.word.xml import paragraph, run, written


def block(draft: Draft, shown: Block) -> str:
    """The XML of one block."""
    match shown:
        case Prose():
            return "".join(line(Style.TEXT, words) for words in shown.paragraphs)
        case Bullets():
            return _bullets(draft, shown)
        case Figures():
            return figures(draft, shown)
        case Table():
            return table(draft, shown)
        case Chart():
            return written(Style.CAPTION, shown.title) + paragraph(Style.CHART, chart(draft, shown))
        case People():
            return people(draft, shown)
        case _:
            assert_never(shown)


def line(style: Style, words: Line, *, keep: bool = False, count: str = "") -> str:
    """A paragraph of spans."""
    runs = "".join(run(span.text, _emphasis(span)) for span in words)
    return paragraph(style, runs, text="".join(span.text for span in words), keep=keep, count=count)


def _emphasis(span: Span) -> str:
    if span.strong and span.emphasis:
        return Style.STRONG_EMPHASIS
    return Style.STRONG if span.strong else Style.EMPHASIS if span.emphasis else ""


def _bullets(draft: Draft, shown: Bullets) -> str:
    style, count = Style.BULLET, ""
    if shown.ordered:
        style = Style.NUMBER
        count = f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{draft.counted_list()}"/></w:numPr>'
    return written(Style.LABEL, shown.label) + "".join(_bullet(style, item, count) for item in shown.items)


def _bullet(style: Style, item: Bullet, count: str) -> str:
    return line(style, item.text, keep=bool(item.note), count=count) + written(Style.BULLET_NOTE, item.note)
