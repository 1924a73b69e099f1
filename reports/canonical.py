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


class Stamp(msgspec.Struct, frozen=True):
    """What every release can read of what another one stored."""

    schema: int


class Unreadable(ValueError):
    """The stored text is not a document of the schema this release knows."""


def dumps(tree: Document) -> str:
    """The canonical JSON text of `tree`."""
    return msgspec.json.encode(Frozen(SCHEMA, tree), order="sorted").decode()


def loads(text: str) -> Document:
    """The document that `dumps` wrote. Raises Unreadable for anything else."""
    try:
        schema = msgspec.json.decode(text, type=Stamp).schema
        if schema != SCHEMA:
            raise Unreadable(f"This packet is of schema {schema}; this release reads schema {SCHEMA}.")
        return msgspec.json.decode(text, type=Frozen).document
    except msgspec.DecodeError as error:
        raise Unreadable(f"The frozen text of this packet cannot be read: {error}") from error


def digest(text: str) -> str:
    """The SHA-256 of canonical text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()
