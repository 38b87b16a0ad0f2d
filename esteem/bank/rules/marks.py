"""The same line twice: what tells that a line of a file is here already."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from esteem.bank.rules.statements import Entry
from esteem.kernel.money import Money

Sameness = tuple[date, Money]  # what a line has in every kind of file: its day and amount


def marks_of(entries: Sequence[Entry]) -> list[str]:
    """A mark for each line that is the same in every file that has it.

    The bank's own number where each line has one of its own; else the day, the amount, the words, the balance, and which of
    several such it is.
    """
    own = [entry.own for entry in entries]
    if all(own) and len(set(own)) == len({(e.own, e.day, e.amount, e.words) for e in entries}):
        return [_mark("own", one) for one in own]
    seen: Counter[str] = Counter()
    marks = []
    for entry in entries:
        says = _mark(
            entry.day.isoformat(),
            entry.amount.plain(),
            _plain(entry.words),
            entry.balance.plain() if entry.balance else "",
        )
        seen[says] += 1
        marks.append(_mark(says, str(seen[says])))
    return marks


def _plain(words: str) -> str:
    return " ".join(words.upper().split())


def _mark(*parts: str) -> str:
    return hashlib.sha256("\x1f".join(parts).encode()).hexdigest()


def new_among(
    entries: Sequence[Entry], marks: Sequence[str], *, known: Iterable[str], others: Mapping[Sameness, int]
) -> list[bool]:
    """Of each line, whether it is new: not by its mark, not the second time in one file, and not from another kind of file.

    `others` counts the lines here, by day and amount, that came in files of another kind: there every mark is different.
    """
    seen, left = set(known), Counter(others)
    found = []
    for entry, mark in zip(entries, marks, strict=True):
        same = (entry.day, entry.amount)
        is_new = mark not in seen and left[same] <= 0
        if mark not in seen and not is_new:
            left[same] -= 1
        seen.add(mark)
        found.append(is_new)
    return found
