"""This and all after: a pattern changes, and with it those of its meetings that nobody gave anything of their own."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from esteem.kernel import dates
from esteem.kernel.dates import say_weekday
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import plural
from esteem.meetings.actions.series import new_meeting, write_series
from esteem.meetings.models import Meeting, Series
from esteem.meetings.queries import series as asked
from esteem.meetings.rules.patterns import RHYTHM, Every, check_pattern, days_of, nearest
from esteem.meetings.rules.stays import SHARED
from esteem.meetings.rules.times import check_clock


@dataclass(frozen=True, slots=True)
class Changed:
    """How many meetings changed, were added or taken off, and how many stayed as they were."""

    changed: int
    added: int
    removed: int
    stayed: int

    @property
    def says(self) -> str:
        told = [(self.changed, "changed"), (self.added, "added"), (self.removed, "taken off")]
        said = [f"{plural(many, 'meeting')} {what}" for many, what in told if many] or ["No meeting changed"]
        stayed = f" {self.stayed} stayed as {'it was' if self.stayed == 1 else 'they were'}." if self.stayed else ""
        return f"{', '.join(said)}.{stayed}"


def change_series(
    *, series: Series, seen_version: int | None, from_on: date, new_venue: str = "", **told: Any
) -> Changed:
    """From that day on (never before today) it is otherwise. Raises StaleEdit, RuleBroken."""
    check_version(series, seen_version)
    ahead = asked.meetings_ahead(series, from_on)
    with session.no_autoflush:  # one line in its history
        done = _change(series, ahead, from_on, new_venue, told)
    session.flush()
    for one in (series, *ahead):
        session.expire(one, ["venue", "own_kind"])
    return done


def _change(
    series: Series, ahead: Sequence[Meeting], from_on: date, new_venue: str, told: Mapping[str, Any]
) -> Changed:
    before = {name: getattr(series, name) for name in (*SHARED, *RHYTHM)}
    write_series(series, new_venue, {**told, "starts_on": series.starts_on})
    stays = asked.stays(series, ahead, before)
    added, gone = 0, set[int]()
    if any(before[name] != getattr(series, name) for name in RHYTHM):
        added, gone = _other_days(series, ahead, stays, from_on)
    changed = sum(_follow(series, one, before) for one in ahead if one.id not in stays and one.id not in gone)
    return Changed(changed, added, len(gone), len(stays))


def _follow(series: Series, meeting: Meeting, before: Mapping[str, Any]) -> bool:
    """The meeting is as the pattern now says, but for what it has of its own. Whether anything changed."""
    for names in (("start_time",), ("end_time",), ("venue_id",), ("kind", "own_kind_id"), ("title",)):
        if all(getattr(meeting, name) == before[name] for name in names):
            for name in names:
                setattr(meeting, name, getattr(series, name))
    try:
        check_clock(meeting.meets_on, meeting.start_time, meeting.end_time)
    except RuleBroken as broken:
        raise RuleBroken(f"{say_weekday(meeting.meets_on)}: {broken.sentence}", field="start_time") from None
    meeting.find_by_words()
    return session.is_modified(meeting)


def _other_days(
    series: Series, ahead: Sequence[Meeting], stays: Mapping[int, str], from_on: date
) -> tuple[int, set[int]]:
    """The rule is another: each meeting goes to the nearest new day, some are added, some taken off. How many, and which."""
    days = _new_days(series, from_on, ahead)
    fixed = [asked.first_meant(one) for one in asked.called_off(series, from_on)]
    goes_to = nearest([*fixed, *(asked.first_meant(one) for one in ahead)], days)
    gone = set()
    for one in ahead:
        day = goes_to.get(asked.first_meant(one))
        if one.id in stays:
            continue
        if day is None:
            one.removed_at, one.off_with_series = dates.now(), True
            gone.add(one.id)
        else:
            one.meets_on = day
    added = [new_meeting(series, day) for day in days if day not in goes_to.values()]
    session.add_all(added)
    return len(added), gone


def _new_days(series: Series, from_on: date, ahead: Sequence[Meeting]) -> list[date]:
    """The days of the new rule up to which it is made: in step with the first that changes, and after the last that does not."""
    first = asked.first_meant(ahead[0]) if ahead else max(from_on, dates.today())
    until = max(series.made_until_on or first, first)
    if series.times is not None:
        series.times, series.until_on = None, until
    series.starts_on = first - timedelta(days=first.weekday()) if series.every is Every.WEEKS else first.replace(day=1)
    check_pattern(series.pattern, dates.today())
    begins = max(dates.today(), asked.last_before(series, first) + timedelta(days=1))
    pattern = replace(series.pattern, until_on=until)
    return [day for day in days_of(pattern, left_out=series.days_left_out) if day >= begins]
