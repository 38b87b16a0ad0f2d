"""What ends with leaving: emergency contact and needs are deleted (when that consent is taken back, too), private links end."""

from __future__ import annotations

from sqlalchemy import select

from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.house import the_house
from esteem.people.models import Needs, YoursLink
from esteem.people.rules.held import GONE


def shut_own_door(*, person_id: int) -> None:
    """No private link of theirs works any more, also when they come back. Flushes."""
    links = select(YoursLink).where(
        YoursLink.person_id == person_id, YoursLink.used_at.is_(None), YoursLink.stopped_at.is_(None)
    )
    for link in session.scalars(links):
        link.stopped_at = dates.now()
    session.flush()
    the_house().announce(GONE, person_id=person_id)


def forget_needs(*, person_id: int) -> bool:
    """Delete their emergency contact and needs; history keeps the day, without a word of them. Whether there were any.

    There is no way back, on purpose: it is kept only while they are here and agree. Flushes.
    """
    kept = session.get(Needs, person_id)
    if kept is None:
        return False
    session.delete(kept)
    session.flush()
    return True
