"""What money brings to the house: its tab, and what was received from and paid to somebody on their page."""

from __future__ import annotations

from typing import Any

from esteem.group.rules import YEAR_END_STAYS
from esteem.kernel.house import House, Panel, Tab
from esteem.kernel.permissions import may
from esteem.kernel.tasks import TO_DO
from esteem.money import checks
from esteem.money.actions import people
from esteem.money.actions.cash_books import forget_files
from esteem.money.actions.payments import unmake
from esteem.money.actions.year_papers import end_report_sittings
from esteem.money.models import Transaction
from esteem.money.permissions import Money
from esteem.money.queries import closing, payments
from esteem.money.queries.cash_book import cash_book
from esteem.money.queries.held import bookings_held, has_names
from esteem.money.queries.held_payments import payments_held, why_not_erase
from esteem.money.queries.places import every_place
from esteem.money.queries.receipts import receipts_of
from esteem.money.queries.repeats import repeat_like
from esteem.money.rules.bookings import size_of
from esteem.money.rules.events import CHECKED, REVERSED, STEPS
from esteem.money.rules.kinds import TransactionKind
from esteem.money.rules.payments import is_over
from esteem.money.rules.wanted import Wanted
from esteem.money.tasks import to_do
from esteem.people.models import Person
from esteem.people.permissions import People
from esteem.people.rules.held import ERASED, HELD, MAY_ERASE, MERGED, NAME_STAYS
from esteem.people.rules.kept import KEPT, Basis, Kept

FEW = 5
WAYS = {
    10: ("Cash book", "money.index"), 15: ("What comes again", "money.repeats"), 35: ("Payments", "money.payments"),
    45: ("Reports", "money.reports"), 50: ("Projects", "money.projects"), 70: ("The year", "money.this_year"),
    80: ("Accounts and funds", "money.all_places"),
}  # fmt: skip
STAYS = {
    "money_transaction": "Booked money is never changed; the name in it is kept as long as the schedule asks.",
    "approved_accounts": "The year's accounts stay as they were approved and signed.",
}

BOOKINGS = Kept(
    "What you paid us or were paid, with your name", "To keep the books, and to show that the money is in order.",
    Basis.LAW, "money", Money.SEE, also="and whoever looks at our accounts", place=45,
)  # fmt: skip
PAYMENTS = Kept(
    "Payments you proposed or agreed, with your name", "To show that two people looked at each larger payment.",
    Basis.LAW, "money", Money.SEE, also="and whoever looks at our accounts", place=47,
)  # fmt: skip


def add_to(house: House) -> None:
    house.tabs.append(Tab("Money", "money.index", Money.SEE, place=40))
    house.tabs += [
        Tab(says, endpoint, Money.SEE, place, under="money.index") for place, (says, endpoint) in WAYS.items()
    ]
    house.panels.append(Panel("people.person", "money/person_panel.html", Money.BY_PERSON, _with_person, place=60))
    house.panels.append(Panel("money.transaction", "money/receipts_panel.html", Money.SEE, _receipts, place=20))
    house.panels.append(Panel("money.transaction", "money/payment_panel.html", Money.SEE, _agreement, place=10))
    house.daily["cash books nobody brought in"] = forget_files
    house.daily["year reports"] = end_report_sittings
    house.on(TO_DO, to_do)
    house.on(STEPS, checks.books_hold)
    house.on(YEAR_END_STAYS, closing.year_end_stays)
    house.on(REVERSED, unmake)
    house.on(CHECKED, checks.payments_checked)
    house.on(HELD, bookings_held)
    house.on(HELD, payments_held)
    house.on(MAY_ERASE, why_not_erase)
    house.on(ERASED, people.unlink)
    house.on(ERASED, people.forget_payments)
    house.on(MERGED, people.hand_on)
    house.on(MERGED, people.hand_payments_on)
    house.on(NAME_STAYS, lambda: STAYS)
    house.on(KEPT, lambda: BOOKINGS if has_names() else None)
    house.on(KEPT, lambda: PAYMENTS if payments.has_words() else None)


def _with_person(person: Person) -> dict[str, Any]:
    """The latest few bookings with them, and the sums of all."""
    book = cash_book(Wanted(person=person.id, by_name=True), number=1, called=every_place())
    return {"person": person, "book": book, "entries": book.listing.rows[:FEW]}


def _receipts(booking: Transaction) -> dict[str, Any] | None:
    """What shows it; nothing to those who may not know whom it was with."""
    if booking.names_a_member and not may(People.SEE):
        return None
    comes_again = booking.kind in (TransactionKind.IN, TransactionKind.OUT) and booking.reversal_of_id is None
    return {
        "booking": booking, "receipts": receipts_of(booking.id), "repeat": repeat_like(booking.id), "may_repeat": comes_again,
    }  # fmt: skip


def _agreement(booking: Transaction) -> dict[str, Any] | None:
    """Who agreed to it; or that nobody did, though it is over the limit; nothing where nobody had to."""
    if (row := payments.payment_of(booking.id)) is not None:
        return {"told": payments.told(row), "booking": booking, "limit": None}
    if booking.kind is not TransactionKind.OUT or booking.reversal_of_id is not None:
        return None
    limit = payments.limit_of(booking.day)
    if not is_over(size_of(line.booked for line in booking.lines), limit):
        return None
    agreed = booking.id in payments.agreed_elsewhere([booking.id]) or payments.is_reversed(booking.id)
    return None if agreed else {"told": None, "booking": booking, "limit": limit}
