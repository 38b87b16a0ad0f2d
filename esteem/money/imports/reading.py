"""A file becomes lines with their numbers, whatever program wrote it. Whatever is wrong with it becomes one sentence."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import printable
from esteem.money.models import CashBookFile
from esteem.money.rules.cash_books import MOST_LINES, Column, Row, guessed, is_heads
from esteem.people.imports.reading import csv_rows, decoded
from esteem.people.imports.workbooks import is_zip, kind_of, rows_of

ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".ods")
MOST_COLUMNS, LONGEST_CELL, HEADS_WITHIN = 40, 1_000, 25
NOT_ONE = "Choose the spreadsheet: it ends in .csv, .xlsx or .ods. Save an old one or another kind as one of these."
EMPTY = "There is nothing in this file."
ASIDE = "This file is not what its name says. Save it again from your spreadsheet."
_SUMMED = re.compile(r"-?\d+\.\d{5,}")  # what a program makes of 0.1 + 0.2


@dataclass(frozen=True, slots=True)
class Sheet:
    """What stands above the columns (nothing where a file has no heads), and the lines below with their numbers."""

    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    note: str = ""

    @property
    def width(self) -> int:
        return max(len(self.heads), *(len(row) for _, row in self.rows))

    @property
    def written(self) -> str:
        """As it is kept until it is brought in."""
        return json.dumps([self.heads, self.rows, self.note], ensure_ascii=False)

    @classmethod
    def of(cls, book: CashBookFile) -> Sheet:
        """The one in an uploaded file. Raises RuleBroken once it is gone."""
        if not book.words:
            raise RuleBroken("What was in this file is gone. Choose it again.", field="file")
        heads, rows, note = json.loads(book.words)
        return cls(tuple(heads), tuple((number, row) for number, row in rows), note)

    def head(self, place: int) -> str:
        return (self.heads[place] if place < len(self.heads) else "") or f"Column {place + 1}"

    def samples(self, place: int, most: int = 3) -> list[str]:
        """The first few different values of a column."""
        values = (row[place] for _, row in self.rows[:200] if place < len(row) and row[place])
        return list(dict.fromkeys(values))[:most]


def read_file(content: bytes, ending: str) -> Sheet:
    """The table in a file whose name ends like that (`.csv`). Raises RuleBroken with one sentence."""
    if ending.lower() not in ENDINGS:
        raise RuleBroken(NOT_ONE, field="file")
    if not content.strip():
        raise RuleBroken(EMPTY, field="file")
    if ending.lower() in (".xlsx", ".ods"):
        if not is_zip(content) or f".{kind_of(content)}" != ending.lower():
            raise RuleBroken(ASIDE, field="file")
        found = rows_of(content, most_rows=MOST_LINES + HEADS_WITHIN, most_columns=MOST_COLUMNS)
        note = f"Read from the sheet “{found['sheet'][:60]}”; other sheets were left." if found["others"] else ""
        return _sheet([(number, [_exact(cell) for cell in row]) for number, row in enumerate(found["rows"], 1)], note)
    if is_zip(content):
        raise RuleBroken(ASIDE, field="file")
    return _sheet(csv_rows(decoded(content)))


def _exact(cell: str) -> str:
    """An amount that a workbook worked out, to the penny it means."""
    if _SUMMED.fullmatch(cell):
        number = Decimal(cell)
        pence = number.quantize(Decimal("0.01"))
        return str(pence) if abs(number - pence) < Decimal("0.000001") else cell
    return cell


def _sheet(rows: Sequence[Row], note: str = "") -> Sheet:
    filled = [(number, [_cell(number, cell) for cell in row]) for number, row in rows]
    filled = [(number, row) for number, row in filled if any(row)]
    if not filled:
        raise RuleBroken(EMPTY, field="file")
    known = [is_heads(row) for _, row in filled[:HEADS_WITHIN]]
    place = known.index(max(known)) if max(known) > 1 else None
    heads, below = ([], filled) if place is None else (filled[place][1], filled[place + 1 :])
    if not below:
        raise RuleBroken("There are heads in this file, and no lines below them.", field="file")
    if len(below) > MOST_LINES:
        told = f"There are {len(below):,} lines in this file; {MOST_LINES:,} are the most. Bring it in year by year."
        raise RuleBroken(told, field="file")
    return Sheet(tuple(heads), tuple((number, row) for number, row in below if row != heads), note)


def _cell(number: int, cell: str) -> str:
    if len(cell) > LONGEST_CELL:
        told = f"Line {number} has a cell of {len(cell):,} characters; {LONGEST_CELL:,} are the most."
        raise RuleBroken(told, field="file")
    return " ".join(printable(cell).replace("\u00a0", " ").split())


def guessed_for(sheet: Sheet) -> tuple[Column | None, ...]:
    """What each column of it most likely is."""
    return guessed([sheet.heads[n] if n < len(sheet.heads) else "" for n in range(sheet.width)])
