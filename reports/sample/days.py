"""Days of the sample company, told from today, so that it is always fresh.

The data was written as if today were November 21. `P`, `L`, `T` and `N` before a month and day mean the year before
last, last year, this year and next year; this year's days move with how much of the year has passed.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from kaps.clock import today_in

YEARS = {"P": -2, "L": -1, "T": 0, "N": 1}
WRITTEN = 325  # November 21, as a day of the year
SATURDAY = 5


@dataclass(frozen=True, slots=True)
class Days:
    """The calendar of the sample, seen at the instant `now` in the vendor's zone."""

    now: datetime
    zone: str

    @property
    def today(self) -> date:
        return today_in(self.zone, self.now)

    def year(self, letter: str) -> int:
        return self.today.year + YEARS[letter]

    def day(self, told: str) -> date:
        """The day that `told` means, e.g. "T03-14"."""
        month, day = int(told[1:3]), int(told[4:6])
        if told[0] == "T":
            return self._moved(date(2025, month, day).timetuple().tm_yday)
        return date(self.year(told[0]), month, day)

    def working_day(self, told: str) -> date:
        """That day, or the Friday before when it falls on a weekend; never in another year and never in the future."""
        day = self.day(told)
        back = max(0, day.weekday() - SATURDAY + 1)
        if (day - timedelta(days=back)).year == day.year:
            day -= timedelta(days=back)
        return min(day, self.today)

    def after(self, day: date, days: int) -> date:
        """So many days later, but not in the future."""
        return min(day + timedelta(days=days), self.today)

    def at(self, day: date, hour: int, minute: int = 0) -> datetime:
        """An instant of that day in the vendor's zone, but not in the future."""
        return min(datetime.combine(day, time(hour, minute), ZoneInfo(self.zone)), self.now)

    def _moved(self, number: int) -> date:
        """Day `number` of a year written on day 325, in a year of which another share has passed."""
        first, passed = date(self.today.year, 1, 1), self.today.timetuple().tm_yday
        if number <= WRITTEN:
            return first + timedelta(days=max(0, number * passed // WRITTEN - 1))
        left = (date(self.today.year, 12, 31) - self.today).days
        return self.today + timedelta(days=(number - WRITTEN) * left // (365 - WRITTEN))
