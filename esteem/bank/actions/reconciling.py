"""An account is reconciled: the statement and the books agree on a day, and that is kept."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from esteem.bank.models import ClearedItem, Reconciliation
from esteem.bank.queries.reconciling import reckon, reconciliation_on, ticked_in
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import Money
from esteem.kernel.permissions import actor
from esteem.money.models import MoneyAccount


def keep_reconciliation(
    *, account: MoneyAccount, until: date, closing: Money, ticked: Collection[int] = ()
) -> Reconciliation:
    """Keep that they agree, with what the bank had not seen yet. Raises RuleBroken unless the difference is nought."""
    if until > dates.today():
        raise RuleBroken(f"{dates.say_day(until)} has not come yet.", field="until")
    reckoning = reckon(account.id, until, closing, ticked)
    if reckoning.problem:
        raise RuleBroken(reckoning.problem, field="closing")
    row = reconciliation_on(account.id, until) or Reconciliation(account_id=account.id, until_on=until)
    row.closing, row.books = closing, reckoning.books
    row.uncleared_in, row.uncleared_out = reckoning.uncleared_in, reckoning.uncleared_out
    row.kept_at, row.kept_by = dates.now(), actor().name
    session.add(row)
    session.flush()
    _keep_ticks(row, {item.thing.id for item in reckoning.items if item.ticked and not item.before})
    return row


def _keep_ticks(row: Reconciliation, ticked: set[int]) -> None:
    before = {one.transaction_id: one for one in ticked_in(row)}
    for number, one in before.items():
        if number not in ticked:
            session.delete(one)
    session.flush()
    session.add_all(
        ClearedItem(reconciliation_id=row.id, account_id=row.account_id, transaction_id=number)
        for number in ticked - set(before)
    )
    session.flush()
