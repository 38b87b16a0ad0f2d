"""What a statement from a bank says, whichever bank sent it and in whatever kind of file."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from esteem.kernel.money import NOTHING, Money

LONGEST_WORDS = 300
MOST_LINES = 20_000
AMERICAN = (
    "The days in this file seem to be American, month before day (line {row}: “{day}”). "
    "Ask the bank for UK dates, or say when you name the columns that the month comes first."
)


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: money that came (more than nought) or went. `row` is its line in the file, `own` the bank's own mark."""

    row: int
    day: date
    amount: Money
    words: str
    balance: Money | None = None
    own: str = ""


@dataclass(frozen=True, slots=True)
class Statement:
    """The lines in the order they happened, and what is to be said about them before anything is kept."""

    source: str
    entries: tuple[Entry, ...]
    notes: tuple[str, ...] = ()
    closing: Money | None = None
    closing_on: date | None = None
    account_ends: str = ""  # the last four figures of the account's number, where the file tells it

    @property
    def first_on(self) -> date:
        return min(entry.day for entry in self.entries)

    @property
    def last_on(self) -> date:
        return max(entry.day for entry in self.entries)

    @property
    def came(self) -> Money:
        return sum_in(self.entries)

    @property
    def went(self) -> Money:
        return Money.total(-entry.amount for entry in self.entries if entry.amount < NOTHING)


def sum_in(entries: Sequence[Entry]) -> Money:
    return Money.total(entry.amount for entry in entries if entry.amount > NOTHING)


def last_four(number: str) -> str:
    """The end of an account's number, which is all that is kept of it: enough to see that a file is of another account."""
    return "".join(mark for mark in number if mark.isdigit())[-4:]
