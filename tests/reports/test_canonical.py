"""Frozen text: the same tree, the same text; anything else is said to be unreadable."""

from __future__ import annotations

import hashlib
import json

import msgspec
import pytest

from reports import canonical
from tests.reports.tree import full_tree


def test_a_tree_comes_back_as_it_was() -> None:
    assert canonical.loads(canonical.dumps(full_tree())) == full_tree()


def test_the_text_is_canonical() -> None:
    text = canonical.dumps(full_tree())
    assert text == json.dumps(json.loads(text), sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    assert canonical.dumps(canonical.loads(text)) == text


def test_amounts_are_text_and_never_floats() -> None:
    def walk(thing: object) -> list[type]:
        if isinstance(thing, dict):
            return [kind for value in thing.values() for kind in walk(value)]
        if isinstance(thing, list):
            return [kind for value in thing for kind in walk(value)]
        return [type(thing)]

    assert float not in set(walk(json.loads(canonical.dumps(full_tree()))))


def test_the_digest_is_the_sha_256_of_the_utf_8_text() -> None:
    text = canonical.dumps(full_tree())
    assert canonical.digest(text) == hashlib.sha256(text.encode("utf-8")).hexdigest()


def test_one_other_letter_gives_another_digest() -> None:
    other = msgspec.structs.replace(full_tree(), title="Key Account Performance Summaries")
    assert canonical.digest(canonical.dumps(other)) != canonical.digest(canonical.dumps(full_tree()))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (
            '{"schema":2,"document":{"shape":"of the future"}}',
            "This packet is of schema 2; this release reads schema 1.",
        ),
        ('{"schema":1,"document":{}}', "The frozen text of this packet cannot be read: Object missing required field"),
        ("", "The frozen text of this packet cannot be read: Input data was truncated"),
        ("null", "The frozen text of this packet cannot be read: Expected `object`, got `null`"),
    ],
)
def test_what_this_release_cannot_read_is_said_in_words(text: str, said: str) -> None:
    with pytest.raises(canonical.Unreadable) as refused:
        canonical.loads(text)
    assert str(refused.value).startswith(said)
