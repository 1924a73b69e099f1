"""How much room words take, estimated from letter widths so that every machine cuts at the same letter.

The widths are those of a slightly wider face than ours: a deck still holds where the font is missing.
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import lru_cache

from kaps.text import shortened

LEADING = 1.33  # of the line to the size, in our face
LONGEST = 4000  # letters that could ever stand on a slide
_NARROW = frozenset("iljtfrI.,:;'|!()[]/ -\u00a0\u202f\u2009")
_WIDE = frozenset("mwMW@%—")
_PIECES = re.compile("(?<=[- ])")
_BREAKS = re.compile("[\n\t]+")


def width(text: str, size: float) -> float:
    """The width of `text` in inches at `size` points."""
    return _ems(text) * size / 72


@lru_cache(maxsize=8192)
def _ems(text: str) -> float:
    return sum(map(_letter, text))


def _letter(letter: str) -> float:
    if letter in _NARROW:
        return 0.3
    if letter in _WIDE:
        return 0.88
    if letter.isascii():
        return 0.66 if letter.isupper() else 0.56 if letter.isdigit() else 0.53
    if unicodedata.combining(letter):
        return 0
    return 1.05 if unicodedata.east_asian_width(letter) in "WF" else 0.62


def lines(text: str, size: float, room: float) -> int:
    """How many lines `text` fills when wrapped after spaces and hyphens in `room` inches."""
    count, used = 1, 0.0
    for piece in _PIECES.split(text):
        long = width(piece.rstrip(" "), size)
        if used and used + long > room:
            count, used = count + 1, 0.0
        if long > room:
            count += math.ceil(long / room) - 1
            long %= room
        used += long + width(" ", size) * piece.endswith(" ")
    return count


def height(text: str, size: float, room: float) -> float:
    """The height in inches of `text` wrapped in `room` inches."""
    return lines(text, size, room) * size * LEADING / 72


def flat(text: str) -> str:
    """`text` on one line."""
    return _BREAKS.sub(" ", text)


def fitted(text: str, size: float, room: float, most: int, tail: str = "") -> str:
    """`text` and `tail` without line breaks; the text is cut at a word where they would fill more than `most` lines."""
    line = flat(text[:LONGEST])
    if len(text) <= LONGEST and lines(line + tail, size, room) <= most:
        return line + tail
    low, high = 1, len(line)
    while low < high:
        middle = (low + high + 1) // 2
        low, high = (middle, high) if lines(shortened(line, middle) + tail, size, room) <= most else (low, middle - 1)
    cut = shortened(line, low)
    return (cut if cut.endswith("…") else cut + "…") + tail
