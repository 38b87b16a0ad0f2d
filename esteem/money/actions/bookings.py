"""Recording what happened: one function for each thing a treasurer does, and one way of taking it back."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import func, select

from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import Money
from esteem.money.models import Fund, Heading, Line, MoneyAccount, MonthTotal, Transaction
from esteem.money.queries.places import own_heading
from esteem.money.rules import bookings
from esteem.money.rules.bookings import Booked
from esteem.money.rules.kinds import HeadingKind, TransactionKind
from esteem.money.rules.wanted import findable
from esteem.money.rules.years import first_of_month


def record_money_in(*, day: date, amount: Money, account: int, heading: int, fund: int, **told: Any) -> Transaction:
    """Money came in; under a payment's heading it is a refund. `told` may say description, who and person. RuleBroken."""
    return _record(TransactionKind.IN, bookings.money_in, day, amount, account, heading, fund, **told)


def record_money_out(*, day: date, amount: Money, account: int, heading: int, fund: int, **told: Any) -> Transaction:
    """Money went out; under a receipt's heading it was given back. `told` as for money in. Raises RuleBroken."""
    return _record(TransactionKind.OUT, bookings.money_out, day, amount, account, heading, fund, **told)


def _record(
    kind: TransactionKind, booked: Callable[..., tuple[Booked, ...]],
    day: date, amount: Money, account: int, heading: int, fund: int, **told: Any,
) -> Transaction:  # fmt: skip
    _require_open(account=account, fund=fund)
    chosen = session.get(Heading, heading)
    if chosen is None or chosen.statutory is None:
        raise RuleBroken("Choose what the money was for.", field="heading")
    return _book(kind, day, amount, booked(amount, account=account, heading=heading, fund=fund), **told)


def record_move(*, day: date, amount: Money, account: int, to_account: int, fund: int, **told: Any) -> Transaction:
    """Money went from one account to another: paid in at the bank, a float drawn. Raises RuleBroken."""
    _require_open(account=account, to_account=to_account, fund=fund)
    lines = bookings.move(amount, account=account, to_account=to_account, fund=fund)
    return _book(TransactionKind.MOVE, day, amount, lines, **told)


def record_transfer(*, day: date, amount: Money, account: int, fund: int, to_fund: int, **told: Any) -> Transaction:
    """Money kept in this account belongs to another fund from now on. Raises RuleBroken."""
    _require_open(account=account, fund=fund, to_fund=to_fund)
    heading = own_heading(HeadingKind.TRANSFER)
    lines = bookings.transfer(amount, account=account, fund=fund, to_fund=to_fund, heading=heading)
    return _book(TransactionKind.TRANSFER, day, amount, lines, **told)


def record_opening(*, day: date, amount: Money, account: int, fund: int) -> Transaction:
    """What the account held, of this fund, when the books began; below nought when overdrawn. Raises RuleBroken."""
    _require_open(account=account, fund=fund)
    lines = bookings.opening(amount, account=account, fund=fund, heading=own_heading(HeadingKind.OPENING))
    return _book(TransactionKind.OPENING, day, amount, lines)


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
    return _book(
        transaction.kind, day, abs(lines[0].amount), bookings.reversal(lines),
        description=transaction.description, who=transaction.who, person=transaction.person_id,
        reversal_of_id=transaction.id, reason=reason,
    )  # fmt: skip


def _require_open(**places: int) -> None:
    """Every account and fund named is there and not closed. Raises RuleBroken with its field."""
    for field, number in places.items():
        place = session.get(Fund, number) if field.endswith("fund") else session.get(MoneyAccount, number)
        if place is None:
            raise RuleBroken("Choose one of the list.", field=field)
        if place.closed_on is not None:
            raise RuleBroken(f"{place.name} is closed. Open it again first.", field=field)


def _book(
    kind: TransactionKind, day: date, amount: Money, lines: Sequence[Booked], *,
    description: str = "", who: str = "", person: int | None = None, reversal_of_id: int | None = None, reason: str = "",
) -> Transaction:  # fmt: skip
    """The one place where money is booked: numbered, balanced, and added to its month. Flushes."""
    bookings.check_day(day, dates.today())
    if not bookings.is_balanced(lines):
        raise ValueError("lines must balance within each fund")
    transaction = Transaction(
        number=(session.scalar(select(func.max(Transaction.number))) or 0) + 1,
        day=day, kind=kind, description=description, who=who, person_id=person,
        reversal_of_id=reversal_of_id, reason=reason, line_count=len(lines), recorded_at=dates.now(),
        found_by=findable(description, who, abs(amount).plain(), reason),
    )  # fmt: skip
    transaction.lines = [
        Line(day=day, account_id=line.account, heading_id=line.heading, fund_id=line.fund, amount=line.amount)
        for line in lines
    ]
    session.add(transaction)
    session.flush()
    _add_to_month(first_of_month(day), lines)
    return transaction


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
