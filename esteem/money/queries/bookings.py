"""One booking in plain words: where the money came from and went, and what undid it."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import select

from esteem.kernel.db import session
from esteem.kernel.money import NOTHING, Money
from esteem.money.models import Transaction
from esteem.money.queries.places import Places, every_place
from esteem.money.rules.bookings import Booked, size_of
from esteem.money.rules.kinds import HeadingKind, TransactionKind
from esteem.people.rules.names import initials


@dataclass(frozen=True, slots=True)
class Told:
    """A booking as its page tells it. `sentences` say each line; `undone_by` is the reversal, when there is one."""

    row: Transaction
    who: str
    amount: Money
    heading: str
    accounts: tuple[str, ...]
    funds: tuple[str, ...]
    sentences: tuple[str, ...]
    original: Transaction | None
    undone_by: Transaction | None

    @property
    def may_be_reversed(self) -> bool:
        return self.original is None and self.undone_by is None


def told(row: Transaction, *, by_name: bool) -> Told:
    """The booking with the names of its places; without `by_name`, members stand in it with their initials."""
    known, lines = every_place(), [line.booked for line in row.lines]
    undone_by = session.scalar(select(Transaction).where(Transaction.reversal_of_id == row.id))
    return Told(
        row=row,
        who=row.who if by_name or not row.names_a_member else initials(row.who),
        amount=size_of(lines),
        heading=_heading(row, lines, known),
        accounts=tuple(dict.fromkeys(known.account_names[line.account] for line in lines if line.account)),
        funds=tuple(dict.fromkeys(known.fund_names[line.fund] for line in lines)),
        sentences=tuple(_said(line, known) for line in lines),
        original=session.get(Transaction, row.reversal_of_id) if row.reversal_of_id else None,
        undone_by=undone_by,
    )


def _heading(row: Transaction, lines: list[Booked], known: Places) -> str:
    heading = next((place for place in known.headings for line in lines if place.id == line.heading), None)
    if heading is None or row.kind not in (TransactionKind.IN, TransactionKind.OUT):
        return row.kind.says
    usual = HeadingKind.RECEIPT if row.kind is TransactionKind.IN else HeadingKind.PAYMENT
    if heading.kind is usual:
        return heading.name
    return f"{'Refund' if row.kind is TransactionKind.IN else 'Given back'}: {heading.name}"


def _said(line: Booked, known: Places) -> str:
    """`Tin: £12.50 came in, for General`; `Room hire: £12.50 counted as paid, from General`."""
    fund, size = known.fund_names[line.fund], abs(line.amount)
    if line.account:
        way = "came in" if line.amount > NOTHING else "went out"
        return f"{known.account_names[line.account]}: {size} {way}, of the fund {fund}"
    heading = next(place for place in known.headings if place.id == line.heading)
    return f"{heading.name}: {size} {_counted(heading.kind, line.amount)}, in the fund {fund}"


def _counted(kind: HeadingKind, amount: Money) -> str:
    adds = amount > NOTHING
    if kind is HeadingKind.PAYMENT:
        return "counted as paid" if adds else "taken off what was paid"
    if kind is HeadingKind.RECEIPT:
        return "taken off what was received" if adds else "counted as received"
    return "left" if adds else "came"
