"""What a form for recording starts with: the likeliest, or what another booking had."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from esteem.kernel.db import session
from esteem.kernel.money import NOTHING
from esteem.money.models import Transaction
from esteem.money.queries import places
from esteem.money.rules.bookings import Booked, size_of
from esteem.money.rules.kinds import TransactionKind


def likely(kind: TransactionKind, **asked: int | None) -> dict[str, Any]:
    """The account last used for this, the general fund, and whatever the address asks for by field name."""
    open_accounts = [account.id for account in places.accounts()]
    account = places.last_account(kind) or open_accounts[0]
    others = [number for number in open_accounts if number != account]
    filled = {"account": account, "to_account": others[0] if others else None, "fund": places.general_fund().id}
    return filled | {name: value for name, value in asked.items() if value is not None}


def like_another(
    kind: TransactionKind, number: int, *, whole: bool, same_day: bool = True, split: bool = True
) -> dict[str, Any]:
    """Same places and heading as that booking, split over the same ones; with `whole` its amounts and words too.

    Plain likely if it is not there.
    """
    row = session.get(Transaction, number)
    if row is None or row.kind is not kind or not row.lines:
        return likely(kind)
    lines = [line.booked for line in row.lines]
    day = {"day": row.day} if same_day else {}
    if kind not in (TransactionKind.IN, TransactionKind.OUT):
        return _places(lines) | day | ({"amount": size_of(lines), "description": row.description} if whole else {})
    words = {"amount": size_of(lines), "who": row.who, "description": row.description}
    return _parts(lines, whole=whole, split=split) | day | (words if whole else {})


def _places(lines: list[Booked]) -> dict[str, Any]:
    """Between which accounts or funds it went."""
    cash = [line for line in lines if line.account]
    leaving = next((line for line in cash if line.amount < NOTHING), cash[0])
    arriving = next((line for line in cash if line.amount > NOTHING), cash[-1])
    return {"account": leaving.account, "to_account": arriving.account, "fund": leaving.fund, "to_fund": arriving.fund}


def _parts(lines: list[Booked], *, whole: bool, split: bool) -> dict[str, Any]:
    """The account and the first part; with `split`, the other parts as rows numbered from 2, with `whole` how much of each."""
    first, *others = [line for line in lines if line.heading]
    filled: dict[str, Any] = {
        "account": next(line.account for line in lines if line.account),
        "heading": first.heading, "fund": first.fund, "project": first.project,
    }  # fmt: skip
    for row, part in enumerate(others if split else (), 2):
        own = {
            "amount": abs(part.amount) if whole else None,
            "heading": part.heading,
            "fund": part.fund,
            "project": part.project,
        }
        filled |= {f"{name}_{row}": value for name, value in own.items()}
    return filled


def lately(kind: TransactionKind, *, most: int = 4) -> list[Transaction]:
    """The latest few bookings of a kind that differ in who, what and what for: what the next one may be the same as."""
    if kind not in (TransactionKind.IN, TransactionKind.OUT):
        return []
    undone = select(Transaction.reversal_of_id).where(Transaction.reversal_of_id.is_not(None))
    chosen = select(Transaction).where(Transaction.kind == kind, Transaction.reversal_of_id.is_(None))
    chosen = chosen.where(Transaction.id.not_in(undone)).options(selectinload(Transaction.lines))
    found: dict[tuple[Any, ...], Transaction] = {}
    for row in session.scalars(chosen.order_by(Transaction.number.desc()).limit(30)):
        found.setdefault((row.who, row.description, *(line.heading_id for line in row.lines)), row)
    return list(found.values())[:most]
