"""What the screen for money in and money out does in one go: the parts, the receipt, and whether it comes again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from esteem.kernel.money import Money
from esteem.kernel.uploads import Uploaded
from esteem.money.actions.bookings import record_parts_in, record_parts_out
from esteem.money.actions.receipts import attach_receipt
from esteem.money.actions.repeats import begin_repeat, go_on
from esteem.money.models import Repeat, Transaction
from esteem.money.rules.kinds import TransactionKind
from esteem.money.rules.parts import Share, parts_of
from esteem.money.rules.repeats import Every

RECORDS = {TransactionKind.IN: record_parts_in, TransactionKind.OUT: record_parts_out}


def record(
    *, kind: TransactionKind, day: date, amount: Money, account: int, heading: int, fund: int, project: int | None = None,
    shares: Sequence[Share] = (), receipt: Uploaded | None = None, every: Every | None = None, repeat: Repeat | None = None,
    **told: Any,
) -> Transaction:  # fmt: skip
    """Money in or out, in one part or several, with its receipt. `repeat` is what this one goes on with. Raises RuleBroken."""
    parts = parts_of(amount, heading, fund, project, shares)
    row = RECORDS[kind](day=day, parts=parts, account=account, **told)
    if receipt is not None:
        attach_receipt(transaction=row, file=receipt, field="receipt")
    if repeat is not None:
        go_on(repeat=repeat, transaction=row)
    elif every is not None:
        begin_repeat(transaction=row, every=every)
    return row
