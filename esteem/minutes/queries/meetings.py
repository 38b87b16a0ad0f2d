"""What the reader may see of a meeting's papers: the committee's, and drafts of any, are not for everybody."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import ColumnElement, select, true

from esteem.committee.queries import has_committee
from esteem.kernel.db import session
from esteem.kernel.permissions import may
from esteem.meetings import queries as meetings
from esteem.meetings.models import Meeting
from esteem.meetings.rules.kinds import FORMAL, MeetingKind
from esteem.minutes.models import Minutes
from esteem.minutes.permissions import MinutesOf

CLOSED = frozenset({MeetingKind.COMMITTEE})


@dataclass(frozen=True, slots=True)
class Open:
    """A meeting whose papers the reader may see; `minutes` are None while there are none, or none that they may read."""

    meeting: Meeting
    minutes: Minutes | None
    may_write: bool

    @property
    def is_draft(self) -> bool:
        return self.minutes is not None and not self.minutes.is_approved

    @property
    def can_be_written(self) -> bool:
        """Whether the reader may write here now: approved minutes stay as they are."""
        approved = self.minutes is not None and self.minutes.is_approved
        return self.may_write and not approved and self.meeting.removed_at is None


def is_open(kind: MeetingKind) -> bool:
    """Whether whoever reads minutes may read of a meeting of this kind."""
    return kind not in CLOSED or may(MinutesOf.SEE_ALL)


def are_open() -> ColumnElement[bool]:
    """For a select on Meeting: those whose papers the reader may see, of the kinds this group knows."""
    known = true() if has_committee() else Meeting.kind.not_in(FORMAL)
    return known if may(MinutesOf.SEE_ALL) else known & Meeting.kind.not_in(CLOSED)


def are_read() -> ColumnElement[bool]:
    """For a select on Minutes joined with their Meeting: those the reader may read. Drafts are for those who see all."""
    return are_open() if may(MinutesOf.SEE_ALL) else are_open() & Minutes.approved_on.is_not(None)


def are_decided_openly() -> ColumnElement[bool]:
    """For a select on Decision left-joined with its Meeting and that one's Minutes: those the reader may read."""
    return true() if may(MinutesOf.SEE_ALL) else Meeting.id.is_not(None) & are_read()


def called() -> str:
    """What this group calls minutes: an informal one has notes."""
    return "Minutes" if has_committee() else "Notes"


def minutes_of(meeting_id: int) -> Minutes | None:
    """The minutes of a meeting, whoever may read them."""
    return session.scalar(select(Minutes).where(Minutes.meeting_id == meeting_id))


def the_meeting_open(meeting_id: int) -> Open | None:
    """The meeting and its minutes as the reader may see them; None when there is no such, or it is not for them."""
    meeting = session.get(Meeting, meeting_id) if 0 < meeting_id < 2**63 else None
    if meeting is None or not meetings.is_ours(meeting.kind) or not is_open(meeting.kind):
        return None
    found = minutes_of(meeting.id)
    readable = found if found is not None and (found.is_approved or may(MinutesOf.SEE_ALL)) else None
    return Open(meeting, readable, may(MinutesOf.WRITE) and (found is None or readable is not None))
