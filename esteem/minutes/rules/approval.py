"""When minutes may be approved: at a later meeting that took place."""

from __future__ import annotations

from datetime import date, time

from esteem.kernel.dates import say_day
from esteem.kernel.errors import RuleBroken

WHERE, WHEN = "approved_meeting_id", "approved_on"
Moment = tuple[date, time | None]


def is_later(one: Moment, other: Moment) -> bool:
    """Whether a meeting (its day, and when it starts) is later than another; of two on a day, only when both say when."""
    if one[0] != other[0]:
        return one[0] > other[0]
    return one[1] is not None and other[1] is not None and one[1] > other[1]


def check_approval(*, held: Moment, approved_at: Moment, approved_on: date, took_place: bool, today: date) -> None:
    """Raise RuleBroken when the meeting that approved is not later, did not take place, or the day does not fit it."""
    if not is_later(approved_at, held):
        raise RuleBroken("Minutes are approved at a later meeting. Choose one after it.", field=WHERE)
    if not took_place:
        raise RuleBroken("That meeting did not take place. Choose another.", field=WHERE)
    if approved_at[0] > today:
        raise RuleBroken("That meeting is still to come. Approve them when it has been.", field=WHERE)
    if approved_on < approved_at[0]:
        raise RuleBroken(f"That is before the meeting that approved them, on {say_day(approved_at[0])}.", field=WHEN)
    if approved_on > today:
        raise RuleBroken("That day is still to come.", field=WHEN)
