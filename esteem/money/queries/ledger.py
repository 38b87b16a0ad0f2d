"""The general ledger: one account or heading a page at a time, or all of it for paper and file."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import ColumnElement, Integer, func, select, type_coerce

from esteem.kernel.db import session
from esteem.kernel.listings import PAGE_SIZE, Listing
from esteem.kernel.money import NOTHING, Money
from esteem.money.models import Line, Transaction
from esteem.money.queries import years
from esteem.money.queries.figures import books_of
from esteem.money.queries.places import Places
from esteem.money.rules.bookings import is_with_a_member
from esteem.money.rules.ledger import GeneralLedger, LedgerList, Posting, Spot, SpotLedger
from esteem.money.rules.spans import Span
from esteem.people.rules.names import initials

IN_ORDER = (Transaction.day, Transaction.number, Line.id)


def ledger_list(span: Span) -> LedgerList:
    return LedgerList(span, books_of(span))


def spot_of(key: str, known: Places) -> Spot | None:
    """The account or heading an address names."""
    spots = (*map(Spot.of_account, known.accounts), *map(Spot.of_heading, known.headings))
    return next((spot for spot in spots if spot.key == key), None)


def page_of(spot: Spot, span: Span, *, number: int, known: Places, by_name: bool) -> Listing[Posting]:
    """One page, the earliest first; its balance goes on from the page before."""
    count = session.scalar(select(func.count(Line.id)).where(*_within(spot, span))) or 0
    number = min(max(1, number), max(1, -(-count // PAGE_SIZE)))
    skipped = (number - 1) * PAGE_SIZE
    pence = type_coerce(Line.amount, Integer).label("pence")
    earlier = select(pence).join(Transaction).where(*_within(spot, span)).order_by(*IN_ORDER).limit(skipped).subquery()
    before = (session.scalar(select(func.sum(earlier.c.pence))) or 0) if skipped else 0
    rows = session.execute(_lines(span).where(*_own(spot)).limit(PAGE_SIZE).offset(skipped)).all()
    begins = begins_with(spot, span) + Money(-before if _turns(spot) else before)
    return Listing(tuple(_postings(spot, begins, rows, known, by_name=by_name)), count, number)


def general_ledger(span: Span, *, known: Places, by_name: bool, only: Spot | None = None) -> GeneralLedger:
    """Every account that holds or moved anything, then every heading that moved; or only one of them."""
    found: dict[tuple[int | None, int | None], list[Any]] = defaultdict(list)
    rows = session.execute(_lines(span).where(*_own(only)) if only else _lines(span)).all()
    for line in rows:
        found[line.account_id, line.heading_id].append(line)
    spots = (*map(Spot.of_account, known.accounts), *map(Spot.of_heading, known.headings))
    others = _others(rows, known) if only else _named(rows, known)  # of all of it, every line is at hand
    held = years.sums_before(span.period.starts_on)
    told = []
    for spot in spots if only is None else (only,):
        own = found.get((spot.account, spot.heading), [])
        begins = Money(sum(p[0] for w, p in held.items() if w[0] == spot.account)) if spot.account else NOTHING
        if own or begins or only:
            postings = tuple(_postings(spot, begins, own, known, by_name=by_name, others=others))
            told.append(SpotLedger(span, spot, begins, postings))
    return GeneralLedger(span, tuple(told))


def _own(spot: Spot) -> tuple[ColumnElement[bool], ...]:
    return (Line.account_id == spot.account,) if spot.account else (Line.heading_id == spot.heading,)


def _within(spot: Spot, span: Span) -> tuple[ColumnElement[bool], ...]:
    return (*_own(spot), Line.day >= span.period.starts_on, Line.day < span.period.ends_before)


def _lines(span: Span) -> Any:  # a select of ten columns
    """The lines of these days in their order, each with what is told of its booking."""
    told = (
        Transaction.number, Transaction.kind, Transaction.description, Transaction.who, Transaction.person_id,
        Line.transaction_id, Line.day, Line.account_id, Line.heading_id, Line.amount,
    )  # fmt: skip
    chosen = select(*told).join(Transaction, Transaction.id == Line.transaction_id)
    days = (Line.day >= span.period.starts_on) & (Line.day < span.period.ends_before)
    return chosen.where(days).order_by(*IN_ORDER)


def begins_with(spot: Spot, span: Span) -> Money:
    """What an account held when the days began; nothing for a heading."""
    if spot.account is None:
        return NOTHING
    sums = years.sums_before(span.period.starts_on)
    return Money(sum(pence[0] for where, pence in sums.items() if where[0] == spot.account))


def _turns(spot: Spot) -> bool:
    """A line on a heading is below nought when money comes in; a heading for receipts counts that upwards."""
    return spot.account is None and not spot.counts_out


def _others(rows: Sequence[Any], known: Places) -> dict[int, list[str]]:
    """What each booking was for, or which accounts it touched: the other side of a line."""
    ids = sorted({row.transaction_id for row in rows})
    found: list[Any] = []
    for first in range(0, len(ids), 500):
        place = (Line.transaction_id, Line.account_id, Line.heading_id)
        chosen = select(*place).where(Line.transaction_id.in_(ids[first : first + 500])).order_by(Line.id)
        found += session.execute(chosen)
    return _named(found, known)


def _named(lines: Iterable[Any], known: Places) -> dict[int, list[str]]:
    """By booking, the names of all the places it stands on."""
    named: dict[int, list[str]] = defaultdict(list)
    headings, accounts = known.heading_names, known.account_names
    for line in lines:
        named[line.transaction_id].append(accounts[line.account_id] if line.account_id else headings[line.heading_id])
    return named


def _postings(
    spot: Spot, begins: Money, rows: Sequence[Any], known: Places, *, by_name: bool,
    others: dict[int, list[str]] | None = None,
) -> Iterator[Posting]:  # fmt: skip
    others = _others(rows, known) if others is None else others
    balance = begins
    for line in rows:
        arrives = line.amount if spot.account else -line.amount
        balance += -arrives if spot.counts_out else arrives
        told = dict.fromkeys(name for name in others[line.transaction_id] if name != spot.name)
        what = ", ".join(word for word in (" + ".join(told), _who(line, by_name), line.description) if word)
        into, out = (arrives, None) if arrives > NOTHING else (None, -arrives)
        yield Posting(line.transaction_id, line.number, line.day, what or line.kind.says, into, out, balance)


def _who(line: Any, by_name: bool) -> str:
    hidden = not by_name and is_with_a_member(line.kind, on_the_list=line.person_id is not None)
    return initials(line.who) if hidden else str(line.who)
