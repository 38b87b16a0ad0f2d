"""What somebody does by when: which are shown, what days make sense, and whose name is told to whom."""

from __future__ import annotations

from datetime import date

from esteem.kernel.dates import say_day
from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import Said
from esteem.meetings.rules.kinds import MeetingKind


class ActionsShown(Said):
    """Which of them a list shows."""

    MINE = "mine", "Mine to do"
    OPEN = "open", "Everybody’s to do"
    OVERDUE = "overdue", "Overdue"
    DONE = "done", "Done"
    DROPPED = "dropped", "Dropped"


class Whose(Said):
    """Of which meetings they are."""

    EVERYBODY = "everybody", "Not the committee’s"
    COMMITTEE = "committee", "The committee’s"


TO_DO = frozenset({ActionsShown.MINE, ActionsShown.OPEN, ActionsShown.OVERDUE})


def check_due(begun_on: date, due_on: date | None) -> None:
    """Raise RuleBroken when it should be done before it was agreed."""
    if due_on is not None and due_on < begun_on:
        raise RuleBroken(f"That is before it was agreed, on {say_day(begun_on)}.", field="due_on")


def check_done(begun_on: date, done_on: date, today: date) -> None:
    """Raise RuleBroken when it was done before it was agreed, or is still to come."""
    if done_on < begun_on:
        raise RuleBroken(f"It was agreed on {say_day(begun_on)}; it cannot be done before that.", field="done_on")
    if done_on > today:
        raise RuleBroken("That day is still to come.", field="done_on")


def like_kinds(kind: MeetingKind) -> frozenset[MeetingKind]:
    """From which meetings open actions are carried to one of this kind: the committee's to the committee, the others'
    to the others; none to a meeting of other people's.
    """
    if kind is MeetingKind.OUTSIDE:
        return frozenset()
    if kind is MeetingKind.COMMITTEE:
        return frozenset({kind})
    return frozenset(MeetingKind) - {MeetingKind.COMMITTEE}


def is_no_name(who: str) -> bool:
    """Whether words for a doer surely name nobody: `everybody`, `the whole committee`, `The treasurer`, but not `Sam`."""
    first, *rest = who.split() or [""]
    return (first.islower() or (first == "The" and bool(rest))) and all(word.islower() for word in rest)
