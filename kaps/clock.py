"""Days, fiscal years and months. Nothing here looks at the clock except `today_in`."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo, available_timezones

from django.core.exceptions import ValidationError
from django.utils import timezone

EARLIEST = date(1970, 1, 1)


def today_in(zone: str, at: datetime | None = None) -> date:
    """The local date in the IANA zone, now or at the instant `at`."""
    return (at or timezone.now()).astimezone(ZoneInfo(zone)).date()


def check_zone(value: str) -> None:
    """Refuses what is not an IANA time zone."""
    if value not in available_timezones():
        raise ValidationError("%(value)s is not a time zone.", params={"value": value})


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """The days from `start` up to, but without, `end`."""

    start: date
    end: date

    @property
    def last_day(self) -> date:
        return self.end - timedelta(days=1)

    def __contains__(self, day: object) -> bool:
        return isinstance(day, date) and self.start <= day < self.end

    def months(self) -> Iterator[Period]:
        """The months of the period, one by one."""
        start = self.start
        while start < self.end:
            following = first_of_next_month(start)
            yield Period(start, min(following, self.end))
            start = following


def first_of_next_month(day: date) -> date:
    """The first day of the month after the one `day` lies in."""
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


def fiscal_year(year: int, first_month: int = 1) -> Period:
    """The fiscal year named after the calendar year it ends in: 2026 from July on is July 2025 to June 2026."""
    first = year if first_month == 1 else year - 1
    return Period(date(first, first_month, 1), date(first + 1, first_month, 1))


def fiscal_year_of(day: date, first_month: int = 1) -> int:
    """The name of the fiscal year `day` lies in."""
    return day.year + (1 if first_month > 1 and day.month >= first_month else 0)
