"""Petty cash: a tin with a fixed float. What is in it and the vouchers since the last top-up always make the float."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import NOTHING, Money


@dataclass(frozen=True, slots=True)
class Voucher:
    """What one booking took out of the tin, of one fund; below nought for what it brought in. `is_paid`: it is a payment
    that stands, and so a slip of paper; not a gift, a move, or something put right."""

    transaction: int
    number: int
    day: date
    what: str
    who: str
    amount: Money
    fund: int
    names_a_member: bool = False
    note: str = ""
    is_paid: bool = True


@dataclass(frozen=True, slots=True)
class Imprest:
    """A tin as it stands: its float, what the books say is in it, and what went through it since the last top-up."""

    level: Money
    in_books: Money
    went: tuple[Voucher, ...]

    @property
    def paid(self) -> tuple[Voucher, ...]:
        """The vouchers: what was paid out of it."""
        return tuple(one for one in self.went if one.is_paid)

    @property
    def spent(self) -> Money:
        return Money.total(voucher.amount for voucher in self.paid)

    @property
    def otherwise(self) -> Money:
        """What went out of it besides vouchers, less what came in: gifts, moves, what was put right."""
        return Money.total(one.amount for one in self.went if not one.is_paid)

    @property
    def rest(self) -> Money:
        """What was missing to the float before any of it: it was set higher, or not full at first."""
        return self.level - self.in_books - self.spent - self.otherwise

    @property
    def top_up(self) -> Money:
        """What fills it again; below nought when it holds more than its float."""
        return self.level - self.in_books

    @property
    def over(self) -> Money:
        """How much more than its float it should hold."""
        return max(NOTHING, -self.top_up)

    def difference(self, counted: Money) -> Money:
        """What was counted, less what should be there; below nought when something is missing."""
        return counted - self.in_books

    def moves(self, general: int) -> dict[int, Money]:
        """How much of each fund goes into the tin so that it is full and owes no fund anything."""
        by_fund: dict[int, Money] = defaultdict(Money)
        for voucher in self.went:
            by_fund[voucher.fund] += voucher.amount
        by_fund[general] += self.rest
        return {fund: amount for fund, amount in by_fund.items() if amount}


def check_top_up(imprest: Imprest) -> None:
    """Raises RuleBroken when the tin is full."""
    if imprest.top_up <= NOTHING:
        raise RuleBroken("The tin holds its float already. There is nothing to top up.")


def say_difference(difference: Money) -> str:
    """`£0.20 too little`; "" when it agrees."""
    if not difference:
        return ""
    return f"{abs(difference)} too {'little' if difference < NOTHING else 'much'}"
