"""Jobs on the night: which there are, which kinds of meeting need them, and how much work each is."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from esteem.kernel.dates import say_weekday
from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import Said
from esteem.meetings.rules.kinds import MeetingKind
from esteem.meetings.rules.lists import MeetingStatus

MOST_PEOPLE = 9
CANCELLED = "It is cancelled. If it takes place after all, put it on again first."
REMOVED = "It was taken off the lists. Put it back first."


class Size(Said):
    """How much work a job is: two small ones can be done by one person on one evening, a medium one is enough."""

    SMALL = "small", "Small: a few minutes, or sitting down"
    MEDIUM = "medium", "Medium: a good part of the evening, or heavy"

    @property
    def weight(self) -> int:
        return 2 if self is Size.MEDIUM else 1


class Span(Said):
    """How far ahead a rota looks."""

    MONTH = "month", "Four weeks"
    TERM = "term", "Three months"
    HALF = "half", "Half a year"

    @property
    def days(self) -> int:
        return {Span.MONTH: 28, Span.TERM: 92, Span.HALF: 183}[self]


class Shows(Said):
    """How a printed rota names people."""

    FIRST = "first", "First names"
    INITIALS = "initials", "Initials"


def kinds_kept(kinds: Iterable[MeetingKind]) -> str:
    """The kinds of meeting that need a job, as the table keeps them."""
    chosen = set(kinds)
    return ",".join(kind.value for kind in MeetingKind if kind in chosen)


def kinds_read(kept: str) -> list[MeetingKind]:
    """The same back again."""
    return [kind for kind in MeetingKind if kind.value in kept.split(",")]


def check_people(people: int | None) -> None:
    """Raise RuleBroken when a job is not for one to nine people."""
    if people is None or not 1 <= people <= MOST_PEOPLE:
        raise RuleBroken(f"Enter a whole number from 1 to {MOST_PEOPLE}.", field="people")


def check_stands(status: MeetingStatus, *, is_removed: bool) -> None:
    """Raise RuleBroken for a meeting that was cancelled or removed: nothing is arranged for it."""
    if is_removed:
        raise RuleBroken(REMOVED)
    if status is MeetingStatus.CANCELLED:
        raise RuleBroken(CANCELLED)


def twice(who: str, job: str, day: date) -> str:
    """What is said when somebody would do one job twice."""
    return f"{who} is down twice for “{job}” on {say_weekday(day)}."


def in_a_row(names: Sequence[str]) -> str:
    """`Set up, Tea and Welcome`."""
    return f"{', '.join(names[:-1])} and {names[-1]}" if len(names) > 1 else "".join(names)


def thanks(turns: int, people: int, most: Iterable[str]) -> str:
    """A friendly sentence about who does a lot; nobody is told off."""
    if not turns:
        return "Nobody’s jobs are written down yet."
    many = "1 job was" if turns == 1 else f"{turns} jobs were"
    by = "one person" if people == 1 else f"{people} people"
    told = f"{many} done by {by} in the last twelve months. Thank you to each of them."
    names = list(most)
    if people < 3 or not names:
        return told
    return f"{told} {in_a_row(names)} did a lot of it: perhaps somebody would like to take a turn for them."
