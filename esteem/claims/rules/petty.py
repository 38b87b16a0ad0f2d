"""Petty cash: a tin with a fixed float. What is in it and the vouchers since the last top-up always make the float."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from datetime import date

from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import NOTHING, Money


@dataclass(frozen=True, slots=True)
class Voucher:
    """What one booking took out of the tin, of one fund; below nought for what it brought in."""

    transaction: int
    number: int
    day: date
    what: str
    who: str
    amount: Money
    fund: int
    names_a_member: bool = False
    note: str = ""


@dataclass(frozen=True, slots=True)
class Imprest:
    """A tin as it stands: its float, what the books say is in it, and the vouchers since the last top-up."""

    level: Money
    in_books: Money
    vouchers: tuple[Voucher, ...]

    @property
    def spent(self) -> Money:
        return Money.total(voucher.amount for voucher in self.vouchers)

    @property
    def rest(self) -> Money:
        """What is missing to the float for another reason than a voucher: it was set higher, or not full at first."""
        return self.level - self.in_books - self.spent

    @property
    def top_up(self) -> Money:
        """What fills it again: the vouchers, and the rest."""
        return self.level - self.in_books

    def difference(self, counted: Money) -> Money:
        """What was counted, less what should be there; below nought when something is missing."""
        return counted + self.spent + self.rest - self.level

    def moves(self, general: int) -> dict[int, Money]:
        """How much of each fund goes into the tin so that it is full and owes no fund anything."""
        by_fund: dict[int, Money] = defaultdict(Money)
        for voucher in self.vouchers:
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
