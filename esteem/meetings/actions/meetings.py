"""Meetings are planned, changed, cancelled and counted."""

from __future__ import annotations

from datetime import date
from typing import Any

from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.meetings.actions.venues import add_venue
from esteem.meetings.models import Meeting
from esteem.meetings.queries import venue_called
from esteem.meetings.queries.door import is_counted_by_kind
from esteem.meetings.rules.attendance import check_headcount
from esteem.meetings.rules.kinds import MeetingKind
from esteem.meetings.rules.lists import MeetingStatus
from esteem.meetings.rules.times import check_clock, check_day, check_times


def add_meeting(*, kind: MeetingKind, meets_on: date, new_venue: str = "", **details: Any) -> Meeting:
    """A meeting is planned, or one that has been is recorded. Flushes. Raises RuleBroken."""
    meeting = Meeting(kind=kind, meets_on=meets_on, status=MeetingStatus.PLANNED, title="", notes="", because="")
    _write(meeting, new_venue, details)
    session.add(meeting)
    session.flush()
    return meeting


def change_meeting(*, meeting: Meeting, seen_version: int | None, new_venue: str = "", **details: Any) -> Meeting:
    """Change what is planned. Raises StaleEdit, RuleBroken."""
    check_version(meeting, seen_version)
    _write(meeting, new_venue, details)
    session.flush()
    session.expire(meeting, ["venue", "own_kind"])
    return meeting


def _write(meeting: Meeting, new_venue: str, details: dict[str, Any]) -> None:
    if new_venue:
        details = {**details, "venue_id": chosen_venue(new_venue, details.get("venue_id"))}
    before = meeting.meets_on
    for field, value in details.items():
        setattr(meeting, field, value)
    check_times(meeting.start_time, meeting.end_time)
    check_clock(meeting.meets_on, meeting.start_time, meeting.end_time)
    check_day(meeting.meets_on, dates.today())
    _remember_move(meeting, before)
    if meeting.headcount is not None and meeting.meets_on > dates.today():
        raise RuleBroken("You recorded how many came, so it cannot be still to come.", field="meets_on")
    meeting.find_by_words()


def _remember_move(meeting: Meeting, before: date) -> None:
    """A meeting of a pattern that is moved by hand remembers the day the pattern gave it."""
    if meeting.series_id is not None and meeting.meets_on != before:
        meant = meeting.moved_from_on or before
        meeting.moved_from_on = meant if meeting.meets_on != meant else None


def chosen_venue(name: str, chosen: int | None) -> int | None:
    """The place that was chosen, or the one that is named, which is added when it is new. Raises RuleBroken for both."""
    if not name:
        return chosen
    if chosen is not None:
        raise RuleBroken("Choose a place, or name a new one; not both.", field="new_venue")
    venue = venue_called(name) or add_venue(name=name)
    return venue.id


def cancel_meeting(*, meeting: Meeting, seen_version: int | None, because: str = "") -> Meeting:
    """It does not take place. Raises StaleEdit, and RuleBroken when people are recorded as having come."""
    check_version(meeting, seen_version)
    if meeting.headcount is not None:
        raise RuleBroken(f"You recorded that {meeting.headcount} came. Clear that first if it did not take place.")
    meeting.status, meeting.because = MeetingStatus.CANCELLED, because
    session.flush()
    return meeting


def put_on_again(*, meeting: Meeting) -> Meeting:
    """It takes place after all."""
    meeting.status, meeting.because, meeting.off_with_series = MeetingStatus.PLANNED, "", False
    session.flush()
    return meeting


def count_who_came(
    *, meeting: Meeting, seen_version: int | None, headcount: int | None, first_timers: int | None
) -> Meeting:
    """How many came, and how many of them for the first time; None clears it. Raises StaleEdit, RuleBroken."""
    check_version(meeting, seen_version)
    if headcount is not None and meeting.meets_on > dates.today():
        raise RuleBroken("It is still to come. Count those who came when it is over.", field="headcount")
    if headcount is not None and meeting.is_cancelled:
        raise RuleBroken("It was cancelled. If it took place after all, put it on again first.", field="headcount")
    if is_counted_by_kind(meeting.id):
        raise RuleBroken("It was counted by kind at the door. Change the numbers there.", field="headcount")
    check_headcount(headcount, first_timers)
    meeting.headcount, meeting.first_timers = headcount, first_timers
    session.flush()
    return meeting


def send_notice(*, meeting: Meeting) -> Meeting:
    """Notice of it went out today; an earlier day that was recorded stays."""
    meeting.notice_on = meeting.notice_on or dates.today()
    session.flush()
    return meeting


def remove_meeting(*, meeting: Meeting) -> Meeting:
    """Take a meeting added by mistake off every list; it can be put back."""
    meeting.removed_at = meeting.removed_at or dates.now()
    session.flush()
    return meeting


def put_back_meeting(*, meeting: Meeting) -> Meeting:
    """Undo a removal."""
    meeting.removed_at = None
    session.flush()
    return meeting
