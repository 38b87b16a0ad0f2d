"""Somebody speaks at a meeting: asked, confirmed or not, thanked, taken off; and when they are erased or merged."""

from __future__ import annotations

from datetime import date
from typing import Any

from esteem.kernel import dates, history
from esteem.kernel.db import check_version, session
from esteem.meetings.actions.standing import check_meeting, somebody_here
from esteem.meetings.models import Meeting, Talk
from esteem.meetings.queries.talks import every_talk_by, speaker_written_down
from esteem.meetings.rules.speakers import check_days, check_fee, check_somebody
from esteem.support.actions.speakers import hand_over


def add_talk(*, meeting: Meeting, person_id: int | None = None, who: str = "", **details: Any) -> Talk:
    """Somebody speaks at that meeting, one of the people or in words. Flushes. Raises RuleBroken.

    Where the day stood with your speakers already, it is kept here from now on, and nowhere twice.
    """
    check_meeting(meeting)
    talk = Talk(meeting_id=meeting.id, topic="", needs="", notes="")
    talk.meeting = meeting
    if person_id is not None:
        somebody_here(person_id)
        if speaker := speaker_written_down(person_id, meeting.meets_on):
            handed = hand_over(speaker=speaker)
            for field, day in (("asked_on", handed.asked_on), ("thanked_on", handed.thanked_on)):
                details[field] = details.get(field) or day
    _write(talk, person_id=person_id, who=who, **details)
    session.add(talk)
    session.flush()
    return talk


def change_talk(*, talk: Talk, seen_version: int | None, **details: Any) -> Talk:
    """Change what is agreed. Raises StaleEdit, RuleBroken."""
    check_version(talk, seen_version)
    check_meeting(talk.meeting)
    person_id = details.get("person_id")
    if person_id is not None and person_id != talk.person_id:
        somebody_here(person_id)
    _write(talk, **details)
    session.flush()
    session.expire(talk, ["person"])
    return talk


def _write(talk: Talk, **details: Any) -> None:
    for field, value in details.items():
        setattr(talk, field, value)
    check_somebody(talk.person_id, talk.who)
    check_fee(talk.fee)
    check_days(
        dates.today(), talk.meeting.meets_on, asked=talk.asked_on, confirmed=talk.confirmed_on, declined=talk.declined_on,
        thanked=talk.thanked_on,
    )  # fmt: skip


def ask_speaker(*, talk: Talk) -> Talk:
    """They were asked today."""
    return _on(talk, asked_on=talk.asked_on or dates.today(), declined_on=None)


def confirm_speaker(*, talk: Talk) -> Talk:
    """They said yes today."""
    return _on(talk, confirmed_on=dates.today(), declined_on=None)


def speaker_declines(*, talk: Talk) -> Talk:
    """They said today that they cannot come."""
    return _on(talk, declined_on=dates.today(), confirmed_on=None)


def thank_at_meeting(*, talk: Talk) -> Talk:
    """Thanks were sent today. Raises RuleBroken before they spoke."""
    return _on(talk, thanked_on=dates.today())


def _on(talk: Talk, **days: date | None) -> Talk:
    check_meeting(talk.meeting)
    for field, day in days.items():
        setattr(talk, field, day)
    check_days(
        dates.today(), talk.meeting.meets_on, asked=talk.asked_on, confirmed=talk.confirmed_on, declined=talk.declined_on,
        thanked=talk.thanked_on,
    )  # fmt: skip
    session.flush()
    return talk


def remove_talk(*, talk: Talk) -> Talk:
    """Put down by mistake; it can be put back."""
    talk.removed_at = talk.removed_at or dates.now()
    session.flush()
    return talk


def put_back_talk(*, talk: Talk) -> Talk:
    """There again."""
    talk.removed_at = None
    session.flush()
    return talk


def erase_from_talks(*, person_id: int) -> None:
    """That somebody spoke about a topic stays, and what it cost; nothing says who it was."""
    gone = every_talk_by(person_id)
    for talk in gone:
        talk.person_id, talk.who, talk.needs, talk.notes = None, "", "", ""
    session.flush()
    for talk in gone:
        history.blank("talk", talk.id)


def merge_at_talks(*, kept_id: int, gone_id: int) -> None:
    """Two people are one: whatever either spoke about, they did."""
    for talk in every_talk_by(gone_id):
        talk.person_id = kept_id
    session.flush()
