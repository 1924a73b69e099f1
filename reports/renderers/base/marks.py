"""Draws the four ink marks as a tiny font, because no text face has all of them and a box says nothing.

Letters: U+25CB open circle, U+25D0 half circle, U+2713 check in a full circle, U+29C4 struck square.
"""

from __future__ import annotations

import io
import math

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen

FAMILY = "KAPS Marks"
EM, WIDTH = 1000, 760
CENTRE, RADIUS, STROKE = (350, 330), 330, 74
Point = tuple[float, float]
SQUARE = ((40, 20), (40, 640), (660, 640), (660, 20))
SLASH_ABOVE = ((114, 146), (114, 566), (534, 566))
SLASH_BELOW = ((586, 514), (586, 94), (166, 94))
CHECK = ((300, 140), (118, 322), (186, 390), (300, 276), (514, 490), (582, 422))


def marks_font() -> bytes:
    """The font file, the same bytes every time."""
    builder = FontBuilder(EM, isTTF=True)
    glyphs = {
        ".notdef": _blank(),
        "space": _blank(),
        "open": _open(),
        "half": _half(),
        "check": _check(),
        "struck": _struck(),
    }
    builder.setupGlyphOrder(list(glyphs))
    builder.setupCharacterMap({0x20: "space", 0x25CB: "open", 0x25D0: "half", 0x2713: "check", 0x29C4: "struck"})
    builder.setupGlyf(glyphs)
    builder.setupHorizontalMetrics(dict.fromkeys(glyphs, (WIDTH, 0)))
    builder.setupHorizontalHeader(ascent=800, descent=-200)
    builder.setupNameTable({"familyName": FAMILY, "styleName": "Regular", "psName": "KAPSMarks-Regular"})
    builder.setupOS2(sTypoAscender=800, sTypoDescender=-200, usWinAscent=800, usWinDescent=200, fsType=0)
    builder.setupPost()
    builder.font["head"].created = builder.font["head"].modified = 3_850_000_000
    builder.font.recalcTimestamp = False
    file = io.BytesIO()
    builder.save(file)
    return file.getvalue()


def _blank() -> object:
    return TTGlyphPen(None).glyph()


def _open() -> object:
    pen = TTGlyphPen(None)
    _arc(pen, RADIUS, 0, 360)
    _arc(pen, RADIUS - STROKE, 360, 0)
    return pen.glyph()


def _half() -> object:
    pen = TTGlyphPen(None)
    _arc(pen, RADIUS, 0, 360)
    _arc(pen, RADIUS - STROKE, 90, -90)
    return pen.glyph()


def _check() -> object:
    pen = TTGlyphPen(None)
    _arc(pen, RADIUS, 0, 360)
    _shape(pen, CHECK[::-1])
    return pen.glyph()


def _struck() -> object:
    pen = TTGlyphPen(None)
    _shape(pen, SQUARE)
    _shape(pen, SLASH_ABOVE[::-1])
    _shape(pen, SLASH_BELOW[::-1])
    return pen.glyph()


def _arc(pen: TTGlyphPen, radius: float, start: float, end: float) -> None:
    """A closed arc of many short chords, in degrees from the right; turned so that a full circle is filled."""
    steps = 72
    angles = [math.radians(-(start + (end - start) * step / steps)) for step in range(steps + (abs(end - start) < 360))]
    _shape(pen, tuple((CENTRE[0] + radius * math.cos(a), CENTRE[1] + radius * math.sin(a)) for a in angles))


def _shape(pen: TTGlyphPen, points: tuple[Point, ...]) -> None:
    rounded = [(round(x), round(y)) for x, y in points]
    pen.moveTo(rounded[0])
    for point in rounded[1:]:
        pen.lineTo(point)
    pen.closePath()
