"""What the lines that wait most likely are: bookings already there, or new ones by a rule that was learnt."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from sqlalchemy import select

from esteem.bank.models import BankRule
from esteem.bank.queries.bookings import OnAccount, open_bookings
from esteem.bank.queries.lines import waiting
from esteem.bank.rules.learnt import Learnt, rule_for
from esteem.bank.rules.matching import BOOKED_AFTER, BOOKED_BEFORE, Pair, Thing, propose
from esteem.kernel.db import session
from esteem.kernel.listings import Listing, listing


@dataclass(frozen=True, slots=True)
class Proposals:
    """For every line that waits: what it is matched with, which rule fits it, or neither."""

    pairs: tuple[Pair, ...]
    by_rule: tuple[tuple[Thing, Learnt], ...]
    unknown: tuple[Thing, ...]
    bookings: dict[int, OnAccount]

    @property
    def sure(self) -> tuple[Pair, ...]:
        return tuple(pair for pair in self.pairs if pair.is_sure)

    @property
    def count(self) -> int:
        return sum(len(pair.lines) for pair in self.pairs) + len(self.by_rule) + len(self.unknown)


def proposals(account_id: int) -> Proposals:
    """Worked out in four queries, however many lines wait."""
    lines = waiting(account_id)
    if not lines:
        return Proposals((), (), (), {})
    first, last = (
        lines[0].day - timedelta(days=BOOKED_BEFORE),
        lines[-1].day + timedelta(days=BOOKED_BEFORE + BOOKED_AFTER),
    )
    bookings = open_bookings(account_id, first, last)
    pairs = propose(lines, [booking.thing for booking in bookings])
    used = {line.id for pair in pairs for line in pair.lines}
    rules, fitting, unknown = learnt(), [], []
    for line in lines:
        if line.id not in used:
            rule = rule_for(line, rules)
            if rule is not None and rule.to_account != account_id:
                fitting.append((line, rule))
            else:
                unknown.append(line)
    return Proposals(tuple(pairs), tuple(fitting), tuple(unknown), {booking.id: booking for booking in bookings})


def learnt() -> list[Learnt]:
    """The rules in use."""
    return [
        as_learnt(row)
        for row in session.scalars(select(BankRule).where(BankRule.removed_at.is_(None)).order_by(BankRule.id))
    ]


def as_learnt(row: BankRule) -> Learnt:
    return Learnt(row.id, row.text, row.way, row.heading_id, row.fund_id, row.project_id, row.to_account_id, row.who)


def rules_listed(*, number: int) -> Listing[BankRule]:
    """Every rule, those put away last."""
    return listing(
        select(BankRule).order_by(BankRule.removed_at.is_not(None), BankRule.text, BankRule.id), number=number
    )


def rule_called(text: str, way: object) -> BankRule | None:
    """The rule for these very words, put away or not."""
    return session.scalar(select(BankRule).where(BankRule.text == text, BankRule.way == way))


def likely_for(line: Thing, bookings: Sequence[OnAccount], *, most: int = 12) -> list[OnAccount]:
    """Open bookings a line may be, by hand: the same way first, then the nearest in amount and day."""

    def far(booking: OnAccount) -> tuple[bool, int, int]:
        return (
            (booking.amount.pence > 0) != (line.amount.pence > 0),
            abs(booking.amount.pence - line.amount.pence),
            abs((booking.day - line.day).days),
        )

    return sorted(bookings, key=far)[:most]
