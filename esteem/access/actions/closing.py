"""A person is erased, or was two: what becomes of their account."""

from __future__ import annotations

from sqlalchemy import select

from esteem.access import queries
from esteem.access.models import KeptForm, OneTimeLink, Seat
from esteem.access.rules.roles import COORDINATOR
from esteem.access.rules.way_back import unpack
from esteem.kernel import dates, history
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import fold
from esteem.people.models import Person
from esteem.privacy.queries.mentions import traces

ONLY_COORDINATOR = (
    "They are the only coordinator who can sign in. Make somebody else coordinator first, without an end."
)


def why_not(person_id: int) -> str | None:
    """Why they cannot be erased: nobody could look after the group any more."""
    account = queries.account_of_person(person_id)
    if account is None or account.disabled_at is not None or account.password is None:
        return None
    coordinates = any(
        held.role.key == COORDINATOR and held.given and held.until_on is None for held in account.holdings
    )
    return ONLY_COORDINATOR if coordinates and queries.lasting_coordinators() == 1 else None


def close_account(person_id: int) -> None:
    """They sign in no more and their names go from it; that some account did what it did stays. Kept words of theirs go."""
    _throw_away_words(session.get_one(Person, person_id))
    account = queries.account_of_person(person_id)
    if account is None:
        return
    for kind in (Seat, OneTimeLink, KeptForm):
        for row in session.scalars(select(kind).where(kind.account_id == account.id)):
            session.delete(row)
    for held in account.holdings:
        held.given = False
    account.person_id, account.password = None, None
    account.disabled_at = account.disabled_at or dates.now()
    account.sign_in = account.name = f"Former member {person_id}"
    account.sign_in_folded = account.name_folded = fold(account.name)
    session.flush()
    history.blank("account", account.id)


def _throw_away_words(person: Person) -> None:
    """What anybody was writing about them when they turned out to be signed out, and is kept for a day."""
    left, pages = traces(person), (f"/people/{person.id}/", f"/people/{person.id}?")
    for kept in session.scalars(select(KeptForm)):
        written = [kept.address, *(value for _, value in unpack(kept.fields))]
        speaks = person.name in written or any(map(left.said_in, written))
        if speaks or any(page in kept.address for page in pages):
            session.delete(kept)
    session.flush()


TWO_ACCOUNTS = (
    "Both entries have an account to sign in with, and one person has one. Take one of the accounts off its person first, "
    "where you say who may sign in."
)


def hand_on(kept_id: int, gone_id: int) -> None:
    """Two people are one: the account of the one is the other's. Raises RuleBroken when both have one."""
    account = queries.account_of_person(gone_id)
    if account is not None:
        if queries.account_of_person(kept_id) is not None:
            raise RuleBroken(TWO_ACCOUNTS)
        account.person_id = kept_id
    session.flush()
