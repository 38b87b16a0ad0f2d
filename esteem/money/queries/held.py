"""What the books hold about one person: bookings made from their page, and those that were typed with their name."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, or_, select
from sqlalchemy.orm import selectinload

from esteem.group.queries import financial_year
from esteem.kernel.dates import say_day, today
from esteem.kernel.db import session
from esteem.money.models import Transaction
from esteem.money.rules.bookings import size_of
from esteem.people.models import Person
from esteem.people.rules.held import Held
from esteem.privacy.queries.retention import line_of
from esteem.privacy.rules.retention import Item


def bookings_about(person_id: int) -> Sequence[Transaction]:
    """Every booking with them, the oldest first; by name alone only where it is a whole name that nobody else has."""
    person = session.get_one(Person, person_id)
    wanted = Transaction.person_id == person_id
    if " " in person.name and not has_namesake(person):
        wanted = or_(wanted, Transaction.person_id.is_(None) & (func.lower(Transaction.who) == person.name.lower()))
    found = select(Transaction).where(wanted).options(selectinload(Transaction.lines))
    return session.scalars(found.order_by(Transaction.number)).all()


def has_namesake(person: Person) -> bool:
    """Whether somebody else is called the same."""
    others = select(Person.id).where(Person.sort_name == person.sort_name, Person.id != person.id)
    return session.scalar(others.limit(1)) is not None


def is_still_needed(booking: Transaction) -> bool:
    """Whether the schedule still asks for the name with this booking."""
    ends_on = line_of(Item.MONEY).ends_on(financial_year(booking.day).ends_before)
    return ends_on is None or ends_on > today()


def bookings_held(person_id: int) -> Held | None:
    """The bookings, for the file of everything held about them."""
    rows = [
        (
            str(one.number),
            say_day(one.day),
            one.kind.says,
            str(size_of(line.booked for line in one.lines)),
            one.who,
            one.description,
            one.reason,
        )
        for one in bookings_about(person_id)
    ]
    return (
        Held(
            "Money",
            ("No.", "Day", "What", "Amount", "Who", "Note", "Why reversed"),
            rows,
            stays=f"Money records are kept {line_of(Item.MONEY).says}; what is booked is never changed.",
            kept_as=(
                "The day, the amount, the note as it was typed, and the name: initials where money was paid to them, and no name "
                "once that time is over. The link to their page goes, and a search finds them no more."
            ),
            place=60,
        )
        if rows
        else None
    )


def has_names() -> bool:
    """Whether any booking says who it was with."""
    return session.scalar(select(Transaction.id).where(Transaction.who != "").limit(1)) is not None
