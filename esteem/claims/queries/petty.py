"""Petty cash: the tins that have a float, what went through one since it was full, how it was counted."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload, selectinload

from esteem.claims.models import PettyCount, PettyTin, TopUp
from esteem.claims.rules.petty import Imprest, Voucher
from esteem.kernel.db import session
from esteem.kernel.money import Money
from esteem.money.models import Line, Transaction
from esteem.money.queries.bookings import told_all
from esteem.money.queries.places import held
from esteem.money.rules.kinds import TransactionKind


def tins() -> Sequence[PettyTin]:
    """Those that are kept as petty cash now."""
    kept = select(PettyTin).options(joinedload(PettyTin.account)).where(PettyTin.stopped_on.is_(None))
    return session.scalars(kept.order_by(PettyTin.id)).all()


def imprest_of(tin: PettyTin) -> Imprest:
    """How it stands now."""
    return Imprest(tin.level, held()[0].get(tin.account_id, Money(0)), went_through(tin))


def full_at(tin: PettyTin) -> int:
    """The number of the booking after which vouchers are counted: before its last top-up that stands, or when it was begun."""
    latest = select(func.max(TopUp.after_number)).where(TopUp.tin_id == tin.id, TopUp.undone_at.is_(None))
    return max(session.scalar(latest) or 0, tin.since_number)


def went_through(tin: PettyTin) -> tuple[Voucher, ...]:
    """What went through it since, by booking and fund; top-ups and their reversals are left out."""
    topped = select(TopUp.transaction_id).where(TopUp.tin_id == tin.id)
    undone = select(Transaction.reversal_of_id).where(Transaction.reversal_of_id.is_not(None))
    stands = Transaction.reversal_of_id.is_(None) & Transaction.id.not_in(undone)
    found = (
        select(Transaction, Line.fund_id, func.sum(Line.amount), stands & (Transaction.kind == TransactionKind.OUT))
        .join(Line, Line.transaction_id == Transaction.id)
        .where(Line.account_id == tin.account_id, Transaction.number > full_at(tin), Transaction.id.not_in(topped))
        .where(Transaction.reversal_of_id.is_(None) | Transaction.reversal_of_id.not_in(topped))
        .group_by(Transaction.id, Line.fund_id)
        .order_by(Transaction.number)
        .options(selectinload(Transaction.lines))
    )
    rows = [(row, fund, amount, is_paid) for row, fund, amount, is_paid in session.execute(found) if amount]
    different = {row.id: row for row, *_ in rows}
    told = {one.row.id: one for one in told_all(list(different.values()), by_name=True)} if rows else {}
    return tuple(_voucher(row, told[row.id].heading, fund, amount, is_paid) for row, fund, amount, is_paid in rows)


def _voucher(row: Transaction, what: str, fund: int, amount: Money, is_paid: bool) -> Voucher:
    whom = row.who or row.description
    return Voucher(
        row.id, row.number, row.day, what, whom, -amount, fund, row.names_a_member, row.description, bool(is_paid)
    )


def counts_of(tin: PettyTin, *, most: int = 12) -> Sequence[PettyCount]:
    """The latest times it was counted."""
    chosen = select(PettyCount).where(PettyCount.tin_id == tin.id)
    return session.scalars(chosen.order_by(PettyCount.id.desc()).limit(most)).all()
