"""The bookings of an account that no line of a statement is matched with, and those that are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import Integer, Select, exists, func, select, type_coerce
from sqlalchemy.orm import aliased

from esteem.bank.models import BankLine, BankMatch, MatchedBooking
from esteem.bank.rules.matching import Thing
from esteem.kernel.db import session
from esteem.kernel.money import Money
from esteem.money.models import Heading, Line, Transaction
from esteem.money.rules.kinds import TransactionKind

Back = aliased(Transaction)
PENCE = func.sum(type_coerce(Line.amount, Integer))


@dataclass(frozen=True, slots=True)
class OnAccount:
    """A booking as an account sees it: what it moved there, and what is said of it. `member` when it names one."""

    id: int
    number: int
    day: date
    kind: TransactionKind
    amount: Money
    heading: str
    who: str
    says: str
    is_named: bool

    @property
    def thing(self) -> Thing:
        return Thing(self.id, self.day, self.amount, f"{self.heading} {self.who} {self.says}")

    def told(self, *, by_name: bool) -> str:
        """In words, without who it was with for those who may not see people."""
        who = self.who if by_name or not self.is_named else ""
        return ", ".join(word for word in (self.heading, who, self.says) if word)


def on_account(account_id: int) -> Any:
    """(transaction, pence) of every booking that moved something on the account; opening money and transfers move nothing."""
    chosen = select(Line.transaction_id, PENCE.label("pence")).where(Line.account_id == account_id)
    return chosen.group_by(Line.transaction_id).having(PENCE != 0)


def open_bookings(account_id: int, first: date | None = None, last: date | None = None) -> list[OnAccount]:
    """Those that are matched with nothing, not reversed, and no reversals; between two days where they are given."""
    wanted = _within(on_account(account_id), first, last).subquery()
    matched = exists().where(MatchedBooking.account_id == account_id, MatchedBooking.transaction_id == Transaction.id)
    undone = exists().where(Back.reversal_of_id == Transaction.id)
    return _told(
        select(Transaction, wanted.c.pence)
        .join(wanted, wanted.c.transaction_id == Transaction.id)
        .where(Transaction.kind != TransactionKind.OPENING, Transaction.reversal_of_id.is_(None), ~matched, ~undone)
        .order_by(Transaction.day, Transaction.number)
    )


def _within(chosen: Any, first: date | None, last: date | None) -> Any:
    if first is not None:
        chosen = chosen.where(Line.day >= first)
    return chosen if last is None else chosen.where(Line.day <= last)


def bookings_numbered(account_id: int, numbers: Iterable[int]) -> dict[int, OnAccount]:
    """These bookings as the account sees them."""
    wanted_ids, found = sorted(set(numbers)), {}
    for start in range(0, len(wanted_ids), 500):
        part = wanted_ids[start : start + 500]
        wanted = on_account(account_id).where(Line.transaction_id.in_(part)).subquery()
        chosen = select(Transaction, wanted.c.pence).join(wanted, wanted.c.transaction_id == Transaction.id)
        found.update({one.id: one for one in _told(chosen.order_by(Transaction.day, Transaction.number))})
    return found


def _told(chosen: Select[Any]) -> list[OnAccount]:
    rows = session.execute(chosen).all()
    headings = headings_of([row.id for row, _ in rows])
    return [
        OnAccount(
            row.id, row.number, row.day, row.kind, Money(pence),
            headings.get(row.id) or row.kind.says, row.who, " ".join(word for word in (row.description, row.reference) if word),
            row.names_a_member,
        )
        for row, pence in rows
    ]  # fmt: skip


def headings_of(numbers: Sequence[int]) -> dict[int, str]:
    """What each booking was for; of several headings the first, and how many more."""
    found: dict[int, list[str]] = defaultdict(list)
    for start in range(0, len(numbers), 500):
        chosen = select(Line.transaction_id, Heading.name).join(Heading, Heading.id == Line.heading_id)
        chosen = chosen.where(Line.transaction_id.in_(numbers[start : start + 500]), Heading.statutory.is_not(None))
        for number, name in session.execute(chosen.order_by(Line.id)):
            if name not in found[number]:
                found[number].append(name)
    return {number: names[0] + (f" and {len(names) - 1} more" if names[1:] else "") for number, names in found.items()}


def reversed_among(numbers: Sequence[int]) -> set[int]:
    """Which of these bookings are reversed, or are reversals: nothing on a statement is either."""
    found: set[int] = set()
    for start in range(0, len(numbers), 500):
        part = numbers[start : start + 500]
        found |= {
            number
            for number in session.scalars(select(Back.reversal_of_id).where(Back.reversal_of_id.in_(part)))
            if number
        }
        backs = select(Transaction.id).where(Transaction.id.in_(part), Transaction.reversal_of_id.is_not(None))
        found |= set(session.scalars(backs))
    return found


def matched_among(account_id: int, numbers: Sequence[int]) -> set[int]:
    """Which of these bookings are matched on the account already."""
    found: set[int] = set()
    for start in range(0, len(numbers), 500):
        chosen = select(MatchedBooking.transaction_id).where(
            MatchedBooking.account_id == account_id, MatchedBooking.transaction_id.in_(numbers[start : start + 500])
        )
        found |= set(session.scalars(chosen))
    return found


def matches_of(transaction_id: int) -> Sequence[BankMatch]:
    """Every match a booking is in: one on each account it moved."""
    chosen = select(BankMatch).join(MatchedBooking, MatchedBooking.match_id == BankMatch.id)
    return session.scalars(chosen.where(MatchedBooking.transaction_id == transaction_id).order_by(BankMatch.id)).all()


def bookings_in(match: BankMatch) -> list[OnAccount]:
    """The bookings of a match."""
    numbers = session.scalars(select(MatchedBooking.transaction_id).where(MatchedBooking.match_id == match.id)).all()
    return list(bookings_numbered(match.account_id, numbers).values())


def rows_in(match: BankMatch) -> Sequence[MatchedBooking]:
    return session.scalars(select(MatchedBooking).where(MatchedBooking.match_id == match.id)).all()


def lines_for(transaction_id: int) -> Sequence[tuple[BankLine, BankMatch]]:
    """The lines a booking is matched with, for its page: one query."""
    chosen = (
        select(BankLine, BankMatch)
        .join(BankMatch, BankMatch.id == BankLine.match_id)
        .join(MatchedBooking, MatchedBooking.match_id == BankMatch.id)
        .where(MatchedBooking.transaction_id == transaction_id)
        .order_by(BankLine.day, BankLine.id)
    )
    return [(line, match) for line, match in session.execute(chosen)]
