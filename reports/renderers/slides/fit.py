"""How much room words take, estimated from letter widths so that every machine cuts at the same letter.

The widths are those of DejaVu Sans, about a fifth wider than ours: a deck holds where our font is missing too.
"""

from __future__ import annotations

import math
import re
import unicodedata
from functools import lru_cache

from kaps.text import shortened

LEADING = 1.33  # of the line to the size, in our face
LONGEST = 4000  # letters that could ever stand on a slide
_LETTERS = {  # by their widths in hundredths of the size
    28: "'ijl",
    30: "IJ",
    32: " ,.",
    34: "/:;\\|",
    36: "f",
    37: "-",
    40: "()[]t",
    41: "!",
    42: "r",
    46: '"',
    50: "*_`",
    53: "sz",
    54: "?",
    55: "c",
    56: "L",
    58: "Fk",
    60: "vxy",
    61: "P",
    62: "TYaeo",
    64: "$0123456789ESbdghnpqu{}",
    66: "K",
    69: "ABVXZ",
    70: "CR",
    74: "U",
    75: "N",
    76: "H",
    78: "&DG",
    79: "OQ",
    82: "w",
    84: "#+<=>^~",
    87: "M",
    96: "%",
    98: "m",
    99: "W",
    100: "@",
}
_WIDTHS = {letter: each / 100 for each, letters in _LETTERS.items() for letter in letters}
_WIDTHS |= {"\u00a0": 0.32, "\u202f": 0.32, "\u2009": 0.32, "—": 1.0, "…": 1.0}
_PIECES = re.compile("(?<=[- ])")
_BREAKS = re.compile("[\n\t]+")


def width(text: str, size: float) -> float:
    """The width of `text` in inches at `size` points."""
    return _ems(text) * size / 72


@lru_cache(maxsize=8192)
def _ems(text: str) -> float:
    return sum(map(_letter, text))


def _letter(letter: str) -> float:
    known = _WIDTHS.get(letter)
    if known is not None:
        return known
    if unicodedata.combining(letter):
        return 0
    if unicodedata.category(letter) == "So":
        return 0.95
    return 1.05 if unicodedata.east_asian_width(letter) in "WF" else 0.64


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


def longest_word(text: str, size: float) -> float:
    """The width of the longest piece of `text` that is not broken."""
    return max((width(piece.rstrip(" "), size) for piece in _PIECES.split(text)), default=0.0)


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
