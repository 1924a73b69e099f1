"""A packet as a Word file that a person can finish by hand: every look is a named style of the base file."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from reports.document import Document
from reports.renderers.package import repeatable
from reports.renderers.word.draft import Draft
from reports.renderers.word.pages import pages


def render(tree: Document, assets: Mapping[str, bytes], digest: str = "") -> bytes:
    """The .docx of `tree`; `assets` holds its pictures by SHA-256 name, `digest` is the hash of the frozen packet."""
    draft = Draft(tree, assets, digest)
    draft.fill(pages(draft))
    return repeatable(draft.saved(), date.fromisoformat(tree.date_on))
