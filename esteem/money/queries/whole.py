"""All of the books at once, for taking them elsewhere: plain rows, because there may be hundreds of thousands."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Integer, select, type_coerce
from sqlalchemy.orm import aliased

from esteem.kernel.db import session
from esteem.money.models import Fund, Heading, Line, MoneyAccount, Project, Transaction
from esteem.money.queries import places
from esteem.money.rules.bookings import is_with_a_member
from esteem.people.rules.names import initials


@dataclass(frozen=True, slots=True)
class WholeBooks:
    """Every place and every booking. `whom` says whom each booking was with, as far as whoever asks may know."""

    accounts: Sequence[MoneyAccount]
    headings: Sequence[Heading]
    funds: Sequence[Fund]
    projects: Sequence[Project]
    held: tuple[Mapping[int, Any], Mapping[int, Any]]
    bookings: Sequence[Any]
    lines: Sequence[Any]
    whom: Mapping[int, str]

    @property
    def lines_by_booking(self) -> Mapping[int, Sequence[Any]]:
        found: dict[int, list[Any]] = defaultdict(list)
        for line in self.lines:
            found[line.transaction_id].append(line)
        return found


def whole_books(*, by_name: bool) -> WholeBooks:
    """All of it; without `by_name`, members stand in it with their initials."""
    original = aliased(Transaction)
    told = select(
        Transaction.id, Transaction.number, Transaction.day, Transaction.kind, Transaction.description, Transaction.who,
        Transaction.person_id, Transaction.reference, Transaction.reason, original.number.label("reverses"),
    ).outerjoin(original, original.id == Transaction.reversal_of_id)  # fmt: skip
    pence = type_coerce(Line.amount, Integer).label("pence")
    parts = select(Line.transaction_id, Line.account_id, Line.heading_id, Line.fund_id, Line.project_id, pence)
    bookings = session.execute(told.order_by(Transaction.number)).all()
    return WholeBooks(
        places.accounts(with_closed=True),
        session.scalars(select(Heading).order_by(Heading.kind.desc(), Heading.place, Heading.id)).all(),
        places.funds(with_closed=True), places.projects(with_closed=True), places.held(), bookings,
        session.execute(parts.order_by(Line.transaction_id, Line.id)).all(),
        {row.id: _whom(row, by_name) for row in bookings if row.who},
    )  # fmt: skip


def _whom(row: Any, by_name: bool) -> str:
    hidden = not by_name and is_with_a_member(row.kind, on_the_list=row.person_id is not None)
    return initials(row.who) if hidden else str(row.who)
