"""A tin is counted by two, and a difference is booked with its reason."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from esteem.bank.models import CashCount
from esteem.bank.queries.cash import counts_booked_as
from esteem.bank.queries.reconciling import balance_on
from esteem.bank.rules import cash
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import NOTHING
from esteem.money.actions import record_money_in, record_money_out
from esteem.money.models import MoneyAccount, Transaction
from esteem.money.queries import places


def count_cash(
    *, account: MoneyAccount, day: date, coins: Mapping[int, int], first: int | None = None, second: int | None = None
) -> CashCount:
    """Write down what is in a tin, and what the books say of that day. Raises RuleBroken."""
    if day > dates.today():
        raise RuleBroken(f"{dates.say_day(day)} has not come yet.", field="day")
    cash.check_count(coins, first, second)
    row = CashCount(
        account_id=account.id, counted_on=day, first_id=first, second_id=second, coins=cash.written(coins),
        counted=cash.total_of(coins), books=balance_on(account.id, day), written_at=dates.now(),
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row


def book_difference(*, count: CashCount, heading: int, reason: str) -> Transaction:
    """Book what is too much or too little in the tin, so that the books say what is there. Raises RuleBroken."""
    if count.transaction_id is not None:
        raise RuleBroken("The difference is booked already.")
    if not count.difference:
        raise RuleBroken("There is no difference to book.")
    if balance_on(count.account_id, count.counted_on) != count.books:
        raise RuleBroken("Something was booked since for that day or before. Count again, or look what it was.")
    record = record_money_in if count.difference > NOTHING else record_money_out
    row = record(
        day=count.counted_on, amount=abs(count.difference), account=count.account_id, heading=heading,
        fund=places.general_fund().id, description=f"Cash counted: {reason}"[:200],
    )  # fmt: skip
    count.transaction_id, count.reason = row.id, reason
    session.flush()
    return row


def forget_booking(transaction_id: int, **_: object) -> None:
    """The booking of a difference was reversed: it may be booked again."""
    for count in counts_booked_as(transaction_id):
        count.transaction_id = None
    session.flush()
