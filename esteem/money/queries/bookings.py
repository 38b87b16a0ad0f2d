"""One booking in plain words: where the money came from and went, and what undid it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from esteem.kernel.db import session
from esteem.kernel.money import NOTHING, Money
from esteem.money.models import Transaction
from esteem.money.queries.places import Places, every_place
from esteem.money.rules.bookings import Booked, size_of
from esteem.money.rules.funds import say_balances
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
    fund: str
    projects: tuple[str, ...]
    sentences: tuple[str, ...]
    original: Transaction | None
    undone_by: Transaction | None

    @property
    def may_be_reversed(self) -> bool:
        return self.original is None and self.undone_by is None


def told(row: Transaction, *, by_name: bool) -> Told:
    """The booking with the names of its places; without `by_name`, members stand in it with their initials."""
    return told_all([row], by_name=by_name)[0]


def told_all(rows: Sequence[Transaction], *, by_name: bool) -> list[Told]:
    """The same of several, in as many queries as of one."""
    known, numbers = every_place(), [row.id for row in rows]
    undoing = select(Transaction).where(Transaction.reversal_of_id.in_(numbers))
    undone = {one.reversal_of_id: one for one in session.scalars(undoing)}
    begun = select(Transaction).where(Transaction.id.in_([row.reversal_of_id for row in rows if row.reversal_of_id]))
    originals = {one.id: one for one in session.scalars(begun)}
    return [_told(row, known, by_name, originals.get(row.reversal_of_id or 0), undone.get(row.id)) for row in rows]


def _told(
    row: Transaction, known: Places, by_name: bool, original: Transaction | None, undone_by: Transaction | None
) -> Told:
    lines = [line.booked for line in row.lines]
    return Told(
        row=row,
        who=row.who if by_name or not row.names_a_member else initials(row.who),
        amount=size_of(lines),
        heading=_heading(row, lines, known),
        accounts=tuple(dict.fromkeys(known.account_names[line.account] for line in lines if line.account)),
        fund=_fund(row, lines, known),
        projects=tuple(dict.fromkeys(known.project_names[line.project] for line in lines if line.project)),
        sentences=tuple(_said(line, known) for line in lines),
        original=original,
        undone_by=undone_by,
    )


def _heading(row: Transaction, lines: list[Booked], known: Places) -> str:
    """What it was for; of several parts the first, and how many more."""
    if row.kind not in (TransactionKind.IN, TransactionKind.OUT):
        return row.kind.says
    called = {place.id: place for place in known.headings}
    headings = list(dict.fromkeys(line.heading for line in lines if line.heading))
    first, usual = called[headings[0]], HeadingKind.RECEIPT if row.kind is TransactionKind.IN else HeadingKind.PAYMENT
    other_way = "" if first.kind is usual else "Refund: " if row.kind is TransactionKind.IN else "Given back: "
    return f"{other_way}{first.name}{f' and {len(headings) - 1} more' if headings[1:] else ''}"


def _fund(row: Transaction, lines: list[Booked], known: Places) -> str:
    """Which fund it is of; of several, how much of each. Only a transfer goes from one to another."""
    cash = [(known.fund_names[line.fund], line.amount) for line in lines if line.account]
    names = list(dict.fromkeys(name for name, _ in cash))
    if row.kind is TransactionKind.TRANSFER or len(names) == 1:
        return " → ".join(names)
    return say_balances((name, abs(amount)) for name, amount in cash)


def _said(line: Booked, known: Places) -> str:
    """`Tin: £12.50 came in, for General`; `Room hire: £12.50 counted as paid, from General`."""
    fund, size = known.fund_names[line.fund], abs(line.amount)
    if line.account:
        way = "came in" if line.amount > NOTHING else "went out"
        return f"{known.account_names[line.account]}: {size} {way}, of the fund {fund}"
    heading = next(place for place in known.headings if place.id == line.heading)
    project = f", for {known.project_names[line.project]}" if line.project else ""
    return f"{heading.name}: {size} {_counted(heading.kind, line.amount)}, in the fund {fund}{project}"


def _counted(kind: HeadingKind, amount: Money) -> str:
    adds = amount > NOTHING
    if kind is HeadingKind.PAYMENT:
        return "counted as paid" if adds else "taken off what was paid"
    if kind is HeadingKind.RECEIPT:
        return "taken off what was received" if adds else "counted as received"
    return "left" if adds else "came"
