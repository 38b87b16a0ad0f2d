"""Recording what happened: one function for each thing a treasurer does, and one way of taking it back."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import func, select

from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.house import the_house
from esteem.kernel.money import Money
from esteem.money.models import Fund, Heading, Line, MoneyAccount, MonthTotal, Project, Transaction
from esteem.money.queries.closing import closed_until
from esteem.money.queries.places import own_heading
from esteem.money.rules import bookings
from esteem.money.rules.bookings import Booked, Part
from esteem.money.rules.closing import check_open
from esteem.money.rules.events import REVERSED
from esteem.money.rules.kinds import HeadingKind, TransactionKind
from esteem.money.rules.wanted import findable
from esteem.money.rules.years import first_of_month


@dataclass(frozen=True, slots=True)
class Told:
    """What is said of a booking besides its lines: a note, whom it was with, a reference, the meeting it belongs to."""

    description: str = ""
    who: str = ""
    person: int | None = None
    reference: str = ""
    meeting: int | None = None


def record_money_in(
    *, day: date, amount: Money, account: int, heading: int, fund: int, project: int | None = None, **told: Any
) -> Transaction:
    """Money came in; under a payment's heading it is a refund. `told` says what `Told` holds. Raises RuleBroken."""
    return record_parts_in(day=day, parts=[Part(amount, heading, fund, project)], account=account, **told)


def record_money_out(
    *, day: date, amount: Money, account: int, heading: int, fund: int, project: int | None = None, **told: Any
) -> Transaction:
    """Money went out; under a receipt's heading it was given back. `told` says what `Told` holds. Raises RuleBroken."""
    return record_parts_out(day=day, parts=[Part(amount, heading, fund, project)], account=account, **told)


def record_parts_in(*, day: date, parts: Sequence[Part], account: int, **told: Any) -> Transaction:
    """Money came in at once for several headings, funds or projects. Raises RuleBroken."""
    return _record(TransactionKind.IN, bookings.money_in, day, parts, account, Told(**told))


def record_parts_out(*, day: date, parts: Sequence[Part], account: int, **told: Any) -> Transaction:
    """Money went out at once for several headings, funds or projects. Raises RuleBroken."""
    return _record(TransactionKind.OUT, bookings.money_out, day, parts, account, Told(**told))


def _record(
    kind: TransactionKind, booked: Callable[..., tuple[Booked, ...]],
    day: date, parts: Sequence[Part], account: int, told: Told,
) -> Transaction:  # fmt: skip
    check_parts(parts, account=account)
    return _book(kind, day, booked(parts, account=account), told)


def check_parts(parts: Sequence[Part], *, account: int) -> None:
    """Everything it would be booked on is there and open, and it is for something. Raises RuleBroken."""
    for part in parts:
        _require_open(account=account, fund=part.fund, **({"project": part.project} if part.project else {}))
        chosen = session.get(Heading, part.heading)
        if chosen is None or chosen.statutory is None:
            raise RuleBroken("Choose what the money was for.", field="heading")


def record_move(*, day: date, amount: Money, account: int, to_account: int, fund: int, **told: Any) -> Transaction:
    """Money went from one account to another: paid in at the bank, a float drawn. Raises RuleBroken."""
    _require_open(account=account, to_account=to_account, fund=fund)
    lines = bookings.move(amount, account=account, to_account=to_account, fund=fund)
    return _book(TransactionKind.MOVE, day, lines, Told(**told))


def record_transfer(*, day: date, amount: Money, account: int, fund: int, to_fund: int, **told: Any) -> Transaction:
    """Money kept in this account belongs to another fund from now on. Raises RuleBroken."""
    _require_open(account=account, fund=fund, to_fund=to_fund)
    heading = own_heading(HeadingKind.TRANSFER)
    lines = bookings.transfer(amount, account=account, fund=fund, to_fund=to_fund, heading=heading)
    return _book(TransactionKind.TRANSFER, day, lines, Told(**told))


def record_opening(*, day: date, amount: Money, account: int, fund: int) -> Transaction:
    """What the account held, of this fund, when the books began; below nought when overdrawn. Raises RuleBroken."""
    _require_open(account=account, fund=fund)
    lines = bookings.opening(amount, account=account, fund=fund, heading=own_heading(HeadingKind.OPENING))
    return _book(TransactionKind.OPENING, day, lines, Told())


def reverse(*, transaction: Transaction, reason: str, day: date) -> Transaction:
    """Undo it by booking it the other way round; both stay to be seen. Raises RuleBroken."""
    if transaction.reversal_of_id is not None:
        raise RuleBroken("This already is a reversal. Record the money again instead.")
    if session.scalar(select(Transaction.id).where(Transaction.reversal_of_id == transaction.id)):
        raise RuleBroken("This has been reversed already.")
    if day < transaction.day:
        raise RuleBroken(f"Enter {dates.say_day(transaction.day)} or a later day.", field="day")
    lines = [line.booked for line in transaction.lines]
    for line in lines:
        _require_open(fund=line.fund, **({"account": line.account} if line.account else {}))
    told = Told(
        transaction.description, transaction.who, transaction.person_id, transaction.reference, transaction.meeting_id
    )
    undone = _book(transaction.kind, day, bookings.reversal(lines), told, reversal_of_id=transaction.id, reason=reason)
    the_house().announce(REVERSED, transaction_id=transaction.id, reversal_id=undone.id)
    return undone


def _require_open(**places: int) -> None:
    """Every account, fund and project named is there and not closed. Raises RuleBroken with its field."""
    for field, number in places.items():
        place = _place(field, number)
        if place is None:
            raise RuleBroken("Choose one of the list.", field=field)
        if place.closed_on is not None:
            raise RuleBroken(f"{place.name} is closed. Open it again first.", field=field)


def _place(field: str, number: int) -> MoneyAccount | Fund | Project | None:
    if field == "project":
        return session.get(Project, number)
    return session.get(Fund, number) if field.endswith("fund") else session.get(MoneyAccount, number)


def _book(
    kind: TransactionKind, day: date, lines: Sequence[Booked], told: Told, *, reversal_of_id: int | None = None, reason: str = "",
) -> Transaction:  # fmt: skip
    """The one place where money is booked: numbered, balanced, and added to its month. Flushes."""
    bookings.check_day(day, dates.today())
    check_open(day, closed_until())
    if not bookings.is_balanced(lines):
        raise ValueError("lines must balance within each fund")
    transaction = Transaction(
        number=(session.scalar(select(func.max(Transaction.number))) or 0) + 1,
        day=day, kind=kind, description=told.description, who=told.who, person_id=told.person,
        reference=told.reference, meeting_id=told.meeting, reversal_of_id=reversal_of_id, reason=reason,
        line_count=len(lines), recorded_at=dates.now(),
        found_by=findable(told.description, told.who, told.reference, bookings.size_of(lines).plain(), reason),
    )  # fmt: skip
    transaction.lines = list(_lines(day, lines))
    session.add(transaction)
    session.flush()
    _add_to_month(first_of_month(day), lines)
    return transaction


def _lines(day: date, booked: Sequence[Booked]) -> Iterator[Line]:
    leading = next(line for line in booked if line.account is not None)
    for line in booked:
        yield Line(
            day=day, account_id=line.account, heading_id=line.heading, fund_id=line.fund, project_id=line.project,
            amount=line.amount, leads=line is leading,
        )  # fmt: skip


def _add_to_month(month: date, lines: Sequence[Booked]) -> None:
    for line in lines:
        place = (MonthTotal.account_id == line.account) & (MonthTotal.heading_id == line.heading)
        total = session.scalar(
            select(MonthTotal).where(MonthTotal.month == month, MonthTotal.fund_id == line.fund, place)
        )
        if total is None:
            total = MonthTotal(
                month=month, account_id=line.account, heading_id=line.heading, fund_id=line.fund, amount=Money(0)
            )
            session.add(total)
        total.amount += line.amount
    session.flush()
