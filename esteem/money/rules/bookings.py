"""What each thing a treasurer records becomes underneath: lines that sum to nought, fund by fund.

A line stands on an account (money arrives: plus; money leaves: minus) or on a heading (the other way round), and
always on a fund. So for every fund the cash it has is the sum of its lines on accounts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from esteem.kernel.dates import say_day
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import NOTHING, Money
from esteem.money.rules.kinds import TransactionKind

LARGEST = Money(10_000_000_00)


@dataclass(frozen=True, slots=True)
class Booked:
    """One line: an amount on an account or on a heading (one of the two), within a fund. All numbers are rows' ids."""

    amount: Money
    fund: int
    account: int | None = None
    heading: int | None = None
    project: int | None = None


@dataclass(frozen=True, slots=True)
class Part:
    """A share of what came in or went out: so much under this heading, within this fund, for this project."""

    amount: Money
    heading: int
    fund: int
    project: int | None = None


def money_in(parts: Sequence[Part], *, account: int) -> tuple[Booked, ...]:
    """Money arrives, in one part or several. Under a payment's heading it is a refund, and makes that payment smaller."""
    arriving = tuple(Booked(amount, fund, account=account) for fund, amount in _by_fund(parts).items())
    return arriving + tuple(Booked(-p.amount, p.fund, heading=p.heading, project=p.project) for p in parts)


def money_out(parts: Sequence[Part], *, account: int) -> tuple[Booked, ...]:
    """Money leaves, in one part or several. Under a receipt's heading it is given back, and makes that receipt smaller."""
    leaving = tuple(Booked(-amount, fund, account=account) for fund, amount in _by_fund(parts).items())
    return leaving + tuple(Booked(p.amount, p.fund, heading=p.heading, project=p.project) for p in parts)


def _by_fund(parts: Sequence[Part]) -> dict[int, Money]:
    """One line of cash a fund, however many headings share it. Raises RuleBroken for a part of nothing."""
    sums: dict[int, Money] = defaultdict(Money)
    for part in parts:
        _require_some(part.amount)
        sums[part.fund] += part.amount
    check_size(Money.total(sums.values()))
    return sums


def move(amount: Money, *, account: int, to_account: int, fund: int) -> tuple[Booked, ...]:
    """Money goes from one account of the group to another: neither a receipt nor a payment."""
    _require_some(amount)
    if account == to_account:
        raise RuleBroken("Choose another account than the one the money comes from.", field="to_account")
    return Booked(-amount, fund, account=account), Booked(amount, fund, account=to_account)


def transfer(amount: Money, *, account: int, fund: int, to_fund: int, heading: int) -> tuple[Booked, ...]:
    """No money moves: from now on it belongs to another fund. `heading` is the books' own, for transfers."""
    _require_some(amount)
    if fund == to_fund:
        raise RuleBroken("Choose another fund than the one the money comes from.", field="to_fund")
    return (
        Booked(-amount, fund, account=account),
        Booked(amount, fund, heading=heading),
        Booked(amount, to_fund, account=account),
        Booked(-amount, to_fund, heading=heading),
    )


def opening(amount: Money, *, account: int, fund: int, heading: int) -> tuple[Booked, ...]:
    """What an account held when the books began; less than nought when it was overdrawn."""
    if not amount:
        raise RuleBroken("Enter the amount the account began with.", field="amount")
    check_size(amount)
    return Booked(amount, fund, account=account), Booked(-amount, fund, heading=heading)


def reversal(lines: Iterable[Booked]) -> tuple[Booked, ...]:
    """The same lines the other way round."""
    return tuple(replace(line, amount=-line.amount) for line in lines)


def size_of(lines: Iterable[Booked]) -> Money:
    """How much was booked, as people say it: what came in or went out, or else what was moved."""
    cash = [line.amount for line in lines if line.account is not None]
    return abs(Money.total(cash)) or Money.total(amount for amount in cash if amount > NOTHING)


def is_balanced(lines: Sequence[Booked]) -> bool:
    """Whether there are two lines or more and they sum to nought within every fund."""
    sums: dict[int, Money] = defaultdict(Money)
    for line in lines:
        sums[line.fund] += line.amount
    return len(lines) > 1 and not any(sums.values())


def is_with_a_member(kind: TransactionKind, *, on_the_list: bool) -> bool:
    """Whether whom a booking names must be taken for somebody who belongs to the group.

    Money comes from people, and goes to shops and halls unless it was booked from a person's own page.
    """
    return on_the_list or kind is TransactionKind.IN


def check_day(day: date, today: date) -> None:
    """A cash book says what happened: raises RuleBroken for a day that has not come yet."""
    if day > today:
        raise RuleBroken(f"{say_day(day)} has not come yet. Record money on the day it moves.", field="day")


def check_size(amount: Money, *, field: str = "amount") -> None:
    """Nobody means ten million pounds; and sums of such amounts must stay sums. Raises RuleBroken."""
    if abs(amount) >= LARGEST:
        raise RuleBroken(f"Enter an amount below {LARGEST}.", field=field)


def _require_some(amount: Money) -> None:
    if amount <= NOTHING:
        raise RuleBroken("Enter an amount above nought, like 12.50.", field="amount")
    check_size(amount)
