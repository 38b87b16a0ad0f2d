"""The tables of accounts, headings and funds: where money stands in the books."""

from __future__ import annotations

from datetime import date

from sqlalchemy import CheckConstraint, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from esteem.kernel.db import Base, Row, Versioned, enumerated
from esteem.money.rules.books import AccountFacts, FundFacts, HeadingFacts
from esteem.money.rules.kinds import AccountKind, FundKind, HeadingKind, Statutory


class MoneyAccount(Row, Versioned, Base):
    """Where money is kept: a tin, a bank account."""

    __tablename__ = "money_account"
    __table_args__ = (
        CheckConstraint("length(name) > 0", name="name_given", info={"says": "Enter a name.", "field": "name"}),
        UniqueConstraint("name", info={"says": "There is already an account of that name.", "field": "name"}),
    )

    name: Mapped[str] = mapped_column(String(60), info={"label": "Name"})
    kind: Mapped[AccountKind] = mapped_column(enumerated(AccountKind), info={"label": "Kind"})
    details: Mapped[str] = mapped_column(String(200), default="", info={"label": "Details"})
    closed_on: Mapped[date | None] = mapped_column(info={"label": "Closed"})

    @property
    def facts(self) -> AccountFacts:
        return AccountFacts(self.id, self.name, self.kind, self.closed_on is not None)


class Heading(Row, Versioned, Base):
    """What money is received or paid for; the books' own two, for transfers and openings, are not shown to choose."""

    __tablename__ = "heading"
    __table_args__ = (
        CheckConstraint("length(name) > 0", name="name_given", info={"says": "Enter a name.", "field": "name"}),
        CheckConstraint(
            "(kind IN ('receipt', 'payment')) = (statutory IS NOT NULL)", name="sorted",
            info={"says": "Choose where the heading belongs in the year's account.", "field": "statutory"},
        ),
        UniqueConstraint("kind", "name", info={"says": "There is already a heading of that name.", "field": "name"}),
    )  # fmt: skip

    name: Mapped[str] = mapped_column(String(60), info={"label": "Name"})
    kind: Mapped[HeadingKind] = mapped_column(enumerated(HeadingKind), info={"label": "Kind"})
    statutory: Mapped[Statutory | None] = mapped_column(enumerated(Statutory), info={"label": "In the year's account"})
    place: Mapped[int] = mapped_column(info={"label": "Place in the list"})
    closed_on: Mapped[date | None] = mapped_column(info={"label": "Put away"})
    with_parent: Mapped[bool] = mapped_column(default=False, info={"label": "To or from our parent body"})

    @property
    def facts(self) -> HeadingFacts:
        return HeadingFacts(self.id, self.name, self.kind, self.statutory, self.closed_on is not None, self.with_parent)


class Fund(Row, Versioned, Base):
    """Money with one set of strings on it: who gave it, what it is for."""

    __tablename__ = "fund"
    __table_args__ = (
        CheckConstraint("length(name) > 0", name="name_given", info={"says": "Enter a name.", "field": "name"}),
        UniqueConstraint("name", info={"says": "There is already a fund of that name.", "field": "name"}),
    )

    name: Mapped[str] = mapped_column(String(80), info={"label": "Name"})
    kind: Mapped[FundKind] = mapped_column(enumerated(FundKind), info={"label": "Kind"})
    given_by: Mapped[str] = mapped_column(String(120), default="", info={"label": "Given by"})
    purpose: Mapped[str] = mapped_column(Text, default="", info={"label": "What it is for"})
    spend_by_on: Mapped[date | None] = mapped_column(info={"label": "Spend by"})
    closed_on: Mapped[date | None] = mapped_column(info={"label": "Closed"})

    @property
    def facts(self) -> FundFacts:
        return FundFacts(self.id, self.name, self.kind, self.given_by, self.purpose, self.closed_on is not None)


class Project(Row, Versioned, Base):
    """Something the group does that wants a result of its own: a drop-in, an outing. A tag on lines, not a fund."""

    __tablename__ = "project"
    __table_args__ = (
        CheckConstraint("length(name) > 0", name="name_given", info={"says": "Enter a name.", "field": "name"}),
        UniqueConstraint("name", info={"says": "There is already a project of that name.", "field": "name"}),
    )

    name: Mapped[str] = mapped_column(String(80), info={"label": "Name"})
    about: Mapped[str] = mapped_column(Text, default="", info={"label": "What it is"})
    closed_on: Mapped[date | None] = mapped_column(info={"label": "Put away"})


class ParentBody(Row, Versioned, Base):
    """The body that stands over the group, whom levies go to and shares of appeals come from. There is one at most."""

    __tablename__ = "parent_body"
    __table_args__ = (
        CheckConstraint("length(name) > 0", name="name_given", info={"says": "Enter its name.", "field": "name"}),
    )

    name: Mapped[str] = mapped_column(String(80), info={"label": "Name"})
    about: Mapped[str] = mapped_column(Text, default="", info={"label": "What was agreed"})
