"""When the invented group met and will meet: Thursdays in a hall, a few talks, the annual and committee meetings."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, time, timedelta
from itertools import chain
from typing import Any

from esteem.demo import rooms
from esteem.demo.story import AUGUST, YEARS, Deed, Story, is_christmas, on
from esteem.meetings.actions import add_meeting, cancel_meeting, count_who_came
from esteem.meetings.actions.door import write_numbers
from esteem.meetings.actions.series import add_series, make_meetings
from esteem.meetings.models import Meeting, Venue
from esteem.meetings.queries.door import tally_of
from esteem.meetings.queries.series import days_to_make
from esteem.meetings.rules.door import Usual
from esteem.meetings.rules.kinds import MeetingKind
from esteem.meetings.rules.patterns import Every, Weekday

TALKS = ("Benefits, and how to ask for them", "First aid at home", "The community bus", "Wills in plain words")
COMMITTEE_MONTHS = (6, 9, 11, 2)


@dataclass
class Diary:
    """The places the group meets at, and what is on there."""

    venues: dict[str, Venue] = field(default_factory=dict)
    held: dict[date, Meeting] = field(default_factory=dict)

    def find_places(self, _day: date) -> None:
        self.venues["hall"], self.venues["library"] = rooms.find_hall(), rooms.find_library()
        rooms.find_cafe()

    def see_to_rooms(self, day: date) -> None:
        rooms.write_about(self.venues["hall"], day)
        rooms.book_next(self.venues["hall"], day)

    def met(self, day: date, heads: int, kind: MeetingKind, *, newcomers: int = 0, **details: Any) -> None:
        """It took place, and so many came."""
        meeting = self.plan(day, day, kind, **details)
        count_who_came(meeting=meeting, seen_version=None, headcount=heads, first_timers=newcomers)
        self.held[day] = meeting

    def by_kind(self, _day: date, met_on: date) -> None:
        """The day after, somebody writes down how many of them were carers."""
        meeting, carers = self.held[met_on], 1 + met_on.day % 3
        members = (meeting.headcount or 0) - (meeting.first_timers or 0) - carers
        numbers = {tally_of(Usual.CARERS).id: carers, tally_of(Usual.MEMBERS).id: members}
        write_numbers(meeting=meeting, numbers=numbers)

    def snowed_off(self, day: date) -> None:
        meeting = self.plan(day, day, MeetingKind.MEETING)
        cancel_meeting(meeting=meeting, seen_version=None, because="Snow: the hall was shut")

    def plan_thursdays(self, _day: date, story: Story) -> None:
        """Every Thursday for a year, but not in August nor around Christmas."""
        series = add_series(
            every=Every.WEEKS, weekday=Weekday.THURSDAY, starts_on=story.today + timedelta(days=1), not_months=[AUGUST],
            kind=MeetingKind.MEETING, venue_id=self.venues["hall"].id, start_time=time(19, 30), end_time=time(21),
        )  # fmt: skip
        without = [day for day in days_to_make(series) if is_christmas(day)]
        make_meetings(series=series, seen_version=None, moved={}, left_out=without)

    def plan(self, _day: date, meets_on: date, kind: MeetingKind, place: str = "hall", **details: Any) -> Meeting:
        return add_meeting(
            kind=kind, meets_on=meets_on, venue_id=self.venues[place].id, start_time=time(19, 30), end_time=time(21),
            **details,
        )  # fmt: skip


def life(story: Story) -> Iterator[Deed]:
    """Every meeting there was, and those that are planned."""
    diary = Diary()
    parts = (_thursdays, _annual, _committee, _ahead)
    places = on(story.begins_on, diary.find_places)
    return chain([places], story.past(chain.from_iterable(part(story, diary) for part in parts)))


def _thursdays(story: Story, diary: Diary) -> Iterator[Deed]:
    annual = {story.annual_meeting(year) for year in range(YEARS + 1)}
    for place, day in enumerate(day for day in story.thursdays() if day not in annual):
        if day == story.snow:
            yield on(day, diary.snowed_off)
        elif place % 9 == 4:
            title = TALKS[place // 9 % len(TALKS)]
            yield on(day, diary.met, story.heads(day), MeetingKind.TALK, title=title)
        else:
            yield on(day, diary.met, story.heads(day), MeetingKind.MEETING, newcomers=int(place % 11 == 5))
        if day != story.snow:
            yield on(day + timedelta(days=1), diary.by_kind, day)


def _annual(story: Story, diary: Diary) -> Iterator[Deed]:
    for year in range(YEARS + 1):
        day = story.annual_meeting(year)
        notice = {"title": "Reports, accounts, elections", "notice_on": day - timedelta(days=24)}
        yield on(day, diary.met, story.heads(day), MeetingKind.AGM, **notice)


def _committee(story: Story, diary: Diary) -> Iterator[Deed]:
    for year in range(YEARS + 1):
        for month in COMMITTEE_MONTHS:
            yield on(story.day(year, month, 9), diary.met, 4 + month % 2, MeetingKind.COMMITTEE, place="library")


def _ahead(story: Story, diary: Diary) -> Iterator[Deed]:
    """What was put in the diary last week: the Thursdays to come, from a pattern."""
    planned_on = story.today - timedelta(days=6)
    yield on(planned_on, diary.plan_thursdays, story)
    committee = story.today + timedelta(days=16)
    yield on(planned_on, diary.plan, committee, MeetingKind.COMMITTEE, "library", notice_on=planned_on)
    yield on(planned_on, diary.see_to_rooms)
