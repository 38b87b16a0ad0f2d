"""Accounts: who may sign in, and with which roles. None is ever deleted; one that is stopped can be let in again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from esteem.access import queries
from esteem.access.actions.seats import end_seats_of
from esteem.access.models import Account, Holding
from esteem.access.rules.roles import check_alone, check_last_day, check_somebody_coordinates
from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.house import STOPPED, the_house
from esteem.kernel.text import fold

Roles = Mapping[str, date | None]  # a role's key, and the last day it is held if it has one


def add_account(*, sign_in: str, name: str, roles: Roles, person_id: int | None = None) -> Account:
    """Somebody new who may sign in, once they have chosen a password. Flushes. Raises RuleBroken."""
    if not roles:
        raise RuleBroken("Tick at least one role. Without one they could sign in, but see nothing.")
    account = Account(roles_saved=0)
    session.add(account)
    _write(account, sign_in=sign_in, name=name, person_id=person_id, roles=roles)
    return account


def change_account(
    *, account: Account, seen_version: int | None, sign_in: str, name: str, roles: Roles, person_id: int | None
) -> Account:
    """Change who it is and what it may do, from their next request on. Raises StaleEdit, RuleBroken (the only coordinator)."""
    check_version(account, seen_version)
    before = queries.lasting_coordinators()
    _write(account, sign_in=sign_in, name=name, person_id=person_id, roles=roles)
    _check_still_coordinated(before)
    return account


def _write(account: Account, *, sign_in: str, name: str, person_id: int | None, roles: Roles) -> None:
    account.sign_in, account.name, account.person_id = sign_in, name, person_id
    account.sign_in_folded, account.name_folded = fold(sign_in), fold(name)
    account.roles_saved += 1  # so that the account counts as saved again when only its roles were
    _give(account, roles)
    session.flush()


def _give(account: Account, roles: Roles) -> None:
    """From now on it has these roles and no others."""
    check_alone(roles)
    held = {holding.role.key: holding for holding in account.holdings}
    for role in queries.roles():
        holding = held.get(role.key)
        if role.key in roles:
            until_on = roles[role.key]
            if holding is None or holding.until_on != until_on:
                check_last_day(role.key, until_on, dates.today())
            if holding is None:
                account.holdings.append(Holding(role=role, given=True, until_on=until_on))
            else:
                holding.given, holding.until_on = True, until_on
        elif holding is not None:
            holding.given = False


def stop_account(*, account: Account) -> Account:
    """It may not sign in any more, and whoever is signed in with it is not from their next request on.

    Raises RuleBroken for the only coordinator.
    """
    if account.disabled_at is None:
        before = queries.lasting_coordinators()
        account.disabled_at = dates.now()
        end_seats_of(account_id=account.id)
        session.flush()
        _check_still_coordinated(before)
        the_house().announce(STOPPED, account_id=account.id)
    return account


def let_in_again(*, account: Account) -> Account:
    """It may sign in again, with the password and the roles it had."""
    account.disabled_at = None
    session.flush()
    return account


def _check_still_coordinated(before: int) -> None:
    after = queries.lasting_coordinators()
    if after < before:
        check_somebody_coordinates(after)
