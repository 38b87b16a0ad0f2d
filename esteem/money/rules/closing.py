"""Closing a year: what has to be done before, in the order a treasurer does it, and what a closed year refuses."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from esteem.kernel.dates import say_day
from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import Said
from esteem.money.rules.events import Step


class Look(Said):
    """What only a person can say: whether everything is written down that the accounts must show besides cash."""

    OWED_TO_US = "owed-to-us", "Money owed to the group is written down, or there is none"
    OWED_BY_US = "owed-by-us", "Unpaid bills are written down, or there are none"
    THINGS = "things", "What the group owns and uses is written down, or there is nothing of worth"
    NOTES = "notes", "What each restricted fund is for stands in its notes"


def check_open(day: date, closed_until: date | None) -> None:
    """Raises RuleBroken for a day in a closed year."""
    if closed_until is not None and day <= closed_until:
        raise RuleBroken(
            f"The year to {say_day(closed_until)} is closed. Record it on a later day, and say in the note what it puts right.",
            field="day",
        )


def in_order(steps: Iterable[Step]) -> list[Step]:
    return sorted(steps, key=lambda step: step.place)


def wanting(steps: Iterable[Step]) -> list[Step]:
    """What must be done before the year may be closed, and is not."""
    return [step for step in steps if step.needed and not step.is_done]


def check_may_close(ends_on: date, today: date, steps: Iterable[Step], earlier_open: date | None) -> None:
    """Raises RuleBroken: the year is not over, an earlier one is open, something needed is not done."""
    if ends_on >= today:
        raise RuleBroken(f"The year lasts until {say_day(ends_on)}. It is closed when it is over.")
    if earlier_open is not None:
        raise RuleBroken(f"Close the year to {say_day(earlier_open)} first.")
    if left := wanting(steps):
        raise RuleBroken(f"Before that: {'; '.join(step.title.rstrip('.').lower() for step in left)}.")
