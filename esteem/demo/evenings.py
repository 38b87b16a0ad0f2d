"""Who did what at the meetings of the invented group, who spoke, and who shares a car to the outing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta

from esteem.demo.story import Deed, Story, on
from esteem.kernel.dates import Period
from esteem.kernel.money import Money
from esteem.meetings.actions import add_meeting, change_meeting
from esteem.meetings.actions.jobs import ask_for_job
from esteem.meetings.actions.lifts import add_lift, go_along
from esteem.meetings.actions.talks import add_talk, confirm_speaker
from esteem.meetings.actions.turns import give, put_down, say_cannot
from esteem.meetings.queries.jobs import jobs, turns_at
from esteem.meetings.queries.meetings import meetings_held, next_meeting
from esteem.meetings.queries.rota import rota
from esteem.meetings.rules.jobs import Span
from esteem.meetings.rules.kinds import MeetingKind
from esteem.meetings.rules.lifts import Way
from esteem.people.models import Person

WHO = {
    "Set up": ("Winston Clarke", "Geoffrey Lyle", "Norman Pike", "Kofi Mensah"),
    "Welcome": ("Eileen O’Rourke", "Kofi Mensah", "Maureen Achebe"),
    "Tea": ("Joan Whitlock", "Eileen O’Rourke", "Norman Pike", "Hamid Rezaei", "Dorota Wiśniewska"),
    "Lift": ("Geoffrey Lyle", "Tom Hargreaves"),
    "Minutes": ("Priya Raman", "Hamid Rezaei"),
    "Put away": ("Winston Clarke", "Geoffrey Lyle", "Hamid Rezaei", "Norman Pike"),
}
WEEKS = 16


def life(story: Story, people: dict[str, Person]) -> Iterator[Deed]:
    """From four months ago the jobs are shared out; the next weeks are filled but for some."""
    begins = story.today - timedelta(weeks=WEEKS)
    yield on(begins, _ask, people)
    yield on(story.today - timedelta(days=1), _did, begins)
    yield on(story.today - timedelta(days=1), _next_weeks, people)
    yield on(story.today - timedelta(days=1), _speaker, people)
    yield on(story.today - timedelta(days=1), _outing, story, people)


def _ask(_day: date, people: dict[str, Person]) -> None:
    for job in jobs():
        ask_for_job(job=job, person_ids=[people[name].id for name in WHO[job.name] if people[name].is_here])


def _did(day: date, since: date) -> None:
    """What was done until now, as the fair suggestion would have had it; tea stayed with one of them for a while."""
    tea = next(job for job in jobs() if job.name == "Tea")
    held = meetings_held(Period(since, day))
    for meeting in held[::3]:
        keen = rota(meeting.meets_on, Span.MONTH).can[tea.id][-1]
        put_down(meeting=meeting, job=tea, person_id=keen.id)
    _fill(since, day)


def _fill(first: date, last: date) -> None:
    while first < last:
        for cell in rota(first, Span.TERM, suggest=True).cells:
            if cell.meeting.meets_on < last:
                for person in cell.suggested:
                    put_down(meeting=cell.meeting, job=cell.job, person_id=person.id)
        first += timedelta(days=Span.TERM.days)


def _next_weeks(day: date, people: dict[str, Person]) -> None:
    """Four weeks ahead are filled; somebody cannot, and two changed a turn."""
    _fill(day, day + timedelta(days=Span.MONTH.days))
    coming = next_meeting(day + timedelta(days=1))
    who = {turn.job.name: turn for turn in turns_at([coming.id])} if coming else {}
    if welcome := who.get("Welcome"):
        other = next(name for name in WHO["Welcome"] if people[name].id != welcome.person_id and people[name].is_here)
        give(turn=welcome, person_id=people[other].id)
    if coming is not None and "Tea" in who:
        say_cannot(meeting=coming, person_id=who["Tea"].person_id)


def _speaker(day: date, people: dict[str, Person]) -> None:
    """One who confirmed speaks in three weeks; one of the helpers is asked for the week before."""
    for weeks, details in (
        (
            3,
            {
                "who": "A nurse from Mill Lane Surgery",
                "topic": "Winter, and staying warm",
                "needs": "A table for leaflets",
            },
        ),
        (2, {"person_id": people["Noor Sadiq"].id, "topic": "Asking for money for days out", "fee": Money(0)}),
    ):
        meeting = next_meeting(day + timedelta(weeks=weeks))
        if meeting is not None and meeting.kind is MeetingKind.MEETING:
            talk = add_talk(meeting=meeting, asked_on=day, **details)
            change_meeting(meeting=meeting, seen_version=None, title=talk.topic)
            if weeks == 3:
                confirm_speaker(talk=talk)


def _outing(_day: date, story: Story, people: dict[str, Person]) -> None:
    """A Saturday at the sea, with two cars and four who would like a lift."""
    weeks_on = story.today + timedelta(weeks=5)
    saturday = weeks_on + timedelta(days=(5 - weeks_on.weekday()) % 7)
    outing = add_meeting(kind=MeetingKind.OUTING, meets_on=saturday, title="A day at the sea", start_time=time(9, 30))
    cars = [
        add_lift(meeting=outing, way=Way.OFFERED, person_id=people[name].id, seats=seats, from_where=where)
        for name, seats, where in (("Geoffrey Lyle", 3, "Invention Row"), ("Tom Hargreaves", 4, "the station"))
    ]
    for name, where, notes in (
        ("Winston Clarke", "the allotments", ""),
        ("Eileen O’Rourke", "the corner of Mill Lane", "Takes a moment to the door"),
        ("Beryl Stott", "", "A folding walking frame"),
    ):
        wanted = add_lift(
            meeting=outing, way=Way.WANTED, person_id=people[name].id, from_where=where, notes=notes, seats=1
        )
        if where:
            go_along(lift=wanted, driver=cars[0])
