"""Meetings and patterns are marked for the public page."""

from __future__ import annotations

from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.meetings.models import Meeting, Series
from esteem.meetings.queries.series import meetings_ahead
from esteem.meetings.rules.kinds import MeetingKind

NOT_PUBLIC = "A committee meeting is not for the public page. Take the tick off."


def mark_meeting(*, meeting: Meeting, seen_version: int | None, is_public: bool, public_words: str) -> Meeting:
    """It may be on the public page, or not. Raises StaleEdit, RuleBroken for the committee's."""
    check_version(meeting, seen_version)
    _check(meeting.kind, is_public)
    meeting.is_public, meeting.public_words = is_public, public_words
    session.flush()
    return meeting


def mark_series(*, series: Series, seen_version: int | None, is_public: bool, public_words: str) -> int:
    """The same for a pattern: those still to come, and those still to be made. How many there are. Raises StaleEdit, RuleBroken.

    A meeting with words of its own keeps them.
    """
    check_version(series, seen_version)
    _check(series.kind, is_public)
    before, ahead = series.public_words, meetings_ahead(series, dates.today())
    series.is_public, series.public_words = is_public, public_words
    for meeting in ahead:
        meeting.is_public = is_public
        if meeting.public_words in ("", before):
            meeting.public_words = public_words
    session.flush()
    return len(ahead)


def _check(kind: MeetingKind, is_public: bool) -> None:
    if is_public and kind is MeetingKind.COMMITTEE:
        raise RuleBroken(NOT_PUBLIC, field="is_public")
