"""A document as canonical JSON and back: the text that approval freezes and hashes.

Canonical means sorted keys, no spaces, UTF-8, decimals as strings and every block tagged with its kind.
"""

from __future__ import annotations

import hashlib

import msgspec

from reports.document import Document

SCHEMA = 1


class Frozen(msgspec.Struct, frozen=True):
    """What is stored: the tree and the number of the schema it was written in."""

    schema: int
    document: Document


class Unreadable(ValueError):
    """The stored text is not a document of the schema this release knows."""


def dumps(tree: Document) -> str:
    """The canonical JSON text of `tree`."""
    return msgspec.json.encode(Frozen(SCHEMA, tree), order="sorted").decode()


def loads(text: str) -> Document:
    """The document that `dumps` wrote. Raises Unreadable for anything else."""
    try:
        frozen = msgspec.json.decode(text, type=Frozen)
    except msgspec.DecodeError as error:
        raise Unreadable(str(error)) from error
    if frozen.schema != SCHEMA:
        raise Unreadable(f"This packet is of schema {frozen.schema}; this release reads schema {SCHEMA}.")
    return frozen.document


def digest(text: str) -> str:
    """The SHA-256 of canonical text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
