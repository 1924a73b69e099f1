"""Days that people write into forms."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from kaps.forms import DayField, PastDayField


@pytest.mark.parametrize("text", ["1970-01-01", "2024-02-29"])
def test_days_that_exist_are_read(text: str) -> None:
    assert DayField().clean(text) == date.fromisoformat(text)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("2023-02-29", "invalid"),
        ("29.02.2024", "invalid"),
        ("0001-01-01", "too_early"),
        ("1969-12-31", "too_early"),
        ("9999-12-31", "too_late"),
        ("", "required"),
    ],
)
def test_other_days_are_refused(text: str, code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        DayField().clean(text)
    assert refused.value.code == code


def test_ten_years_ahead_is_the_end() -> None:
    last = date(timezone.localdate().year + 10, 12, 31)
    assert DayField().clean(str(last)) == last
    with pytest.raises(ValidationError):
        DayField().clean(str(last + timedelta(days=1)))


def test_what_has_happened_happened_by_today() -> None:
    today = timezone.localdate()
    assert PastDayField().clean(str(today)) == today
    with pytest.raises(ValidationError):
        PastDayField().clean(str(today + timedelta(days=1)))


def test_the_widget_speaks_iso_in_every_language() -> None:
    assert 'value="2026-11-21"' in DayField().widget.render("day", date(2026, 11, 21))
