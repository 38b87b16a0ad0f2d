"""How much: what a plan asks of whom, what is enough, and how the tin agrees with the ticks."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import NOTHING, Money
from esteem.subs.rules.kinds import Every, Rate

Key = TypeVar("Key")
MOST = Money(10_000_00)


@dataclass(frozen=True, slots=True)
class Terms:
    """What a plan asks. `least` is where paying what one can begins; None where that is not offered."""

    every: Every
    amount: Money = NOTHING
    reduced: Money | None = None
    least: Money | None = None
    first_free: bool = False
    carer_free: bool = False
    grace_days: int = 30

    @property
    def rates(self) -> list[Rate]:
        """What may be chosen for somebody."""
        offered = {Rate.REDUCED: self.reduced is not None, Rate.OWN: self.least is not None}
        return [rate for rate in Rate if offered.get(rate, True)]


def due(terms: Terms, rate: Rate, *, is_first: bool = False, is_carer: bool = False) -> Money:
    """What is filled in for somebody; for whoever pays what they can it is the least."""
    if terms.every is Every.NONE or rate is Rate.FREE:
        return NOTHING
    if (is_first and terms.first_free and terms.every is Every.MEETING) or (is_carer and terms.carer_free):
        return NOTHING
    if rate is Rate.REDUCED and terms.reduced is not None:
        return terms.reduced
    if rate is Rate.OWN and terms.least is not None:
        return terms.least
    return terms.amount


def check_terms(terms: Terms) -> None:
    """Raise RuleBroken for a plan that makes no sense."""
    if terms.every is Every.NONE:
        return
    if terms.amount <= NOTHING:
        raise RuleBroken("Enter how much, like 2.00.", field="amount")
    for field, less in (("reduced", terms.reduced), ("least", terms.least)):
        if less is not None and less > terms.amount:
            raise RuleBroken(f"This is more than {terms.amount}.", field=field)


def check_paid(amount: Money, terms: Terms, rate: Rate, field: str, times: int = 1) -> None:
    """Raise RuleBroken for less than the least of who pays what they can, and for what is surely a slip."""
    if not NOTHING <= amount <= MOST:
        raise RuleBroken("Enter nought or more, like 2.00.", field=field)
    if rate is Rate.OWN and terms.least is not None and amount < terms.least * times:
        raise RuleBroken(f"The least is {terms.least * times}.", field=field)


def check_enough(amount: Money, asked: Sequence[tuple[Terms, Rate]], times: int, who: str = "") -> None:
    """Raise RuleBroken for less than is asked of them all, or than the least where their plan lets people pay what they can."""
    floor = NOTHING
    for terms, rate in asked:
        each = due(terms, rate)
        floor += (each if terms.least is None else min(each, terms.least)) * times
    if amount < floor:
        says = f"{f'Of {who} ' if who else ''}{floor} is asked: this is {floor - amount} less."
        raise RuleBroken(f"{says} Ask again, or tick “Take it as enough”.", field="amount")


def more_than_asked(amount: Money, asked: Sequence[tuple[Terms, Rate]], times: int) -> Money:
    """How much more came than is asked; nothing where somebody pays what they can."""
    if any(rate is Rate.OWN for _, rate in asked):
        return NOTHING
    return max(NOTHING, amount - Money.total(due(terms, rate) for terms, rate in asked) * times)


def difference_said(expected: Money, counted: Money) -> str:
    """How the tin differs from the ticks, in words; "" when they agree."""
    off = counted - expected
    if not off:
        return ""
    return f"{abs(off)} {'over' if off > NOTHING else 'short'}"


def fit(parts: Mapping[Key, Money], total: Money, rest: Key) -> dict[Key, Money]:
    """The parts made to come to the total: what is more goes to `rest`, what is less is taken there first, then elsewhere."""
    fitted = {rest: NOTHING, **parts}
    fitted[rest] += total - Money.total(parts.values())
    short = min(fitted[rest], NOTHING)
    fitted[rest] -= short
    for key in sorted(fitted, key=lambda key: -fitted[key].pence):
        taken = min(fitted[key], -short)
        fitted[key] -= taken
        short += taken
    return {key: amount for key, amount in fitted.items() if amount}


def spread(amount: Money, ways: Sequence[Key]) -> list[tuple[Key, Money]]:
    """An amount over times or people, to the penny."""
    return list(zip(ways, amount.share(len(ways)), strict=True))
