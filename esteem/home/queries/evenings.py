"""What the desk says of the next evenings: jobs nobody has, speakers to ask after or to thank."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from esteem.home.rules import Place, Task, Urgency, urgency_of
from esteem.kernel import dates
from esteem.kernel.permissions import may
from esteem.meetings import queries as meetings
from esteem.meetings.permissions import Meetings
from esteem.meetings.queries import jobs, talks
from esteem.meetings.rules.jobs import in_a_row
from esteem.people.permissions import People

MOST_SPEAKERS, JOBS_DAYS = 3, 14


def open_jobs() -> Iterator[Task]:
    """Jobs of the next meeting that nobody has: one thing to do, however many; nothing where a group does not use them."""
    if not (may(Meetings.CHANGE) and may(People.SEE)):
        return
    today = dates.today()
    coming = meetings.next_meeting(today)
    if coming is None or coming.meets_on > today + timedelta(days=JOBS_DAYS) or not jobs.is_used():
        return
    if without := jobs.open_jobs(coming):
        left = (coming.meets_on - today).days
        what = f"Find somebody for {in_a_row([job.name.lower() for job in without])}"
        why = f"On {dates.say_weekday(coming.meets_on)}."
        where = Place("meetings.jobs_at", {"meeting_id": coming.id})
        yield Task(what, why, where, "See who could", Urgency.SOON if left <= 3 else Urgency.WHEN_YOU_CAN, left)


def speakers() -> Iterator[Task]:
    """Speakers of the next weeks who have not confirmed, and those who were not thanked."""
    if not may(Meetings.CHANGE):
        return
    today = dates.today()
    for talk in talks.talks_to_see_to(today)[:MOST_SPEAKERS]:
        left, day = (talk.meeting.meets_on - today).days, dates.say_weekday(talk.meeting.meets_on)
        where = Place("meetings.talk", {"talk_id": talk.id})
        who = talks.say_speaker(talk)
        if left < 0:
            yield Task(f"Send thanks to {who}", f"They spoke on {day}.", where, "Write to them", Urgency.SOON, left)
        else:
            what = f"Ask {who} whether they come" if talk.asked_on else f"Ask {who} to speak"
            yield Task(what, f"They are put down for {day}.", where, "Look at it", urgency_of(left), left)
