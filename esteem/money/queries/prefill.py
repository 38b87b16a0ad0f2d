"""What a form for recording starts with: the likeliest, or what another booking had."""

from __future__ import annotations

from typing import Any

from esteem.kernel.db import session
from esteem.kernel.money import NOTHING
from esteem.money.models import Transaction
from esteem.money.queries import places
from esteem.money.rules.bookings import size_of
from esteem.money.rules.kinds import TransactionKind


def likely(kind: TransactionKind, **asked: int | None) -> dict[str, Any]:
    """The account last used for this, the general fund, and whatever the address asks for by field name."""
    open_accounts = [account.id for account in places.accounts()]
    account = places.last_account(kind) or open_accounts[0]
    others = [number for number in open_accounts if number != account]
    filled = {"account": account, "to_account": others[0] if others else None, "fund": places.general_fund().id}
    return filled | {name: value for name, value in asked.items() if value is not None}


def like_another(kind: TransactionKind, number: int, *, whole: bool) -> dict[str, Any]:
    """Same day, places and heading as that booking; with `whole` the amount and the words too. Plain likely if not there."""
    row = session.get(Transaction, number)
    if row is None or row.kind is not kind or not row.lines:
        return likely(kind)
    lines = [line.booked for line in row.lines]
    cash = [line for line in lines if line.account]
    leaving = next((line for line in cash if line.amount < NOTHING), cash[0])
    arriving = next((line for line in cash if line.amount > NOTHING), cash[-1])
    filled = {
        "day": row.day, "account": leaving.account, "to_account": arriving.account, "fund": leaving.fund,
        "to_fund": arriving.fund, "heading": next((line.heading for line in lines if line.heading), None),
    }  # fmt: skip
    return filled | ({"amount": size_of(lines), "who": row.who, "description": row.description} if whole else {})
