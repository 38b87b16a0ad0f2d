"""Days as banks and spreadsheets write them in files: day before month, always; what seems American is told apart or refused."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from esteem.kernel.dates import EARLIEST, LATEST, MONTHS
from esteem.money.rules.amounts import shown

_NUMBERS = re.compile(r"(\d{1,2})[/.\- ](\d{1,2})[/.\- ](\d{4}|\d{2})")
_ISO = re.compile(r"(\d{4})[-/](\d{1,2})[-/](\d{1,2})")
_PACKED = re.compile(r"(\d{4})(\d{2})(\d{2})(?:\d{4}|\d{6})?")
_WORDED = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?[ \-/]([A-Za-z]{3,9})\.?,?[ \-/](\d{4}|\d{2})")
_TIME = re.compile(r"[T ,]+\d{1,2}:\d{2}.*$|\[[^\]]*\]$")
_SHORT = [name[:3].lower() for name in MONTHS]


def read_day(text: str, *, month_first: bool = False) -> date:
    """The day in a cell. Raises ValueError with a sentence."""
    plain = bare(text)
    if found := _ISO.fullmatch(plain) or _PACKED.fullmatch(plain):
        return _day(text, int(found[1]), int(found[2]), int(found[3]))
    if found := _NUMBERS.fullmatch(plain):
        first, second = int(found[1]), int(found[2])
        day, month = (second, first) if month_first else (first, second)
        return _day(text, _year(found[3]), month, day)
    if (found := _WORDED.fullmatch(plain)) and found[2][:3].lower() in _SHORT:
        return _day(text, _year(found[3]), _SHORT.index(found[2][:3].lower()) + 1, int(found[1]))
    raise ValueError(f"“{shown(text)}” is not a day, like 25/12/2026.")


def bare(text: str) -> str:
    """Without the time of day, apostrophes and spaces around it."""
    return _TIME.sub("", text.replace("\u00a0", " ").strip().lstrip("'’`")).strip()


def _year(written: str) -> int:
    return int(written) if len(written) == 4 else 2000 + int(written)


def _day(text: str, year: int, month: int, day: int) -> date:
    try:
        found = date(year, month, day)
    except ValueError:
        raise ValueError(f"“{shown(text)}” is no day: write the day before the month, like 25/12/2026.") from None
    if not EARLIEST <= found <= LATEST:
        raise ValueError(f"“{shown(text)}” is not a day of this time.")
    return found


def seem_american(cells: Sequence[tuple[int, str]]) -> tuple[int, str] | None:
    """The first (line, cell) that can only be read month first, when every one of them can be; None when they are ours."""
    numbers = [(row, text, _NUMBERS.fullmatch(bare(text))) for row, text in cells]
    if not numbers or any(found is None for _, _, found in numbers):
        return None
    pairs = [(row, text, int(found[1]), int(found[2])) for row, text, found in numbers if found is not None]
    if any(first > 12 for _, _, first, _ in pairs):
        return None
    return next(((row, text) for row, text, _, second in pairs if second > 12), None)


def are_ambiguous(cells: Sequence[tuple[int, str]]) -> bool:
    """Whether every day could be read either way, so that nothing in the file tells which is meant."""
    found = [_NUMBERS.fullmatch(bare(text)) for _, text in cells]
    pairs = [(int(one[1]), int(one[2])) for one in found if one is not None]
    return len(pairs) == len(cells) > 0 and all(max(pair) <= 12 for pair in pairs) and any(a != b for a, b in pairs)
