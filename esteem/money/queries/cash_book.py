"""The cash book: what was recorded, narrowed as the address asks, with its count, its sums and a running balance."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import ColumnElement, Integer, and_, case, exists, false, func, or_, select, type_coerce
from sqlalchemy.orm import aliased

from esteem.kernel.db import session
from esteem.kernel.listings import PAGE_SIZE, Listing
from esteem.kernel.money import NOTHING, Money
from esteem.kernel.text import fold, like
from esteem.money.models import Line, MonthTotal, Receipt, Transaction
from esteem.money.queries.places import Places
from esteem.money.rules.bookings import is_with_a_member
from esteem.money.rules.kinds import TransactionKind
from esteem.money.rules.wanted import Direction, Wanted, findable, is_amount
from esteem.money.rules.years import first_of_month
from esteem.people.rules.names import initials

IN, OUT, MOVE, TRANSFER, OPENING = (
    TransactionKind.IN, TransactionKind.OUT, TransactionKind.MOVE, TransactionKind.TRANSFER, TransactionKind.OPENING,
)  # fmt: skip
WAYS = {Direction.IN: (IN, OPENING), Direction.OUT: (OUT,), Direction.MOVED: (MOVE, TRANSFER)}


@dataclass(frozen=True, slots=True)
class Entry:
    """One line of the cash book as it is read. `balance` is what was there after it, where that makes sense."""

    id: int
    number: int
    day: date
    kind: TransactionKind
    description: str
    who: str
    heading: str
    account: str
    fund: str
    money_in: Money | None
    money_out: Money | None
    moved: Money | None
    balance: Money | None
    reverses: bool
    is_reversed: bool


@dataclass(frozen=True, slots=True)
class CashBook:
    """One page of entries, and the sums of everything the list shows on all its pages."""

    listing: Listing[Entry]
    money_in: Money
    money_out: Money


def cash_book(wanted: Wanted, *, number: int, called: Places) -> CashBook:
    """One page of the cash book, newest first unless asked otherwise."""
    filters, number = _filters(wanted, called), max(1, number)
    rows = _page_of(wanted, filters, number)
    if number == 1 and len(rows) < PAGE_SIZE:  # these are all: their sums need not search the books once more
        count, money_in, money_out = _sums(wanted, [Transaction.id.in_([row.id for row in rows])])
    else:
        count, money_in, money_out = _sums(wanted, filters)
    last = max(1, -(-count // PAGE_SIZE))
    if number > last:
        number, rows = last, _page_of(wanted, filters, last)
    entries = tuple(_entries(rows, wanted, called))
    return CashBook(Listing(entries, count, number), money_in, money_out)


def _page_of(wanted: Wanted, filters: Sequence[ColumnElement[bool]], number: int) -> Sequence[Any]:
    return session.execute(_transactions(wanted, filters).limit(PAGE_SIZE).offset((number - 1) * PAGE_SIZE)).all()


def everything(wanted: Wanted, *, called: Places) -> Sequence[Entry]:
    """All entries the list shows, in its order, for a file."""
    rows = session.execute(_transactions(wanted, _filters(wanted, called))).all()
    return tuple(_entries(rows, wanted, called))


def _filters(wanted: Wanted, called: Places) -> list[ColumnElement[bool]]:
    """What narrows the transactions; accounts, headings and funds through their lines."""
    found: list[ColumnElement[bool]] = []
    if wanted.period:
        found += [Transaction.day >= wanted.period.starts_on, Transaction.day < wanted.period.ends_before]
    if wanted.direction:
        found.append(Transaction.kind.in_(WAYS[wanted.direction]))
    if wanted.person:
        found.append(Transaction.person_id == wanted.person)
    if wanted.is_of_parts:
        found.append(_has_line(and_(*_part_lines(wanted))))
    if wanted.lacks_receipt:
        shown = select(Receipt.id).where(Receipt.transaction_id == Transaction.id, Receipt.removed_at.is_(None))
        found += [Transaction.kind == OUT, ~shown.exists()]
    if wanted.sought:
        found.append(_says(wanted, called))
    return found


def _has_line(condition: ColumnElement[bool]) -> ColumnElement[bool]:
    return Transaction.id.in_(select(Line.transaction_id).where(condition))


def _says(wanted: Wanted, called: Places) -> ColumnElement[bool]:
    """The words are in what was written about it, or in the name of its heading; a name nobody may see finds nothing."""
    sought = wanted.sought
    words: ColumnElement[bool] = Transaction.found_by.like(like(findable(sought)), escape="\\")
    if not (wanted.by_name or is_amount(sought)):
        named_members = (Transaction.kind == IN) | Transaction.person_id.is_not(None)
        noted = func.lower(Transaction.description).like(like(sought), escape="\\")
        words = (words & ~named_members) | noted
    named = [number for number, name in called.heading_names.items() if fold(sought) in fold(name)]
    return or_(words, _has_line(Line.heading_id.in_(named))) if named else words


def _part_lines(wanted: Wanted) -> list[ColumnElement[bool]]:
    """The lines on headings that the list is about."""
    found: list[ColumnElement[bool]] = [Line.heading_id.is_not(None)]
    chosen = ((Line.heading_id, wanted.heading), (Line.project_id, wanted.project), (Line.fund_id, wanted.fund))
    return found + [column == number for column, number in chosen if number]


def _cash_lines(wanted: Wanted) -> list[ColumnElement[bool]]:
    """The lines on accounts that the list is about."""
    found: list[ColumnElement[bool]] = [Line.account_id.is_not(None)]
    if wanted.account:
        found.append(Line.account_id == wanted.account)
    if wanted.fund:
        found.append(Line.fund_id == wanted.fund)
    return found


def _sums(wanted: Wanted, filters: Sequence[ColumnElement[bool]]) -> tuple[int, Money, Money]:
    """How many there are, money in and money out; of a heading or a project, only what was booked under it."""
    if wanted.is_of_parts:
        return _sums_of_parts(wanted, filters)
    chosen = SUMS[bool(wanted.account), bool(wanted.fund)].where(*filters, *_cash_lines(wanted))
    if wanted.period and (wanted.account or wanted.fund):  # said of the lines too, for their index of place and day
        chosen = chosen.where(Line.day >= wanted.period.starts_on, Line.day < wanted.period.ends_before)
    doubled, money_in, money_out = session.execute(chosen).one()
    return (doubled or 0) // 2, Money(money_in or 0), Money(money_out or 0)


def _sums_of_parts(wanted: Wanted, filters: Sequence[ColumnElement[bool]]) -> tuple[int, Money, Money]:
    pence, kind = type_coerce(Line.amount, Integer), Transaction.kind
    chosen = select(
        func.count(Transaction.id.distinct()),
        func.sum(case(((kind == IN) | (kind == OPENING), -pence), else_=0)),
        func.sum(case((kind == OUT, pence), else_=0)),
    ).join(Line, Line.transaction_id == Transaction.id)
    chosen = chosen.where(*filters, *_part_lines(wanted))
    if wanted.account:
        chosen = chosen.where(_has_line(and_(*_cash_lines(wanted))))
    count, money_in, money_out = session.execute(chosen).one()
    return count or 0, Money(money_in or 0), Money(money_out or 0)


def _summed(one_account: bool, one_fund: bool) -> Any:  # a select of three sums
    """Lines on accounts counted double, then money in and money out.

    Most bookings have one such line; where several funds share what came or went, the first of them counts. A move has two
    unless one account is chosen, a transfer two unless one fund is, and then they are neither in nor out. So lines count
    double and are halved, which spares sorting them.
    """
    pence, kind = type_coerce(Line.amount, Integer), Transaction.kind
    passing = or_(false(), *([kind == MOVE] if one_account else []), *([kind == TRANSFER] if one_fund else []))
    arriving = (kind == IN) | (kind == OPENING)
    columns = (
        func.sum(
            case((passing, 2), (arriving | (kind == OUT), 2 if one_fund else case((Line.leads, 2), else_=0)), else_=1)
        ),
        func.sum(case((arriving | (passing & (pence > 0)), pence), else_=0)),
        func.sum(case(((kind == OUT) | (passing & (pence < 0)), -pence), else_=0)),
    )
    return select(*columns).select_from(Transaction).join(Line, Line.transaction_id == Transaction.id)


def _listed() -> Any:  # a select of nine columns
    undone = aliased(Transaction)
    return select(
        Transaction.id, Transaction.number, Transaction.day, Transaction.kind, Transaction.description, Transaction.who,
        Transaction.person_id, Transaction.reversal_of_id, undone.id.label("undone_by"),
    ).outerjoin(undone, undone.reversal_of_id == Transaction.id)  # fmt: skip


# Built once: the database is quicker with these than Python is in putting them together.
SUMS = {(account, fund): _summed(account, fund) for account in (False, True) for fund in (False, True)}
LISTED = _listed()


def _transactions(wanted: Wanted, filters: Sequence[ColumnElement[bool]]) -> Any:  # a select of nine columns
    chosen = LISTED.where(*filters)
    if wanted.account or wanted.fund:
        chosen = chosen.where(exists().where(Line.transaction_id == Transaction.id, *_cash_lines(wanted)))
    # Words are looked for from the first row to the last, which takes half the time of going by the index of days.
    day: ColumnElement[Any] = func.date(Transaction.day) if wanted.sought else Transaction.day.expression
    if wanted.oldest_first:
        return chosen.order_by(day, Transaction.number)
    return chosen.order_by(day.desc(), Transaction.number.desc())


def _entries(rows: Sequence[Any], wanted: Wanted, called: Places) -> Iterator[Entry]:
    lines: dict[int, list[Any]] = defaultdict(list)
    for first in range(0, len(rows), 500):
        ids = [row.id for row in rows[first : first + 500]]
        place = (
            Line.transaction_id, Line.account_id, Line.heading_id, Line.fund_id, Line.project_id, Line.amount,
        )  # fmt: skip
        for line in session.execute(select(*place).where(Line.transaction_id.in_(ids)).order_by(Line.id)):
            lines[line.transaction_id].append(line)
    balance = _balance_at(rows[-1 if wanted.oldest_first else 0], wanted) if rows and wanted.shows_balance else None
    named = (called.heading_names, called.account_names, called.fund_names)
    told: list[Entry] = []
    for row in reversed(rows) if wanted.oldest_first else rows:
        told.append(_entry(row, lines[row.id], wanted, named, balance))
        balance = None if balance is None else balance - _net(lines[row.id], wanted)
    yield from reversed(told) if wanted.oldest_first else told


def _entry(
    row: Any, lines: Sequence[Any], wanted: Wanted, named: Sequence[dict[int, str]], balance: Money | None
) -> Entry:
    net = _net(lines, wanted)
    money_in = net if row.kind in (IN, OPENING) or (row.kind is not OUT and net > NOTHING) else None
    money_out = -net if row.kind is OUT or (money_in is None and net < NOTHING) else None
    passing = abs(lines[0].amount) if not net and row.kind in (MOVE, TRANSFER) else None
    return Entry(
        id=row.id, number=row.number, day=row.day, kind=row.kind, description=row.description, who=_who(row, wanted),
        heading=_joined(named[0], (line.heading_id for line in lines), " + ") if row.kind in (IN, OUT) else row.kind.says,
        account=_joined(named[1], (line.account_id for line in lines)),
        fund=_joined(named[2], (line.fund_id for line in lines), " → " if row.kind is TRANSFER else " + "),
        money_in=money_in, money_out=money_out, moved=passing, balance=balance,
        reverses=row.reversal_of_id is not None, is_reversed=row.undone_by is not None,
    )  # fmt: skip


def _who(row: Any, wanted: Wanted) -> str:
    hidden = not wanted.by_name and is_with_a_member(row.kind, on_the_list=row.person_id is not None)
    return initials(row.who) if hidden else str(row.who)


def _joined(called: dict[int, str], numbers: Any, between: str = " → ") -> str:
    return between.join(dict.fromkeys(called[number] for number in numbers if number is not None))


def _net(lines: Sequence[Any], wanted: Wanted) -> Money:
    """What the transaction did to the cash that the list is about; of a heading or a project, by its own parts."""
    if wanted.is_of_parts:
        return -Money.total(
            line.amount
            for line in lines
            if line.heading_id is not None
            and wanted.heading in (None, line.heading_id)
            and wanted.project in (None, line.project_id)
            and wanted.fund in (None, line.fund_id)
        )
    return Money.total(
        line.amount
        for line in lines
        if line.account_id is not None
        and wanted.account in (None, line.account_id)
        and wanted.fund in (None, line.fund_id)
    )


def _balance_at(row: Any, wanted: Wanted) -> Money:
    """The cash that the list is about, after this transaction: whole months, then the month's own lines up to it."""
    month = first_of_month(row.day)
    whole = select(func.sum(MonthTotal.amount)).where(MonthTotal.account_id.is_not(None), MonthTotal.month < month)
    if wanted.account:
        whole = whole.where(MonthTotal.account_id == wanted.account)
    if wanted.fund:
        whole = whole.where(MonthTotal.fund_id == wanted.fund)
    up_to = (Line.day < row.day) | ((Line.day == row.day) & (Transaction.number <= row.number))
    rest = select(func.sum(Line.amount)).join(Transaction, Transaction.id == Line.transaction_id)
    rest = rest.where(Line.day >= month, Line.day <= row.day, up_to, *_cash_lines(wanted))
    before, since = session.execute(select(whole.scalar_subquery(), rest.scalar_subquery())).one()
    return (before or NOTHING) + (since or NOTHING)
