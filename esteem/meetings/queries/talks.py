"""Speakers at meetings: of one meeting, of one person, in a list, to be asked after, to be thanked."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from sqlalchemy import Select, select
from sqlalchemy.orm import contains_eager

from esteem.group.queries import our_words
from esteem.kernel import dates
from esteem.kernel.dates import say_day
from esteem.kernel.db import session
from esteem.kernel.listings import Listing, listing
from esteem.kernel.permissions import may
from esteem.kernel.signs import in_days, some
from esteem.meetings.models import Meeting, Talk
from esteem.meetings.queries.meetings import are_planned
from esteem.meetings.rules.kinds import MeetingKind
from esteem.meetings.rules.speakers import LONG_AGO_DAYS, SOON_DAYS, TalkState, TalkWhen
from esteem.people.models import Person
from esteem.people.permissions import People
from esteem.people.rules.held import Held
from esteem.people.rules.names import initials
from esteem.support.models import Helper, Speaker
from esteem.support.permissions import Support

GONE = "Somebody whose name is no longer kept"
OFFERED = 12
MAY_WANT_SEEING_TO = some(
    Talk.meeting_id == Meeting.id, Meeting.meets_on >= in_days(-LONG_AGO_DAYS), Meeting.meets_on <= in_days(SOON_DAYS),
    Talk.removed_at.is_(None), Talk.declined_on.is_(None), Talk.confirmed_on.is_(None) | Talk.thanked_on.is_(None),
)  # fmt: skip


def say_speaker(talk: Talk) -> str:
    """Who speaks, for whoever looks: by their letters alone for those who may not see people."""
    if may(People.SEE):
        return (talk.person.name if talk.person else talk.who) or GONE
    return initials(talk.person.name if talk.person else talk.who)


def _talks() -> Select[Talk]:
    return select(Talk).join(Talk.meeting).options(contains_eager(Talk.meeting))


def talks_at(meeting: Meeting) -> Sequence[Talk]:
    """Who speaks at a meeting, without those taken off."""
    wanted = select(Talk).where(Talk.meeting_id == meeting.id, Talk.removed_at.is_(None))
    return session.scalars(wanted.order_by(Talk.id)).all()


def talks_by(person_id: int) -> Sequence[Talk]:
    """At which meetings somebody spoke or will speak, the latest first."""
    wanted = _talks().where(Talk.person_id == person_id, Talk.removed_at.is_(None), Meeting.removed_at.is_(None))
    return session.scalars(wanted.order_by(Meeting.meets_on.desc(), Talk.id.desc())).all()


def every_talk_by(person_id: int) -> Sequence[Talk]:
    """The same, those taken off too."""
    return session.scalars(_talks().where(Talk.person_id == person_id).order_by(Meeting.meets_on, Talk.id)).all()


def talks_listed(when: TalkWhen, *, number: int) -> Listing[Talk]:
    """One page of all speakers: the next first of those to come, the latest first of those that have been."""
    today = dates.today()
    if when is TalkWhen.REMOVED:
        return listing(_talks().where(Talk.removed_at.is_not(None)).order_by(Talk.id.desc()), number=number)
    there = _talks().where(Talk.removed_at.is_(None), are_planned())
    if when is TalkWhen.NEXT:
        coming = there.where(Meeting.meets_on >= today)
        return listing(coming.order_by(Meeting.meets_on, Talk.id), number=number)
    past = there.where(Meeting.meets_on < today)
    return listing(past.order_by(Meeting.meets_on.desc(), Talk.id.desc()), number=number)


def talks_to_see_to(today: date) -> Sequence[Talk]:
    """Speakers of the next four weeks who have not confirmed, and those of the last months who were not thanked."""
    soon = Meeting.meets_on.between(today, today + timedelta(days=SOON_DAYS)) & Talk.confirmed_on.is_(None)
    past = Meeting.meets_on.between(today - timedelta(days=LONG_AGO_DAYS), today - timedelta(days=1))
    there = _talks().where(are_planned(), Talk.removed_at.is_(None), Talk.declined_on.is_(None))
    wanted = there.where(soon | (past & Talk.thanked_on.is_(None)))
    return session.scalars(wanted.order_by(Meeting.meets_on, Talk.id)).all()


def speakers_offered(meeting: Meeting) -> Sequence[Speaker]:
    """Talks your speakers offer, to begin with: those written down for that very day first."""
    if not may(Support.SEE):
        return []
    here = Person.left_on.is_(None) & Person.removed_at.is_(None) & Person.erased_at.is_(None)
    wanted = select(Speaker).join(Speaker.person).options(contains_eager(Speaker.person))
    that_day = (Speaker.speaks_on == meeting.meets_on).is_(True)
    wanted = wanted.where(here, Speaker.put_away_at.is_(None)).order_by(that_day.desc(), Speaker.id.desc())
    return session.scalars(wanted.limit(OFFERED)).all()


def speaker_written_down(person_id: int, day: date) -> Speaker | None:
    """The talk of somebody among your speakers which is written down for that day."""
    wanted = select(Speaker).where(Speaker.person_id == person_id, Speaker.speaks_on == day)
    return session.scalars(wanted.order_by(Speaker.put_away_at.is_not(None), Speaker.id)).first()


@dataclass(frozen=True, slots=True)
class Said:
    """A speaker as the meeting's page shows them."""

    talk: Talk
    who: str

    @property
    def state(self) -> TalkState:
        return self.talk.state


def speakers_on(meeting: Meeting) -> dict[str, Any] | None:
    """Who speaks, for the section on a meeting's page; None where nobody does and nobody would."""
    found = [Said(talk, say_speaker(talk)) for talk in talks_at(meeting)]
    stands = not meeting.is_cancelled and meeting.removed_at is None
    expected = meeting.kind in (MeetingKind.TALK, MeetingKind.TRAINING, MeetingKind.MEETING)
    return {"meeting": meeting, "speakers": found, "stands": stands} if found or (stands and expected) else None


def talks_of(subject: Person | Helper | Speaker) -> dict[str, Any] | None:
    """At which meetings they spoke, for a section on their page; None when they never did."""
    found = talks_by(subject.id if isinstance(subject, Person) else subject.person_id)
    return {"talks": found, "today": dates.today()} if found else None


def has_speakers() -> bool:
    """Whether it is kept of anybody that they spoke."""
    return session.scalar(select(Talk.id).where(Talk.person_id.is_not(None)).limit(1)) is not None


def held_of_talks(*, person_id: int) -> Held | None:
    """At which meetings they spoke, and everything agreed about it."""
    heads = (
        "Day",
        "What",
        "Topic",
        "Fee",
        "Needs",
        "Notes",
        "Asked on",
        "Confirmed on",
        "Said no on",
        "Thanks sent on",
    )
    word = str(our_words().Meeting)
    rows = [
        (
            say_day(one.meeting.meets_on), one.meeting.kind_in(word), one.topic, str(one.fee) if one.fee is not None else "",
            one.needs, one.notes, *map(_day, (one.asked_on, one.confirmed_on, one.declined_on, one.thanked_on)),
        )
        for one in every_talk_by(person_id)
    ]  # fmt: skip
    return Held("Talks at meetings", heads, rows, place=46) if rows else None


def _day(day: date | None) -> str:
    return say_day(day) if day else ""


def hangs_on_talks(*, meeting_ids: Collection[int]) -> dict[int, str]:
    """Which meetings have a speaker."""
    wanted = select(Talk.meeting_id).where(Talk.meeting_id.in_(meeting_ids), Talk.removed_at.is_(None))
    return dict.fromkeys(session.scalars(wanted.distinct()), "it has a speaker")
