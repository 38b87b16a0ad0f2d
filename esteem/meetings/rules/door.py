"""Counting at the door: what is counted, when it may be, and how far a number goes."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime, timedelta

from esteem.kernel.dates import say_day, say_time
from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import Said
from esteem.meetings.rules.attendance import MOST
from esteem.meetings.rules.lists import MeetingStatus

OPENS_BEFORE = timedelta(hours=1)
CANCELLED = "It was cancelled. If it took place after all, put it on again first."
REMOVED = "It was taken off the lists. Put it back first."


class Usual(Said):
    """The kinds every group begins with; each person is counted under one."""

    MEMBERS = "members", "Members"
    FIRST_TIMERS = "first-timers", "First-timers"
    CARERS = "carers", "Carers"
    VISITORS = "visitors", "Visitors"
    CHILDREN = "children", "Children"


class Shows(Said):
    """What a register has on its lines."""

    NAMES = "names", "Names"
    FIRST = "first", "First names"
    INITIALS = "initials", "Initials"
    BLANK = "blank", "Blank lines"


def tally_said(usual: Usual | None, name: str, members: str) -> str:
    """What a line at the door is called: the group's own name for it, or its word for members, or the usual one."""
    if name or usual is None:
        return name
    return members if usual is Usual.MEMBERS else usual.says


def opens_at(meets_on: date, start: datetime | None) -> datetime | None:
    """The wall time from which people are counted: an hour before it starts; None is any time of its day."""
    return start - OPENS_BEFORE if start is not None and start.date() == meets_on else None


def check_may_count(
    *, meets_on: date, start: datetime | None, now: datetime, status: MeetingStatus, is_removed: bool
) -> None:
    """Raise RuleBroken for a meeting that was cancelled, removed, or is still to come. Wall times, without a zone."""
    if is_removed:
        raise RuleBroken(REMOVED)
    if status is MeetingStatus.CANCELLED:
        raise RuleBroken(CANCELLED)
    if meets_on > now.date():
        raise RuleBroken(f"It is on {say_day(meets_on)}. People are counted on the day itself.")
    opens = opens_at(meets_on, start)
    if meets_on == now.date() and start is not None and opens is not None and now < opens:
        raise RuleBroken(f"It starts at {say_time(start.time())}. Counting opens an hour before.")


def after_step(number: int, step: int) -> int:
    """The number after one came or one was taken away. Raises RuleBroken at the ends, and for any other step."""
    if step not in (1, -1):
        raise RuleBroken("Count one at a time.")
    if number + step < 0:
        raise RuleBroken("There is nobody left to take away.")
    if number + step > MOST:
        raise RuleBroken(f"{MOST:,} is as far as one line counts.")
    return number + step


def check_total(total: int) -> None:
    """Raise RuleBroken when that many cannot have come."""
    if total > MOST:
        raise RuleBroken(f"That makes {total:,}. {MOST:,} is as far as one evening counts.")


def first_names(called: Iterable[str]) -> list[str]:
    """First names for a list to tick; whoever shares one has the initial of their last name beside it."""
    names = [name.split() or [""] for name in called]
    firsts = [words[0] for words in names]
    return [
        f"{words[0]} {words[-1][0]}." if firsts.count(words[0]) > 1 and len(words) > 1 else words[0] for words in names
    ]
