"""Small words that every section is made of."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from kaps.clock import Period, fiscal_year
from reports import wording


@pytest.mark.parametrize(
    ("number", "said"), [(0, "no moments"), (1, "one moment"), (9, "nine moments"), (12, "12 moments")]
)
def test_counts_are_words_up_to_nine(number: int, said: str) -> None:
    assert wording.counted(number, "moment") == said


@pytest.mark.parametrize(
    ("words", "said"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_lists_end_in_and(words: list[str], said: str) -> None:
    assert wording.joined(words) == said


@pytest.mark.parametrize(
    ("text", "said"), [("we came", "We came."), ("Why?", "Why?"), ("", ""), ("  a\n b ", "A b."), ("🚚", "🚚.")]
)
def test_a_sentence_has_a_beginning_and_an_end(text: str, said: str) -> None:
    assert wording.sentence(text) == said


@pytest.mark.parametrize(
    ("text", "said"), [("Fewer stops.", "fewer stops"), ("IBM parts", "IBM parts"), ("", ""), ("I did", "I did")]
)
def test_a_phrase_stands_inside_a_sentence(text: str, said: str) -> None:
    assert wording.phrase(text) == said


@pytest.mark.parametrize(
    ("period", "said"),
    [
        (fiscal_year(2026), "January to December 2026"),
        (fiscal_year(2026, 7), "July 2025 to June 2026"),
        (Period(date(2026, 3, 1), date(2026, 4, 1)), "March to March 2026"),
    ],
)
def test_a_period_is_named_by_its_months(period: Period, said: str) -> None:
    assert wording.span_of(period, "en-US") == said


@pytest.mark.parametrize(
    ("language", "said"), [("en-US", ("May 4, 2026", "May 4")), ("en-GB", ("4 May 2026", "4 May"))]
)
def test_days_read_as_the_reader_writes_them(language: str, said: tuple[str, str]) -> None:
    day = date(2026, 5, 4)
    assert (wording.day(day, language), wording.short_day(day, language)) == said


@pytest.mark.parametrize(
    ("value", "said"), [("40.00", "40"), ("1234.5", "1,234.5"), ("0.125", "0.125"), ("1E+3", "1,000")]
)
def test_numbers_lose_needless_zeros(value: str, said: str) -> None:
    assert wording.number(Decimal(value), "en-US") == said


def test_paragraphs_stand_between_empty_lines() -> None:
    assert list(wording.paragraphs("One\r\nline.\r\n\r\n \n\nTwo.")) == ["One line.", "Two."]
