"""Days, months and fiscal years, leap days included."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.core.exceptions import ValidationError

from kaps.clock import Period, check_zone, first_of_next_month, fiscal_year, fiscal_year_of, today_in


@pytest.mark.parametrize(
    ("year", "first_month", "start", "end"),
    [
        (2026, 1, "2026-01-01", "2027-01-01"),
        (2026, 7, "2025-07-01", "2026-07-01"),
        (2024, 12, "2023-12-01", "2024-12-01"),
        (2024, 2, "2023-02-01", "2024-02-01"),
    ],
)
def test_a_fiscal_year_is_named_after_the_year_it_ends_in(year: int, first_month: int, start: str, end: str) -> None:
    period = fiscal_year(year, first_month)
    assert period == Period(date.fromisoformat(start), date.fromisoformat(end))
    assert {fiscal_year_of(day, first_month) for day in (period.start, period.last_day)} == {year}
    assert fiscal_year_of(period.end, first_month) == year + 1


@pytest.mark.parametrize("first_month", range(1, 13))
def test_a_fiscal_year_has_twelve_months_without_a_gap(first_month: int) -> None:
    months = list(fiscal_year(2024, first_month).months())
    assert len(months) == 12
    assert [month.end for month in months[:-1]] == [month.start for month in months[1:]]
    assert sum((month.end - month.start).days for month in months) in {365, 366}


def test_a_broken_period_has_broken_months() -> None:
    assert list(Period(date(2026, 1, 15), date(2026, 3, 2)).months()) == [
        Period(date(2026, 1, 15), date(2026, 2, 1)),
        Period(date(2026, 2, 1), date(2026, 3, 1)),
        Period(date(2026, 3, 1), date(2026, 3, 2)),
    ]


def test_a_period_holds_its_first_day_and_not_its_end() -> None:
    period = fiscal_year(2026)
    days = [date(2025, 12, 31), date(2026, 1, 1), date(2026, 12, 31), date(2027, 1, 1)]
    assert [day in period for day in days] == [False, True, True, False]
    assert "2026-05-01" not in period


@pytest.mark.parametrize(
    ("day", "then"), [("2024-01-31", "2024-02-01"), ("2024-12-31", "2025-01-01"), ("2024-02-29", "2024-03-01")]
)
def test_the_month_after(day: str, then: str) -> None:
    assert first_of_next_month(date.fromisoformat(day)) == date.fromisoformat(then)


def test_today_is_a_matter_of_place() -> None:
    at = datetime(2026, 12, 31, 23, 30, tzinfo=UTC)
    assert [today_in(zone, at) for zone in ("America/Chicago", "UTC", "Asia/Tokyo")] == [
        date(2026, 12, 31),
        date(2026, 12, 31),
        date(2027, 1, 1),
    ]


@pytest.mark.parametrize("zone", ["", "Mars/Base", "+02:00", "../../etc/passwd", "utc\0"])
def test_what_is_no_zone_is_refused(zone: str) -> None:
    with pytest.raises(ValidationError):
        check_zone(zone)
