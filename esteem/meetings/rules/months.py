"""A month as a calendar shows it: its weeks from Monday, and the months beside it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from esteem.kernel.dates import EARLIEST, LATEST, MONTHS

_WRITTEN = re.compile(r"(\d{4})-(\d{2})", re.ASCII)


@dataclass(frozen=True, slots=True, order=True)
class Month:
    """A month of a year between the first and the last day the program knows."""

    year: int
    number: int

    @classmethod
    def of(cls, day: date) -> Month:
        return cls(day.year, day.month)

    @classmethod
    def read(cls, written: str | None, today: date) -> Month:
        """The month an address names, like 2026-11; this month for anything that is none."""
        found = _WRITTEN.fullmatch(written or "")
        month = cls(int(found[1]), int(found[2])) if found else cls.of(today)
        return month if month.is_known else cls.of(today)

    @property
    def is_known(self) -> bool:
        return 1 <= self.number <= 12 and EARLIEST.year <= self.year <= LATEST.year

    @property
    def written(self) -> str:
        return f"{self.year:04}-{self.number:02}"

    @property
    def says(self) -> str:
        return f"{MONTHS[self.number - 1]} {self.year}"

    @property
    def first_on(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def last_on(self) -> date:
        return self.following.first_on - timedelta(days=1) if self.year < 9999 else date(self.year, 12, 31)

    @property
    def following(self) -> Month:
        return Month(self.year + self.number // 12, self.number % 12 + 1)

    @property
    def before(self) -> Month:
        return Month(self.year, self.number - 1) if self.number > 1 else Month(self.year - 1, 12)

    @property
    def weeks(self) -> Sequence[Sequence[date | None]]:
        """Its days by week; None where a week belongs to the month beside it."""
        lead, days = self.first_on.weekday(), self.last_on.day
        cells: list[date | None] = [None] * lead + [date(self.year, self.number, day) for day in range(1, days + 1)]
        cells += [None] * (-len(cells) % 7)
        return [cells[start : start + 7] for start in range(0, len(cells), 7)]
