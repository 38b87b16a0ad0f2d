"""A person is erased, or was two: what the books say of them. Only who a booking was with may ever be changed."""

from __future__ import annotations

from sqlalchemy import select

from esteem.kernel import history
from esteem.kernel.db import session
from esteem.money.models import PaymentWord, Proposal, Transaction
from esteem.money.queries.held import bookings_about, is_still_needed
from esteem.money.queries.held_payments import payments_to, words_of
from esteem.money.rules.bookings import size_of
from esteem.money.rules.kinds import TransactionKind
from esteem.money.rules.payments import Standing
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


def forget_payments(person_id: int) -> None:
    """What was never paid to them goes; of what was paid, and of what they said about payments, initials stay."""
    for row in payments_to(person_id):
        rows = [("payment_proposal", row.id), *(("payment_part", one.id) for one in row.parts)]
        rows += [("payment_word", one.id) for one in row.words]
        if row.standing in (Standing.MADE, Standing.REVERSED):
            row.person_id, row.who, row.on_paper = None, initials(row.who), "yes" if row.on_paper else ""
            row.found_by = findable(row.amount.plain())
            for word in row.words:
                word.because = "no longer kept" if word.because else ""
        else:
            session.delete(row)
        session.flush()
        for table, number in rows:
            history.blank(table, number)
    for word in words_of(person_id):
        word.person_id, word.name = None, initials(word.name)
        session.flush()
        history.blank("payment_word", word.id)


def hand_payments_on(kept_id: int, gone_id: int) -> None:
    """Two people are one: what was paid to the one, or said by the one, is the other's."""
    for row in session.scalars(select(Proposal).where(Proposal.person_id == gone_id)):
        row.person_id = kept_id
    for word in session.scalars(select(PaymentWord).where(PaymentWord.person_id == gone_id)):
        word.person_id = kept_id
    session.flush()
