"""Patterns: how each stands, the days it would make, and what keeps a meeting of one as it is."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta
from typing import Any

from sqlalchemy import func, select

from esteem.group.queries import the_group
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.house import the_house
from esteem.kernel.signs import some
from esteem.meetings.models import Meeting, Series
from esteem.meetings.queries.meetings import are_planned, is_ours, with_places
from esteem.meetings.rules.bank_holidays import bank_holiday
from esteem.meetings.rules.lists import MeetingStatus
from esteem.meetings.rules.patterns import REMIND, a_year_on, days_of
from esteem.meetings.rules.stays import HANGS_ON, OWN
from esteem.meetings.rules.times import clashes, clock_says

_GOES_ON = Series.made_until_on.is_not(None) & Series.ended_on.is_(None) & Series.removed_at.is_(None)
_ENDLESS = _GOES_ON & Series.until_on.is_(None) & Series.times.is_(None)
SOME_ENDLESS = some(_ENDLESS)


@dataclass(frozen=True, slots=True)
class SeriesNow:
    """A pattern, the day of its next meeting and of the last one planned, and how many are still to come."""

    series: Series
    next_on: date | None
    last_on: date | None
    ahead: int

    @property
    def runs_out(self) -> bool:
        """Whether it goes on without an end and the last one made is near."""
        series = self.series
        made = series.is_live and series.made_until_on is not None and series.pattern.is_endless
        return made and (self.last_on is None or self.last_on < dates.today() + REMIND)


def all_series(*, over: bool) -> list[SeriesNow]:
    """Those that go on, the next first; or those that were ended or taken back."""
    found = [one for one in session.scalars(select(Series).order_by(Series.id)) if one.is_live is not over]
    ahead = _ahead()
    shown = [SeriesNow(one, *ahead.get(one.id, (None, None, 0))) for one in found if is_ours(one.kind)]
    return sorted(shown, key=lambda one: (one.next_on or date.max, one.series.id))


def _ahead() -> dict[int, tuple[date | None, date | None, int]]:
    coming = (are_planned(), Meeting.meets_on >= dates.today(), Meeting.series_id.is_not(None))
    sums = select(Meeting.series_id, func.min(Meeting.meets_on), func.max(Meeting.meets_on), func.count(Meeting.id))
    found = session.execute(sums.where(*coming).group_by(Meeting.series_id))
    return {number: (first, last, many) for number, first, last, many in found if number is not None}


def series_running_out() -> list[SeriesNow]:
    """Those without an end whose last planned meeting is less than eight weeks away, in one question."""
    last_on = func.max(Meeting.meets_on)
    coming = (Meeting.series_id == Series.id) & are_planned() & (Meeting.meets_on >= dates.today())
    found = (
        select(Series, last_on)
        .outerjoin(Meeting, coming)
        .where(_ENDLESS)
        .group_by(Series.id)
        .having(func.coalesce(last_on, dates.today()) < dates.today() + REMIND)
        .order_by(last_on, Series.id)
    )
    return [SeriesNow(one, None, last, 0) for one, last in session.execute(found) if is_ours(one.kind)]


def now_of(series: Series) -> SeriesNow:
    """How this one stands."""
    return SeriesNow(series, *_ahead().get(series.id, (None, None, 0)))


def meetings_of(series: Series) -> Sequence[Meeting]:
    """All its meetings that were not removed, in order."""
    found = with_places().where(Meeting.series_id == series.id, Meeting.removed_at.is_(None))
    return session.scalars(found.order_by(Meeting.meets_on, Meeting.id)).all()


def meetings_ahead(series: Series, from_on: date) -> list[Meeting]:
    """Its planned meetings from that day on, but never one that has been."""
    begins = max(from_on, dates.today())
    return [one for one in meetings_of(series) if one.meets_on >= begins and not one.is_cancelled]


def first_meant(meeting: Meeting) -> date:
    """The day its pattern gave it."""
    return meeting.moved_from_on or meeting.meets_on


def called_off(series: Series, from_on: date) -> Sequence[Meeting]:
    """Those from that day on that somebody cancelled or removed one by one: no other takes their day."""
    off = Meeting.removed_at.is_not(None) | (Meeting.status == MeetingStatus.CANCELLED)
    by_hand = (off, Meeting.off_with_series.is_(False), Meeting.meets_on >= from_on)
    return session.scalars(select(Meeting).where(Meeting.series_id == series.id, *by_hand)).all()


def last_before(series: Series, day: date) -> date:
    """The day of its last meeting before that one; long ago when there was none."""
    found = select(func.max(Meeting.meets_on)).where(Meeting.series_id == series.id, Meeting.meets_on < day)
    return session.scalar(found.where(Meeting.removed_at.is_(None))) or date.min


def days_to_make(series: Series) -> list[date]:
    """The days it would make now: all until its end, or a year. Raises RuleBroken when they are too many."""
    return days_of(series.pattern, after=made_up_to(series), left_out=series.days_left_out)


def made_up_to(series: Series) -> date | None:
    """The day up to which it is made; one that lay still is carried on from today."""
    made = series.made_until_on
    return None if made is None else max(made, dates.today() - timedelta(days=1))


def makes_until(series: Series, days: Sequence[date]) -> date:
    """Up to which day it is made once these days are."""
    pattern, made = series.pattern, made_up_to(series)
    if pattern.until_on is not None:
        return pattern.until_on
    if pattern.times is not None:
        return max([series.starts_on, made or series.starts_on, *days])
    return a_year_on(series.starts_on if made is None else made + timedelta(days=1))


@dataclass(frozen=True, slots=True)
class DayAhead:
    """A day of a pattern and what is to be minded about it."""

    day: date
    holiday: str
    clashes: Sequence[Meeting]
    clock: str
    elsewhere: Sequence[Meeting] = ()

    @property
    def cannot_be(self) -> bool:
        """Whether its time does not exist that night."""
        return "does not exist" in self.clock


def look_at(
    days: Iterable[date], *, venue_id: int | None, start: time | None, end: time | None, but_not: int | None = None
) -> list[DayAhead]:
    """Each day with its bank holiday, what else is on at that time there and elsewhere (`but_not` of one pattern), its clock."""
    asked, group = list(days), the_group()
    on = _on(asked, but_not)
    return [
        DayAhead(
            day,
            bank_holiday(group.nation, day) if group else "",
            [one for one in on[day] if _meets(one, start, end) and venue_id is not None and one.venue_id == venue_id],
            clock_says(day, start) or clock_says(day, end),
            [one for one in on[day] if _meets(one, start, end) and (venue_id is None or one.venue_id != venue_id)],
        )
        for day in asked
    ]


def _meets(one: Meeting, start: time | None, end: time | None) -> bool:
    return clashes(start, end, one.start_time, one.end_time)


def look_ahead(series: Series, days: Iterable[date]) -> list[DayAhead]:
    """The same for days of a pattern, at its own place and time; what is of the pattern itself is not in its way."""
    at = (series.venue_id, series.start_time, series.end_time)
    return look_at(days, venue_id=at[0], start=at[1], end=at[2], but_not=series.id)


def _on(days: Collection[date], but_not: int | None) -> Mapping[date, list[Meeting]]:
    found: dict[date, list[Meeting]] = defaultdict(list)
    if not days:
        return found
    between = (Meeting.meets_on >= min(days), Meeting.meets_on <= max(days))
    for one in session.scalars(with_places().where(are_planned(), *between).order_by(Meeting.meets_on, Meeting.id)):
        if but_not is None or one.series_id != but_not:
            found[one.meets_on].append(one)
    return found


def hangs_on(meetings: Sequence[Meeting]) -> dict[int, str]:
    """What hangs on these meetings, by their number: who came was counted, or a higher feature says what."""
    found = {one.id: "how many came is written down" for one in meetings if one.headcount is not None}
    for answer in the_house().ask(HANGS_ON, meeting_ids=[one.id for one in meetings]):
        found.update(answer)
    return found


def stays(series: Series, meetings: Sequence[Meeting], before: Mapping[str, Any] | None = None) -> dict[int, str]:
    """Which of these stay as they are when the pattern changes, and why; `before` is what the pattern said until now."""
    found = {}
    for one in meetings:
        own = next((why for name, why in OWN.items() if getattr(one, name) != _said(series, before, name)), "")
        why = "it was moved by hand" if one.moved_from_on is not None else own
        if why:
            found[one.id] = why
    return {**found, **hangs_on(meetings)}


def _said(series: Series, before: Mapping[str, Any] | None, name: str) -> Any:
    return getattr(series, name) if before is None else before[name]


def removed_with(series: Series) -> Sequence[Meeting]:
    """The meetings that were taken back together with their pattern."""
    found = select(Meeting).where(Meeting.series_id == series.id, Meeting.removed_at == series.removed_at)
    return session.scalars(found).all()
