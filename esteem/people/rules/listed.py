"""One line of somebody's own list: its cells become what is known of a person, with what was mended and what is wrong."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Any

from esteem.kernel.dates import say_day
from esteem.kernel.text import Said, fold
from esteem.people.rules.cells import LEFT, read_cell
from esteem.people.rules.columns import NAMES, TICKS, Column
from esteem.people.rules.likeness import Known

NOTHING = frozenset("- – — . ? n/a na none nil null unknown tbc not known".split(" ")) | {
    "not known",
    "no phone",
    "no email",
}


@dataclass(frozen=True)
class Line:
    """A line of a list as it was read. `values` are by the person's own columns, blank ones left out."""

    number: int
    values: Mapping[str, Any]
    mended: tuple[str, ...] = ()
    problems: tuple[str, ...] = ()
    left_out: bool = False

    @cached_property
    def known(self) -> Known:
        """What it is compared by; its number in the list stands for the person's."""
        told = self.values
        phones = (told.get("phone", ""), told.get("second_phone", ""))
        return Known(
            self.number, told.get("name", ""), told.get("known_as", ""), told.get("email", ""), phones,
            told.get("shared_phone", False),
        )  # fmt: skip

    @property
    def says(self) -> str:
        """All that it says, in one text that is the same whenever the same is said."""
        return json.dumps({key: plain(value) for key, value in sorted(self.values.items())}, ensure_ascii=False)


def plain(value: Any) -> Any:
    """A value as JSON keeps it."""
    return value.isoformat() if isinstance(value, date) else value


def said(value: Any) -> str:
    """A value as a person reads it."""
    if value is None or isinstance(value, bool):
        return {None: "", True: "yes", False: "no"}[value]
    if isinstance(value, date):
        return say_day(value)
    return str(getattr(value, "says", value))


def read_line(number: int, cells: Sequence[str], columns: Sequence[Column | None], today: date) -> Line:
    """What the cells of one line say of a person."""
    told: dict[Column, Any] = {}
    mended, problems, nameless = [], [], False
    for column, text in _given(cells, columns):
        try:
            cell = read_cell(column, text, today)
        except ValueError as wrong:
            problems.append(f"“{_short(text)}” {wrong}; it is left out.")
            nameless = nameless or column in NAMES
            continue
        if cell.mended:
            mended.append(cell.mended)
        told[column] = f"{told[column]}\n{cell.value}" if column in told else cell.value
    if nameless:  # half a name would be somebody else's
        told = {column: value for column, value in told.items() if column not in NAMES}
    return _whole(number, told, mended, problems, today)


def _given(cells: Sequence[str], columns: Sequence[Column | None]) -> Iterator[tuple[Column, str]]:
    for column, text in zip(columns, cells, strict=False):
        if column is not None and text.strip() and (column in TICKS or fold(text) not in NOTHING):
            yield column, text


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) <= 40 else f"{words[:39]}…"


def _whole(number: int, told: dict[Column, Any], mended: list[str], problems: list[str], today: date) -> Line:
    """The line with its name in one piece, and whatever contradicts itself taken out."""
    halves = [told.pop(half, "") for half in (Column.FIRST, Column.LAST)]
    name = told.get(Column.NAME) or " ".join(half for half in halves if half)
    if name:
        told[Column.NAME] = name
    has_left = told.get(Column.STANDS) == LEFT
    if has_left:
        del told[Column.STANDS]
    left_on = told.get(Column.LEFT_ON)
    if left_on and left_on > today:
        problems.append(f"{say_day(left_on)}, the day they left, has not come yet; it is left out.")
        left_on = told.pop(Column.LEFT_ON) and None
    if why := _unusable(name, has_left, told.get(Column.JOINED_ON), left_on):
        problems.append(f"{why} The line is left out.")
    values = {str(column): value for column, value in told.items() if value not in ("", None, False)}
    return Line(number, values, tuple(mended), tuple(problems), bool(why))


def _unusable(name: str, has_left: bool, joined_on: date | None, left_on: date | None) -> str:
    if not name:
        return "There is no name."
    if len(name) > 200:
        return "The name is longer than 200 characters."
    if has_left and left_on is None:
        return "They have left, but it does not say when: the day they left needs a column."
    if joined_on and left_on and left_on < joined_on:
        return "The day they left is before the day they joined."
    return ""


class Happened(Said):
    """What a line did when its list was brought in."""

    ADDED = "added", "Added"
    CHANGED = "changed", "Changed"
    SAME = "same", "Unchanged"
    MERGED = "merged", "Merged with somebody since"
