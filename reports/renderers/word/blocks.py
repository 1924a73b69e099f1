"""Each kind of block as Word paragraphs and tables."""

from __future__ import annotations

from typing import assert_never

from reports.document import Block, Bullet, Bullets, Chart, Figures, Line, People, Prose, Span, Table
from reports.renderers.word.draft import Draft
from reports.renderers.word.drawings import chart
from reports.renderers.word.styles import Style
from reports.renderers.word.tables import figures, people, table
from reports.renderers.word.xml import paragraph, run, written


def block(draft: Draft, shown: Block, *, last: bool = True) -> str:
    """The XML of one block; figures stay with what follows unless they are the `last` of their section."""
    match shown:
        case Prose():
            return "".join(line(Style.TEXT, words) for words in shown.paragraphs)
        case Bullets():
            return _bullets(draft, shown)
        case Figures():
            return figures(draft, shown, keep=not last)
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
    last = len(shown.items) - 1
    items = (_bullet(style, item, count, keep=place == last - 1) for place, item in enumerate(shown.items))
    return written(Style.LABEL, shown.label) + "".join(items)


def _bullet(style: Style, item: Bullet, count: str, *, keep: bool) -> str:
    """A point and its note; `keep` holds them to the next one, so that the last never stands alone on a page."""
    note = written(Style.BULLET_NOTE, item.note, keep=keep)
    return line(style, item.text, keep=keep or bool(note), count=count) + note
