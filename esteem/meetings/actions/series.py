"""Patterns: written down, their meetings made, carried on, ended, brought back and taken back."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from esteem.kernel import dates
from esteem.kernel.dates import say_weekday
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import plural
from esteem.meetings.actions.meetings import chosen_venue
from esteem.meetings.models import Meeting, Series
from esteem.meetings.queries import series as asked
from esteem.meetings.rules.lists import MeetingStatus
from esteem.meetings.rules.patterns import Turn, check_pattern, settled
from esteem.meetings.rules.stays import SHARED
from esteem.meetings.rules.times import check_clock, check_day, check_times

HOW_OFTEN = ("every", "step", "weekday", "turn", "day_of_month", "months", "not_months")


def add_series(*, starts_on: date, new_venue: str = "", **told: Any) -> Series:
    """A pattern is written down; no meeting is made yet. Flushes. Raises RuleBroken."""
    series = Series(turn=Turn.FIRST, left_out="", because="", title="", starts_on=starts_on)
    write_series(series, new_venue, {**told, "starts_on": starts_on})
    check_pattern(series.pattern, dates.today())
    session.add(series)
    session.flush()
    return series


def rewrite_series(*, series: Series, seen_version: int | None, new_venue: str = "", **told: Any) -> Series:
    """Put a pattern right of which nothing was made yet. Raises StaleEdit, RuleBroken."""
    check_version(series, seen_version)
    if series.made_until_on is not None:
        raise RuleBroken("Some of these were made already. Change those still to come instead.")
    write_series(series, new_venue, told)
    check_pattern(series.pattern, dates.today())
    session.flush()
    session.expire(series, ["venue", "own_kind"])
    return series


def write_series(series: Series, new_venue: str, told: Mapping[str, Any]) -> None:
    """Put what was typed into a pattern. Raises RuleBroken."""
    told = {"step": None, "weekday": None, "turn": None, "day_of_month": None, "months": (), "not_months": (), **told}
    how = settled(**{name: told[name] for name in HOW_OFTEN}, starts_on=told["starts_on"])
    rest = {name: value for name, value in told.items() if name not in HOW_OFTEN}
    rest["venue_id"] = chosen_venue(new_venue, rest.get("venue_id"))
    for name, value in {**rest, **how}.items():
        setattr(series, name, value)
    check_times(series.start_time, series.end_time)


def make_meetings(
    *, series: Series, seen_version: int | None, moved: Mapping[date, date], left_out: Iterable[date] = ()
) -> list[Meeting]:
    """Make those of its days that are due, but not the ones left out, some on another day. Raises StaleEdit, RuleBroken."""
    check_version(series, seen_version)
    if not series.is_live:
        raise RuleBroken("This pattern was ended. Bring it back first.")
    days, without = asked.days_to_make(series), frozenset(left_out)
    until = asked.makes_until(series, days)
    wanted = {day: moved.get(day, day) for day in days if day not in without}
    if not wanted:
        raise RuleBroken("No day is left. Tick at least one.")
    _check_days(series, wanted)
    made = [_meeting(series, day, meets_on) for day, meets_on in wanted.items()]
    series.left_out = _with_left_out(series, without & frozenset(days))
    series.made_until_on = until
    session.add_all(made)
    session.flush()
    return made


def _with_left_out(series: Series, more: Iterable[date]) -> str:
    return " ".join(day.isoformat() for day in sorted({*series.days_left_out, *more}))


def _check_days(series: Series, wanted: Mapping[date, date]) -> None:
    taken: set[date] = set()
    for day, meets_on in wanted.items():
        try:
            check_day(meets_on, dates.today())
            check_clock(meets_on, series.start_time, series.end_time)
        except RuleBroken as broken:
            raise RuleBroken(f"{say_weekday(meets_on)}: {broken.sentence}", field=f"day_{day:%Y%m%d}") from None
        if meets_on in taken:
            raise RuleBroken("Two of them would be on this day.", field=f"day_{day:%Y%m%d}")
        taken.add(meets_on)


def _meeting(series: Series, day: date, meets_on: date) -> Meeting:
    made = new_meeting(series, meets_on)
    made.moved_from_on = day if meets_on != day else None
    return made


def new_meeting(series: Series, meets_on: date) -> Meeting:
    """A meeting of a pattern on that day, as the pattern says."""
    made = Meeting(series_id=series.id, meets_on=meets_on, status=MeetingStatus.PLANNED, notes="", because="")
    for name in (*SHARED, "is_public", "public_words"):
        setattr(made, name, getattr(series, name))
    made.find_by_words()
    return made


def carry_on(*, series: Series) -> list[Meeting]:
    """Make the next year of it as it stands; a day whose time does not exist is left out. Raises RuleBroken."""
    days = asked.days_to_make(series)
    ahead = asked.look_at(days, venue_id=None, start=series.start_time, end=series.end_time)
    without = [one.day for one in ahead if one.cannot_be]
    return make_meetings(series=series, seen_version=None, moved={}, left_out=without)


def end_series(*, series: Series, seen_version: int | None, off_from_on: date | None, because: str = "") -> int:
    """No more are made; those from a day on are cancelled, but for what hangs on them. How many were. Raises StaleEdit."""
    check_version(series, seen_version)
    off = asked.meetings_ahead(series, off_from_on) if off_from_on is not None else []
    hanging = asked.hangs_on(off)
    going = [one for one in off if one.id not in hanging]
    for one in going:
        one.status, one.because, one.off_with_series = MeetingStatus.CANCELLED, because, True
    series.ended_on, series.because = off_from_on or dates.today(), because
    session.flush()
    return len(going)


def bring_back_series(*, series: Series) -> int:
    """It goes on, and those still to come that were cancelled with it are on again, or put back. How many."""
    if series.removed_at is not None:
        back = asked.removed_with(series)
    else:
        back = [one for one in asked.meetings_of(series) if one.off_with_series and one.meets_on >= dates.today()]
    for one in back:
        one.status, one.because, one.off_with_series, one.removed_at = MeetingStatus.PLANNED, "", False, None
    series.ended_on, series.because, series.removed_at = None, "", None
    session.flush()
    return len(back)


def undo_series(*, series: Series) -> int:
    """Take back all its meetings, while none has been and nothing hangs on any. How many. Raises RuleBroken."""
    made = asked.meetings_of(series)
    hanging = asked.hangs_on(made)
    kept = [one for one in made if one.id in hanging or one.meets_on < dates.today()]
    if kept:
        which = ", ".join(dates.say_day(one.meets_on) for one in kept[:3]) + (" and others" if len(kept) > 3 else "")
        raise RuleBroken(
            f"{plural(len(kept), 'meeting')} of it took place or have something hanging on them ({which}). End it instead."
        )
    series.removed_at = series.removed_at or dates.now()
    for one in made:
        one.removed_at = series.removed_at
    session.flush()
    return len(made)
