"""What the group wants to know of who may sign in, and the door of whoever comes in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Select, bindparam, func, or_, select
from sqlalchemy.orm import Session, selectinload

from esteem.access.models import (
    Account,
    Holding,
    KeptForm,
    OneTimeLink,
    RolePermission,
    Seat,
    SignInAttempt,
    SignInRole,
)
from esteem.access.rules.roles import COORDINATOR, Cell, is_allowed, may_do, only_reads
from esteem.access.rules.seats import LONGEST, LinkKind, is_live
from esteem.access.rules.table import Column, RoleTable, table_of
from esteem.access.rules.waiting import REMEMBERED
from esteem.group.queries import the_group
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.house import the_house
from esteem.kernel.instances import memory
from esteem.kernel.listings import Listing, listing
from esteem.kernel.permissions import Permission
from esteem.kernel.text import fold, like
from esteem.kernel.tokens import fingerprint
from esteem.people.models import Person

# Who is asking


@dataclass(frozen=True, slots=True)
class Holder:
    """Whoever sits in a seat that is still theirs."""

    seat_id: int
    account_id: int
    name: str
    seen_at: datetime


# These two are asked at every request, so they are put together once.
_HOLDER = (
    select(Seat.id, Seat.account_id, Account.name, Seat.created_at, Seat.seen_at)
    .join(Account, Account.id == Seat.account_id)
    .where(Seat.fingerprint == bindparam("fingerprint"), Seat.ended_at.is_(None), Account.disabled_at.is_(None))
)
_MAY = (
    select(SignInRole.key, RolePermission.permission, RolePermission.allowed)
    .join(Holding, Holding.role_id == SignInRole.id)
    .outerjoin(RolePermission, RolePermission.role_id == SignInRole.id)
    .join(Account, Account.id == Holding.account_id)
    .where(Account.id == bindparam("account"), Account.disabled_at.is_(None), Holding.given)
    .where(or_(Holding.until_on.is_(None), Holding.until_on >= bindparam("today")))
)


def holder_of(token: str) -> Holder | None:
    """Whose seat this is; None when it has ended, grown old, or its account was stopped."""
    found = session.execute(_HOLDER, {"fingerprint": fingerprint(token)}).one_or_none()
    if found is None or not is_live(created_at=found.created_at, seen_at=found.seen_at, now=dates.now()):
        return None
    return Holder(found.id, found.account_id, found.name, found.seen_at)


def known_permissions() -> list[Permission]:
    """Every permission of every feature, from the bottom of the house up."""
    return [permission for feature in the_house().permissions.values() for permission in feature]


@dataclass(frozen=True, slots=True)
class Rights:
    """All that somebody may do today, and whether they are a visitor who changes nothing of the group's."""

    permissions: frozenset[str]
    reads_only: bool


def permissions_of(account_id: int) -> frozenset[str]:
    """All that an account may do today: its roles, with what the group decided of them, added up; none once stopped."""
    return rights_of(account_id).permissions


def rights_of(account_id: int) -> Rights:
    """The same, and whether it is a visitor's."""
    rows = session.execute(_MAY, {"account": account_id, "today": dates.today()}).all()
    decided = {(row.key, row.permission): row.allowed for row in rows}
    roles = {row.key for row in rows}
    return Rights(may_do(roles, decided, map(str, known_permissions())), only_reads(roles))


# Accounts


def accounts_listed(*, sought: str, number: int) -> Listing[Account]:
    """One page of the accounts whose name or sign-in name is what is sought, with their roles."""
    return listing(_accounts(sought).options(selectinload(Account.holdings)), number=number)


def _accounts(sought: str) -> Select[Account]:
    chosen = select(Account).order_by(Account.disabled_at.is_not(None), Account.name_folded, Account.id)
    if sought:
        pattern = like(sought)
        chosen = chosen.where(
            or_(*(c.like(pattern, escape="\\") for c in (Account.sign_in_folded, Account.name_folded)))
        )
    return chosen


def last_seen() -> dict[int, datetime]:
    """When each account was last here, of those that were within a seat's lifetime."""
    latest = select(Seat.account_id, func.max(Seat.seen_at).label("latest")).group_by(Seat.account_id)
    return {row.account_id: row.latest for row in session.execute(latest)}


def account_named(sign_in: str) -> Account | None:
    """The account with this sign-in name, however its letters are written."""
    return session.scalar(select(Account).where(Account.sign_in_folded == fold(sign_in)))


def account_of_person(person_id: int) -> Account | None:
    return session.scalar(select(Account).where(Account.person_id == person_id))


def accounts_called(name: str) -> Sequence[Account]:
    """The accounts of this name that are linked to nobody on the list."""
    return session.scalars(select(Account).where(Account.name_folded == fold(name), Account.person_id.is_(None))).all()


def person_of(account: Account) -> tuple[int, str] | None:
    """The number and name of the person on the list whose account this is."""
    person = session.get(Person, account.person_id) if account.person_id else None
    return (person.id, person.name) if person else None


def person_of_account(number: int) -> int | None:
    """The number of the person on the list whose account this is; None when it is nobody's there."""
    return session.scalar(select(Account.person_id).where(Account.id == number))


def name_of_account(number: int) -> str | None:
    """Whose account this is, as history says it."""
    names: dict[int, str | None] = memory().setdefault("names of accounts", {})
    if number not in names:
        names[number] = session.scalar(select(Account.name).where(Account.id == number))
    return names[number]


def is_claimed() -> bool:
    """Whether anybody has set up the group: the first account is made by that and by nothing else."""
    return session.scalar(select(Account.id).limit(1)) is not None


def may_claim(token: str) -> bool:
    """Whether this token sets up the group: the latest one made, while nobody has."""
    return not is_claimed() and live_link(token, LinkKind.CLAIM) is not None


def names_around(account: Account | None) -> list[str]:
    """The names a password for this account must not lean on."""
    group = the_group()
    return [*([group.name] if group else []), *([account.name, account.sign_in] if account else [])]


def lasting_coordinators() -> int:
    """How many coordinators could sign in now and go on for good: not stopped, with a password, without a last day."""
    counted = select(func.count(Account.id)).join(Holding, Holding.account_id == Account.id).join(SignInRole)
    return (
        session.scalar(
            counted.where(
                SignInRole.key == COORDINATOR, Holding.given, Holding.until_on.is_(None),
                Account.disabled_at.is_(None), Account.password.is_not(None),
            )
        )
        or 0
    )  # fmt: skip


# Roles and their table


def roles() -> Sequence[SignInRole]:
    """Every sign-in role, in the table's order."""
    return session.scalars(select(SignInRole).order_by(SignInRole.place)).all()


def decided() -> dict[Cell, bool]:
    """What the group decided otherwise than delivered."""
    rows = session.execute(select(SignInRole.key, RolePermission.permission, RolePermission.allowed).join(SignInRole))
    return {(key, permission): allowed for key, permission, allowed in rows}


def who_may() -> dict[str, list[str]]:
    """For each permission the names of the roles that may do it as the table stands, of those that somebody has."""
    held = set(
        session.scalars(select(SignInRole.key).join(Holding, Holding.role_id == SignInRole.id).where(Holding.given))
    )
    wanted, settled = [role for role in roles() if role.key in held], decided()
    return {
        str(one): [role.name for role in wanted if is_allowed((role.key, str(one)), settled)]
        for one in known_permissions()
    }


def role_table() -> RoleTable:
    """The table as it stands now."""
    columns = (Column(role.key, role.name, role.says) for role in roles())
    return table_of(columns, [(str(permission), permission.says) for permission in known_permissions()], decided())


# Seats, links, kept words


def seats_of(account_id: int) -> list[Seat]:
    """The seats somebody could still use, the last used first."""
    wanted = select(Seat).where(Seat.account_id == account_id, Seat.ended_at.is_(None))
    now, found = dates.now(), session.scalars(wanted.order_by(Seat.seen_at.desc(), Seat.id.desc()))
    return [seat for seat in found if is_live(created_at=seat.created_at, seen_at=seat.seen_at, now=now)]


def every_seat(account_id: int) -> Sequence[Seat]:
    """Every browser it was ever signed in with that is still written down, the first one first."""
    return session.scalars(select(Seat).where(Seat.account_id == account_id).order_by(Seat.id)).all()


def seat_with(token: str) -> Seat | None:
    return session.scalar(select(Seat).where(Seat.fingerprint == fingerprint(token))) if token else None


def has_sat_at(own: Session, folded: str, address: str) -> bool:
    """Whether the account of this name signed in from this (blinded) address within a seat's lifetime."""
    wanted = select(Seat.id).join(Account, Account.id == Seat.account_id).where(Account.sign_in_folded == folded)
    since = dates.now() - LONGEST
    return own.scalar(wanted.where(Seat.address == address, Seat.created_at >= since).limit(1)) is not None


def tries(own: Session, *, name: str = "", address: str = "") -> list[datetime]:
    """When tries with this (blinded) name, or from this address, failed within the last day."""
    which = SignInAttempt.name == name if name else SignInAttempt.address == address
    since = dates.now() - REMEMBERED
    return list(own.scalars(select(SignInAttempt.at).where(which, SignInAttempt.at > since)))


def live_link(token: str, kind: LinkKind) -> OneTimeLink | None:
    """The link of this token while it may still be used."""
    link = session.scalar(
        select(OneTimeLink).where(OneTimeLink.fingerprint == fingerprint(token), OneTimeLink.kind == kind)
    )
    if link is None or link.used_at or (link.expires_at and link.expires_at <= dates.now()):
        return None
    return link


def account_of_link(token: str) -> Account | None:
    """Who may choose a password with this token; None when the link is used, old, or its account was stopped."""
    link = live_link(token, LinkKind.PASSWORD)
    account = session.get(Account, link.account_id) if link else None
    return account if account and account.disabled_at is None else None


def kept_forms(account_id: int) -> Sequence[KeptForm]:
    """What this account was writing when it turned out to be signed out, newest first."""
    return session.scalars(select(KeptForm).where(KeptForm.account_id == account_id).order_by(KeptForm.id.desc())).all()
