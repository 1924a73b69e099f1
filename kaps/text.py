"""Text from people: cleaned once at the door and once more at the renderers."""

from __future__ import annotations

import re
import unicodedata

_LINE_BREAKS = re.compile("\r\n|[\r\x0b\x85\u2028\u2029]")
_UNPRINTABLE = re.compile("[\x00-\x08\x0c\x0e-\x1f\x7f-\x9f\ufdd0-\ufdef\ufffe\uffff]|[\ud800-\udfff]")
_INVISIBLE = re.compile("[\\s\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff\u00ad]+")


def clean_text(text: str) -> str:
    """`text` with every line break as "\\n", without control and non-characters, in normal form C."""
    return unicodedata.normalize("NFC", _UNPRINTABLE.sub("", _LINE_BREAKS.sub("\n", text)))


def is_blank(text: str) -> bool:
    """Whether a reader would see nothing at all: spaces, no-break spaces, zero-width characters."""
    return not _INVISIBLE.sub("", text)


def shortened(text: str, length: int) -> str:
    """The first `length` characters or fewer, cut at a word, with an ellipsis where something is left out."""
    flat = " ".join(text.split())
    if len(flat) <= length:
        return flat
    cut = flat[: length - 1]
    return (cut[: cut.rfind(" ")] if " " in cut[length // 2 :] else cut).rstrip(" ,;:.–-") + "…"


def initials(name: str) -> str:
    """One or two capital letters that stand for a person without a photo."""
    words = [word for word in name.split() if word[0].isalnum()]
    chosen = words[:1] + words[-1:] if len(words) > 1 else words
    return "".join(word[0] for word in chosen).upper()
