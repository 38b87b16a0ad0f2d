"""More is taken of a fund or an account than there is only when it is meant: asked once, because books say what happened."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import NOTHING, Money
from esteem.money.actions.bookings import record_move
from esteem.money.models import Fund, MoneyAccount, Transaction
from esteem.money.queries import places
from esteem.money.rules.bookings import Part
from esteem.money.rules.funds import say_spending, say_taking, taken

FIELD = "all_the_same"  # the tick of every form that asks


def check_spending(parts: Sequence[Part], *, day: date, account: int | None, is_meant: bool) -> None:
    """Raises RuleBroken, with what is wrong and what would mend it, unless it is meant.

    `account` is None for what the bank says was paid, and for what is only proposed: then the funds are asked about.
    """
    of_funds = list(_past_funds(taken((part.fund, part.amount) for part in parts)))
    of_account = _past_account(day, account, Money.total(part.amount for part in parts))
    ways = [
        *(["choose another fund", "split it"] if of_funds else []),
        *(["choose another account"] if of_account else []),
    ]
    _ask([*of_funds, *of_account], ways, is_meant=is_meant)


def check_taking(*, day: date, account: int, amount: Money, is_meant: bool) -> None:
    """The same of money that goes from one account to another, and stays in its fund. Raises RuleBroken."""
    _ask(_past_account(day, account, amount), ["choose another account"], is_meant=is_meant)


def _past_funds(sums: Any) -> Iterator[str]:
    has = places.held()[1]
    for number, amount in sums.items():
        fund = session.get(Fund, number)
        if fund is not None and (says := say_spending(fund.name, fund.kind, has.get(number, NOTHING), amount)):
            yield says


def _past_account(day: date, number: int | None, amount: Money) -> list[str]:
    account = None if number is None else session.get(MoneyAccount, number)
    if account is None:
        return []
    says = say_taking(account.name, account.kind, places.least_in(account.id, day), amount)
    return [says] if says else []


def _ask(warned: Sequence[str], ways: Sequence[str], *, is_meant: bool) -> None:
    if warned and not is_meant:
        mend = ", ".join(ways)
        raise RuleBroken(f"{' '.join(warned)} {mend[0].upper()}{mend[1:]}, or tick that it is so.", field=FIELD)


def move(
    *, day: date, amount: Money, account: int, to_account: int, fund: int, all_the_same: bool = False, **told: Any
) -> Transaction:
    """Money went from one account to another. Raises RuleBroken: more than there was in it, and nobody said that it is so."""
    check_taking(day=day, account=account, amount=amount, is_meant=all_the_same)
    return record_move(day=day, amount=amount, account=account, to_account=to_account, fund=fund, **told)
