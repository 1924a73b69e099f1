"""The sample's own calendar."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from reports.sample.days import Days


def seen_on(year: int, month: int, day: int) -> Days:
    return Days(datetime(year, month, day, 18, tzinfo=UTC), "America/New_York")


def test_on_the_day_it_was_written_every_day_is_itself() -> None:
    days = seen_on(2026, 11, 21)
    assert [days.day(told) for told in ("P03-14", "L03-14", "T03-14", "T11-21", "N03-14")] == [
        date(2024, 3, 14),
        date(2025, 3, 14),
        date(2026, 3, 14),
        date(2026, 11, 21),
        date(2027, 3, 14),
    ]


def test_this_years_days_move_with_the_year() -> None:
    assert seen_on(2027, 3, 1).day("T06-12") == date(2027, 1, 30)


def test_what_is_still_to_come_stays_to_come() -> None:
    days = seen_on(2027, 3, 1)
    assert days.today < days.day("T12-15") <= date(2027, 12, 31)


@pytest.mark.parametrize("told", ["T01-08", "T06-12", "T11-20"])
def test_on_new_years_day_everything_of_this_year_is_today(told: str) -> None:
    assert seen_on(2027, 1, 1).working_day(told) == date(2027, 1, 1)


def test_a_weekend_becomes_the_friday_before() -> None:
    assert seen_on(2026, 11, 21).working_day("T03-14") == date(2026, 3, 13)


def test_a_first_of_january_on_a_sunday_does_not_slip_into_the_old_year() -> None:
    assert seen_on(2023, 6, 1).working_day("T01-01") == date(2023, 1, 1)


def test_an_instant_is_never_in_the_future() -> None:
    days = seen_on(2026, 11, 21)
    assert days.at(days.today, 23) == days.now
