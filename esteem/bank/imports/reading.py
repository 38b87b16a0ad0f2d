"""A file from a bank becomes a statement, or a table whose columns somebody must name first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from esteem.bank.imports import ofx, qif, santander
from esteem.bank.imports.lines import Reader
from esteem.bank.imports.tables import Table, table_of
from esteem.bank.rules.balances import checked, in_order
from esteem.bank.rules.columns import Column, Columns, guessed, known_bank
from esteem.bank.rules.statements import MOST_LINES, Statement
from esteem.kernel.errors import RuleBroken
from esteem.people.imports.reading import decoded

ENDINGS = (".csv", ".ofx", ".qfx", ".qif", ".txt", ".tsv")
OTHERS = {
    ".pdf": "A PDF cannot be read as a statement. Ask the bank for CSV, OFX or QIF.",
    ".xlsx": "This is a workbook. Save it as CSV, or ask the bank for CSV, OFX or QIF.",
    ".xls": "This is an old Excel file. Save it as CSV, or ask the bank for CSV, OFX or QIF.",
    ".zip": "This is a zip. Open it, and choose the file in it.",
}
NOT_ONE = "Choose the file from the bank: it ends in .csv, .ofx, .qif or .txt."
HSBC = Columns("HSBC", (Column.DAY, Column.WORDS, Column.AMOUNT), has_heads=False)


@dataclass(frozen=True, slots=True)
class Unknown:
    """A file whose columns are not known: its table, and what they most likely are."""

    table: Table
    likely: Columns


def text_of(content: bytes, ending: str) -> str:
    """The words of an uploaded file. Raises RuleBroken with one sentence."""
    if ending not in ENDINGS:
        raise RuleBroken(OTHERS.get(ending, NOT_ONE), field="file")
    if not content.strip():
        raise RuleBroken("There is nothing in this file.", field="file")
    if content.startswith((b"PK\x03\x04", b"%PDF")):
        raise RuleBroken("This file is not what its name says. Ask the bank for CSV, OFX or QIF.", field="file")
    return decoded(content)


def read_statement(text: str, columns: Columns | None = None) -> Statement | Unknown:
    """What the file says; `columns` are what somebody named those of a CSV no bank is known for. Raises RuleBroken."""
    if ofx.is_ofx(text):
        return _whole(ofx.read_ofx(text))
    if qif.is_qif(text):
        return _whole(Statement(qif.SOURCE, tuple(qif.entries_of(text))))
    if santander.is_santander(text):
        entries, account = santander.entries_of(text)
        return _whole(Statement(santander.SOURCE, tuple(entries), account_ends=account))
    table = table_of(text)
    named = columns or known_bank(table.heads) or (HSBC if _is_hsbc(table) else None)
    if named is None:
        return Unknown(table, likely(table))
    reader = Reader(table, named)
    found, notes = reader.entries()
    return _whole(Statement(named.source or "CSV", tuple(found), tuple(notes), account_ends=reader.account_ends))


def likely(table: Table) -> Columns:
    """What the columns of a file no bank is known for most likely are."""
    return guessed(table.heads or [""] * table.width)


def _is_hsbc(table: Table) -> bool:
    """No heads, and three columns of which the first reads as days and the last as amounts in every line."""
    if table.heads or table.width != 3:
        return False
    try:
        found, _ = Reader(table, HSBC).entries()
    except RuleBroken as broken:
        if "American" in broken.sentence:
            raise
        return False
    return len(found) == len(table.rows)


def _whole(statement: Statement) -> Statement:
    """In order, its signs proved by its balances, with the balance it ends on."""
    if not statement.entries:
        raise RuleBroken("There are no lines in this file that say what came or went.", field="file")
    if len(statement.entries) > MOST_LINES:
        raise RuleBroken(
            f"There are more than {MOST_LINES:,} lines in this file. Ask the bank for a year at a time.", field="file"
        )
    entries, notes = checked(in_order(statement.entries))
    closing, closing_on = statement.closing, statement.closing_on or entries[-1].day
    if closing is None:
        closing, closing_on = entries[-1].balance, entries[-1].day
    return replace(
        statement, entries=tuple(entries), notes=(*statement.notes, *notes), closing=closing,
        closing_on=closing_on if closing is not None else None,
    )  # fmt: skip
