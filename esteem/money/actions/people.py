"""A person is erased, or was two: what the books say of them. Only who a booking was with may ever be changed."""

from __future__ import annotations

from sqlalchemy import select

from esteem.kernel import history
from esteem.kernel.db import session
from esteem.money.models import Transaction
from esteem.money.queries.held import bookings_about, is_still_needed
from esteem.money.rules.bookings import size_of
from esteem.money.rules.kinds import TransactionKind
from esteem.money.rules.wanted import findable
from esteem.people.rules.names import initials


def unlink(person_id: int) -> None:
    """Break the link of every booking with them; of the name stays what the schedule asks for, and nothing is found by it."""
    for booking in bookings_about(person_id):
        booking.person_id, booking.who = None, _least_name(booking)
        booking.found_by = findable(size_of(line.booked for line in booking.lines).plain())
        session.flush()
        history.blank("money_transaction", booking.id)


def _least_name(booking: Transaction) -> str:
    """None when its time is over; initials where money was paid out, for only from a member's page is that hidden from some."""
    if not is_still_needed(booking):
        return ""
    return booking.who if booking.kind is TransactionKind.IN else initials(booking.who)


def hand_on(kept_id: int, gone_id: int) -> None:
    """Two people are one: what was booked with the one was booked with the other."""
    for booking in session.scalars(select(Transaction).where(Transaction.person_id == gone_id)):
        booking.person_id = kept_id
    session.flush()
