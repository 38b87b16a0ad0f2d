"""Petty cash: a tin is kept at its float, counted, and filled from another account with what the vouchers come to."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from esteem.claims.models import PettyCount, PettyTin, TopUp
from esteem.claims.queries.petty import imprest_of
from esteem.claims.rules.petty import check_top_up
from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import NOTHING, Money
from esteem.money.actions import record_move
from esteem.money.actions.taking import check_taking
from esteem.money.models import Transaction
from esteem.money.queries.places import general_fund
from esteem.money.rules.bookings import check_size


def keep_tin(*, account: int, level: Money, kept_by: str = "") -> PettyTin:
    """From now on this tin has a fixed float. Raises RuleBroken."""
    check_size(level, field="level")
    tin = session.scalar(select(PettyTin).where(PettyTin.account_id == account))
    if tin is not None and tin.stopped_on is None:
        raise RuleBroken("This tin is kept as petty cash already.", field="account")
    latest = session.scalar(select(func.max(Transaction.number))) or 0
    if tin is None:
        tin = PettyTin(account_id=account)
    tin.level, tin.kept_by, tin.stopped_on, tin.since_number = level, kept_by, None, latest
    session.add(tin)
    session.flush()
    return tin


def change_tin(*, tin: PettyTin, level: Money, kept_by: str = "", seen_version: int | None = None) -> PettyTin:
    """Another float, or another keeper. Raises RuleBroken, StaleEdit."""
    check_version(tin, seen_version)
    check_size(level, field="level")
    tin.level, tin.kept_by = level, kept_by
    session.flush()
    return tin


def stop_tin(*, tin: PettyTin) -> PettyTin:
    """It is an ordinary tin again; what was counted stays."""
    tin.stopped_on = tin.stopped_on or dates.today()
    session.flush()
    return tin


def count_tin(*, tin: PettyTin, counted: Money, counted_by: str, note: str = "") -> PettyCount:
    """What is there now, beside what should be. A difference is written down, not booked. Raises RuleBroken."""
    if counted < NOTHING:
        raise RuleBroken("There cannot be less than nothing in it.", field="counted")
    check_size(counted, field="counted")
    now = imprest_of(tin)
    row = PettyCount(
        tin_id=tin.id, day=dates.today(), counted=counted, vouchers=now.top_up, level=now.level,
        difference=now.difference(counted), counted_by=counted_by, note=note, counted_at=dates.now(),
    )  # fmt: skip
    session.add(row)
    session.flush()
    return row


def top_up(*, tin: PettyTin, day: date, account: int, all_the_same: bool = False) -> list[Transaction]:
    """Fill it with what the vouchers come to, fund by fund. Raises RuleBroken when it is full, or for more than there is."""
    now = imprest_of(tin)
    check_top_up(now)
    check_taking(day=day, account=account, amount=now.top_up, is_meant=all_the_same)
    made, after = [], session.scalar(select(func.max(Transaction.number))) or 0
    for fund, amount in sorted(now.moves(general_fund().id).items(), key=lambda pair: -pair[1].pence):
        places = (account, tin.account_id) if amount > NOTHING else (tin.account_id, account)
        row = record_move(
            day=day, amount=abs(amount), account=places[0], to_account=places[1], fund=fund,
            description=f"Petty cash topped up to {tin.level}",
        )  # fmt: skip
        session.add(TopUp(tin_id=tin.id, transaction_id=row.id, after_number=after))
        made.append(row)
    session.flush()
    return made


def undo_top_up(transaction_id: int, reversal_id: int) -> None:
    """The move was reversed: what it filled is missing again."""
    del reversal_id
    row = session.scalar(select(TopUp).where(TopUp.transaction_id == transaction_id))
    if row is not None:
        row.undone_at = dates.now()
        session.flush()
