"""What is said before more is spent or moved than there is in a fund or an account, or than a fund's money may."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from esteem.kernel.dates import say_day
from esteem.kernel.money import NOTHING, Money
from esteem.money.rules.kinds import AccountKind, FundKind

SOON = 61  # days before a fund's last day that the desk begins to say so
BOUND = (FundKind.RESTRICTED, FundKind.PERMANENT)


def say_spending(name: str, kind: FundKind, has: Money, spends: Money) -> str:
    """What a treasurer is told before money of this fund is spent; nothing when there is nothing to be said."""
    if spends <= NOTHING:
        return ""
    if kind is FundKind.PERMANENT:
        return f"{name} is a permanent endowment: the sum itself is never spent, only what it earns."
    if spends > has:
        left = max(NOTHING, has)
        return f"There is {left} left in {name}, and this takes {spends}."
    if kind is FundKind.EXPENDABLE:
        return f"{name} is an endowment: it is kept unless the group decides to spend it. Say in the note who decided."
    return ""


def say_taking(name: str, kind: AccountKind, least: tuple[date, Money], takes: Money) -> str:
    """What a treasurer is told before more is taken out of an account than there is, on that day or on a later one."""
    day, has = least
    if takes <= NOTHING or takes <= has:
        return ""
    there = has if has > NOTHING else "nothing"
    why = "a tin holds no less than nothing" if kind is AccountKind.TIN else "it would be overdrawn"
    return f"There is {there} in {name} on {say_day(day)}, and this takes {takes}: {why}."


def say_leaving(name: str, kind: FundKind, to_kind: FundKind) -> str:
    """What a treasurer is told before money leaves this fund for another; nothing when the group may decide it alone."""
    if kind is FundKind.PERMANENT:
        return f"{name} is a permanent endowment: the sum itself stays in it."
    if kind is FundKind.RESTRICTED:
        return f"{name} was given for one purpose. Its money goes elsewhere only if the giver has said so."
    if kind is FundKind.EXPENDABLE and to_kind is not FundKind.EXPENDABLE:
        return f"{name} is an endowment: it is kept unless the group decides to spend it."
    return ""


def say_balances(funds: Iterable[tuple[str, Money]]) -> str:
    """`General £120.00, Grant £45.00`: for beside a choice of fund."""
    return ", ".join(f"{name} {amount}" for name, amount in funds)


def taken(parts: Iterable[tuple[int, Money]]) -> Mapping[int, Money]:
    """What is taken of each fund."""
    sums: dict[int, Money] = {}
    for fund, amount in parts:
        sums[fund] = sums.get(fund, NOTHING) + amount
    return sums


def is_soon(spend_by: date | None, today: date) -> bool:
    """Whether the day a fund is to be spent by is near, or past."""
    return spend_by is not None and spend_by <= today + timedelta(days=SOON)


def say_deadline(spend_by: date, today: date) -> str:
    """`To be spent by 3 May 2026`, or that the day is past."""
    if spend_by < today:
        return f"It was to be spent by {say_day(spend_by)}. Ask the giver before you spend the rest."
    return f"To be spent by {say_day(spend_by)}."
