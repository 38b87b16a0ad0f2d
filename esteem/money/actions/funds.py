"""Money goes from one fund to another, with a word before more leaves than there is, or than may."""

from __future__ import annotations

from datetime import date

from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import NOTHING, Money
from esteem.money.actions.bookings import record_transfer
from esteem.money.actions.taking import FIELD
from esteem.money.models import Fund, Transaction
from esteem.money.queries import places
from esteem.money.rules.funds import say_leaving, say_spending
from esteem.money.rules.kinds import FundKind


def transfer(
    *, day: date, amount: Money, account: int, fund: int, to_fund: int, description: str, is_allowed: bool = False,
    all_the_same: bool = False,
) -> Transaction:  # fmt: skip
    """Money belongs to another fund from now on, and here is why. Raises RuleBroken: no reason, or more than there is.

    What was given for one purpose leaves its fund only where somebody has said that it may; general money goes below
    nothing only when it is meant.
    """
    if not description:
        raise RuleBroken("Say who decided it, and why.", field="description")
    leaves, comes = session.get(Fund, fund), session.get(Fund, to_fund)
    if leaves is not None and comes is not None and leaves.id != comes.id:
        _check_leaving(leaves, comes, amount, is_allowed=is_allowed, is_meant=all_the_same)
    return record_transfer(day=day, amount=amount, account=account, fund=fund, to_fund=to_fund, description=description)


def _check_leaving(leaves: Fund, comes: Fund, amount: Money, *, is_allowed: bool, is_meant: bool) -> None:
    has = places.balance_of_fund(leaves)
    if leaves.kind is not FundKind.GENERAL and amount > has:
        left = f"There is {has} left in {leaves.name}" if has > NOTHING else f"Nothing is left in {leaves.name}"
        raise RuleBroken(f"{left}, so {amount} cannot leave it.", field="amount")
    if (
        not is_meant
        and leaves.kind is FundKind.GENERAL
        and (says := say_spending(leaves.name, leaves.kind, has, amount))
    ):
        raise RuleBroken(f"{says} Choose a smaller amount, or tick that it is so.", field=FIELD)
    if not is_allowed and (says := say_leaving(leaves.name, leaves.kind, comes.kind)):
        raise RuleBroken(f"{says} Tick that it may, and say below who said so.", field="is_allowed")
