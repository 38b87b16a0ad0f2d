"""Accounts, headings and funds, and what is in them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any, TypeVar

from sqlalchemy import ColumnElement, Select, String, func, literal, select, type_coerce, union_all

from esteem.kernel.db import session
from esteem.kernel.money import NOTHING, Money
from esteem.money.models import Fund, Heading, Line, MoneyAccount, MonthTotal, Project, Transaction
from esteem.money.rules.books import AccountFacts, FundFacts, HeadingFacts, ProjectFacts
from esteem.money.rules.kinds import AccountKind, FundKind, HeadingKind, TransactionKind
from esteem.money.rules.years import first_of_month

Kind = TypeVar("Kind", bound=StrEnum)

Cash = dict[tuple[int, int], Money]  # (account, fund) -> what is there


@dataclass(frozen=True, slots=True)
class Places:
    """Every account, heading, fund and project there ever was, the closed ones last, without the notes about funds."""

    accounts: tuple[AccountFacts, ...]
    headings: tuple[HeadingFacts, ...]
    funds: tuple[FundFacts, ...]
    projects: tuple[ProjectFacts, ...] = ()

    @property
    def account_names(self) -> dict[int, str]:
        return {place.id: place.name for place in self.accounts}

    @property
    def heading_names(self) -> dict[int, str]:
        return {place.id: place.name for place in self.headings}

    @property
    def fund_names(self) -> dict[int, str]:
        return {place.id: place.name for place in self.funds}

    @property
    def project_names(self) -> dict[int, str]:
        return {place.id: place.name for place in self.projects}


KINDS: tuple[type[MoneyAccount | Heading | Fund | Project], ...] = (MoneyAccount, Heading, Fund, Project)


def _kind(model: Any) -> ColumnElement[str]:
    return literal("") if model is Project else type_coerce(model.kind, String)


def _all_in_one() -> Select[Any]:
    """One question for the places of all four kinds; built once, because the cash book asks it on every page."""
    whole = union_all(
        *(
            select(
                literal(model.__tablename__).label("what"), model.id, model.name, _kind(model).label("kind"),
                model.closed_on, (model.place if model is Heading else model.id).label("place"),
            )
            for model in KINDS
        )
    ).subquery()  # fmt: skip
    return select(whole).order_by(whole.c.closed_on.is_not(None), whole.c.place, whole.c.id)


ALL_IN_ONE = _all_in_one()
CASH_NOW = (
    select(MonthTotal.account_id, MonthTotal.fund_id, func.sum(MonthTotal.amount))
    .where(MonthTotal.account_id.is_not(None))
    .group_by(MonthTotal.account_id, MonthTotal.fund_id)
)


def every_place() -> Places:
    """All of them in one query: the cash book is asked for often, and needs only their names."""
    found: dict[str, list[Any]] = {model.__tablename__: [] for model in KINDS}
    for row in session.execute(ALL_IN_ONE):
        found[row.what].append(row)
    return Places(
        tuple(
            AccountFacts(row.id, row.name, _of(AccountKind, row), row.closed_on is not None)
            for row in found["money_account"]
        ),
        tuple(
            HeadingFacts(row.id, row.name, _of(HeadingKind, row), None, row.closed_on is not None)
            for row in found["heading"]
        ),
        tuple(
            FundFacts(row.id, row.name, _of(FundKind, row), "", "", row.closed_on is not None) for row in found["fund"]
        ),
        tuple(ProjectFacts(row.id, row.name, row.closed_on is not None) for row in found["project"]),
    )


def _of(kinds: type[Kind], row: Any) -> Kind:
    return next(kind for kind in kinds if kind.value == row.kind)


def accounts(*, with_closed: bool = False) -> Sequence[MoneyAccount]:
    """The accounts in the order they were opened."""
    chosen = select(MoneyAccount).order_by(MoneyAccount.closed_on.is_not(None), MoneyAccount.id)
    return session.scalars(chosen if with_closed else chosen.where(MoneyAccount.closed_on.is_(None))).all()


def accounts_there_before(day: date) -> Sequence[MoneyAccount]:
    """Those that anything had gone through before that day, the closed ones too: a year knows nothing of later ones."""
    went = select(Line.id).where(Line.account_id == MoneyAccount.id, Line.day < day)
    chosen = select(MoneyAccount).order_by(MoneyAccount.closed_on.is_not(None), MoneyAccount.id)
    return session.scalars(chosen.where(went.exists())).all()


def funds(*, with_closed: bool = False) -> Sequence[Fund]:
    """The funds, the general one first, then in the order they were made."""
    chosen = select(Fund).order_by(Fund.closed_on.is_not(None), Fund.kind != FundKind.GENERAL, Fund.id)
    return session.scalars(chosen if with_closed else chosen.where(Fund.closed_on.is_(None))).all()


def headings(*, with_closed: bool = False) -> Sequence[Heading]:
    """The headings to choose from, receipts before payments, each in its place."""
    chosen = (
        select(Heading).where(Heading.statutory.is_not(None)).order_by(Heading.kind.desc(), Heading.place, Heading.id)
    )
    return session.scalars(chosen if with_closed else chosen.where(Heading.closed_on.is_(None))).all()


def projects(*, with_closed: bool = False) -> Sequence[Project]:
    """What the group does that wants a result of its own, by name."""
    chosen = select(Project).order_by(Project.closed_on.is_not(None), Project.name)
    return session.scalars(chosen if with_closed else chosen.where(Project.closed_on.is_(None))).all()


def general_fund() -> Fund:
    """The fund that is for anything the group does."""
    return session.scalars(select(Fund).where(Fund.kind == FundKind.GENERAL).order_by(Fund.id).limit(1)).one()


def own_heading(kind: HeadingKind) -> int:
    """The number of the books' own heading for transfers or for openings."""
    return session.scalars(select(Heading.id).where(Heading.kind == kind)).one()


def cash_now() -> Cash:
    """What every account holds of every fund."""
    return {(account, fund): amount for account, fund, amount in session.execute(CASH_NOW) if account is not None}


def held() -> tuple[dict[int, Money], dict[int, Money]]:
    """What every account holds, and what every fund has, by their numbers; nothing for those never used."""
    in_accounts: dict[int, Money] = defaultdict(Money)
    in_funds: dict[int, Money] = defaultdict(Money)
    for (account, fund), amount in cash_now().items():
        in_accounts[account] += amount
        in_funds[fund] += amount
    return in_accounts, in_funds


def balance_of(account: MoneyAccount) -> Money:
    """What is in the account."""
    return held()[0].get(account.id, NOTHING)


def least_in(account: int, day: date) -> tuple[date, Money]:
    """The least there is in the account at the end of that day or of a later one, and on which day that is first so."""
    begins = first_of_month(day)
    whole = select(func.sum(MonthTotal.amount)).where(MonthTotal.account_id == account, MonthTotal.month < begins)
    daily = select(Line.day, func.sum(Line.amount)).where(Line.account_id == account, Line.day >= begins)
    moved = session.execute(daily.group_by(Line.day).order_by(Line.day)).all()
    there = (session.scalar(whole) or NOTHING) + Money.total(amount for on, amount in moved if on <= day)
    ends = [(day, there)]
    for on, amount in moved:
        if on > day:
            there += amount
            ends.append((on, there))
    return min(ends, key=lambda end: end[1].pence)


def by_fund(account: MoneyAccount) -> list[tuple[str, Money]]:
    """What of each fund the account holds."""
    called = {fund.id: fund.name for fund in funds(with_closed=True)}
    held = {fund: amount for (number, fund), amount in cash_now().items() if number == account.id and amount}
    return [(name, held[number]) for number, name in called.items() if number in held]


def balance_of_fund(fund: Fund) -> Money:
    """The cash that belongs to the fund, wherever it is."""
    return held()[1].get(fund.id, NOTHING)


def is_used(fund: Fund) -> bool:
    """Whether anything was ever booked on the fund."""
    return session.scalar(select(Line.id).where(Line.fund_id == fund.id).limit(1)) is not None


def last_account(kind: TransactionKind) -> int | None:
    """The account last used for this, if it is still open: the likeliest next."""
    latest = select(Transaction.id).where(Transaction.kind == kind).order_by(Transaction.number.desc()).limit(1)
    number = session.scalar(latest)
    used = select(Line.account_id).join(MoneyAccount, MoneyAccount.id == Line.account_id)
    used = used.where(Line.transaction_id == number, MoneyAccount.closed_on.is_(None))
    return session.scalar(used.order_by(Line.id).limit(1))
