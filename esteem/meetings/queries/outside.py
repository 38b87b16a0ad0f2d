"""Meetings outside: who went for the group, and what came back."""

from __future__ import annotations

from sqlalchemy import select

from esteem.group.queries import our_words
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.permissions import may
from esteem.meetings.models import Meeting, Outside
from esteem.people.permissions import People
from esteem.people.rules.held import Held
from esteem.people.rules.names import initials


def outside_of(meeting: Meeting) -> Outside | None:
    """What is written down about a meeting outside."""
    return session.scalars(select(Outside).where(Outside.meeting_id == meeting.id)).first()


def who_went(outside: Outside) -> list[str]:
    """Who goes for the group: by name and in words for those who see people, by their letters alone for the rest."""
    person = outside.person.goes_by if outside.person else ""
    named = (person, outside.who) if may(People.SEE) else (initials(person),)
    return [one for one in named if one]


def has_outside() -> bool:
    """Whether it is kept of anybody that they went."""
    return session.scalar(select(Outside.id).where(Outside.person_id.is_not(None)).limit(1)) is not None


def held_outside(person_id: int) -> Held | None:
    """The meetings outside at which they represented the group."""
    found = session.scalars(
        select(Outside).join(Outside.meeting).where(Outside.person_id == person_id).order_by(Meeting.meets_on)
    ).all()
    word = our_words().Meeting
    rows = [(dates.say_day(one.meeting.meets_on), one.meeting.kind_in(word), one.meeting.title) for one in found]
    return (
        Held("Meetings outside they went to for the group", ("Day", "What", "About"), rows, place=52) if rows else None
    )
