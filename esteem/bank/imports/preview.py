"""What bringing in a statement would do, worked out from the file and from the lines that are here; nothing is written."""

from __future__ import annotations

from dataclasses import dataclass

from esteem.bank.imports.reading import Unknown, read_statement
from esteem.bank.models import BankUpload
from esteem.bank.queries import lines as asked
from esteem.bank.rules.columns import Columns
from esteem.bank.rules.marks import marks_of, new_among
from esteem.bank.rules.statements import Entry, Statement
from esteem.kernel.dates import today
from esteem.kernel.money import NOTHING, Money


@dataclass(frozen=True, slots=True)
class Preview:
    """The statement, a mark for each of its lines, and whether each is new."""

    statement: Statement
    marks: tuple[str, ...]
    is_new: tuple[bool, ...]
    warnings: tuple[str, ...] = ()

    @property
    def new(self) -> list[Entry]:
        return [entry for entry, new in zip(self.statement.entries, self.is_new, strict=True) if new]

    @property
    def known_count(self) -> int:
        return len(self.is_new) - sum(self.is_new)

    @property
    def came(self) -> Money:
        return Money.total(entry.amount for entry in self.new if entry.amount > NOTHING)

    @property
    def went(self) -> Money:
        return Money.total(-entry.amount for entry in self.new if entry.amount < NOTHING)


def preview(upload: BankUpload) -> Preview | Unknown:
    """What the file would do; or its table, when nobody named its columns yet. Raises RuleBroken."""
    columns = Columns.read(upload.columns) if upload.columns else None
    read = read_statement(upload.words, columns)
    if isinstance(read, Unknown):
        before = asked.layout_for(upload.account_id, read.table.key)
        if before is None:
            return read
        read = read_statement(upload.words, before)
        if isinstance(read, Unknown):
            return read
    marks = marks_of(read.entries)
    known = asked.marks_known(upload.account_id, read.first_on, read.last_on)
    new = new_among(read.entries, marks, known=known, others=asked.of_other_kinds(known, read.source))
    return Preview(read, tuple(marks), tuple(new), tuple(_warnings(upload, read)))


def _warnings(upload: BankUpload, statement: Statement) -> list[str]:
    found = list(statement.notes)
    before = asked.upload_before(upload.account_id)
    if before is not None and statement.account_ends and statement.account_ends != before.account_ends:
        found.append(
            f"This file is of an account that ends in {statement.account_ends}; the last one ended in {before.account_ends}. "
            "Look whether you chose the right account."
        )
    if (late := next((entry for entry in statement.entries if entry.day > today()), None)) is not None:
        found.append(f"Line {late.row} is of a day that has not come yet, so it cannot be brought in.")
    return found
