"""Fields clean what people type and say plainly what is wrong."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django import forms
from django.utils import timezone

from kaps.forms import DayField, Form, PastDayField, WordsField


class Note(Form):
    text = forms.CharField(max_length=10)
    more = forms.CharField(required=False)


def errors(data: dict[str, str]) -> dict[str, list[str]]:
    return dict(Note(data).errors)


def test_text_arrives_clean() -> None:
    form = Note({"text": " a\r\nb\x07 ", "more": "\u200b"})
    assert form.is_valid()
    assert form.cleaned_data == {"text": "a\nb", "more": ""}


@pytest.mark.parametrize("nothing", ["", "  ", "\u00a0", "\u200b\ufeff"])
def test_what_nobody_sees_does_not_fill_a_field(nothing: str) -> None:
    assert errors({"text": nothing}) == {"text": ["This field is required."]}


def test_the_length_is_that_of_what_is_kept() -> None:
    assert errors({"text": "\u0958" * 6}) == {  # six letters that normal form C writes as twelve
        "text": ["Ensure this value has at most 10 characters (it has 12)."]
    }
    assert errors({"text": "x" * 11}) == {"text": ["Ensure this value has at most 10 characters (it has 11)."]}


def test_a_nul_is_refused() -> None:
    assert errors({"text": "a\0b"}) == {"text": ["Null characters are not allowed."]}


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("2026-02-30", "invalid"),
        ("31/12/2026", "invalid"),
        ("1969-12-31", "too_early"),
        ("0001-01-01", "too_early"),
        ("9999-12-31", "too_late"),
        ("99999-01-01", "invalid"),
        ("x", "invalid"),
        ("", "required"),
    ],
)
def test_a_day_that_cannot_be_is_refused(typed: str, code: str) -> None:
    with pytest.raises(forms.ValidationError) as refused:
        DayField().clean(typed)
    assert refused.value.code == code


def test_days_reach_from_1970_to_ten_years_ahead() -> None:
    assert [DayField().clean(day) for day in ("1970-01-01", "2024-02-29")] == [date(1970, 1, 1), date(2024, 2, 29)]


def test_what_has_happened_is_not_ahead() -> None:
    today = timezone.localdate()
    assert PastDayField().clean(today.isoformat()) == today
    with pytest.raises(forms.ValidationError) as refused:
        PastDayField().clean((today + timedelta(days=1)).isoformat())
    assert refused.value.code == "ahead"


class Counted(Form):
    number = forms.IntegerField(required=False)
    share = forms.DecimalField(required=False)
    day = DayField(required=False)
    words = WordsField()


@pytest.mark.parametrize("typed", ["１２", "١٢", "1_000", "1e5"])
@pytest.mark.parametrize("name", ["number", "share"])
def test_numbers_are_typed_in_plain_digits(name: str, typed: str) -> None:
    assert list(Counted({name: typed}).errors) == [name]


@pytest.mark.parametrize(("typed", "kept"), [("12", 12), (" -3 ", -3), ("0", 0), ("", None)])
def test_plain_numbers_are_read(typed: str, kept: int | None) -> None:
    form = Counted({"number": typed})
    assert (form.is_valid(), form.cleaned_data["number"]) == (True, kept)


def test_a_day_is_typed_in_plain_digits() -> None:
    assert Counted({"day": "２０２６-０１-０５"}).errors["day"] == ["Write a day that exists, such as 2026-11-21."]


@pytest.mark.parametrize(("count", "said"), [(10, []), (11, ["Look for at most ten words at once."])])
def test_ten_words_are_looked_for_at_once(count: int, said: list[str]) -> None:
    assert Counted({"words": "word " * count}).errors.get("words", []) == said
