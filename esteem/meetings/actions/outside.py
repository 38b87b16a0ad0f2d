"""Who goes to a meeting outside for the group, and what comes back; and when that person is erased or merged."""

from __future__ import annotations

from sqlalchemy import select

from esteem.kernel import history
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.meetings.models import Meeting, Outside
from esteem.meetings.rules.kinds import MeetingKind


def write_outside(
    *,
    meeting: Meeting,
    outside: Outside | None,
    seen_version: int | None,
    person_id: int | None,
    who: str,
    came_back: str,
) -> Outside:
    """Write down who represents the group, and what they bring back. Raises StaleEdit, RuleBroken."""
    if meeting.kind is not MeetingKind.OUTSIDE:
        raise RuleBroken("Only for a meeting outside.")
    if outside is None:
        outside = Outside(meeting_id=meeting.id)
        session.add(outside)
    else:
        check_version(outside, seen_version)
    outside.person_id, outside.who, outside.came_back = person_id, who, came_back
    session.flush()
    session.expire(outside, ["person"])
    return outside


def _of(person_id: int) -> list[Outside]:
    return list(session.scalars(select(Outside).where(Outside.person_id == person_id)))


def forget_outside(*, person_id: int) -> None:
    """They are erased: nothing says any more that it was they who went."""
    gone = _of(person_id)
    for one in gone:
        one.person_id = None
    session.flush()
    for one in gone:
        history.blank("outside", one.id)


def merge_outside(*, kept_id: int, gone_id: int) -> None:
    """Two people are one: the one went wherever either did."""
    for one in _of(gone_id):
        one.person_id = kept_id
    session.flush()
