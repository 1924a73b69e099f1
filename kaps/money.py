"""Money: whole hundredths in the database, Decimal in Python, the currency beside it. Never a float."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from typing import Any

from babel import Locale
from babel.core import UnknownLocaleError
from babel.numbers import NumberFormatError, format_currency, format_decimal, get_currency_symbol, parse_decimal
from django import forms
from django.core.exceptions import ValidationError
from django.db import models
from django.db.models.expressions import Combinable
from django.utils.translation import get_language

CENT = Decimal("0.01")
LARGEST = Decimal("999999999999.99")
_CODES = (
    *("USD", "EUR", "GBP", "CAD", "MXN", "BRL", "CHF", "SEK", "NOK", "DKK", "PLN", "CZK", "HUF", "RON"),
    *("TRY", "ZAR", "AUD", "NZD", "JPY", "CNY", "HKD", "SGD", "KRW", "INR"),
)
CURRENCIES = [(code, code) for code in _CODES]


class MixedCurrencies(ArithmeticError):
    """Amounts of different currencies were to be added without a rate between them."""


@dataclass(frozen=True, slots=True, order=True)
class Money:
    """An amount in one currency. Adding another currency raises MixedCurrencies."""

    amount: Decimal
    currency: str

    def __add__(self, other: Money) -> Money:
        if other.currency != self.currency:
            raise MixedCurrencies(f"{self.currency} and {other.currency} need a dated rate before they can be added.")
        return Money(self.amount + other.amount, self.currency)

    def __bool__(self) -> bool:
        return bool(self.amount)

    def display(self, locale: str = "en-US", *, cents: bool = False) -> str:
        """The amount as a reader of `locale` writes it, in whole units unless `cents`."""
        shown = self.amount if cents else self.amount.quantize(Decimal(1), ROUND_HALF_UP)
        pattern = babel_locale(locale).currency_formats["standard"].pattern
        if not cents:
            pattern = re.sub(r"[.]0+", "", pattern)
        return format_currency(shown, self.currency, pattern, locale=babel_locale(locale), currency_digits=False)

    def __str__(self) -> str:
        return self.display(get_language() or "en-US")


def total(amounts: Iterable[Money], currency: str) -> Money:
    """The exact sum of `amounts`, all of which must be in `currency`."""
    return sum(amounts, Money(Decimal(0), currency))


def rounded(amount: Decimal) -> Decimal:
    """`amount` to whole hundredths, half up."""
    return amount.quantize(CENT, ROUND_HALF_UP)


def babel_locale(language: str) -> Locale:
    """Babel's locale for a BCP 47 tag; American English when it knows none."""
    try:
        return Locale.parse(language, sep="-")
    except (ValueError, UnknownLocaleError):
        return Locale.parse("en_US")


def currency_symbol(currency: str, language: str) -> str:
    """The sign a reader of `language` knows the currency by: "$", "€", "kr"."""
    return get_currency_symbol(currency, locale=babel_locale(language))


class MoneyField(models.BigIntegerField):  # type: ignore[type-arg]
    """A Decimal with two places, kept as whole hundredths of the currency's unit."""

    description = "An amount of money in whole hundredths"
    # What django-stubs lets people assign, read and look up.
    _pyi_private_set_type: Decimal | Combinable  # type: ignore[assignment]
    _pyi_private_get_type: Decimal  # type: ignore[assignment]
    _pyi_lookup_exact_type: Decimal  # type: ignore[assignment]

    def from_db_value(self, value: int | Decimal | None, expression: Any, connection: Any) -> Decimal | None:
        return None if value is None else Decimal(int(value)).scaleb(-2)

    def to_python(self, value: Any) -> Decimal | None:
        if value is None or isinstance(value, Decimal):
            return value
        if isinstance(value, float):
            raise TypeError("Money is never a float.")
        return Decimal(value)

    def get_prep_value(self, value: Any) -> int | None:
        amount = self.to_python(value.resolve() if hasattr(value, "resolve") else value)
        if amount is None:
            return None
        if amount != rounded(amount) or abs(amount) > LARGEST:
            raise ValueError(f"{amount} cannot be kept in whole hundredths.")
        return int(amount.scaleb(2))

    def value_to_string(self, obj: models.Model) -> str:
        value = self.value_from_object(obj)
        return "" if value is None else str(value)

    @property
    def validators(self) -> list[Any]:
        return []

    def formfield(self, **kwargs: Any) -> Any:
        return super(models.BigIntegerField, self).formfield(**{"form_class": MoneyFormField, **kwargs})


class MoneyFormField(forms.CharField):
    """Reads an amount the way the reader's locale writes it: `85,000.50` in American, `85.000,50` in German."""

    widget = forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"})
    default_error_messages = {
        "unreadable": "Write an amount such as %(example)s.",
        "negative": "An amount cannot be below zero.",
        "places": "At most two decimal places.",
        "too_large": "This amount is too large to keep.",
    }

    def __init__(self, *, min_value: Any = None, max_value: Any = None, **kwargs: Any) -> None:
        super().__init__(**kwargs)

    def to_python(self, value: Any) -> Decimal | None:  # type: ignore[override]
        text = (super().to_python(value) or "").strip()
        if not text:
            return None
        locale = babel_locale(get_language() or "en-US")
        amount = self._parsed(text.lstrip("$€£¥ \u00a0"), locale)
        if amount < 0:
            raise ValidationError(self.error_messages["negative"], code="negative")
        if amount > LARGEST:
            raise ValidationError(self.error_messages["too_large"], code="too_large")
        if amount != rounded(amount):
            raise ValidationError(self.error_messages["places"], code="places")
        return amount

    def _parsed(self, text: str, locale: Locale) -> Decimal:
        example = format_decimal(Decimal(85000), "#,##0", locale)
        refusal = ValidationError(self.error_messages["unreadable"], code="unreadable", params={"example": example})
        if not re.fullmatch(r"-?[0-9.,'’\u00a0\u202f ]{1,40}", text):
            raise refusal
        try:
            return parse_decimal(text, locale=locale, strict=True)
        except (NumberFormatError, ArithmeticError):
            raise refusal from None

    def prepare_value(self, value: Any) -> Any:
        if not isinstance(value, Decimal):
            return value
        locale = babel_locale(get_language() or "en-US")
        pattern = "#,##0" if value == value.to_integral_value() else "#,##0.00"
        return format_decimal(value, pattern, locale)

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            before = initial if isinstance(initial, Decimal) else self.to_python(initial)
            return bool(before != self.to_python(data))
        except ValidationError:
            return True
