"""At which meetings minutes can have been approved, and which still wait."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import contains_eager

from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.signs import some
from esteem.meetings.models import Meeting
from esteem.meetings.queries.meetings import are_planned
from esteem.minutes.models import Minutes
from esteem.minutes.queries.meetings import are_read
from esteem.minutes.rules.approval import is_later

OFFERED, WRITE_WITHIN, SHOWN = 40, timedelta(days=7), 3
SOME_DRAFTS = some(Minutes.approved_on.is_(None), Minutes.set_aside_at.is_(None))


@dataclass(frozen=True, slots=True)
class Waiting:
    """A draft that waits: to be finished, or to be approved at the next meeting of its kind, on that day if one is planned."""

    meeting: Meeting
    to_approve: bool
    next_on: date | None


def later_meetings(meeting: Meeting) -> list[Meeting]:
    """Those that took place after it, up to today: the first of its own kind before all others."""
    wanted = select(Meeting).where(
        are_planned(), Meeting.meets_on >= meeting.meets_on, Meeting.meets_on <= dates.today(), Meeting.id != meeting.id
    )
    found = session.scalars(wanted.order_by(Meeting.meets_on, Meeting.start_time, Meeting.id))
    held = (meeting.meets_on, meeting.start_time)
    later = [one for one in found if is_later((one.meets_on, one.start_time), held)]
    return sorted(later, key=lambda one: one.what != meeting.what)[:OFFERED]


def waiting_drafts() -> Sequence[Waiting]:
    """The drafts that somebody should turn to: not finished a week after the meeting, and those to be approved; in two
    queries. The oldest first.
    """
    today = dates.today()
    wanted = select(Minutes).join(Minutes.meeting).options(contains_eager(Minutes.meeting)).where(
        are_read(), Minutes.approved_on.is_(None), Minutes.set_aside_at.is_(None), Meeting.removed_at.is_(None),
        (Minutes.finished_on.is_not(None)) | (Meeting.meets_on <= today - WRITE_WITHIN),
    )  # fmt: skip
    drafts = session.scalars(wanted.order_by(Meeting.meets_on, Meeting.id).limit(2 * SHOWN)).all()
    if not drafts:
        return []
    coming = session.scalars(
        select(Meeting).where(are_planned(), Meeting.meets_on >= today).order_by(Meeting.meets_on).limit(60)
    ).all()
    return [_waiting(draft, coming) for draft in drafts]


def _waiting(draft: Minutes, coming: Sequence[Meeting]) -> Waiting:
    following = next((one for one in coming if one.what == draft.meeting.what and one.id != draft.meeting_id), None)
    return Waiting(draft.meeting, draft.finished_on is not None, following.meets_on if following else None)
