"""The days of the invented group: when it began, when it meets, and what happens on a day."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from itertools import count, takewhile
from typing import Any

THURSDAY = 3
YEARS = 2
AUGUST, CHRISTMAS = 8, ((12, 20), (12, 31))


def next_thursday(day: date) -> date:
    """That day, or the first Thursday after it."""
    return day + timedelta(days=(THURSDAY - day.weekday()) % 7)


def is_christmas(day: date) -> bool:
    return CHRISTMAS[0] <= (day.month, day.day) <= CHRISTMAS[1]


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that is done on a day."""

    day: date
    do: Callable[[], object]
    alone: bool = False  # in a transaction of its own, because something is printed in the middle of it


def on(day: date, act: Callable[..., object], *more: Any, **told: Any) -> Deed:
    """`act(day, ...)`, done on that day."""
    return Deed(day, partial(act, day, *more, **told))


def alone(day: date, act: Callable[..., object], *more: Any) -> Deed:
    """The same in a transaction of its own."""
    return Deed(day, partial(act, day, *more), alone=True)


@dataclass(frozen=True)
class Story:
    """From the first day of the financial year that lies two whole years back, to today. The same each time it is told."""

    today: date
    chance: random.Random = field(default_factory=lambda: random.Random(1848))  # noqa: S311 - invents, guards nothing

    @property
    def begins_on(self) -> date:
        this_year = self.today.year if self.today >= date(self.today.year, 4, 1) else self.today.year - 1
        return date(this_year - YEARS, 4, 1)

    def thursdays(self) -> Iterator[date]:
        """The days the group met: every Thursday, but not in August nor around Christmas."""
        return takewhile(lambda day: day <= self.today, self._thursdays_from(self.begins_on))

    def _thursdays_from(self, first: date) -> Iterator[date]:
        days = (next_thursday(first) + timedelta(weeks=week) for week in count())
        return (day for day in days if day.month != AUGUST and not is_christmas(day))

    def annual_meeting(self, year: int) -> date:
        """The Thursday of the annual meeting, by financial year of the story (0 for the first)."""
        return next_thursday(self.day(year, 5, 15))

    @property
    def snow(self) -> date:
        """The Thursday on which nobody could come."""
        return next_thursday(self.day(0, 1, 9))

    def heads(self, day: date) -> int:
        """How many came that day."""
        return 0 if day == self.snow else 7 + day.toordinal() // 7 % 5 + day.month % 3

    def day(self, year: int, month: int, day: int) -> date:
        """A day of the story by its financial year (0 for the first), which begins in April."""
        return date(self.begins_on.year + year + (month < 4), month, day)

    def months(self) -> Iterator[date]:
        """The first day of each month so far."""
        month = self.begins_on
        while month <= self.today:
            yield month
            month = date(month.year + month.month // 12, month.month % 12 + 1, 1)

    def past(self, deeds: Iterator[Deed]) -> Iterator[Deed]:
        """Those that have happened by today."""
        return (deed for deed in deeds if deed.day <= self.today)
