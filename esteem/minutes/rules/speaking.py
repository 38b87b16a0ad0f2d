"""Who may speak for the group outside, from when to when, and what is to be minded when somebody spoke."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import Said

ANYTHING, ANYBODY = "anything", "anybody"
NOT_YET = "That day is still to come. Write down what was said when it has been said."


class Standing(Said):
    """How a mandate stands on a day."""

    NOW = "now", "May speak now"
    AHEAD = "ahead", "From a later day"
    ENDED = "ended", "Ended"
    REMOVED = "removed", "Taken off as a mistake"


@dataclass(frozen=True, slots=True)
class Days:
    """From the first day to the last, both counted; no last day is without an end."""

    since_on: date
    last_on: date | None

    def __contains__(self, day: date) -> bool:
        return self.since_on <= day and (self.last_on is None or day <= self.last_on)


def standing(days: Days, *, removed: bool, today: date) -> Standing:
    """How a mandate of these days stands today."""
    if removed:
        return Standing.REMOVED
    if days.since_on > today:
        return Standing.AHEAD
    return Standing.NOW if today in days else Standing.ENDED


def check_days(since_on: date, last_on: date | None) -> None:
    """Raise RuleBroken when it would end before it began."""
    if last_on is not None and last_on < since_on:
        raise RuleBroken("The last day is before the first.", field="last_on")


def check_rests(decision_id: int | None, rests_on: str) -> None:
    """Raise RuleBroken when nothing says who decided that they may speak."""
    if decision_id is None and not rests_on:
        raise RuleBroken(
            "Say what it rests on: choose a recorded decision, or write when and where it was decided.",
            field="rests_on",
        )


def check_spoken(said_on: date, person_id: int | None, who: str, today: date) -> None:
    """Raise RuleBroken for a day to come, for nobody, and for two who are one."""
    if said_on > today:
        raise RuleBroken(NOT_YET, field="said_on")
    if person_id is None and not who:
        raise RuleBroken("Say who spoke: choose somebody, or write who it was.", field="person_id")
    if person_id is not None and who:
        raise RuleBroken("Choose somebody, or write who it was; not both.", field="who")


def without_mandate(person_id: int | None, mandates: Iterable[tuple[int, Days]], day: date) -> bool:
    """Whether nobody had said that this person may speak on that day."""
    return not any(number == person_id and day in days for number, days in mandates)
