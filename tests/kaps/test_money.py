"""Money is exact, knows its currency and reads as people write it."""

from __future__ import annotations

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from kaps.money import LARGEST, MixedCurrencies, Money, MoneyField, MoneyFormField, rounded, total


def usd(amount: str) -> Money:
    return Money(Decimal(amount), "USD")


def test_a_total_is_exact() -> None:
    assert total([usd("0.10")] * 3, "USD") == usd("0.30")
    assert total([], "EUR") == Money(Decimal(0), "EUR")


def test_currencies_are_not_added_without_a_rate() -> None:
    with pytest.raises(MixedCurrencies):
        usd("1") + Money(Decimal(1), "EUR")


@pytest.mark.parametrize(("amount", "kept"), [("0.005", "0.01"), ("2.675", "2.68"), ("-0.005", "-0.01"), ("1", "1.00")])
def test_half_a_cent_rounds_up(amount: str, kept: str) -> None:
    assert rounded(Decimal(amount)) == Decimal(kept)


@pytest.mark.parametrize(
    ("amount", "locale", "cents", "shown"),
    [
        ("85000", "en-US", False, "$85,000"),
        ("85000.5", "en-US", True, "$85,000.50"),
        ("0.5", "en-US", False, "$1"),
        ("1234.5", "en-GB", True, "US$1,234.50"),
        ("1234", "zz-ZZ", False, "$1,234"),
    ],
)
def test_it_shows_as_the_reader_writes_it(amount: str, locale: str, cents: bool, shown: str) -> None:
    assert usd(amount).display(locale, cents=cents) == shown


@pytest.mark.parametrize(
    ("typed", "language", "read"),
    [
        ("85,000.50", "en-us", "85000.50"),
        (" $ 85,000 ", "en-us", "85000"),
        ("0", "en-us", "0"),
        ("999,999,999,999.99", "en-us", str(LARGEST)),
        ("85.000,50", "de", "85000.50"),
        ("", "en-us", None),
    ],
)
def test_an_amount_is_read_the_local_way(typed: str, language: str, read: str | None) -> None:
    with translation.override(language):
        assert MoneyFormField(required=False).clean(typed) == (None if read is None else Decimal(read))


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("-1", "negative"),
        ("0.001", "places"),
        ("1,000,000,000,000", "too_large"),
        ("9" * 39, "too_large"),
        *(
            (nonsense, "unreadable")
            for nonsense in ("NaN", "Infinity", "1e5", "=1+1", "ten", "1.2.3", "85.000,50", "--1", "٣")
        ),
    ],
)
def test_what_is_no_amount_is_refused(typed: str, code: str) -> None:
    with translation.override("en-us"), pytest.raises(ValidationError) as refused:
        MoneyFormField().clean(typed)
    assert refused.value.code == code


@pytest.mark.parametrize("amount", ["0", "0.01", "12345.67", str(LARGEST), "-5.50"])
def test_the_database_gives_back_what_it_was_given(amount: str) -> None:
    field = MoneyField()
    assert field.from_db_value(field.get_prep_value(Decimal(amount)), None, None) == Decimal(amount)


@pytest.mark.parametrize(
    ("amount", "error"), [(0.1, TypeError), (Decimal("0.001"), ValueError), (LARGEST + 1, ValueError)]
)
def test_what_cannot_be_kept_exactly_is_refused(amount: object, error: type[Exception]) -> None:
    with pytest.raises(error):
        MoneyField().get_prep_value(amount)


@pytest.mark.parametrize(("amount", "shown"), [("85000", "85,000"), ("85000.5", "85,000.50"), ("0", "0")])
def test_a_form_shows_it_as_it_may_be_typed_again(amount: str, shown: str) -> None:
    with translation.override("en-us"):
        assert MoneyFormField().prepare_value(Decimal(amount)) == shown
        assert MoneyFormField().clean(shown) == Decimal(amount)
