"""Contact sheets: for whom, who is on one and who is not, numbered copies and what they say of themselves."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import Said, plural
from esteem.people.rules.consents import Audience, Item

MOST_COPIES = 60
MOST_ENTRIES = 1_000  # people times copies in one file: some four seconds and 200 MB of printing

WARNINGS = {
    Audience.MEMBERS: "{members} only.",
    Audience.COMMITTEE: "For the committee only.",
    Audience.LIFTS: "Only for those who share lifts.",
}
DESTROY = "Destroy this when a newer one comes."


class LeftOut(Said):
    """Why somebody is not on a contact sheet."""

    GONE = "gone", "Does not belong now"
    NOT_AGREED = "not-agreed", "Has not agreed to be on a list, or took it back"
    NOT_THESE = "not-these", "Agreed, but to show nothing to these people"
    NOTHING_KEPT = "nothing-kept", "Agreed, but what they would show is not kept"


_OF_MANY = {
    LeftOut.GONE: "do not belong now",
    LeftOut.NOT_AGREED: "have not agreed to be on a list, or took it back",
}


@dataclass(frozen=True, slots=True)
class Reach:
    """One way to reach somebody, and what must be minded when using it."""

    what: str
    words: str
    cautions: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """One person as they stand on a contact sheet."""

    person_id: int
    name: str
    reach: tuple[Reach, ...]


def why_left_out(is_here: bool, agreed: bool, items: frozenset[Item], reach: Sequence[Reach]) -> LeftOut | None:
    """Why somebody is not on the sheet; None when they are."""
    if not is_here:
        return LeftOut.GONE
    if not agreed:
        return LeftOut.NOT_AGREED
    if not items:
        return LeftOut.NOT_THESE
    return None if reach else LeftOut.NOTHING_KEPT


def check_sheet(people: int, copies: int) -> None:
    """Raise RuleBroken when there is nobody to print, or more than a paper holds."""
    if not people:
        raise RuleBroken("Nobody here has agreed to stand on this sheet, so there is nothing to print.")
    if people > MOST_ENTRIES:
        raise RuleBroken(
            f"A contact sheet holds {MOST_ENTRIES:,} people at the most; here are {people:,}. Narrow the list first."
        )
    if not 1 <= copies <= MOST_COPIES:
        raise RuleBroken(f"Ask for 1 to {MOST_COPIES} copies.", field="copies")


def numbers_said(first: int, copies: int) -> str:
    """`number 7`, or `numbers 7 to 18`."""
    return f"number {first}" if copies == 1 else f"numbers {first} to {first + copies - 1}"


def files_of(first: int, copies: int, people: int) -> list[range]:
    """The numbers of the copies in each file: as many together as print in a few seconds."""
    each = max(1, MOST_ENTRIES // max(people, 1))
    numbers = range(first, first + copies)
    return [numbers[start : start + each] for start in range(0, copies, each)]


def warning(audience: Audience, members: str) -> str:
    """Whose the sheet is; `members` is what the group calls them."""
    return WARNINGS[audience].format(members=members)


def said_left_out(counts: Mapping[LeftOut, int]) -> list[str]:
    """How many are not on it and why: `3 people have not agreed …`."""
    return [f"{plural(count, 'person', 'people')} {_said(why, count)}" for why, count in counts.items()]


def _said(why: LeftOut, count: int) -> str:
    of_one = f"{why.says[:1].lower()}{why.says[1:]}"
    return of_one if count == 1 else _OF_MANY.get(why, of_one)
