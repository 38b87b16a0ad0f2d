"""Whether the room is booked, and what is written to whoever lets it."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, time
from enum import Enum

from esteem.kernel.dates import say_day, say_time, say_weekday
from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import Said


class BookingStatus(Said):
    NOT_ASKED = "not-asked", "Not asked yet"
    ASKED = "asked", "Asked for"
    CONFIRMED = "confirmed", "Confirmed"


class Letter(Enum):
    """What a message to the place is about."""

    ASK = "ask"
    CANCEL = "cancel"


When = tuple[date, time | None, time | None]

_OPENINGS = {
    Letter.ASK: "Could we please have the room on these days?",
    Letter.CANCEL: "We no longer need the room on these days:",
}
_CLOSINGS = {
    Letter.ASK: "Please tell us whether that is all right, and any booking reference. Thank you.",
    Letter.CANCEL: "Thank you, and sorry for the change.",
}


def say_when(when: When) -> str:
    """`Tuesday 1 December 2026, 7.30 pm to 9 pm`."""
    day, start, end = when
    at = f", {say_time(start)}" if start else ""
    return f"{say_weekday(day)}{at}{f' to {say_time(end)}' if end else ''}"


def letter_for(about: Letter, dates: Iterable[When]) -> str:
    """A message that lists the days, to be pasted where it is sent; it does not say who writes. "" without a day."""
    days = "\n".join(f"- {say_when(one)}" for one in dates)
    return f"{_OPENINGS[about]}\n\n{days}\n\n{_CLOSINGS[about]}" if days else ""


def check_booked_on(on: date, today: date) -> None:
    """Raise RuleBroken for a day that is still to come."""
    if on > today:
        raise RuleBroken(f"{say_day(on)} is still to come. Enter the day they were asked, or answered.", field="on")
