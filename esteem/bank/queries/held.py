"""What the bank's statements and the counts of cash hold about one person."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, or_, select

from esteem.bank.models import BankLine, CashCount, MatchedBooking
from esteem.bank.queries.cash import counts_by
from esteem.kernel.dates import say_day
from esteem.kernel.db import session
from esteem.kernel.text import like
from esteem.money.queries.held import bookings_about
from esteem.people.models import Person
from esteem.people.rules.held import Held
from esteem.privacy.queries.retention import line_of
from esteem.privacy.rules.retention import Item


def lines_about(person_id: int) -> Sequence[BankLine]:
    """Lines matched with bookings of theirs, and lines that say a whole name which nobody else has."""
    person = session.get_one(Person, person_id)
    numbers = [booking.id for booking in bookings_about(person_id)]
    theirs = select(MatchedBooking.match_id).where(MatchedBooking.transaction_id.in_(numbers))
    wanted: ColumnElement[bool] = BankLine.match_id.in_(theirs)
    others = select(Person.id).where(Person.sort_name == person.sort_name, Person.id != person.id).limit(1)
    if " " in person.name and session.scalar(others) is None:
        wanted = or_(wanted, BankLine.found_by.like(like(person.name), escape="\\"))
    return session.scalars(select(BankLine).where(wanted).order_by(BankLine.day, BankLine.id)).all()


def held_about(person_id: int) -> list[Held]:
    """The lines and the counts, for the file of everything held about them."""
    return [held for held in (_lines(lines_about(person_id)), _counts(counts_by(person_id))) if held is not None]


def _lines(lines: Sequence[BankLine]) -> Held | None:
    rows = [(say_day(line.day), str(line.amount), line.words) for line in lines]
    told = Held(
        "Lines of bank statements", ("Day", "Amount", "What the bank wrote"), rows,
        stays=f"Money records are kept {line_of(Item.MONEY).says}.",
        kept_as="The day and the amount. What the bank wrote goes.", place=61,
    )  # fmt: skip
    return told if rows else None


def _counts(counts: Sequence[CashCount]) -> Held | None:
    rows = [(say_day(count.counted_on), str(count.counted)) for count in counts]
    told = Held(
        "Cash that you counted", ("Day", "Counted"), rows, stays=f"Money records are kept {line_of(Item.MONEY).says}.",
        kept_as="That somebody counted it, without a name.", place=62,
    )  # fmt: skip
    return told if rows else None


def has_lines() -> bool:
    """Whether there is any line of a statement."""
    return session.scalar(select(BankLine.id).limit(1)) is not None
