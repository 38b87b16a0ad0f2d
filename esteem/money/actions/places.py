"""Accounts, headings and funds: opened, renamed, closed when nothing is left in them. None is ever deleted."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select

from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import Money
from esteem.money.actions.bookings import record_opening
from esteem.money.models import Fund, Heading, MoneyAccount
from esteem.money.queries import places
from esteem.money.rules.kinds import AccountKind, FundKind, Statutory


def open_account(
    *, name: str, kind: AccountKind, details: str = "", opening: Money | None = None, on: date | None = None
) -> MoneyAccount:
    """A new account, with what is in it on that day (today, unless said), of the general fund. Raises RuleBroken."""
    account = MoneyAccount(name=name, kind=kind, details=details)
    session.add(account)
    session.flush()
    if opening:
        record_opening(day=on or dates.today(), amount=opening, account=account.id, fund=places.general_fund().id)
    return account


def change_account(
    *, account: MoneyAccount, seen_version: int | None = None, name: str, kind: AccountKind, details: str = ""
) -> MoneyAccount:
    """Rename it or say more about it. Raises StaleEdit."""
    check_version(account, seen_version)
    account.name, account.kind, account.details = name, kind, details
    session.flush()
    return account


def close_account(*, account: MoneyAccount) -> MoneyAccount:
    """Nothing more goes through it. Raises RuleBroken while there is money in it."""
    if left := places.balance_of(account):
        raise RuleBroken(f"There is still {left} in {account.name}. Move it to another account first.")
    if not [other for other in places.accounts() if other.id != account.id]:
        raise RuleBroken("This is the only account. Open another one first.")
    account.closed_on = account.closed_on or dates.today()
    session.flush()
    return account


def add_fund(
    *, name: str, kind: FundKind, given_by: str = "", purpose: str = "", spend_by_on: date | None = None
) -> Fund:
    """Money with strings on it: a grant, a legacy, a pot set aside. Raises RuleBroken."""
    if kind is FundKind.GENERAL:
        raise RuleBroken("There is one general fund already. Choose what binds this money.", field="kind")
    fund = Fund(name=name, kind=kind, given_by=given_by, purpose=purpose, spend_by_on=spend_by_on)
    session.add(fund)
    session.flush()
    return fund


def change_fund(
    *, fund: Fund, seen_version: int | None = None, name: str, kind: FundKind, given_by: str = "", purpose: str = "",
    spend_by_on: date | None = None,
) -> Fund:  # fmt: skip
    """Rename it or say more about it; its kind stays once money is booked on it. Raises RuleBroken, StaleEdit."""
    check_version(fund, seen_version)
    if kind is not fund.kind and (FundKind.GENERAL in (kind, fund.kind) or places.is_used(fund)):
        raise RuleBroken("Money is booked on this fund, so it stays what it is. Make a new fund instead.", field="kind")
    fund.name, fund.kind, fund.given_by, fund.purpose = name, kind, given_by, purpose
    fund.spend_by_on = spend_by_on
    session.flush()
    return fund


def close_fund(*, fund: Fund) -> Fund:
    """Nothing more is booked on it. Raises RuleBroken while it has money or lacks some."""
    if fund.kind is FundKind.GENERAL:
        raise RuleBroken("The general fund stays open.")
    if left := places.balance_of_fund(fund):
        raise RuleBroken(f"{fund.name} still has {left}. Spend it, or record a transfer, first.")
    fund.closed_on = fund.closed_on or dates.today()
    session.flush()
    return fund


def add_heading(*, name: str, statutory: Statutory) -> Heading:
    """A heading of the group's own, last in its list; where it belongs says whether it is for money in or out."""
    last = session.scalar(select(func.max(Heading.place)).where(Heading.kind == statutory.kind)) or 0
    heading = Heading(name=name, kind=statutory.kind, statutory=statutory, place=last + 10)
    session.add(heading)
    session.flush()
    return heading


def change_heading(*, heading: Heading, seen_version: int | None = None, name: str, statutory: Statutory) -> Heading:
    """Rename it, or sort it elsewhere in the year's account. Raises RuleBroken, StaleEdit."""
    check_version(heading, seen_version)
    if statutory.kind is not heading.kind:
        raise RuleBroken(f"Choose one of those for {heading.kind.says.lower()}.", field="statutory")
    heading.name, heading.statutory = name, statutory
    session.flush()
    return heading


def put_away_heading(*, heading: Heading) -> Heading:
    """Not offered any more; what is booked under it stays."""
    heading.closed_on = heading.closed_on or dates.today()
    session.flush()
    return heading


def reopen(*, place: MoneyAccount | Fund | Heading) -> None:
    """It is in use again."""
    place.closed_on = None
    session.flush()
