"""Visitors: outsiders whom a lower feature lets in, in one role that changes nothing, until a day (kernel/house.Visitors)."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date

from sqlalchemy import select

from esteem.access import queries
from esteem.access.actions.accounts import add_account, change_account, let_in_again, stop_account
from esteem.access.actions.links import make_password_link
from esteem.access.models import Account
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken

TAKEN = "Somebody signs in with that name already. Choose another."


def let_in(*, sign_in: str, name: str, role: str, until_on: date) -> int:
    """A new account; somebody who came in this role before has the same one again. Flushes. Raises RuleBroken."""
    known = queries.account_named(sign_in)
    if known is None:
        return add_account(sign_in=sign_in, name=name, roles={role: until_on}).id
    if {holding.role.key for holding in known.holdings} != {role}:
        raise RuleBroken(TAKEN, field="sign_in")
    known.name = name
    keep_until(account_id=known.id, role=role, until_on=until_on)
    return known.id


def keep_until(*, account_id: int, role: str, until_on: date) -> None:
    """They may come until that day, and may come again if they were stopped. Flushes."""
    account = _account(account_id)
    let_in_again(account=account)
    change_account(
        account=account, seen_version=None, sign_in=account.sign_in, name=account.name, roles={role: until_on},
        person_id=account.person_id,
    )  # fmt: skip


def shut_out(*, account_id: int) -> None:
    """From their next request on they are a stranger."""
    stop_account(account=_account(account_id))


def make_link(*, account_id: int) -> str:
    """The secret of a link with which they choose their password; an older one counts no more."""
    return make_password_link(account=_account(account_id))


def sign_in_names(*, account_ids: Collection[int]) -> dict[int, str]:
    """What each types to come in."""
    wanted = select(Account.id, Account.sign_in).where(Account.id.in_(account_ids))
    return dict(row for row in session.execute(wanted))


def _account(number: int) -> Account:
    return session.scalars(select(Account).where(Account.id == number)).one()
