"""A file becomes a table of words, whatever program wrote it. Whatever is wrong with it becomes one sentence."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import printable
from esteem.people.imports.workbooks import is_zip, kind_of, rows_of
from esteem.people.rules.columns import is_heading, plain_head

LARGEST = 10 * 1024 * 1024
MOST_LINES, MOST_COLUMNS, LONGEST_CELL = 5_000, 100, 20_000
HEADS_WITHIN = 10  # a title and a blank line may stand above the heads
SAMPLES = 3
ENDINGS = (".csv", ".tsv", ".txt", ".xlsx", ".ods")
OTHERS = {
    ".xls": "This is an old Excel file. Save it as .xlsx, or as CSV.",
    ".xlsm": "This workbook may have macros in it. Save it as a plain .xlsx, or as CSV.",
    ".numbers": "This is a Numbers file. In Numbers choose File, Export to, CSV.",
    ".pdf": "A PDF cannot be brought in. Save the list as a spreadsheet or as CSV.",
    ".docx": "This is a document. Copy its table into a spreadsheet and save that.",
}
NOT_A_LIST = "This is not a list. Choose a file that ends in .csv, .xlsx or .ods."
NOT_WORDS = "What is in this file is not words. Save the list again from your spreadsheet, as .xlsx or CSV."
EMPTY = "There is nothing in this file."
HEADS_ONLY = "There are heads in this file, and nobody below them."
ASIDE = "This file is not what its name says. Save the list again from your spreadsheet."


@dataclass(frozen=True, slots=True)
class Table:
    """A list as it was read: what stands above each column, and each line with its number in the file."""

    heads: tuple[str, ...]
    lines: tuple[tuple[int, tuple[str, ...]], ...]
    note: str = ""

    @property
    def heads_key(self) -> str:
        """The same for every file with these heads."""
        return hashlib.sha256(json.dumps([plain_head(head) for head in self.heads]).encode()).hexdigest()


def read_file(content: bytes, ending: str) -> Table:
    """The table in a file whose name ends like that (`.csv`). Raises RuleBroken with one sentence."""
    ending = ending.lower()
    if ending not in ENDINGS:
        raise RuleBroken(OTHERS.get(ending, NOT_A_LIST), field="file")
    if not content:
        raise RuleBroken(EMPTY, field="file")
    if ending in (".xlsx", ".ods"):
        return _workbook(content, ending)
    if is_zip(content):
        raise RuleBroken(ASIDE, field="file")
    return _table(csv_rows(decoded(content)))


def _workbook(content: bytes, ending: str) -> Table:
    if not is_zip(content) or f".{kind_of(content)}" != ending:
        raise RuleBroken(ASIDE, field="file")
    found = rows_of(content, most_rows=MOST_LINES + HEADS_WITHIN, most_columns=MOST_COLUMNS)
    note = f"Read from the sheet “{found['sheet'][:60]}”; other sheets were left." if found["others"] else ""
    return _table([(number, row) for number, row in enumerate(found["rows"], 1)], note)


def decoded(content: bytes) -> str:
    """The words in a text file: UTF-8 or UTF-16 by its mark, else UTF-8 where that makes sense, else Windows' own."""
    if content[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return _words(content, "utf-16")
    if content[:400].count(b"\x00") > len(content[:400]) // 3:  # UTF-16 without its mark
        return _words(content, "utf-16-le" if content[1:2] == b"\x00" else "utf-16-be")
    if b"\x00" in content:
        raise RuleBroken(NOT_WORDS, field="file")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _words(content, "cp1252", errors="replace")


def _words(content: bytes, encoding: str, errors: str = "strict") -> str:
    try:
        text = content.decode(encoding, errors)
    except UnicodeDecodeError:
        raise RuleBroken(NOT_WORDS, field="file") from None
    strange = sum((mark < " " and mark not in "\r\n\t\x0b\x0c") or mark == "\ufffd" for mark in text[:20_000])
    if strange > len(text[:20_000]) // 50:
        raise RuleBroken(NOT_WORDS, field="file")
    return text


def csv_rows(text: str) -> list[tuple[int, Sequence[str]]]:
    """Each row with the number of the line it begins on; a stray quotation mark inside a cell is only a mark."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if text.startswith("sep="):
        text = "\n" + text.partition("\n")[2]  # the line stays counted
    try:
        return list(_parsed(text, strict=True))
    except csv.Error:
        return list(_parsed(text, strict=False))


def _parsed(text: str, *, strict: bool) -> Iterator[tuple[int, Sequence[str]]]:
    reader = csv.reader(io.StringIO(text), delimiter=_delimiter(text), strict=strict)
    begins = 1
    try:
        for row in reader:
            if len(row) > MOST_COLUMNS:
                raise RuleBroken(f"Line {begins} has {len(row):,} columns; {MOST_COLUMNS} are the most.", field="file")
            yield begins, row
            begins = reader.line_num + 1
    except csv.Error as problem:
        if "unexpected end" in str(problem):
            raise RuleBroken(f"Line {begins}: a quotation mark begins there that does not end.", field="file") from None
        if "field larger" in str(problem):
            raise RuleBroken(f"Line {begins} cannot be read: a cell there is far too long.", field="file") from None
        raise


def _delimiter(text: str) -> str:
    """What stands between the cells: whatever the first lines have most of, outside quotes."""
    first = [line for line in text[:20_000].split("\n") if line.strip()][:HEADS_WITHIN]
    outside = "\n".join("".join(line.split('"')[::2]) for line in first)
    return max(",;\t|", key=outside.count)


def _table(rows: Sequence[tuple[int, Sequence[str]]], note: str = "") -> Table:
    filled = [(number, [_cell(number, cell) for cell in row]) for number, row in rows]
    filled = [(number, row) for number, row in filled if any(row)]
    if not filled:
        raise RuleBroken(EMPTY, field="file")
    place = _place_of_heads([row for _, row in filled[:HEADS_WITHIN]])
    heads, below = ([], filled) if place is None else (filled[place][1], filled[place + 1 :])
    if not below:
        raise RuleBroken(HEADS_ONLY, field="file")
    if len(below) > MOST_LINES:
        told = f"There are {len(below):,} people in this file; {MOST_LINES:,} are the most. Bring it in by parts."
        raise RuleBroken(told, field="file")
    return _with_used_columns(heads, below, note)


def _with_used_columns(heads: list[str], below: list[tuple[int, list[str]]], note: str) -> Table:
    width = max(len(row) for _, row in (*below, (0, heads)))
    heads = heads + [""] * (width - len(heads))
    lines = [(number, row + [""] * (width - len(row))) for number, row in below]
    used = [n for n in range(width) if heads[n] or any(row[n] for _, row in lines)]
    kept = tuple((number, tuple(row[n] for n in used)) for number, row in lines)
    return Table(tuple(heads[n] for n in used), kept, note)


def _cell(number: int, cell: str) -> str:
    if len(cell) > LONGEST_CELL:
        told = f"Line {number} has a cell of {len(cell):,} characters; {LONGEST_CELL:,} are the most."
        raise RuleBroken(told, field="file")
    return printable(cell).strip()


def _place_of_heads(rows: Sequence[Sequence[str]]) -> int | None:
    """Which of the first rows has the heads: the one with most words that stand above columns.

    Where no word is known it is the first, unless that holds somebody's address or number: then None.
    """
    known = [is_heading(row) for row in rows]
    if max(known):
        return known.index(max(known))
    return None if any("@" in cell or sum(mark.isdigit() for mark in cell) > 6 for cell in rows[0]) else 0
