"""The days of the invented group: when it began, when it meets, and what happens on a day."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import partial
from typing import Any

THURSDAY = 3
YEARS = 2
AUGUST, CHRISTMAS = 8, ((12, 20), (12, 31))


@dataclass(frozen=True, slots=True)
class Deed:
    """Something that is done on a day."""

    day: date
    do: Callable[[], object]


def on(day: date, act: Callable[..., object], *more: Any, **told: Any) -> Deed:
    """`act(day, ...)`, done on that day."""
    return Deed(day, partial(act, day, *more, **told))


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
        day = self.begins_on + timedelta(days=(THURSDAY - self.begins_on.weekday()) % 7)
        while day <= self.today:
            if day.month != AUGUST and not CHRISTMAS[0] <= (day.month, day.day) <= CHRISTMAS[1]:
                yield day
            day += timedelta(days=7)

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
