"""A file of cells becomes a table with the number of each line, its heads found wherever they stand."""

from __future__ import annotations

import csv
import hashlib
import io
import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from esteem.bank.rules.columns import count_known, known_bank, plain_head
from esteem.bank.rules.statements import MOST_LINES
from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import printable

MOST_COLUMNS, LONGEST_CELL, HEADS_WITHIN = 60, 2_000, 25
Row = tuple[int, list[str]]
_LIKE_A_DAY = re.compile(r"\d{1,4}[/.\- ](\d{1,2}|[A-Za-z]{3,9})[/.\- ]\d{1,4}.*|\d{8}")


@dataclass(frozen=True, slots=True)
class Table:
    """What stands above the columns (nothing where a file has no heads), and the lines below with their numbers."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    width: int

    @property
    def key(self) -> str:
        """The same for every file with these heads, or with so many columns without any."""
        says = [plain_head(head) for head in self.heads] or [f"{self.width} columns"]
        return hashlib.sha256(json.dumps(says).encode()).hexdigest()

    def samples(self, place: int, most: int = 3) -> list[str]:
        """The first few different values of a column."""
        values = (row[place] for _, row in self.rows[:200] if place < len(row) and row[place])
        return list(dict.fromkeys(values))[:most]


def too_many(count: int) -> RuleBroken:
    return RuleBroken(
        f"There are {count:,} lines in this file; {MOST_LINES:,} are the most. Ask the bank for a year or less at a time.",
        field="file",
    )


def table_of(text: str) -> Table:
    """The table in the words of a file. Raises RuleBroken with one sentence."""
    if (count := text.count("\n")) > 2 * MOST_LINES + HEADS_WITHIN:
        raise too_many(count)
    rows = [(number, row) for number, row in _rows(text) if any(row)]
    if not rows:
        raise RuleBroken("There is nothing in this file.", field="file")
    place = _place_of_heads([row for _, row in rows[:HEADS_WITHIN]])
    heads, below = ([], rows) if place is None else (rows[place][1], rows[place + 1 :])
    while heads and not heads[-1]:
        heads.pop()
    if len(below) > MOST_LINES:
        raise too_many(len(below))
    if not below:
        raise RuleBroken("There are heads in this file, and no lines below them.", field="file")
    plain = [plain_head(head) for head in heads]
    kept = tuple(
        (number, row) for number, row in below if not heads or [plain_head(cell) for cell in row[: len(heads)]] != plain
    )
    return Table(tuple(heads), kept, max(len(heads), *(len(row) for _, row in below)))


def _place_of_heads(rows: Sequence[list[str]]) -> int | None:
    """Which of the first rows has the heads: a known bank's, else the one with most words of banks; None where there are none."""
    if (bank := next((place for place, row in enumerate(rows) if known_bank(row)), None)) is not None:
        return bank
    known = [0 if any(_LIKE_A_DAY.fullmatch(cell) for cell in row) else count_known(row) for row in rows]
    return known.index(max(known)) if max(known) >= 2 else None


def _rows(text: str) -> list[Row]:
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text[:4].lower() == "sep=":
        text = "\n" + text.partition("\n")[2]  # the line stays counted
    try:
        return list(_parsed(text, strict=True))
    except csv.Error:
        return list(_parsed(text, strict=False))


def _parsed(text: str, *, strict: bool) -> Iterator[Row]:
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text), strict=strict, skipinitialspace=True)
    begins = 1
    try:
        for row in reader:
            if len(row) > MOST_COLUMNS:
                raise RuleBroken(f"Line {begins} has {len(row):,} columns; {MOST_COLUMNS} are the most.", field="file")
            yield begins, [_cell(begins, cell) for cell in row]
            begins = reader.line_num + 1
    except csv.Error as problem:
        if strict and "unexpected end" not in str(problem):
            raise
        raise RuleBroken(f"Line {begins}: a quotation mark begins there that does not end.", field="file") from None


def _delimiter(text: str) -> str:
    """What stands between the cells: whatever the first lines have most of, outside quotes."""
    first = [line for line in text[:20_000].split("\n") if line.strip()][:HEADS_WITHIN]
    outside = "\n".join("".join(line.split('"')[::2]) for line in first)
    return max(",;\t|", key=outside.count)


def _cell(number: int, cell: str) -> str:
    if len(cell) > LONGEST_CELL:
        raise RuleBroken(
            f"Line {number} has a cell of {len(cell):,} characters; {LONGEST_CELL:,} are the most.", field="file"
        )
    return " ".join(printable(cell).replace("\u00a0", " ").split())
