"""Two versions side by side: which clauses are new, gone or changed, word by word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum

from esteem.governance.rules.document import Clause, Document


class Change(StrEnum):
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of words: kept as it was, or `gone` from the old text, or `new` in the new one."""

    text: str
    gone: bool = False
    new: bool = False


@dataclass(frozen=True, slots=True)
class Difference:
    """What became of one clause; `pieces` read on are the old text with its changes marked."""

    change: Change
    heading: str
    before: int | None
    after: int | None
    pieces: tuple[Piece, ...]


def differences(old: Document, new: Document) -> list[Difference]:
    """What the new version changes, in its order, with the clauses it drops at the end. New numbers alone are no change."""
    found = []
    for clause in new.clauses:
        before = old.clause(clause.key)
        if before is None:
            found.append(
                Difference(Change.ADDED, clause.heading, None, clause.number, (Piece(clause.plain, new=True),))
            )
        elif before.kept != clause.kept or before.heading != clause.heading:
            found.append(_changed(before, clause))
    gone = (clause for clause in old.clauses if new.clause(clause.key) is None)
    return [
        *found,
        *(Difference(Change.REMOVED, one.heading, one.number, None, (Piece(one.plain, gone=True),)) for one in gone),
    ]


def _changed(before: Clause, after: Clause) -> Difference:
    heading = after.heading if before.heading == after.heading else f"{after.heading} (was: {before.heading})"
    return Difference(
        Change.CHANGED, heading, before.number, after.number, tuple(line_by_line(before.plain, after.plain))
    )


ALIKE = 0.5  # below this share of common words a line was not changed but replaced
MOST_PAIRS = 4_000_000  # of one word here and the same there: comparing takes a fraction of a second for these


def line_by_line(old: str, new: str) -> list[Piece]:
    """The old text with what is gone and what is new marked; lines that have much in common are compared word by word."""
    before, after = old.splitlines(keepends=True), new.splitlines(keepends=True)
    pieces: list[Piece] = []
    for what, i, j, k, m in SequenceMatcher(None, before, after, autojunk=False).get_opcodes():
        if what == "equal":
            pieces += [Piece(line) for line in before[i:j]]
        elif j - i == m - k:
            for gone, come in zip(before[i:j], after[k:m], strict=True):
                pieces += word_by_word(gone, come)
        else:
            pieces += [Piece(line, gone=True) for line in before[i:j]] + [Piece(line, new=True) for line in after[k:m]]
    return pieces


def word_by_word(old: str, new: str) -> list[Piece]:
    """One line with what is gone and what is new marked, whole words at a time; or all of it, when little is alike."""
    before, after = _words(old), _words(new)
    if _pairs(before, after) > MOST_PAIRS or not _much_alike(old, new):
        return [Piece(old, gone=True), Piece(new, new=True)]
    matcher = SequenceMatcher(None, before, after, autojunk=False)
    pieces: list[Piece] = []
    for what, i, j, k, m in matcher.get_opcodes():
        if what == "equal":
            pieces.append(Piece("".join(before[i:j])))
            continue
        if j > i:
            pieces.append(Piece("".join(before[i:j]), gone=True))
        if m > k:
            pieces.append(Piece("".join(after[k:m]), new=True))
    return pieces


def _pairs(before: Sequence[str], after: Sequence[str]) -> int:
    """How often a word here is the same as a word there: what comparing them costs, however it is done."""
    here, there = Counter(before), Counter(after)
    return sum(count * there[word] for word, count in here.items())


def _much_alike(old: str, new: str) -> bool:
    return SequenceMatcher(None, old.split(), new.split(), autojunk=False).ratio() >= ALIKE


def _words(text: str) -> Sequence[str]:
    return re.findall(r"\s+|[\w’'-]+|[^\w\s]", text)
