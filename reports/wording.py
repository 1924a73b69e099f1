"""Small words for sections: counts, days, periods and lists as a reader of the packet writes them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from babel.dates import format_date, format_skeleton
from babel.numbers import format_decimal

from kaps.clock import Period
from kaps.money import babel_locale
from kaps.text import clean_text
from reports.document import Line, Span

_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


def line(text: str) -> Line:
    """`text` as a line of one plain span."""
    return (Span(clean_text(text)),)


def in_words(number: int) -> str:
    """ "three" up to nine, figures above."""
    return _SMALL[number] if number < len(_SMALL) else str(number)


def counted(number: int, noun: str, plural: str = "") -> str:
    """ "one moment", "12 moments"."""
    return f"{in_words(number)} {noun if number == 1 else plural or noun + 's'}"


def joined(words: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join(filter(None, (", ".join(words[:-1]), *words[-1:])))


def sentence(text: str) -> str:
    """`text` with a capital first letter and a full stop where it has no end of its own."""
    text = " ".join(text.split())
    if not text:
        return ""
    return text[0].upper() + text[1:] + ("" if text[-1] in ".!?…" else ".")


def phrase(text: str) -> str:
    """`text` to stand inside a sentence: without its full stop, the first letter small unless it is a name's."""
    text = " ".join(text.split()).rstrip(".")
    second_is_small = len(text) > 1 and text[1].islower()
    first_word = text.split(" ", 1)[0] if text else ""
    starts_sentence = second_is_small and first_word not in {"I"}
    return text[0].lower() + text[1:] if starts_sentence else text


def first_sentence(text: str) -> str:
    """The first sentence of `text`."""
    flat = " ".join(text.split())
    for end in (". ", "? ", "! "):
        if end in flat:
            flat = flat[: flat.index(end) + 1]
    return flat


def day(value: date, language: str) -> str:
    """ "May 4, 2026" or "4 May 2026"."""
    return format_date(value, "long", locale=babel_locale(language))


def medium_day(value: date, language: str) -> str:
    """ "May 4, 2026" or "4 May 2026", with the month shortened."""
    return format_date(value, "medium", locale=babel_locale(language))


def short_day(value: date, language: str) -> str:
    """ "May 4" or "4 May"."""
    return format_skeleton("MMMd", value, locale=babel_locale(language))


def month(value: date, language: str, *, short: bool = False) -> str:
    """ "May" (also the short form)."""
    return format_date(value, "MMM" if short else "MMMM", locale=babel_locale(language))


def span_of(period: Period, language: str) -> str:
    """ "January to December 2026", "July 2025 to June 2026"."""
    last = period.last_day
    start_year = "" if period.start.year == last.year else f" {period.start.year}"
    return f"{month(period.start, language)}{start_year} to {month(last, language)} {last.year}"


def number(value: Decimal, language: str) -> str:
    """A plain number with grouping and without needless zeros."""
    return format_decimal(value.normalize(), "#,##0.###", locale=babel_locale(language))


def notes(*parts: str) -> str:
    """The non-empty parts with a middle dot between."""
    return " · ".join(filter(None, parts))


def paragraphs(text: str) -> Iterable[str]:
    """The paragraphs of a text: what stands between empty lines."""
    for part in clean_text(text).split("\n\n"):
        if part.strip():
            yield " ".join(part.split())
