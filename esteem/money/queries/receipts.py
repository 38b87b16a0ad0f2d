"""Receipts: those of a booking, and how many bookings have none."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from esteem.kernel.db import session
from esteem.money.models import Receipt


def receipts_of(transaction_id: int) -> Sequence[Receipt]:
    """In the order they came, those taken away last."""
    chosen = select(Receipt).where(Receipt.transaction_id == transaction_id)
    return session.scalars(chosen.order_by(Receipt.removed_at.is_not(None), Receipt.id)).all()
