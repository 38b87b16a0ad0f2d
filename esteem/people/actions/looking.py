"""Looking at emergency contacts and needs leaves a record."""

from __future__ import annotations

from collections.abc import Iterable

from sqlalchemy import select

from esteem.kernel import dates
from esteem.kernel.db import apart
from esteem.kernel.permissions import actor
from esteem.people.models import Look
from esteem.people.rules.needs import LOOK_COUNTS_FOR


def record_looks(person_ids: Iterable[int]) -> None:
    """Write down that whoever is asking looks at these people's, unless they did within five minutes.

    In a small transaction of its own: a page that is only read writes nothing else. What was read before must be read
    again. Raises what the database raises when it cannot write: nothing is shown that was not recorded.
    """
    who, now, wanted = actor().account_id, dates.now(), set(person_ids)
    if who is None or not wanted:
        return
    with apart() as own:
        lately = own.scalars(select(Look.person_id).where(Look.account_id == who, Look.at > now - LOOK_COUNTS_FOR))
        own.add_all(Look(person_id=one, at=now, account_id=who) for one in sorted(wanted - set(lately)))
