"""What of the bank wants doing: lines that wait, and accounts not reconciled for two months."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from esteem.bank.permissions import Bank
from esteem.bank.queries.desk import SOME_STATEMENTS, Standing, standing
from esteem.kernel import dates
from esteem.kernel.tasks import Chore, Place, Task, Urgency
from esteem.kernel.text import plural

TOO_LONG = timedelta(days=62)


def to_do() -> Sequence[Chore]:
    """What whoever is asking may do of it, each with where it is done."""
    return CHORES


def _accounts() -> Iterator[Task]:
    for account in standing():
        if account.waiting:
            yield Task(
                f"Say what {plural(account.waiting, 'line')} of {account.name} {'is' if account.waiting == 1 else 'are'}",
                f"On the statement, and not matched with the books; the first is of {dates.say_day(account.waiting_since)}."
                if account.waiting_since else "On the statement, and not matched with the books.",
                Place("bank.match", {"account_id": account.id}), "Match them", Urgency.WHEN_YOU_CAN,
            )  # fmt: skip
        if _is_late(account):
            since = account.reconciled_until
            why = (
                f"Last done to {dates.say_day(since)}."
                if since
                else "Its statements are here, and were never reconciled."
            )
            yield Task(
                f"Reconcile {account.name}", why, Place("bank.reconcile", {"account_id": account.id}), "Reconcile",
                Urgency.WHEN_YOU_CAN,
            )  # fmt: skip


def _is_late(account: Standing) -> bool:
    """Once statements come, two months without reconciling are long."""
    begun = account.reconciled_until or account.first_line
    return begun is not None and not account.waiting and dates.today() - begun > TOO_LONG


CHORES = (Chore(_accounts, (Bank.KEEP,), SOME_STATEMENTS),)
