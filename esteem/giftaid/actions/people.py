"""Somebody is erased, or was two: what their declarations say of them."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import selectinload

from esteem.giftaid.models import ClaimedGift, Declaration
from esteem.giftaid.queries.held import is_needed, without_a_person
from esteem.kernel import history
from esteem.kernel.db import session


def forget(person_id: int) -> None:
    """A declaration that was claimed on stays, whole, for as long as the law asks, and points at nobody; the others go."""
    theirs = select(Declaration).where(Declaration.person_id == person_id).options(selectinload(Declaration.moves))
    for one in session.scalars(theirs).all():
        if is_needed(one):
            one.person_id, one.person = None, None
            session.flush()
        else:
            _drop(one)


def let_go() -> None:
    """Once a day: declarations of erased people whose time is over go too."""
    for one in without_a_person():
        if not is_needed(one):
            _drop(one)


def _drop(declaration: Declaration) -> None:
    """It goes, and the names and homes in what was claimed on it."""
    for line in session.scalars(select(ClaimedGift).where(ClaimedGift.declaration_id == declaration.id)).all():
        line.declaration_id = None
        line.title = line.first_name = line.last_name = line.house = line.postcode = ""
        session.flush()
        history.blank("giftaid_claimed", line.id)
    gone = [("giftaid_declaration", declaration.id), *(("giftaid_moved", one.id) for one in declaration.moves)]
    session.delete(declaration)
    session.flush()
    for table, number in gone:
        history.blank(table, number)


def hand_on(kept_id: int, gone_id: int) -> None:
    """Two people are one: what either declared, the one declared."""
    for one in session.scalars(select(Declaration).where(Declaration.person_id == gone_id)):
        one.person_id = kept_id
    session.flush()
