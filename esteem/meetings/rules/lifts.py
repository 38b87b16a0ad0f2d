"""Lifts: offered and wanted, and who goes along with whom."""

from __future__ import annotations

from datetime import date, timedelta

from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import Said, plural

MOST_SEATS = 16
FORGET_AFTER_DAYS = 28


class Way(Said):
    """Whether somebody offers a lift or wants one."""

    OFFERED = "offered", "They can give a lift"
    WANTED = "wanted", "They would like a lift"


def check_somebody(person_id: int | None, name: str) -> None:
    """Raise RuleBroken when nobody is named, or one is named twice over."""
    if (person_id is None) == (not name):
        raise RuleBroken("Choose somebody, or type a name.", field="person_id" if person_id is None else "name")


def check_seats(seats: int | None, taken: int = 0) -> None:
    """Raise RuleBroken for a number of seats that cannot be, or that is less than are taken."""
    if seats is None or not 1 <= seats <= MOST_SEATS:
        raise RuleBroken(f"Enter a whole number from 1 to {MOST_SEATS}.", field="seats")
    if seats < taken:
        raise RuleBroken(f"{plural(taken, 'seat')} {'is' if taken == 1 else 'are'} taken already.", field="seats")


def check_room(seats: int, taken: int, wanted: int) -> None:
    """Raise RuleBroken when they do not fit in."""
    if taken + wanted > seats:
        left = plural(seats - taken, "seat")
        raise RuleBroken(f"{left} left, and {wanted} would go along." if seats > taken else "No seat is left.")


def destroy_after(meets_on: date) -> date:
    """The day after which nobody needs the sheet any more."""
    return meets_on + timedelta(days=1)
