"""Sheets of sticky labels, and how an address is set so that it stays on its label."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from esteem.kernel.text import Said
from esteem.people.rules.reach import MayReach

A4 = (21_000, 29_700)  # hundredths of a millimetre, as is everything measured here
PAD = 350  # left free within a label on each side: a printer pulls paper in a millimetre or two off
MOST_LABELS = 1_000  # in one file: some fifty sheets


@dataclass(frozen=True, slots=True)
class LabelSheet:
    """A sheet of labels as its maker cuts it; lengths are hundredths of a millimetre from the sheet's top left corner.

    `across` and `down` count the labels, the `pitch` is from one label's edge to the next one's.
    """

    key: str
    says: str
    across: int
    down: int
    width: int
    height: int
    left: int
    top: int
    pitch_across: int
    pitch_down: int
    source: str
    known_on: date

    @property
    def count(self) -> int:
        return self.across * self.down

    def corner(self, place: int) -> tuple[int, int]:
        """Where the label at this place has its top left corner; places count from 0, row by row."""
        row, column = divmod(place, self.across)
        return self.left + column * self.pitch_across, self.top + row * self.pitch_down


# The maker's A4 templates give pitches in inches (2.6 and 4.0); what is left of the sheet is shared out alike on both sides.
_SOURCE = "Size and count as printed on the packet; margins and pitch as measured from Avery's own A4 templates"
SHEETS = (
    LabelSheet(
        "l7160", "Avery L7160: 21 labels, 63.5 × 38.1 mm", 3, 7, 6_350, 3_810, 721, 1_515, 6_604, 3_810,
        _SOURCE, date(2026, 11, 24),
    ),
    LabelSheet(
        "l7163", "Avery L7163: 14 labels, 99.1 × 38.1 mm", 2, 7, 9_910, 3_810, 465, 1_515, 10_160, 3_810,
        _SOURCE, date(2026, 11, 24),
    ),
)  # fmt: skip
_BY_KEY = {sheet.key: sheet for sheet in SHEETS}


def sheet_called(key: str | None) -> LabelSheet:
    """The sheet of that key; the first when there is none such."""
    return _BY_KEY.get(key or "", SHEETS[0])


class NoLabel(Said):
    """Why somebody gets no label."""

    REMOVED = "removed", "Off every list"
    NO_POST = "no-post", "Do not want post"
    NO_ADDRESS = "no-address", "No address is kept"


def no_label(is_listed: bool, by_post: MayReach | None, address: str) -> NoLabel | None:
    """Why there is no label for somebody; None when there is one."""
    if not is_listed:
        return NoLabel.REMOVED
    if by_post is MayReach.NO:
        return NoLabel.NO_POST
    return None if address.strip() else NoLabel.NO_ADDRESS


class Type(Said):
    """How large a label's words are: as large as they fit."""

    LARGE = "large", "Large"
    SMALLER = "smaller", "Smaller"
    SMALLEST = "smallest", "Smallest"


_POINTS = {Type.LARGE: 11.0, Type.SMALLER: 9.0, Type.SMALLEST: 8.0}  # as the style of papers sets them
LEADING = 1.2
_MM_A_POINT = 25.4 / 72
# Widths in ems, never less than those of Atkinson Hyperlegible Next; what it does not have is set in some other type.
_NARROW, _USUAL, _CAPITAL, _WIDE = 0.36, 0.58, 0.73, 1.05


@dataclass(frozen=True, slots=True)
class Fitted:
    """The lines of one label, their type, and whether something had to be left out."""

    lines: tuple[str, ...]
    type: Type
    was_cut: bool = False


def lines_of(name: str, address: str, town: str, postcode: str) -> tuple[str, ...]:
    """The lines of an address, each said once; commas in the address part lines when it was typed on one."""
    street = address.splitlines() if "\n" in address else address.split(",")
    lines = [" ".join(line.split()).strip(",") for line in (name, *street, town, postcode)]
    kept = [line for line in lines if line]
    return tuple(line for number, line in enumerate(kept) if line.casefold() not in map(str.casefold, kept[:number]))


def fit(lines: Sequence[str], sheet: LabelSheet) -> Fitted:
    """Set in the largest type in which it fits, at last with the street in one piece; a label that holds even that not
    is cut in the middle, and says so by “…”."""
    for size in Type:
        if _rows(lines, sheet, size) <= _room(sheet, size):
            return Fitted(tuple(lines), size)
    joined = _joined(lines)
    if _rows(joined, sheet, Type.SMALLEST) <= _room(sheet, Type.SMALLEST):
        return Fitted(joined, Type.SMALLEST)
    return Fitted(_cut(joined, sheet), Type.SMALLEST, was_cut=True)


def _joined(lines: Sequence[str]) -> tuple[str, ...]:
    """The name, what is between in one line, and the last two, by which the post sorts."""
    between = ", ".join(lines[1:-2])
    return (*lines[:1], *([between] if between else []), *lines[max(1, len(lines) - 2) :])


def _room(sheet: LabelSheet, size: Type) -> int:
    """How many rows of this type stand on a label."""
    return int((sheet.height - 2 * PAD) / 100 / (_POINTS[size] * LEADING * _MM_A_POINT))


def _rows(lines: Iterable[str], sheet: LabelSheet, size: Type) -> int:
    return sum(len(wrapped(line, _ems(sheet, size))) for line in lines)


def _ems(sheet: LabelSheet, size: Type) -> float:
    """How wide a label is inside, counted in its type."""
    return (sheet.width - 2 * PAD) / 100 / (_POINTS[size] * _MM_A_POINT)


def wrapped(line: str, ems: float) -> list[str]:
    """The rows a line breaks into when so much stands in one: between words, and within a word that is longer."""
    rows, row = list[str](), ""
    for word in line.split():
        longer = f"{row} {word}" if row else word
        if _width(longer) <= ems:
            row = longer
            continue
        rows += [row] if row else []
        pieces = _broken(word, ems)
        rows += pieces[:-1]
        row = pieces[-1]
    return [*rows, row] if row else rows


def _broken(word: str, ems: float) -> list[str]:
    pieces = [""]
    for mark in word:
        if pieces[-1] and _width(pieces[-1] + mark) > ems:
            pieces.append("")
        pieces[-1] += mark
    return pieces


def _width(text: str) -> float:
    return sum(map(_of_mark, text))


def _of_mark(mark: str) -> float:
    if unicodedata.combining(mark):
        return 0.0
    if mark in " fijlrt.,'’-|!:;()":
        return _NARROW
    if unicodedata.east_asian_width(mark) in "WF" or mark in "mwMW@&—…%":
        return _WIDE
    return _USUAL if mark.islower() and mark < "\u0250" else _CAPITAL


def _cut(lines: Sequence[str], sheet: LabelSheet) -> tuple[str, ...]:
    """The name, the last two lines, and of what is between as much as fits; of a line that goes on and on its start."""
    ems, room = _ems(sheet, Type.SMALLEST), _room(sheet, Type.SMALLEST)
    rows = [wrapped(line, ems) for line in lines]
    last = [line[0] for line in rows[1:][-2:]]
    before = [*rows[0][: room - len(last) - 2], *(row for line in rows[1:-2] for row in line)]
    return (*before[: room - len(last) - 1], "…", *last)
