"""Text from people arrives clean, and what looks empty is empty."""

from __future__ import annotations

import pytest

from kaps.text import clean_text, initials, is_blank, shortened


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("a\r\nb\rc\nd", "a\nb\nc\nd"),
        ("a\x0bb\x85c\u2028d\u2029e", "a\nb\nc\nd\ne"),
        ("a\x00\x07\x1b\x7f\x9fb", "ab"),
        ("a\ufffe\uffff\ufdd0b", "ab"),
        ("a\ud800b", "ab"),
        ("e\u0301", "é"),
        ("tab\tstays", "tab\tstays"),
        ("שנאי 🚚 👩‍👩‍👧 _x000D_ =1+1 {{7*7}} <b>", "שנאי 🚚 👩‍👩‍👧 _x000D_ =1+1 {{7*7}} <b>"),
    ],
)
def test_it_is_cleaned_once_and_for_all(typed: str, kept: str) -> None:
    assert clean_text(typed) == kept
    assert clean_text(kept) == kept


@pytest.mark.parametrize("text", ["", " \n\t", "\u00a0\u2003", "\u200b\u200d\ufeff", "\u202e\u2066\u00ad"])
def test_what_nobody_sees_is_blank(text: str) -> None:
    assert is_blank(text)


@pytest.mark.parametrize("text", [".", "a\u200b", "🚚"])
def test_what_somebody_sees_is_not(text: str) -> None:
    assert not is_blank(text)


@pytest.mark.parametrize(
    ("text", "length", "short"),
    [("one two", 7, "one two"), ("one two three", 9, "one two…"), ("a\n b", 5, "a b"), ("x" * 20, 10, "x" * 9 + "…")],
)
def test_it_is_cut_at_a_word(text: str, length: int, short: str) -> None:
    assert shortened(text, length) == short
    assert len(short) <= length


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Priya Raman", "PR"),
        ("Ana Maria de Whitfield", "AW"),
        ("Cher", "C"),
        ("", ""),
        ("élan (acting)", "É"),
        ("?", ""),
    ],
)
def test_initials_stand_for_a_person(name: str, letters: str) -> None:
    assert initials(name) == letters
