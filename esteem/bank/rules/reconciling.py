"""Reconciling: the statement's balance, and what the books say that the bank has seen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from esteem.bank.rules.matching import Thing
from esteem.kernel.money import NOTHING, Money


@dataclass(frozen=True, slots=True)
class Item:
    """One booking of the account up to the day: whether the bank has seen it, and by what that is known."""

    thing: Thing
    number: int
    says: str
    by_line: bool = False  # a line of a statement is matched with it
    before: bool = False  # it was seen when the account was reconciled earlier
    ticked: bool = False  # said now

    @property
    def is_cleared(self) -> bool:
        return self.by_line or self.before or self.ticked


@dataclass(frozen=True, slots=True)
class Reckoning:
    """An account on a statement's day. Books less what the bank has not seen yet must be what the statement says."""

    until: date
    books: Money
    items: tuple[Item, ...]
    waiting: tuple[Thing, ...]  # lines of statements up to that day that are matched with nothing
    closing: Money | None = None

    @property
    def uncleared(self) -> tuple[Item, ...]:
        return tuple(item for item in self.items if not item.is_cleared)

    @property
    def uncleared_in(self) -> Money:
        return Money.total(item.thing.amount for item in self.uncleared if item.thing.amount > NOTHING)

    @property
    def uncleared_out(self) -> Money:
        return Money.total(-item.thing.amount for item in self.uncleared if item.thing.amount < NOTHING)

    @property
    def should_be(self) -> Money:
        """What the statement ought to say: the books, without what the bank has not seen, with what it saw earlier."""
        return self.books + self.later - self.uncleared_in + self.uncleared_out

    @property
    def later(self) -> Money:
        """What the bank had by then, and the books have on a later day."""
        return Money.total(item.thing.amount for item in self.items if item.thing.day > self.until)

    @property
    def difference(self) -> Money | None:
        return None if self.closing is None else self.closing - self.should_be

    @property
    def problem(self) -> str:
        """Why it cannot be kept; "" when it can."""
        if self.closing is None:
            return "Enter the balance the statement ends on."
        if not self.difference:
            return ""
        lines = Money.total(line.amount for line in self.waiting)
        because = (
            " The lines that wait to be matched come to just that." if self.waiting and lines == self.difference else ""
        )
        return f"The statement and the books differ by {abs(self.difference)}.{because} It is kept when they agree."


def of_one_side(items: Sequence[Item], *, came: bool) -> list[Item]:
    return [item for item in items if (item.thing.amount > NOTHING) is came]
