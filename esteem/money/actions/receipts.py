"""Receipts are kept with a booking, taken away and put back."""

from __future__ import annotations

from sqlalchemy import func, select

from esteem.kernel import dates, storage
from esteem.kernel.attached import SCANS, prepare, title_from
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.uploads import Uploaded
from esteem.money.models import Receipt, Transaction

MOST = 20


def attach_receipt(*, transaction: Transaction, file: Uploaded, field: str = "file") -> Receipt:
    """Keep a PDF or a picture with a booking. Raises RuleBroken for a file of no such kind, or the twenty-first."""
    ready = prepare(file, endings=SCANS, field=field)
    there = session.scalar(select(func.count(Receipt.id)).where(Receipt.transaction_id == transaction.id))
    if (there or 0) >= MOST:
        raise RuleBroken(f"There are {MOST} receipts already. Put several on one page.", field=field)
    kept = storage.keep(ready.content)
    receipt = Receipt(
        transaction_id=transaction.id, name=title_from(file.name, file.ending), ending=ready.ending, sha256=kept.sha256,
        file_size=kept.size, added_at=dates.now(),
    )  # fmt: skip
    session.add(receipt)
    session.flush()
    return receipt


def take_away_receipt(*, receipt: Receipt) -> Receipt:
    """It is shown no more; it can be put back."""
    receipt.removed_at = receipt.removed_at or dates.now()
    session.flush()
    return receipt


def put_back_receipt(*, receipt: Receipt) -> Receipt:
    """Undo that."""
    receipt.removed_at = None
    session.flush()
    return receipt
