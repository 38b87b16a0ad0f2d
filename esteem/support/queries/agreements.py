"""Support agreements: those with one person, and all that were signed."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from esteem.kernel.db import session
from esteem.kernel.listings import Listing, listing
from esteem.support.models import Agreement
from esteem.support.rules.agreements import State


def agreements_with(person_id: int) -> Sequence[Agreement]:
    """Every agreement with this person, the latest first."""
    wanted = select(Agreement).where(Agreement.person_id == person_id)
    return session.scalars(wanted.order_by(Agreement.id.desc())).all()


def draft_with(person_id: int) -> Agreement | None:
    """The agreement that is being written with them, if any; there is never more than one."""
    return next((one for one in agreements_with(person_id) if one.state is State.DRAFT), None)


def agreements_signed(*, number: int) -> Listing[Agreement]:
    """One page of all that were signed, the latest first; with those who have gone, too."""
    wanted = select(Agreement).where(Agreement.signed_on.is_not(None))
    return listing(wanted.order_by(Agreement.signed_on.desc(), Agreement.id.desc()), number=number)
