"""What a person asks of the cash book: words, an account, a heading, a fund, a direction, days; read from the address."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Self

from esteem.kernel.dates import EARLIEST, LATEST, Period
from esteem.kernel.text import Said, fold
from esteem.money.rules import years
from esteem.money.rules.typed import typed_days


class Direction(Said):
    IN = "in", "Money in"
    OUT = "out", "Money out"
    MOVED = "moved", "Moves and transfers"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which part of the cash book is shown. `period` is None for all of it; `year` is the financial year by its end."""

    sought: str = ""
    account: int | None = None
    heading: int | None = None
    fund: int | None = None
    project: int | None = None
    person: int | None = None
    direction: Direction | None = None
    period: Period | None = None
    year: int | None = None
    first_typed: str = ""
    last_typed: str = ""
    days_said: str = ""  # which of the days typed counts for nothing, or that they were turned round
    oldest_first: bool = False
    lacks_receipt: bool = False  # only what was paid without a paper that shows it
    by_name: bool = False  # whether whoever looks may see who belongs to the group

    @property
    def shows_balance(self) -> bool:
        """A running balance makes sense only where no booking in between is left out."""
        return not (self.sought or self.is_of_parts or self.person or self.direction or self.lacks_receipt)

    @property
    def is_of_parts(self) -> bool:
        """Whether of a booking in several parts only some are meant: those of a heading or a project."""
        return bool(self.heading or self.project)

    @property
    def is_narrowed(self) -> bool:
        chosen = (self.account, self.heading, self.fund, self.project, self.person, self.direction)
        return bool(self.sought or self.lacks_receipt) or any(chosen)

    @classmethod
    def read(
        cls, asked: Mapping[str, str], *, this_year: Period, year_ending: Callable[[int], Period], by_name: bool = False
    ) -> Self:
        """What the address asks for; nonsense counts as not asked. Words alone search every year."""
        sought = asked.get("q", "")[:100].strip()
        days = typed_days(asked)
        first, last = days.first, days.last
        year = None if first or last else _year(asked.get("year"), sought, this_year)
        return cls(
            sought=sought,
            account=_number(asked.get("account")),
            heading=_number(asked.get("heading")),
            fund=_number(asked.get("fund")),
            project=_number(asked.get("project")),
            person=_number(asked.get("person")),
            lacks_receipt=asked.get("receipt") == "none",
            direction=next((way for way in Direction if way == asked.get("way")), None),
            period=year_ending(year) if year else _between(first, last),
            year=year,
            first_typed=asked.get("from", "")[:30],
            last_typed=asked.get("to", "")[:30],
            days_said=days.says,
            oldest_first=asked.get("order") == "oldest",
            by_name=by_name,
        )


def findable(*texts: str) -> str:
    """What is searched: folded, and amounts without their commas and pound signs."""
    return fold(re.sub("[£,]", "", " ".join(text for text in texts if text)))


def is_amount(sought: str) -> bool:
    """Whether what is searched is figures alone, as no name is."""
    return re.fullmatch(r"[£\d.,\s]+", sought) is not None


def _year(typed: str | None, sought: str, this_year: Period) -> int | None:
    if typed == "all" or (not typed and sought):
        return None
    number = _number(typed)
    return number if number and 1901 <= number <= 2199 else years.ends_in(this_year)


def _between(first: date | None, last: date | None) -> Period | None:
    if first is None and last is None:
        return None
    first, last = sorted(
        (first or EARLIEST, last or LATEST)
    )  # typed the wrong way round, they still mean the same days
    return Period(first, last + timedelta(days=1))


def _number(typed: str | None) -> int | None:
    return int(typed) if typed and re.fullmatch("[0-9]{1,12}", typed) else None
