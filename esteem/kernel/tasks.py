"""What needs doing: each feature says what of its own does, and the desk shows it all, most pressing first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any

from esteem.kernel.permissions import Permission, may
from esteem.kernel.signs import Sign, seen

TO_DO = "what needs doing"  # asked by the desk; each feature answers its Chores


class Urgency(IntEnum):
    """How a thing to do is sorted; the badge says it in words."""

    OVERDUE = 0
    SOON = 1
    WHEN_YOU_CAN = 2
    FIRST_STEPS = 3


URGENCY_WORDS = {
    Urgency.OVERDUE: ("Overdue", "bad"),
    Urgency.SOON: ("Soon", "warn"),
    Urgency.WHEN_YOU_CAN: ("When you can", ""),
    Urgency.FIRST_STEPS: ("To begin with", "ok"),
}


@dataclass(frozen=True, slots=True)
class Place:
    """The page where a thing is done: its view, and what the view must be told."""

    view: str
    told: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Task:
    """One thing to do: what, why or by when, and the button that leads to where it is done."""

    what: str
    why: str
    where: Place
    button: str
    urgency: Urgency
    days: int = 0  # days left, to sort within an urgency; below nought when the day has passed

    @property
    def badge(self) -> tuple[str, str]:
        """The words of its urgency, and the kind of badge they stand in."""
        return URGENCY_WORDS[self.urgency]


@dataclass(frozen=True, slots=True, eq=False)
class Chore:
    """One kind of thing to do: its tasks, for those who may do any of `may`, asked for only where `sign` holds."""

    tasks: Callable[[], Iterable[Task]]
    may: tuple[Permission, ...]
    sign: Sign | None = None


def tasks_of(chores: Iterable[Chore]) -> Iterator[Task]:
    """What whoever is asking may do of them. One question for all signs: most desks are quiet, and are looked at often."""
    theirs = [one for one in chores if any(map(may, one.may))]
    signs = {id(one): one.sign for one in theirs if one.sign is not None}
    held = dict(zip(signs, seen(list(signs.values())), strict=True))
    for one in theirs:
        if held.get(id(one), True):
            yield from one.tasks()


def sorted_tasks(tasks: Iterable[Task]) -> list[Task]:
    """The most pressing first; among equals the one with the fewest days left, then as they were told."""
    return sorted(tasks, key=lambda task: (task.urgency, task.days))


def urgency_of(days_left: int) -> Urgency:
    """A thing with a day: overdue once it has passed, soon until then."""
    return Urgency.OVERDUE if days_left < 0 else Urgency.SOON


def when(days_left: int) -> str:
    """How far off a day is, in words."""
    near = {-1: "yesterday", 0: "today", 1: "tomorrow"}
    if days_left in near:
        return near[days_left]
    return f"{-days_left} days ago" if days_left < 0 else f"in {days_left} days"
