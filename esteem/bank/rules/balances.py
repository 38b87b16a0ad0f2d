"""The running balance of a statement: it tells the order of the lines, and which sign a line has."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from esteem.bank.rules.statements import Entry
from esteem.kernel.money import Money

TURNED = "The signs in this file are the other way round; its balance shows it, so they were turned."


def in_order(entries: Sequence[Entry]) -> list[Entry]:
    """The oldest first, and within a day as it happened: banks write their files either way round."""
    newest_first = entries[0].day > entries[-1].day if entries else False
    if entries and entries[0].day == entries[-1].day:
        newest_first = _gaps(list(reversed(entries))) < _gaps(entries)
    ordered = list(reversed(entries)) if newest_first else list(entries)
    return sorted(ordered, key=lambda entry: entry.day)


def _gaps(entries: Sequence[Entry]) -> int:
    """How often the balance does not follow from the one before."""
    return sum(not fits for _, _, fits in _steps(entries))


def _steps(entries: Sequence[Entry]) -> Iterable[tuple[Entry, Money, bool]]:
    """Each line whose balance and the one before it are both known: the line, the step between, whether it is the amount."""
    for before, entry in pairwise(entries):
        if before.balance is not None and entry.balance is not None:
            step = entry.balance - before.balance
            yield entry, step, step == entry.amount


def checked(entries: Sequence[Entry]) -> tuple[list[Entry], list[str]]:
    """The lines with the signs their balances prove, and what does not fit together, in words with the line."""
    steps = list(_steps(entries))
    wrong = [(entry, step) for entry, step, fits in steps if not fits]
    if not wrong:
        return list(entries), []
    if all(step == -entry.amount for entry, step, _ in steps) and len(steps) > 1:
        return [replace(entry, amount=-entry.amount) for entry in entries], [TURNED]
    return _mended(entries, wrong)


def _mended(entries: Sequence[Entry], wrong: list[tuple[Entry, Money]]) -> tuple[list[Entry], list[str]]:
    turned = {entry.row for entry, step in wrong if step == -entry.amount}
    notes = [
        f"Line {row}: its sign was turned, because the balance shows that it went the other way."
        for row in sorted(turned)
    ]
    left = [entry for entry, _ in wrong if entry.row not in turned]
    if left:
        others = f" So it is with {len(left) - 1} more." if left[1:] else ""
        notes.append(
            f"Line {left[0].row}: the balance does not follow from the line before. Something may be missing here.{others}"
        )
    kept = [replace(entry, amount=-entry.amount) if entry.row in turned else entry for entry in entries]
    return kept, notes
