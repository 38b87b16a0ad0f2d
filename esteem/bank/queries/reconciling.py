"""An account on a statement's day: what the books say, what the bank has seen, and what was kept of it."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

from sqlalchemy import Integer, func, select, type_coerce

from esteem.bank.models import BankLine, ClearedItem, MatchedBooking, Reconciliation
from esteem.bank.queries.bookings import OnAccount, bookings_numbered, on_account
from esteem.bank.queries.lines import waiting
from esteem.bank.rules.reconciling import Item, Reckoning
from esteem.kernel.db import session
from esteem.kernel.listings import Listing, listing
from esteem.kernel.money import Money
from esteem.money.models import Line, MoneyAccount, Transaction
from esteem.money.rules.kinds import TransactionKind


def balance_on(account_id: int, until: date) -> Money:
    """What the books say was in the account at the end of a day."""
    summed = select(func.coalesce(func.sum(type_coerce(Line.amount, Integer)), 0))
    return Money(session.scalar(summed.where(Line.account_id == account_id, Line.day <= until)) or 0)


def reckon(
    account_id: int,
    until: date,
    closing: Money | None = None,
    ticked: Collection[int] | None = None,
    *,
    by_name: bool = True,
) -> Reckoning:
    """Everything that counts on that day; `ticked` are the bookings said now to be on it, else those that were kept."""
    seen, kept = _seen_on(account_id), _cleared(account_id)
    said = {number for number, day in kept.items() if day == until} if ticked is None else set(ticked)
    before = latest_before(account_id, until)
    items: list[Item] = []
    for booking in _unsettled(account_id, until, seen, kept, before.until_on if before else None):
        by_line = booking.id in seen and seen[booking.id] <= until
        earlier = booking.id in kept and kept[booking.id] < until
        items.append(
            Item(
                booking.thing,
                booking.number,
                booking.told(by_name=by_name),
                by_line,
                earlier,
                booking.id in said and not by_line,
            )
        )
    return Reckoning(
        until, balance_on(account_id, until), tuple(items), tuple(waiting(account_id, until=until)), closing
    )


def _seen_on(account_id: int) -> dict[int, date]:
    """Of each matched booking, the day by which the bank had all of it."""
    chosen = select(MatchedBooking.transaction_id, func.max(BankLine.day)).join(
        BankLine, BankLine.match_id == MatchedBooking.match_id
    )
    chosen = chosen.where(MatchedBooking.account_id == account_id).group_by(MatchedBooking.transaction_id)
    return dict(row for row in session.execute(chosen))


def _cleared(account_id: int) -> dict[int, date]:
    """Of each booking somebody ticked on a statement, that statement's day."""
    chosen = select(ClearedItem.transaction_id, Reconciliation.until_on)
    chosen = chosen.join(Reconciliation, Reconciliation.id == ClearedItem.reconciliation_id)
    return dict(row for row in session.execute(chosen.where(ClearedItem.account_id == account_id)))


def _unsettled(
    account_id: int, until: date, seen: dict[int, date], kept: dict[int, date], since: date | None
) -> list[OnAccount]:
    """Bookings up to the day that no earlier reconciliation settled; of later ones, what the bank has seen by then."""
    chosen = select(Transaction.id, Transaction.day, Transaction.reversal_of_id).where(
        Transaction.id.in_(select(on_account(account_id).subquery().c.transaction_id)),
        Transaction.kind != TransactionKind.OPENING,
    )
    found: list[int] = []
    up_to: dict[int, int | None] = {}
    for number, day, undoes in session.execute(chosen):
        if day <= until:
            up_to[number] = undoes
        elif seen.get(number, date.max) <= until:
            found.append(number)
    undone = {undoes for undoes in up_to.values() if undoes in up_to}
    for number, undoes in up_to.items():
        settled = since is not None and min(seen.get(number, date.max), kept.get(number, date.max)) <= since
        if number not in undone and undoes not in up_to and not settled:
            found.append(number)
    return sorted(bookings_numbered(account_id, found).values(), key=lambda one: (one.day, one.number))


def likely_seen(account_id: int) -> list[int] | None:
    """At the first reconciliation: what was booked before the first line that is here was on earlier statements. Later: None."""
    first = session.scalar(select(func.min(BankLine.day)).where(BankLine.account_id == account_id))
    done = session.scalar(select(Reconciliation.id).where(Reconciliation.account_id == account_id).limit(1))
    if first is None or done is not None:
        return None
    before = select(Line.transaction_id).where(Line.account_id == account_id, Line.day < first)
    return list(session.scalars(before.distinct()))


def latest_before(account_id: int, until: date) -> Reconciliation | None:
    """The reconciliation before that day."""
    chosen = select(Reconciliation).where(Reconciliation.account_id == account_id, Reconciliation.until_on < until)
    return session.scalar(chosen.order_by(Reconciliation.until_on.desc()).limit(1))


def reconciliation_on(account_id: int, until: date) -> Reconciliation | None:
    return session.scalar(
        select(Reconciliation).where(Reconciliation.account_id == account_id, Reconciliation.until_on == until)
    )


def reconciled_until() -> dict[int, date]:
    """Of each account, the day it was last reconciled to."""
    latest = select(Reconciliation.account_id, func.max(Reconciliation.until_on)).group_by(Reconciliation.account_id)
    return dict(row for row in session.execute(latest))


def reconciliations_listed(*, number: int) -> Listing[Reconciliation]:
    """All of them, the newest first."""
    return listing(
        select(Reconciliation).order_by(Reconciliation.until_on.desc(), Reconciliation.id.desc()), number=number
    )


def ticked_in(kept: Reconciliation) -> Sequence[ClearedItem]:
    return session.scalars(select(ClearedItem).where(ClearedItem.reconciliation_id == kept.id)).all()


def cleared_rows(transaction_id: int) -> Sequence[ClearedItem]:
    return session.scalars(select(ClearedItem).where(ClearedItem.transaction_id == transaction_id)).all()


def reconciled_with(transaction_id: int) -> list[tuple[str, date]]:
    """The account and the day of each reconciliation that first counted this booking as seen by the bank."""
    ticked = select(ClearedItem.account_id, Reconciliation.until_on)
    ticked = ticked.join(Reconciliation, Reconciliation.id == ClearedItem.reconciliation_id)
    found = dict(row for row in session.execute(ticked.where(ClearedItem.transaction_id == transaction_id)))
    seen = select(MatchedBooking.account_id, func.max(BankLine.day).label("day"))
    seen = seen.join(BankLine, BankLine.match_id == MatchedBooking.match_id)
    by_then = seen.where(MatchedBooking.transaction_id == transaction_id).group_by(MatchedBooking.account_id).subquery()
    after = select(Reconciliation.account_id, func.min(Reconciliation.until_on)).join(
        by_then, (by_then.c.account_id == Reconciliation.account_id) & (Reconciliation.until_on >= by_then.c.day)
    )
    found |= dict(row for row in session.execute(after.group_by(Reconciliation.account_id)))
    chosen = select(MoneyAccount.id, MoneyAccount.name).where(MoneyAccount.id.in_(found)).order_by(MoneyAccount.id)
    return [(name, found[number]) for number, name in session.execute(chosen)]


def latest_of_each() -> Sequence[Reconciliation]:
    """The last reconciliation of each account: the one the books must still agree with."""
    last = (
        select(Reconciliation.account_id, func.max(Reconciliation.until_on).label("day"))
        .group_by(Reconciliation.account_id)
        .subquery()
    )
    chosen = select(Reconciliation).join(
        last, (last.c.account_id == Reconciliation.account_id) & (last.c.day == Reconciliation.until_on)
    )
    return session.scalars(chosen.order_by(Reconciliation.account_id)).all()
