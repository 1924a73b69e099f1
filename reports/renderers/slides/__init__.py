"""A packet as a deck for the board room: one idea a slide, native charts and tables, the rest in the notes."""

from __future__ import annotations

from collections.abc import Mapping

from reports.document import Document
from reports.renderers.slides import opening
from reports.renderers.slides.chapter import Chapter
from reports.renderers.slides.deck import Deck


def render(tree: Document, assets: Mapping[str, bytes], digest: str = "") -> bytes:
    """The PowerPoint file of `tree`.

    `assets` holds PNG or JPEG bytes by their SHA-256 names; the foot shows the beginning of `digest`.
    The same tree gives the same bytes. What a slide has no room for stands in its notes.
    """
    deck = Deck(tree, digest)
    deck.begin(tree.title)
    opening.cover(deck, assets)
    opening.letter(deck)
    contents = opening.contents(deck)
    starts = []
    for section in tree.sections:
        deck.begin(section.title, section.key)
        starts.append(Chapter(deck, section, assets).tell())
    opening.link(contents, tree.sections, starts)
    return deck.finish()
