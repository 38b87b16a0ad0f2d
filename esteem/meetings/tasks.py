"""What of the meetings wants doing: counting who came, rooms, jobs, speakers, patterns that run out."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import timedelta

from esteem.group.queries import our_words
from esteem.kernel import dates
from esteem.kernel.permissions import may
from esteem.kernel.tasks import Chore, Place, Task, Urgency, urgency_of, when
from esteem.kernel.text import plural
from esteem.meetings import queries as meetings
from esteem.meetings.permissions import Meetings
from esteem.meetings.queries import jobs, talks
from esteem.meetings.queries.bookings import SOME_ROOMS_NEAR, to_book
from esteem.meetings.queries.meetings import SOME_UNCOUNTED
from esteem.meetings.queries.series import SOME_ENDLESS, series_running_out
from esteem.meetings.rules.jobs import in_a_row
from esteem.people.permissions import People

MOST_PLACES = MOST_SPEAKERS = 3
ASK_AGAIN = 14  # days before a meeting: time to ring about its room


def to_do() -> Sequence[Chore]:
    """What whoever is asking may do of it, each with where it is done."""
    return CHORES


def _counting() -> Iterator[Task]:
    today = dates.today()
    for held in meetings.without_headcount(today + timedelta(days=1), most=3):
        if held.meets_on == today:
            where = Place("meetings.door", {"meeting_id": held.id})
            yield Task("Count who comes today", "A tap each, at the door.", where, "To the door", Urgency.SOON)
            continue
        what = f"Say how many came on {dates.say_weekday(held.meets_on)}"
        where = Place("meetings.meeting", {"meeting_id": held.id, "_anchor": "came"})
        yield Task(what, "A number is enough.", where, "Write it down", Urgency.WHEN_YOU_CAN)


def _patterns() -> Iterator[Task]:
    """What comes round again and is made for less than eight weeks more."""
    for one in series_running_out()[:3]:
        what = f"Carry on {one.series.says}"
        why = (
            f"The last one made is on {dates.say_weekday(one.last_on)}." if one.last_on else "None is planned any more."
        )
        where = Place("meetings.pattern", {"series_id": one.series.id})
        yield Task(what, why, where, "Look at it", Urgency.WHEN_YOU_CAN)


def _open_jobs() -> Iterator[Task]:
    """Jobs of the next meeting that nobody has: one thing to do, however many; nothing where a group does not use them."""
    if not may(People.SEE):
        return
    today = dates.today()
    coming = meetings.next_meeting(today)
    if coming is None or coming.meets_on > today + timedelta(days=jobs.DAYS_AHEAD):
        return
    if without := jobs.open_jobs(coming):
        left = (coming.meets_on - today).days
        what = f"Find somebody for {in_a_row([job.name.lower() for job in without])}"
        why = f"On {dates.say_weekday(coming.meets_on)}."
        where = Place("meetings.jobs_at", {"meeting_id": coming.id})
        yield Task(what, why, where, "See who could", Urgency.SOON if left <= 3 else Urgency.WHEN_YOU_CAN, left)


def _speakers() -> Iterator[Task]:
    """Speakers of the next weeks who have not confirmed, and those who were not thanked."""
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


def _rooms() -> Iterator[Task]:
    """The places to be asked, heard from or told for a meeting in the next weeks: one thing to do each."""
    today = dates.today()
    for one in to_book(today)[:MOST_PLACES]:
        left = (one.first_on - today).days
        where, name = Place("meetings.bookings", {"venue_id": one.venue.id}), one.venue.name
        urgency = Urgency.SOON if left < ASK_AGAIN else Urgency.WHEN_YOU_CAN
        if one.to_ask or one.waiting:
            what = f"Book {name} for {_meetings_said(one.to_ask)}" if one.to_ask else f"Hear from {name}"
            why = f"Not confirmed yet for {_meetings_said(one.to_ask + one.waiting)}; the first is {when(left)}."
            yield Task(what, why, where, "Look at it", urgency, left)
        if one.to_give_back:
            why = f"Still booked for {_meetings_said(one.to_give_back)}."
            yield Task(f"Tell {name} what you no longer need", why, where, "Look at it", Urgency.SOON, left)


def _meetings_said(many: int) -> str:
    words = our_words()
    return plural(many, str(words.meeting), str(words.meetings))


CHORES = (
    Chore(_counting, (Meetings.COUNT,), SOME_UNCOUNTED),
    Chore(_patterns, (Meetings.CHANGE,), SOME_ENDLESS),
    Chore(_open_jobs, (Meetings.CHANGE,), jobs.MAY_BE_OPEN),
    Chore(_speakers, (Meetings.CHANGE,), talks.MAY_WANT_SEEING_TO),
    Chore(_rooms, (Meetings.CHANGE,), SOME_ROOMS_NEAR),
)
