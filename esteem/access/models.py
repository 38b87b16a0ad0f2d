"""The tables of signing in: accounts, their roles, what the group decided of them, seats, tries, links, kept words."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from esteem.access.rules.roles import holds_on
from esteem.access.rules.seats import WORDS_KEPT, LinkKind
from esteem.kernel.db import Base, Row, Versioned, enumerated


class Account(Row, Versioned, Base):
    """Somebody who may sign in. Never deleted: history says who did what for good."""

    __tablename__ = "account"
    __table_args__ = (
        CheckConstraint(
            "length(sign_in) > 0", name="sign_in_given", info={"says": "Enter a sign-in name.", "field": "sign_in"}
        ),
        CheckConstraint("length(name) > 0", name="name_given", info={"says": "Enter a name.", "field": "name"}),
        UniqueConstraint(
            "sign_in_folded",
            info={"says": "Somebody signs in with that name already. Choose another.", "field": "sign_in"},
        ),
        UniqueConstraint(
            "person_id", info={"says": "That person signs in with another account already.", "field": "person_id"}
        ),
    )

    sign_in: Mapped[str] = mapped_column(String(120), info={"label": "Sign-in name"})
    sign_in_folded: Mapped[str] = mapped_column(String(240), info={"history": False})
    name: Mapped[str] = mapped_column(String(120), info={"label": "Name"})
    name_folded: Mapped[str] = mapped_column(String(240), info={"history": False})
    person_id: Mapped[int | None] = mapped_column(
        ForeignKey("person.id"), info={"label": "Person on the list", "history": False}
    )
    password: Mapped[str | None] = mapped_column(String(200), info={"label": "Password", "secret": True})
    disabled_at: Mapped[datetime | None] = mapped_column(info={"label": "Stopped"})
    roles_saved: Mapped[int] = mapped_column(default=0, info={"history": False})

    holdings: Mapped[list[Holding]] = relationship(back_populates="account")

    @property
    def is_waiting(self) -> bool:
        """Whether its owner has yet to choose a password."""
        return self.password is None

    def roles_on(self, day: date) -> list[SignInRole]:
        """The roles it has on that day, in the table's order."""
        return sorted((held.role for held in self.holdings_on(day)), key=lambda role: role.place)

    def holdings_on(self, day: date) -> list[Holding]:
        """The same, each with its last day if it has one."""
        return [held for held in self.holdings if held.given and holds_on(held.until_on, day)]


class SignInRole(Row, Base):
    __tablename__ = "sign_in_role"
    __table_args__ = (UniqueConstraint("key", info={"says": "There is such a role already."}),)

    key: Mapped[str] = mapped_column(String(30))
    name: Mapped[str] = mapped_column(String(60), info={"label": "Name"})
    says: Mapped[str] = mapped_column(String(200), info={"label": "What it is for"})
    place: Mapped[int]


class RolePermission(Row, Base):
    """What the group decided of a role, against or beyond how it was delivered (rules/roles.py)."""

    __tablename__ = "role_permission"
    __table_args__ = (
        UniqueConstraint("role_id", "permission", info={"says": "That was decided a moment ago. Try again."}),
    )

    role_id: Mapped[int] = mapped_column(ForeignKey("sign_in_role.id"), info={"history": False})
    permission: Mapped[str] = mapped_column(String(60), info={"history": False})
    allowed: Mapped[bool] = mapped_column(info={"label": "Allowed"})


class Holding(Row, Base):
    """A role an account has, up to and including its last day. A role taken away keeps its row, no longer given."""

    __tablename__ = "account_role"
    __table_args__ = (UniqueConstraint("account_id", "role_id", info={"says": "That account has that role already."}),)

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"), info={"history": False})
    role_id: Mapped[int] = mapped_column(ForeignKey("sign_in_role.id"), info={"history": False})
    given: Mapped[bool] = mapped_column(info={"label": "Given"})
    until_on: Mapped[date | None] = mapped_column(info={"label": "Until"})

    account: Mapped[Account] = relationship(back_populates="holdings")
    role: Mapped[SignInRole] = relationship(lazy="joined")


class Seat(Row, Base):
    """One browser that somebody signed in with."""

    __tablename__ = "seat"
    __history__ = False
    __table_args__ = (
        UniqueConstraint("fingerprint", info={"says": "Try again."}),
        Index("ix_seat_account_id", "account_id"),
    )

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    fingerprint: Mapped[str] = mapped_column(String(64))
    address: Mapped[str] = mapped_column(String(64))
    device: Mapped[str] = mapped_column(String(60))
    created_at: Mapped[datetime]
    seen_at: Mapped[datetime]
    ended_at: Mapped[datetime | None]


class SignInAttempt(Row, Base):
    """A try to sign in that has not succeeded; whose and from where cannot be read from it."""

    __tablename__ = "sign_in_attempt"
    __history__ = False
    __table_args__ = (Index("ix_sign_in_attempt_name", "name"), Index("ix_sign_in_attempt_address", "address"))

    at: Mapped[datetime]
    name: Mapped[str] = mapped_column(String(64))
    address: Mapped[str] = mapped_column(String(64))


class OneTimeLink(Row, Base):
    """A link that works once: it sets up the group, or lets its owner choose a password."""

    __tablename__ = "one_time_link"
    __history__ = False
    __table_args__ = (UniqueConstraint("fingerprint", info={"says": "Try again."}),)

    kind: Mapped[LinkKind] = mapped_column(enumerated(LinkKind))
    account_id: Mapped[int | None] = mapped_column(ForeignKey("account.id"))
    fingerprint: Mapped[str] = mapped_column(String(64))
    made_at: Mapped[datetime]
    expires_at: Mapped[datetime | None]
    used_at: Mapped[datetime | None]


class KeptForm(Row, Base):
    """What somebody was writing when they turned out to be signed out; for them alone, and for a day."""

    __tablename__ = "kept_form"
    __history__ = False

    account_id: Mapped[int] = mapped_column(ForeignKey("account.id"))
    address: Mapped[str] = mapped_column(String(2000))
    fields: Mapped[str] = mapped_column(Text)
    had_files: Mapped[bool]
    kept_at: Mapped[datetime]

    @property
    def until_at(self) -> datetime:
        return self.kept_at + WORDS_KEPT
