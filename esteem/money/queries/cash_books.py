"""Cash books that were brought in, and what of them is in the books."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import Integer, select, type_coerce

from esteem.kernel.db import session
from esteem.kernel.listings import Listing, listing
from esteem.money.models import CashBookFile, Line, Transaction
from esteem.money.queries.years import last_number


def cash_books(*, number: int) -> Listing[CashBookFile]:
    """One page of all that were uploaded, the newest first."""
    return listing(select(CashBookFile).order_by(CashBookFile.id.desc()), number=number)


def marks_known() -> frozenset[str]:
    """The marks of every line that was brought in and not undone."""
    chosen = select(CashBookFile.marks).where(CashBookFile.brought_at.is_not(None), CashBookFile.undone_at.is_(None))
    return frozenset(mark for marks in session.scalars(chosen) for mark in marks.split())


def same_file(digest: str) -> CashBookFile | None:
    """The same file, byte for byte, brought in before and not undone."""
    chosen = select(CashBookFile).where(
        CashBookFile.digest == digest, CashBookFile.brought_at.is_not(None), CashBookFile.undone_at.is_(None)
    )
    return session.scalars(chosen.limit(1)).first()


def amounts_between(first: date, last: date) -> frozenset[tuple[date, int, int]]:
    """(day, account, pence) of everything that went through an account in these days."""
    chosen = select(Line.day, Line.account_id, type_coerce(Line.amount, Integer)).where(
        Line.account_id.is_not(None), Line.day >= first, Line.day <= last
    )
    return frozenset((day, account or 0, pence) for day, account, pence in session.execute(chosen))


def bookings_of(book: CashBookFile) -> Sequence[Transaction]:
    """What it made, the latest first."""
    if book.first_number is None or book.last_number is None:
        return ()
    chosen = select(Transaction).where(Transaction.number >= book.first_number, Transaction.number <= book.last_number)
    return session.scalars(chosen.order_by(Transaction.number.desc())).all()


def is_latest(book: CashBookFile) -> bool:
    """Whether nothing was booked since it was brought in."""
    return book.undone_at is None and book.last_number is not None and book.last_number == last_number()
