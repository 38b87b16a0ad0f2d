"""What is given without money: hours, things, a cheaper room. It is valued beside the books, and never in them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from esteem.kernel.dates import Period, say_day
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import NOTHING, Money
from esteem.kernel.text import Said, plural
from esteem.money.rules.bookings import check_size
from esteem.money.rules.sheets import Sheet, SheetLine, part, row, sub_total, total

MOST_HOURS = 10_000
HOURS_MENDING = "Enter hours, like 3 or 2.5 or 2:30."
BESIDE = "Valued beside the books: no money moved, and nothing of it is in the accounts."


class Given(Said):
    """What was given."""

    HOURS = "hours", "Hours of somebody’s time"
    GOODS = "goods", "Things: food, prizes, paper"
    OTHER = "other", "Something else: printing, a lift, advice"


SHORT = {Given.HOURS: "Hours given", Given.GOODS: "Things given", Given.OTHER: "Other help"}


def read_hours(typed: str) -> int:
    """Whole minutes of hours typed as 3, 2.5, 2:30. Raises ValueError with a sentence."""
    text = typed.lower().replace(",", "").removesuffix("hours").removesuffix("hour").removesuffix("h").strip()
    whole, colon, over = text.partition(":")
    if colon:
        if not (_digits(whole, 5) and _digits(over, 2) and int(over) < 60):
            raise ValueError(HOURS_MENDING)
        minutes = int(whole) * 60 + int(over)
    else:
        whole, _, over = text.partition(".")
        if not _digits(whole or "0", 5) or (over and not _digits(over, 2)) or not (whole or over):
            raise ValueError(HOURS_MENDING)
        minutes = int(Fraction(f"{whole or '0'}.{over or '0'}") * 60 + Fraction(1, 2))
    if not 0 < minutes <= MOST_HOURS * 60:
        raise ValueError(f"Enter more than nought and at most {MOST_HOURS:,} hours.")
    return minutes


def _digits(text: str, most: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= most


def say_hours(minutes: int) -> str:
    """`2.5 hours`, `1 hour`, `20 minutes`."""
    if minutes < 60:
        return f"{minutes} minutes"
    hours, over = divmod(minutes, 60)
    told = f"{hours:,}" if not over else f"{hours + over / 60:,.2f}".rstrip("0")
    return "1 hour" if minutes == 60 else f"{told} hours"


@dataclass(frozen=True, slots=True)
class HourValue:
    """What the group says an hour is worth, from a day on."""

    starts_on: date
    amount: Money


def value_on(day: date, values: Iterable[HourValue]) -> Money | None:
    """What an hour was worth on that day; None before the first."""
    held = [one for one in values if one.starts_on <= day]
    return max(held, key=lambda one: one.starts_on).amount if held else None


def worth_of(minutes: int, an_hour: Money) -> Money:
    """So many minutes at so much an hour, half a penny upwards."""
    return Money(int(Fraction(minutes * an_hour.pence, 60) + Fraction(1, 2)))


def check_gift(kind: Given, minutes: int | None, amount: Money | None) -> None:
    """Raise RuleBroken when what is needed for its value is not there."""
    if kind is Given.HOURS and minutes is None:
        raise RuleBroken("Enter how many hours.", field="minutes")
    if kind is not Given.HOURS:
        if amount is None:
            raise RuleBroken("Enter what it would have cost.", field="amount")
        check_size(amount)


@dataclass(frozen=True, slots=True)
class Gift:
    """One thing given: on a day, what, and its value; None where no value of an hour holds on that day."""

    id: int
    day: date
    kind: Given
    what: str
    minutes: int | None
    worth: Money | None

    @property
    def says(self) -> str:
        """`A stall at the fair, 21 June 2026, 12.5 hours`."""
        return ", ".join([self.what, say_day(self.day), *([say_hours(self.minutes)] if self.minutes else [])])


@dataclass(frozen=True, slots=True)
class YearInKind:
    """All that was given in a year: what was written down, and the reduced rent of its meetings."""

    year: Period
    until: date
    gifts: tuple[Gift, ...]
    room: Money = NOTHING
    room_unknown: int = 0
    meetings: int = 0

    @property
    def minutes(self) -> int:
        return sum(one.minutes or 0 for one in self.gifts if one.kind is Given.HOURS)

    @property
    def unvalued(self) -> int:
        """How many gifts of hours have no value, because none was chosen for their day."""
        return sum(one.worth is None for one in self.gifts)

    def worth(self, kind: Given) -> Money:
        return Money.total(one.worth or NOTHING for one in self.gifts if one.kind is kind)

    @property
    def total(self) -> Money:
        return Money.total(one.worth or NOTHING for one in self.gifts) + self.room

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The sums, then each thing given."""
        lines = [row(self._hours_called, self.worth(Given.HOURS)), row("Reduced rent", self.room)]
        lines += [row(SHORT[kind], self.worth(kind)) for kind in (Given.GOODS, Given.OTHER)]
        whole = Sheet("Given in kind", ("What", "Value"), (*lines, total("In all", self.total)), self.says)
        if not self.gifts:
            return (whole,)
        listed: list[SheetLine] = []
        for kind in Given:
            ours = [one for one in self.gifts if one.kind is kind]
            if ours:
                told = (row(one.says, NOTHING if one.worth is None else one.worth) for one in ours)
                listed += [part(SHORT[kind]), *told, sub_total(f"{SHORT[kind]}, in all", self.worth(kind))]
            if kind is Given.HOURS and self.room:
                met = f"{plural(self.meetings - self.room_unknown, 'meeting')} until {say_day(self.until)}"
                listed += [part("Reduced rent"), row(met, self.room), sub_total("Reduced rent, in all", self.room)]
        return whole, Sheet("What was given", ("What", "Value"), tuple(listed))

    @property
    def _hours_called(self) -> str:
        return f"Hours given ({say_hours(self.minutes)})" if self.minutes else "Hours given"

    @property
    def says(self) -> str:
        """What the sums are, and what they leave out."""
        told = [BESIDE]
        if self.room_unknown:
            told.append(f"Of {self.room_unknown} of {self.meetings} meetings the reduced rent is not known.")
        if self.unvalued:
            told.append("Hours before the first value of an hour are listed without one.")
        return " ".join(told)
