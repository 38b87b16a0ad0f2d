"""When a meeting makes sense, whether two clash, and when the next one like it is."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

from esteem.kernel.dates import DISPLAY_ZONE, say_time
from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import Said
from esteem.meetings.rules.kinds import MeetingKind

YEARS_AHEAD = 5


class Step(Said):
    """How far on the next one like it is."""

    WEEK = "week", "A week later"
    MONTH = "month", "A month later"
    YEAR = "year", "A year later"


def steps_for(kind: MeetingKind) -> tuple[Step, ...]:
    """How far on the next one like it may be: a yearly one comes yearly, a special one when it is called."""
    return {MeetingKind.AGM: (Step.YEAR,), MeetingKind.SPECIAL: ()}.get(kind, (Step.WEEK, Step.MONTH))


def check_times(start: time | None, end: time | None) -> None:
    """Raise RuleBroken when it would end before it starts, or has an end and no start."""
    if end is not None and start is None:
        raise RuleBroken("Enter when it starts, too.", field="start_time")
    if end is not None and start is not None and end <= start:
        raise RuleBroken("It ends before it starts. Enter a later time, like 21:00 or 9pm.", field="end_time")


def clock_says(day: date, at: time | None) -> str:
    """What to mind about a time on a night the clocks change: one that does not exist, or comes twice; "" for any other."""
    if at is None:
        return ""
    here = datetime.combine(day, at, DISPLAY_ZONE)
    if here.astimezone(UTC).astimezone(DISPLAY_ZONE).time() != at:
        return f"The clocks go forward that night: {say_time(at)} does not exist."
    if here.utcoffset() != here.replace(fold=1).utcoffset():
        return f"The clocks go back that night: {say_time(at)} comes twice."
    return ""


def check_clock(day: date, start: time | None, end: time | None) -> None:
    """Raise RuleBroken for a time that the night the clocks go forward leaves out."""
    for field, at in (("start_time", start), ("end_time", end)):
        if "does not exist" in (says := clock_says(day, at)):
            raise RuleBroken(says, field=field)


def check_day(meets_on: date, today: date) -> None:
    """Raise RuleBroken for a day so far off that the year must be a slip."""
    if meets_on.year > today.year + YEARS_AHEAD:
        raise RuleBroken(f"That is more than {YEARS_AHEAD} years away. Look at the year.", field="meets_on")


def clashes(start: time | None, end: time | None, other_start: time | None, other_end: time | None) -> bool:
    """Whether two meetings of one day share some time; one without an end counts as its first moment."""
    if start is None or other_start is None:
        return False
    return (
        start == other_start
        or (start < other_start < (end or start))
        or (other_start < start < (other_end or other_start))
    )


def a_month_later(day: date) -> date:
    """The same weekday of the next month: the second Tuesday again the second; a fifth one the last."""
    turn = (day.day - 1) // 7
    first = (day.replace(day=1) + timedelta(days=32)).replace(day=1)
    found = first + timedelta(days=(day.weekday() - first.weekday()) % 7 + 7 * turn)
    return found if found.month == first.month else found - timedelta(days=7)


DAYS = {Step.WEEK: timedelta(weeks=1), Step.YEAR: timedelta(weeks=52)}  # the same weekday again


def next_like(day: date, step: Step, today: date) -> date:
    """The next day by that step which is not past already."""
    later = day
    while later <= day or later < today:
        later = a_month_later(later) if step is Step.MONTH else later + DAYS[step]
    return later
