"""When each item begins, if all before it keep to their time, and whether the meeting is long enough."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from esteem.kernel.text import plural

MOST_MINUTES = 600
_A_DAY = date(2000, 1, 1)


def running(start: time | None, minutes: Sequence[int | None]) -> list[time | None]:
    """The clock time at which each begins; None after one whose length nobody knows, and where no start is known."""
    times: list[time | None] = []
    at = datetime.combine(_A_DAY, start) if start is not None else None
    for length in minutes:
        times.append(at.time() if at is not None else None)
        at = at + timedelta(minutes=length) if at is not None and length is not None else None
    return times


def planned(minutes: Sequence[int | None]) -> int:
    """How long all those with a known length take."""
    return sum(length or 0 for length in minutes)


def length_of(start: time | None, end: time | None) -> int | None:
    """How long a meeting lasts, in minutes; None when nobody said."""
    if start is None or end is None:
        return None
    return int((datetime.combine(_A_DAY, end) - datetime.combine(_A_DAY, start)).total_seconds()) // 60


def too_long(start: time | None, end: time | None, minutes: Sequence[int | None]) -> str:
    """What to say when the items take longer than the meeting; "" when they do not, or nobody knows."""
    length, needed = length_of(start, end), planned(minutes)
    if length is None or needed <= length:
        return ""
    over = plural(needed - length, "minute")
    return f"The items take {plural(needed, 'minute')} and the meeting lasts {length}: {over} too long."
