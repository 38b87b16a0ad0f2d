"""Passwords: trying one, choosing one. The slow part is done while the database is held by nobody."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from esteem.access import queries
from esteem.access.actions.seats import blinded_address, end_seats_of
from esteem.access.models import Account, SignInAttempt
from esteem.access.rules.passwords import check_password, hash_password, is_password
from esteem.access.rules.seats import LinkKind
from esteem.access.rules.waiting import OF_AN_ACCOUNT, OF_AN_ADDRESS, blinded, say_wait, waits_until
from esteem.kernel import dates, db, sqlite
from esteem.kernel.db import apart, session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.instances import current, the_app
from esteem.kernel.permissions import Actor, act_as
from esteem.kernel.text import fold

WRONG = "That sign-in name and password do not belong together. Check both, and try again."
LINK_GONE = "This link was used already, or is too old. Ask your coordinator for a new one."


def recognise(*, sign_in: str, password: str, address: str) -> Account:
    """Whose name and password these are. Ends the open transaction.

    Raises RuleBroken, with the same words after the same time whether the name or the password is wrong; and after a
    few wrong tries, for a while, without looking at all.
    """
    account = _proven(sign_in, password, address)
    if account is None:
        raise RuleBroken(WRONG)
    return account


def _proven(sign_in: str, password: str, address: str) -> Account | None:
    _count_a_try(sign_in, address)
    with sqlite.writing(really=False):
        account = queries.account_named(sign_in)
        db.finish_reading()
    kept = account.password if account and account.disabled_at is None else None
    if not is_password(kept, password, cheap=_is_cheap()) or account is None:
        return None
    _forget_tries(sign_in)
    return session.get(Account, account.id)


def _count_a_try(sign_in: str, address: str) -> None:
    """Counted before the password is looked at: of many tries at once, none gets a free look."""
    name, place = _blinded_name(sign_in), blinded_address(address)
    with apart() as own:
        until = _next_try(own, sign_in, name, place)
        if until is not None and until > dates.now():
            raise RuleBroken(f"There were too many tries. Wait {say_wait(until - dates.now())}, then try again.")
        own.add(SignInAttempt(at=dates.now(), name=name, address=place))


def _next_try(own: Session, sign_in: str, name: str, place: str) -> datetime | None:
    """An account's own wait does not hold where its owner has signed in before, or anybody could lock them out."""
    waits = [waits_until(queries.tries(own, address=place), OF_AN_ADDRESS)]
    if not queries.has_sat_at(own, fold(sign_in), place):
        waits.append(waits_until(queries.tries(own, name=name), OF_AN_ACCOUNT))
    return max((wait for wait in waits if wait is not None), default=None)


def _forget_tries(sign_in: str) -> None:
    with apart() as own:
        for attempt in own.scalars(select(SignInAttempt).where(SignInAttempt.name == _blinded_name(sign_in))):
            own.delete(attempt)


def _blinded_name(sign_in: str) -> str:
    return blinded(current().key("sign-in"), "name", fold(sign_in))


def _is_cheap() -> bool:
    return bool(the_app().extensions["esteem.config"].cheap_passwords)


def give_password(*, account: Account, password: str) -> Account:
    """The account has this password from now on. Raises RuleBroken for one that is too short or too common. Flushes."""
    check_password(password, names=queries.names_around(account))
    account.password = hash_password(password, cheap=_is_cheap())
    session.flush()
    return account


def choose_password(*, token: str, password: str) -> Account:
    """Whoever holds the link chooses the password, and the link is used up; other browsers are signed out.

    Ends the open transaction. Raises RuleBroken.
    """
    check_password(password, names=queries.names_around(queries.account_of_link(token)))
    kept = _hashed_apart(password)
    link, account = queries.live_link(token, LinkKind.PASSWORD), queries.account_of_link(token)
    if link is None or account is None:
        raise RuleBroken(LINK_GONE)
    act_as(Actor(account.id, account.name))
    link.used_at, account.password = dates.now(), kept
    end_seats_of(account_id=account.id)
    return account


def change_password(*, account_id: int, current_password: str, password: str, address: str) -> Account:
    """Their own password, by who knows the present one; other browsers are signed out. Ends the open transaction.

    Raises RuleBroken.
    """
    account = session.get_one(Account, account_id)
    check_password(password, names=queries.names_around(account))
    if _proven(account.sign_in, current_password, address) is None:
        raise RuleBroken("That is not your password now.", field="current_password")
    kept = _hashed_apart(password)
    account = session.get_one(Account, account_id)
    account.password = kept
    end_seats_of(account_id=account.id)
    return account


def _hashed_apart(password: str) -> str:
    """The hash, made between two transactions; what was read before counts no more."""
    db.finish_reading()
    kept = hash_password(password, cheap=_is_cheap())
    session.expire_all()
    return kept
