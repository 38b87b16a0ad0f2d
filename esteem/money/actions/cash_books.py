"""A cash book is uploaded, its columns are named, it is brought in all or nothing, undone whole, or thrown away."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select

from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import NOTHING, Money
from esteem.kernel.text import fold
from esteem.money.actions.bookings import record_money_in, record_money_out, record_opening, reverse
from esteem.money.actions.places import add_heading
from esteem.money.models import CashBookFile
from esteem.money.queries import cash_books as asked
from esteem.money.queries.years import last_number
from esteem.money.rules.cash_books import Chosen
from esteem.money.rules.kinds import HeadingKind, Statutory

KEPT_FOR = timedelta(days=7)  # a file that nobody brings in
UNDONE = "The cash book it came from was brought in by mistake."


@dataclass(frozen=True, slots=True)
class NewLine:
    """A line to be booked: `heading_name` is a heading that is made first; no heading at all for an opening."""

    row: int
    day: date
    amount: Money
    account: int
    fund: int
    heading: int | None
    heading_name: str = ""
    description: str = ""
    who: str = ""
    reference: str = ""


def upload_cash_book(*, file_name: str, digest: str, words: str) -> CashBookFile:
    """Keep what a file says until it is brought in, or for a week. Raises RuleBroken for one that is here already."""
    if before := asked.same_file(digest):
        on = dates.say_day(dates.day_of(before.brought_at)) if before.brought_at else ""
        raise RuleBroken(f"This very file was brought in on {on}. Nothing was added.", field="file")
    book = CashBookFile(file_name=file_name, digest=digest, words=words, uploaded_at=dates.now())
    session.add(book)
    session.flush()
    return book


def choose_columns(*, book: CashBookFile, chosen: Chosen) -> CashBookFile:
    """Say what each column is, and where a line belongs that does not say so itself. Raises RuleBroken."""
    _check_waits(book)
    if chosen.problem:
        raise RuleBroken(chosen.problem)
    book.columns = chosen.written
    session.flush()
    return book


def _check_waits(book: CashBookFile) -> None:
    if not book.waits:
        raise RuleBroken("This cash book was brought in already.")


def bring_in(*, book: CashBookFile, lines: Iterable[NewLine], marks: Iterable[str], known: int) -> CashBookFile:
    """Book every new line, in order; what the file said is then forgotten. Raises RuleBroken with the line."""
    _check_waits(book)
    lines, before = list(lines), last_number()
    if not lines:
        raise RuleBroken("Every line of this file is here already.")
    made: dict[tuple[HeadingKind, str], int] = {}
    for line in lines:
        try:
            _book(line, made)
        except RuleBroken as broken:
            raise RuleBroken(f"Line {line.row}: {broken.sentence}") from None
    book.first_number, book.last_number = before + 1, last_number()
    book.first_on, book.last_on = lines[0].day, lines[-1].day
    book.marks, book.known, book.words, book.brought_at = " ".join(marks), known, "", dates.now()
    session.flush()
    return book


def _book(line: NewLine, made: dict[tuple[HeadingKind, str], int]) -> None:
    if line.heading is None:
        record_opening(day=line.day, amount=line.amount, account=line.account, fund=line.fund)
        return
    came, heading = line.amount > NOTHING, line.heading
    if line.heading_name:
        kind = HeadingKind.RECEIPT if came else HeadingKind.PAYMENT
        key = (kind, fold(line.heading_name))
        if key not in made:
            made[key] = add_heading(name=line.heading_name, statutory=Statutory.usual(kind)).id
        heading = made[key]
    record = record_money_in if came else record_money_out
    record(
        day=line.day, amount=abs(line.amount), account=line.account, heading=heading, fund=line.fund,
        description=line.description, who=line.who, reference=line.reference,
    )  # fmt: skip


def undo(*, book: CashBookFile) -> CashBookFile:
    """Reverse every booking it made, each on its own day, while nothing was booked since. Raises RuleBroken."""
    if book.waits or book.undone_at is not None:
        raise RuleBroken("There is nothing to undo.")
    if not asked.is_latest(book):
        raise RuleBroken("Something was recorded since. Reverse what is wrong booking by booking.")
    for booking in asked.bookings_of(book):
        reverse(transaction=booking, reason=UNDONE, day=booking.day)
    book.undone_at = dates.now()
    session.flush()
    return book


def throw_away(*, book: CashBookFile) -> None:
    """The file goes, and nothing was done with it. Raises RuleBroken."""
    _check_waits(book)
    session.delete(book)
    session.flush()


def forget_files() -> None:
    """What is in files that nobody brought in for a week goes."""
    old = select(CashBookFile).where(
        CashBookFile.brought_at.is_(None), CashBookFile.uploaded_at < dates.now() - KEPT_FOR
    )
    for book in session.scalars(old):
        session.delete(book)
    session.flush()
