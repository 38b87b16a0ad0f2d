"""Accounts, headings and funds, and what is in them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select

from esteem.kernel.db import session
from esteem.kernel.money import Money
from esteem.money.models import Fund, Heading, Line, MoneyAccount, MonthTotal, Transaction
from esteem.money.rules.kinds import FundKind, HeadingKind, TransactionKind

Cash = dict[tuple[int, int], Money]  # (account, fund) -> what is there


def accounts(*, with_closed: bool = False) -> Sequence[MoneyAccount]:
    """The accounts in the order they were opened."""
    chosen = select(MoneyAccount).order_by(MoneyAccount.closed_on.is_not(None), MoneyAccount.id)
    return session.scalars(chosen if with_closed else chosen.where(MoneyAccount.closed_on.is_(None))).all()


def funds(*, with_closed: bool = False) -> Sequence[Fund]:
    """The funds, the general one first, then in the order they were made."""
    chosen = select(Fund).order_by(Fund.closed_on.is_not(None), Fund.kind != FundKind.GENERAL, Fund.id)
    return session.scalars(chosen if with_closed else chosen.where(Fund.closed_on.is_(None))).all()


def headings(*, with_closed: bool = False) -> Sequence[Heading]:
    """The headings to choose from, receipts before payments, each in its place."""
    chosen = select(Heading).where(Heading.statutory.is_not(None)).order_by(Heading.kind.desc(), Heading.place, Heading.id)
    return session.scalars(chosen if with_closed else chosen.where(Heading.closed_on.is_(None))).all()


def general_fund() -> Fund:
    """The fund that is for anything the group does."""
    return session.scalars(select(Fund).where(Fund.kind == FundKind.GENERAL).order_by(Fund.id).limit(1)).one()


def own_heading(kind: HeadingKind) -> int:
    """The number of the books' own heading for transfers or for openings."""
    return session.scalars(select(Heading.id).where(Heading.kind == kind)).one()


def cash_now() -> Cash:
    """What every account holds of every fund."""
    place = (MonthTotal.account_id, MonthTotal.fund_id)
    chosen = select(*place, func.sum(MonthTotal.amount)).where(MonthTotal.account_id.is_not(None)).group_by(*place)
    return {(account, fund): amount for account, fund, amount in session.execute(chosen) if account is not None}


def balance_of(account: MoneyAccount) -> Money:
    """What is in the account."""
    return Money.total(amount for (number, _), amount in cash_now().items() if number == account.id)


def balance_of_fund(fund: Fund) -> Money:
    """The cash that belongs to the fund, wherever it is."""
    return Money.total(amount for (_, number), amount in cash_now().items() if number == fund.id)


def is_used(fund: Fund) -> bool:
    """Whether anything was ever booked on the fund."""
    return session.scalar(select(Line.id).where(Line.fund_id == fund.id).limit(1)) is not None


def last_account(kind: TransactionKind) -> int | None:
    """The account last used for this, if it is still open: the likeliest next."""
    chosen = (
        select(Line.account_id)
        .join(Transaction, Transaction.id == Line.transaction_id)
        .join(MoneyAccount, MoneyAccount.id == Line.account_id)
        .where(Transaction.kind == kind, Transaction.reversal_of_id.is_(None), MoneyAccount.closed_on.is_(None))
        .order_by(Transaction.number.desc(), Line.id)
        .limit(1)
    )
    return session.scalar(chosen)
