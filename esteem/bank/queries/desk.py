"""How each account stands with its bank, for the desk: one query."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select

from esteem.bank.models import BankLine, Reconciliation
from esteem.kernel.db import session
from esteem.kernel.signs import some
from esteem.money.models import MoneyAccount

SOME_STATEMENTS = some(BankLine.id.is_not(None)) | some(Reconciliation.id.is_not(None))


@dataclass(frozen=True, slots=True)
class Standing:
    """An account whose statements are brought in or reconciled."""

    id: int
    name: str
    waiting: int
    waiting_since: date | None
    first_line: date | None
    reconciled_until: date | None


def standing() -> list[Standing]:
    """Each open account with statements or a reconciliation."""
    waits = BankLine.match_id.is_(None)
    lines = (
        select(
            BankLine.account_id, func.count(BankLine.id).filter(waits).label("waiting"),
            func.min(BankLine.day).filter(waits).label("since"), func.min(BankLine.day).label("first"),
        )
        .group_by(BankLine.account_id)
        .subquery()
    )  # fmt: skip
    done = (
        select(Reconciliation.account_id, func.max(Reconciliation.until_on).label("until"))
        .group_by(Reconciliation.account_id)
        .subquery()
    )
    chosen = (
        select(
            MoneyAccount.id,
            MoneyAccount.name,
            func.coalesce(lines.c.waiting, 0),
            lines.c.since,
            lines.c.first,
            done.c.until,
        )
        .outerjoin(lines, lines.c.account_id == MoneyAccount.id)
        .outerjoin(done, done.c.account_id == MoneyAccount.id)
        .where(MoneyAccount.closed_on.is_(None), (lines.c.account_id.is_not(None)) | (done.c.account_id.is_not(None)))
        .order_by(MoneyAccount.id)
    )
    return [Standing(*row) for row in session.execute(chosen)]
