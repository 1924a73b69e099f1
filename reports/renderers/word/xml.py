"""Paragraphs and runs as literal XML: the fast way to write long tables, and the one place where text is escaped."""

from __future__ import annotations

import re
import unicodedata
from typing import Final
from xml.sax.saxutils import escape, quoteattr

from docx.oxml import parse_xml
from lxml import etree

from kaps.text import clean_text

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
NAMESPACES: Final = " ".join(
    f'xmlns:{prefix}="http://schemas.{home}"'
    for prefix, home in (
        ("w", "openxmlformats.org/wordprocessingml/2006/main"),
        ("r", "openxmlformats.org/officeDocument/2006/relationships"),
        ("wp", "openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
        ("a", "openxmlformats.org/drawingml/2006/main"),
        ("pic", "openxmlformats.org/drawingml/2006/picture"),
        ("c", "openxmlformats.org/drawingml/2006/chart"),
        ("mc", "openxmlformats.org/markup-compatibility/2006"),
        ("wps", "microsoft.com/office/word/2010/wordprocessingShape"),
    )
)
_RIGHT_TO_LEFT: Final = "\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc"
_PIECES: Final = re.compile(f"([{_RIGHT_TO_LEFT}]+(?:[ \u00a0]+[{_RIGHT_TO_LEFT}]+)*)")
_BREAKS: Final = re.compile("([\n\t])")


def elements(xml: str) -> list[etree._Element]:
    """The elements that a piece of literal XML stands for."""
    return list(parse_xml(f"<w:body {NAMESPACES}>{xml}</w:body>".encode()))


def attribute(text: str) -> str:
    """Cleaned text as a quoted attribute; line breaks survive as character references."""
    return quoteattr(clean_text(text))


def reads_right_to_left(text: str) -> bool:
    """Whether the first letter that has a direction runs from right to left."""
    if text.isascii():
        return False
    directions = (unicodedata.bidirectional(letter) for letter in text)
    return next((kind != "L" for kind in directions if kind in {"L", "R", "AL"}), False)


def run(text: str, style: str = "") -> str:
    """`text` as typed, in a character style."""
    cleaned = clean_text(text)
    if cleaned.isascii():
        return _run(cleaned, style)
    if reads_right_to_left(cleaned):
        return _run(cleaned, style, "<w:rtl/>")
    pieces = enumerate(_PIECES.split(cleaned))
    return "".join(_run(piece, style, "<w:rtl/>" if place % 2 else "") for place, piece in pieces if piece)


def _run(text: str, style: str, direction: str = "") -> str:
    if not text:
        return ""
    named = f'<w:rStyle w:val="{style}"/>' if style else ""
    properties = f"<w:rPr>{named}{direction}</w:rPr>" if named or direction else ""
    return f"<w:r>{properties}{_typed(text)}</w:r>"


def _typed(text: str) -> str:
    if "\n" not in text and "\t" not in text:
        return f'<w:t xml:space="preserve">{escape(text)}</w:t>'
    written = {"\n": "<w:br/>", "\t": "<w:tab/>", "": ""}
    pieces = _BREAKS.split(text)
    return "".join(written[piece] if piece in written else _typed(piece) for piece in pieces)


def tab() -> str:
    return "<w:r><w:tab/></w:r>"


def paragraph(style: str, content: str, *, text: str = "", keep: bool = False, count: str = "", extra: str = "") -> str:
    """A paragraph of finished runs; `text` tells its direction, `keep` holds it to the next one, `count` numbers it."""
    kept = "<w:keepNext/>" if keep else ""
    direction = "<w:bidi/>" if reads_right_to_left(clean_text(text)) else ""
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{kept}{count}{direction}{extra}</w:pPr>{content}</w:p>'


def written(style: str, text: str, *, keep: bool = False) -> str:
    """A paragraph of one plain text; nothing at all for an empty one."""
    return paragraph(style, run(text), text=text, keep=keep) if text else ""


def field(code: str, shown: str) -> str:
    """A field that Word works out, with what it shows until then."""
    return (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f'<w:r><w:instrText xml:space="preserve"> {escape(code)} </w:instrText></w:r>'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{run(shown)}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
