"""Who was ticked, who sent apologies, what is held about somebody by it, and what may become numbers."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import joinedload

from esteem.group.queries import our_words
from esteem.kernel.dates import say_weekday
from esteem.kernel.db import session
from esteem.kernel.text import like
from esteem.meetings.models import Apology, Meeting, Presence, PresenceSum
from esteem.people.models import Person
from esteem.people.rules.held import Held
from esteem.people.rules.names import search_words

SHOWN = 60
_HERE = Person.left_on.is_(None) & Person.removed_at.is_(None) & Person.erased_at.is_(None)


def is_ticked(meeting_id: int, person_id: int) -> Presence | None:
    """The tick, or None."""
    wanted = select(Presence).where(Presence.meeting_id == meeting_id, Presence.person_id == person_id)
    return session.scalars(wanted).first()


def who_to_tick(meeting_id: int, sought: str) -> list[tuple[Person, bool]]:
    """Those who belong and those who were ticked, whom the words find, with whether they are ticked; at most 60."""
    there = select(Presence.id).where(Presence.meeting_id == meeting_id, Presence.person_id == Person.id).exists()
    words = [Person.found_by.like(like(word), escape="\\") for word in search_words(sought)]
    wanted = select(Person, there).where(_HERE | there, *words)
    found = session.execute(wanted.order_by(Person.sort_name, Person.id).limit(SHOWN)).all()
    return [(person, ticked) for person, ticked in found]


def count_ticked(meeting_id: int) -> int:
    """How many were ticked."""
    return session.scalar(select(func.count(Presence.id)).where(Presence.meeting_id == meeting_id)) or 0


def apologies_of(meeting_id: int) -> Sequence[Apology]:
    """Who sent apologies, as they were written down; the person with each."""
    wanted = select(Apology).where(Apology.meeting_id == meeting_id).order_by(Apology.id)
    return session.scalars(wanted.options(joinedload(Apology.person))).all()


# For a join with Presence: the day each was first ticked, of the ticks that are still kept
FIRST_TICKED = (
    select(Presence.person_id, func.min(Meeting.meets_on).label("on"))
    .join(Meeting, Meeting.id == Presence.meeting_id)
    .group_by(Presence.person_id)
    .subquery()
)


def ticks_before(day: date) -> Sequence[tuple[Presence, bool]]:
    """Every tick at a meeting before that day, with whether they had come before; by meeting, the oldest first."""
    wanted = select(Presence, FIRST_TICKED.c.on < Meeting.meets_on).join(Meeting, Meeting.id == Presence.meeting_id)
    wanted = wanted.join(FIRST_TICKED, FIRST_TICKED.c.person_id == Presence.person_id)
    rows = session.execute(wanted.where(Meeting.meets_on < day).order_by(Meeting.meets_on, Presence.id)).all()
    return [(tick, before) for tick, before in rows]


def apologies_before(day: date) -> Sequence[Apology]:
    """Every apology for a meeting before that day."""
    sent = select(Apology).join(Meeting, Meeting.id == Apology.meeting_id)
    return session.scalars(sent.where(Meeting.meets_on < day)).all()


def sum_of(meeting_id: int) -> PresenceSum | None:
    """What is left of the names of a meeting, or None while nothing is gone."""
    return session.scalar(select(PresenceSum).where(PresenceSum.meeting_id == meeting_id))


def presences_of(person_id: int) -> Sequence[Presence]:
    """Every tick of somebody."""
    return session.scalars(select(Presence).where(Presence.person_id == person_id)).all()


def apologies_from(person_id: int) -> Sequence[Apology]:
    """Every apology of somebody."""
    return session.scalars(select(Apology).where(Apology.person_id == person_id)).all()


def held_of_door(*, person_id: int) -> list[Held]:
    """At which meetings somebody was ticked, and to which they sent apologies."""
    ticks, sorry = _meetings_with(Presence, person_id), _meetings_with(Apology, person_id)
    return [
        *([Held("Meetings they were ticked at", ("Day", "What"), ticks, place=55)] if ticks else []),
        *([Held("Apologies they sent", ("For", "What"), sorry, place=56)] if sorry else []),
    ]


def _meetings_with(table: type[Presence] | type[Apology], person_id: int) -> list[tuple[str, str]]:
    wanted = select(Meeting).join(table, table.meeting_id == Meeting.id).where(table.person_id == person_id)
    found = session.scalars(wanted.order_by(Meeting.meets_on, Meeting.id))
    return [(say_weekday(meeting.meets_on), meeting.kind_in(str(our_words().Meeting))) for meeting in found]


def keeps_names() -> bool:
    """Whether the names of anybody who came or sent apologies are kept."""
    return any(session.scalar(select(table.id).limit(1)) is not None for table in (Presence, Apology))
