"""Lines of statements and bookings are matched, and taken apart again."""

from __future__ import annotations

from collections.abc import Sequence

from esteem.bank.models import BankLine, BankMatch, MatchedBooking
from esteem.bank.queries.bookings import (
    OnAccount,
    bookings_numbered,
    matched_among,
    matches_of,
    reversed_among,
    rows_in,
)
from esteem.bank.queries.lines import lines_in, lines_numbered
from esteem.bank.queries.reconciling import cleared_rows
from esteem.bank.rules.matching import are_equal
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import Money

BY_HAND = "Chosen by hand"
Wanted = tuple[Sequence[int], Sequence[int], str]  # lines, bookings, why


def match_all(*, account_id: int, wanted: Sequence[Wanted]) -> list[BankMatch]:
    """Match these lines with those bookings, all of them or none. Raises RuleBroken."""
    line_ids = [number for lines, _, _ in wanted for number in lines]
    booking_ids = [number for _, bookings, _ in wanted for number in bookings]
    if len(set(line_ids)) < len(line_ids) or len(set(booking_ids)) < len(booking_ids):
        raise RuleBroken("A line or a booking was chosen twice. Choose each once.")
    lines, bookings = lines_numbered(line_ids), bookings_numbered(account_id, booking_ids)
    _check_open(account_id, lines, bookings, set(line_ids), set(booking_ids))
    made = []
    for some_lines, some_bookings, why in wanted:
        match = _match(
            account_id, [lines[number] for number in some_lines], [bookings[number] for number in some_bookings], why
        )
        made.append((match, some_lines, some_bookings))
    session.flush()
    for match, some_lines, some_bookings in made:
        for number in some_lines:
            lines[number].match_id = match.id
        session.add_all(
            MatchedBooking(match_id=match.id, account_id=account_id, transaction_id=number) for number in some_bookings
        )
    session.flush()
    return [match for match, _, _ in made]


def _check_open(
    account_id: int,
    lines: dict[int, BankLine],
    bookings: dict[int, OnAccount],
    line_ids: set[int],
    booking_ids: set[int],
) -> None:
    if (
        set(lines) != line_ids
        or any(line.account_id != account_id for line in lines.values())
        or set(bookings) != booking_ids
    ):
        raise RuleBroken("Something you chose is not of this account. Look at it again.")
    if any(line.match_id is not None for line in lines.values()) or matched_among(account_id, sorted(booking_ids)):
        raise RuleBroken("Somebody matched this meanwhile. Look at it again.")
    if reversed_among(sorted(booking_ids)):
        raise RuleBroken("A booking you chose was reversed. Look at it again.")


def _match(account_id: int, lines: Sequence[BankLine], bookings: Sequence[OnAccount], why: str) -> BankMatch:
    if not lines or not bookings:
        raise RuleBroken("Choose what it is to be matched with.")
    if not are_equal([line.amount for line in lines], [booking.amount for booking in bookings]):
        there, here = Money.total(line.amount for line in lines), Money.total(booking.amount for booking in bookings)
        raise RuleBroken(
            f"The statement says {there} and the books {here}. They are matched when they come to the same."
        )
    match = BankMatch(account_id=account_id, why=why[:200] or BY_HAND, matched_on=dates.today())
    session.add(match)
    return match


def match(*, account_id: int, lines: Sequence[int], bookings: Sequence[int], why: str = BY_HAND) -> BankMatch:
    """Match one lot. Raises RuleBroken."""
    return match_all(account_id=account_id, wanted=[(lines, bookings, why)])[0]


def unmatch(*, match: BankMatch) -> None:
    """Its lines wait again, and its bookings stay booked."""
    for line in lines_in(match.id):
        line.match_id = None
    for row in rows_in(match):
        session.delete(row)
    session.flush()
    session.delete(match)
    session.flush()


def reopen(transaction_id: int, **_: object) -> None:
    """A booking was reversed: what it was matched with waits again, on every account, and nobody has seen it on a statement."""
    for found in matches_of(transaction_id):
        unmatch(match=found)
    for row in cleared_rows(transaction_id):
        session.delete(row)
    session.flush()
