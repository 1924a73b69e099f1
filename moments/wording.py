"""A first draft of what the customer may read. A reviewer reads and finishes it; nothing is published from here."""

from __future__ import annotations

import re

from kaps.text import shortened

_SENTENCES = re.compile(r"(?<=[.!?])[ \t]+")
_INWARD = re.compile(
    r"\b(fault|blam\w*|mistake\w*|forg[eo]t\w*|careless\w*|negligen\w*|screw\w* up|mess\w* up|guilty|sloppy"
    r"|our (own )?(cost|expense|dime|margin|profit|pocket)\w*|cost us|costs us|we paid|we ate|margin\w*|mark-?up"
    r"|between us|internal\w*|don'?t tell|confidential\w*)\b",
    re.IGNORECASE,
)


def customer_draft(text: str) -> str:
    """`text` without the sentences that speak of fault or of what it cost us. Whole sentences, never parts."""
    paragraphs = [" ".join(kept(line)) for line in text.splitlines()]
    return "\n".join(paragraph for paragraph in paragraphs if paragraph)


def kept(line: str) -> list[str]:
    """The sentences of one line that may stay."""
    return [sentence for sentence in _SENTENCES.split(line.strip()) if sentence and not _INWARD.search(sentence)]


def left_out(text: str) -> bool:
    """Whether a draft of `text` says less than the text."""
    return bool(_INWARD.search(text))


def title_draft(deed: str) -> str:
    """The first words of the draft, short enough for a table."""
    first = customer_draft(deed).partition("\n")[0]
    return shortened(_SENTENCES.split(first)[0].rstrip("."), 70)
