"""What a list would do if it were brought in: whom it adds, whom it changes and how, and about whom somebody must decide.

Nobody is taken for somebody else because of a name. A line is certainly a person only when it says the same e-mail
address or phone number as well as the name, or when the very same line was brought in for them before.
"""

from __future__ import annotations

import hashlib
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from esteem.kernel.text import Said, fold
from esteem.people.rules.columns import PHONES, Column
from esteem.people.rules.likeness import Files, Known, Reason, same_name
from esteem.people.rules.listed import Happened, Line, said
from esteem.people.rules.minding import minded
from esteem.people.rules.names import digits

__all__ = ["Difference", "Happened", "Kept", "Kind", "Likely", "Plan", "Planned", "plan"]

MOST_OF_ONE_NAME = 50
ADD, SKIP, TWIN, IS = "add", "skip", "twin", "is-"  # what can be chosen about a doubtful line; IS goes before a number
LABELS = {column.value: column.says.partition(" (")[0] for column in Column} | {Column.STANDS.value: "Here as"}


class Kind(Said):
    """What a line comes to."""

    DOUBTFUL = "doubtful", "Doubtful"
    NEW = "new", "To be added"
    CHANGED = "changed", "To be changed"
    SAME = "same", "Unchanged"
    LEFT_OUT = "left-out", "Left out"


@dataclass(frozen=True)
class Kept:
    """Somebody on the list, with what is kept of them by the person's own columns."""

    known: Known
    values: Mapping[str, Any]

    @property
    def left_on(self) -> date | None:
        left: date | None = self.values.get("left_on")
        return left


@dataclass(frozen=True, slots=True)
class Difference:
    """One thing that would change: what is kept now, and what the list says."""

    column: str
    old: Any
    new: Any
    care: tuple[str, ...] = ()  # what must be minded about what is kept now

    @property
    def label(self) -> str:
        return LABELS[self.column]

    @property
    def was(self) -> str:
        return said(self.old)

    @property
    def becomes(self) -> str:
        return said(self.new)


@dataclass(frozen=True, slots=True)
class Likely:
    """Somebody a doubtful line may be, why, and what it would change about them."""

    kept: Kept
    reasons: tuple[Reason, ...]
    changes: tuple[Difference, ...]


@dataclass(frozen=True)
class Planned:
    """A line, and what it comes to. `does` is None while it is doubtful and nobody has decided."""

    line: Line
    kind: Kind
    does: Kind | None
    kept: Kept | None = None
    changes: tuple[Difference, ...] = ()
    likely: tuple[Likely, ...] = ()
    twin: int | None = None
    choice: str = ""
    problems: tuple[str, ...] = ()

    @property
    def told(self) -> list[tuple[str, str, list[str]]]:
        """All that the line says, in order: what each thing is, and what must be minded about it."""
        values = self.line.values
        columns = [column.value for column in Column if column.value in values]
        return [(LABELS[column], said(values[column]), minded(column, values)) for column in columns]


@dataclass(frozen=True)
class Plan:
    """All lines of a list, and what they come to."""

    rows: Sequence[Planned]

    @cached_property
    def counts(self) -> Counter[Kind]:
        """How many lines there are of each kind, the decided ones counted as what they do."""
        return Counter(row.does or row.kind for row in self.rows)

    def of(self, kind: Kind) -> list[Planned]:
        """Those of one kind; every doubtful one, decided or not."""
        if kind is Kind.DOUBTFUL:
            return [row for row in self.rows if row.kind is kind]
        return [row for row in self.rows if row.does is kind and row.kind is not Kind.DOUBTFUL]

    @cached_property
    def undecided(self) -> list[Planned]:
        return [row for row in self.rows if row.does is None]

    @cached_property
    def problems(self) -> list[tuple[int, str]]:
        """What is wrong, with the number of the line."""
        return [(row.line.number, said) for row in self.rows for said in (*row.line.problems, *row.problems)]

    @cached_property
    def mended(self) -> list[tuple[int, str]]:
        """What was put right while reading, with the number of the line."""
        return [(row.line.number, said) for row in self.rows for said in row.line.mended]

    @property
    def does_nothing(self) -> bool:
        return not (self.counts[Kind.NEW] or self.counts[Kind.CHANGED] or self.undecided)

    @cached_property
    def digest(self) -> str:
        """Differs when it would do something else, because somebody changed something meanwhile."""
        did = [(row.line.number, row.does, row.kept and row.kept.known.id, row.changes) for row in self.rows]
        return hashlib.sha256(repr(did).encode()).hexdigest()[:32]


@dataclass
class _Planner:
    """What is known while the lines are gone through one after another."""

    kept: Mapping[int, Kept]
    marks: Mapping[str, Sequence[int]]
    choices: Mapping[int, str]
    only_gaps: bool
    mark_of: Callable[[str], str]
    people: Files
    same_name: Mapping[tuple[str, ...], Sequence[Line]]
    by_number: Mapping[int, Line]
    marked: Counter[str] = field(default_factory=Counter)
    claimed: dict[int, int] = field(default_factory=dict)

    def plan(self, line: Line) -> Planned:
        if line.left_out:
            return Planned(line, Kind.LEFT_OUT, Kind.LEFT_OUT)
        known_before = self._of_this_very_line(line)
        near = self.people.like(replace(line.known, id=0)) if known_before is None else []
        sure = known_before or _sure(near)
        if sure is not None:
            return self._claim(line, self.kept[sure])
        twin = self._twin(line)
        if twin is not None and _repeats(line, self.by_number[twin]):
            return Planned(line, Kind.SAME, Kind.SAME, twin=twin)
        if near or twin is not None:
            return self._doubtful(line, near, twin)
        return Planned(line, Kind.NEW, Kind.NEW)

    def _of_this_very_line(self, line: Line) -> int | None:
        """The person for whom the same line was brought in the last time."""
        mark = self.mark_of(line.says)
        before = [number for number in self.marks.get(mark, ()) if number in self.kept]
        place, self.marked[mark] = self.marked[mark], self.marked[mark] + 1
        return before[place] if place < len(before) else None

    def _twin(self, line: Line) -> int | None:
        """An earlier line of the same name that does not contradict this one."""
        for other in self.same_name[_by_name(line)][:MOST_OF_ONE_NAME]:
            if other.number >= line.number:
                return None
            if not _contradict(line.known, other.known):
                return other.number
        return None

    def _claim(self, line: Line, kept: Kept) -> Planned:
        """The line is about somebody who is kept; a second line about them that says something else is doubtful."""
        first = self.claimed.setdefault(kept.known.id, line.number)
        if first != line.number and self.by_number[first].values != line.values:
            changes, _ = self._changes(line, kept)
            if changes:
                return self._doubtful(line, [], first)
        return self._about(line, kept, Kind.SAME)

    def _about(self, line: Line, kept: Kept, kind: Kind, **more: Any) -> Planned:
        changes, problems = self._changes(line, kept)
        does = Kind.CHANGED if changes else Kind.SAME
        shown = does if kind is not Kind.DOUBTFUL else kind
        return Planned(line, shown, does, kept, changes, problems=problems, **more)

    def _doubtful(self, line: Line, near: Sequence[tuple[Known, tuple[Reason, ...]]], twin: int | None) -> Planned:
        likely = tuple(Likely(self.kept[k.id], why, self._changes(line, self.kept[k.id])[0]) for k, why in near[:3])
        chosen = self.choices.get(line.number, "")
        meant = next((one.kept for one in likely if chosen == f"{IS}{one.kept.known.id}"), None)
        if meant is not None:
            return self._about(line, meant, Kind.DOUBTFUL, likely=likely, twin=twin, choice=chosen)
        does = {ADD: Kind.NEW, SKIP: Kind.LEFT_OUT, TWIN: Kind.SAME if twin is not None else None}.get(chosen)
        return Planned(line, Kind.DOUBTFUL, does, likely=likely, twin=twin, choice=chosen if does else "")

    def _changes(self, line: Line, kept: Kept) -> tuple[tuple[Difference, ...], tuple[str, ...]]:
        changes = differences(line.values, kept.values, self.only_gaps)
        if same_name(line.known, kept.known):  # Peg Example stays Margaret, and Sian keeps her accent
            changes = tuple(change for change in changes if change.column != Column.NAME)
        days = {**kept.values, **{change.column: change.new for change in changes}}
        joined, left = days.get("joined_on"), days.get("left_on")
        if joined and left and left < joined:
            kept_as_is = tuple(change for change in changes if change.column not in ("joined_on", "left_on"))
            return kept_as_is, ("They would have left before they joined; these days stay as they are kept.",)
        return changes, ()


def _by_name(line: Line) -> tuple[str, ...]:
    return tuple(sorted(line.known.words))


def _sure(near: Sequence[tuple[Known, tuple[Reason, ...]]]) -> int | None:
    """The one person of that name with that address or number; None when there is none, or more than one."""
    sure = [known.id for known, why in near if Reason.NAME in why and (Reason.EMAIL in why or Reason.PHONE in why)]
    return sure[0] if len(sure) == 1 else None


def _contradict(one: Known, other: Known) -> bool:
    """Whether they have different addresses or numbers and nothing in common: two people of the same name, then."""
    mails = bool(one.mail and other.mail)
    numbers = bool(one.numbers and other.numbers)
    common = (mails and one.mail == other.mail) or bool(set(one.numbers) & set(other.numbers))
    return (mails or numbers) and not common


def _repeats(line: Line, earlier: Line) -> bool:
    """Whether it says over again what an earlier line says, with an address or a number to go by."""
    return line.values == earlier.values and bool(line.known.mail or line.known.numbers)


def differences(told: Mapping[str, Any], kept: Mapping[str, Any], only_gaps: bool) -> tuple[Difference, ...]:
    """What the list says otherwise. A blank cell takes nothing away, and no caution is unticked by a list."""
    found = [
        Difference(column.value, kept.get(column.value), told[column.value], _care(column.value, kept))
        for column in Column
        if column.value in told and not _says_the_same(column, told[column.value], kept.get(column.value))
    ]
    return tuple(change for change in found if not (only_gaps and change.old not in ("", None, False)))


def _care(column: str, kept: Mapping[str, Any]) -> tuple[str, ...]:
    return tuple(minded(column, kept)) if kept.get(column) else ()


def _says_the_same(column: Column, new: Any, old: Any) -> bool:
    if column in PHONES and not any(mark.isalpha() for mark in new) and digits(new) == digits(old or ""):
        return True
    return fold(new) == fold(old) if isinstance(new, str) and isinstance(old, str) else bool(new == old)


def plan(
    lines: Sequence[Line],
    people: Iterable[Kept],
    *,
    marks: Mapping[str, Sequence[int]],
    choices: Mapping[int, str],
    only_gaps: bool,
    mark_of: Callable[[str], str],
) -> Plan:
    """What these lines would do. `marks` are the people of each line that was brought in before, by its mark."""
    kept = {person.known.id: person for person in people}
    usable = [line for line in lines if not line.left_out]
    same_name: dict[tuple[str, ...], list[Line]] = defaultdict(list)
    for line in usable:
        same_name[_by_name(line)].append(line)
    planner = _Planner(
        kept, marks, choices, only_gaps, mark_of,
        people=Files(person.known for person in kept.values()),
        same_name=same_name, by_number={line.number: line for line in usable},
    )  # fmt: skip
    return Plan([planner.plan(line) for line in lines])
