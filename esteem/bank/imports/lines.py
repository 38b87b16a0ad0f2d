"""The lines of a table become the lines of a statement, as its columns are named."""

from __future__ import annotations

from collections.abc import Sequence

from esteem.bank.imports.tables import Row, Table
from esteem.bank.rules.columns import Column, Columns
from esteem.bank.rules.statements import AMERICAN, LONGEST_WORDS, Entry, last_four
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import NOTHING, Money
from esteem.money.rules.amounts import read_amount, shown
from esteem.money.rules.days import are_ambiguous, read_day, seem_american

NOT_DONE = ("pending", "reverted", "declined", "failed", "cancelled")
EITHER_WAY = (
    "Every day in this file could be read two ways. They are read day first: look whether those below are right."
)


class Reader:
    """Reads one line after another by the columns; what is wrong is said with the number of the line."""

    def __init__(self, table: Table, columns: Columns) -> None:
        self.columns = columns
        self.places = {kind: columns.all_of(kind) for kind in Column}
        self.rows = [self._plain(number, row) for number, row in table.rows]

    def _plain(self, number: int, row: Sequence[str]) -> Row:
        return number, [*row, *[""] * (len(self.columns.kinds) - len(row))]

    def cell(self, row: Sequence[str], kind: Column) -> str:
        places = self.places[kind]
        return row[places[0]] if places else ""

    def is_a_line(self, row: Sequence[str]) -> bool:
        """Whether it has a day or an amount: notes and sums in between have neither, or stand in the first cell alone."""
        kinds = (Column.DAY, Column.AMOUNT, Column.PAID_IN, Column.PAID_OUT)
        return sum(bool(cell) for cell in row) > 1 and any(self.cell(row, kind) for kind in kinds)

    def entries(self) -> tuple[list[Entry], list[str]]:
        """Every line, and what is to be said about the file. Raises RuleBroken with the line where it cannot be read."""
        lines = [(number, row) for number, row in self.rows if self.is_a_line(row)]
        lines, notes = self._without_a_row_in_the_header(lines)
        days = [(number, self.cell(row, Column.DAY)) for number, row in lines]
        if not self.columns.month_first and (american := seem_american(days)):
            raise RuleBroken(AMERICAN.format(row=american[0], day=shown(american[1])), field="file")
        if not self.columns.month_first and are_ambiguous(days) and len(days) > 1:
            notes.append(EITHER_WAY)
        found = [self._entry(number, row) for number, row in lines if not self._is_not_done(row)]
        if left := sum(self._is_not_done(row) for _, row in lines):
            notes.append(f"{left} that did not go through {'was' if left == 1 else 'were'} left out.")
        kept = [entry for entry in found if entry is not None]
        if len(kept) < len(found):
            notes.append(f"{len(found) - len(kept)} without an amount left out.")
        return kept, notes

    def _without_a_row_in_the_header(self, lines: list[Row]) -> tuple[list[Row], list[str]]:
        """What stands between the heads and the first line that has a day is no line of the statement."""
        first = next((place for place, (_, row) in enumerate(lines) if self._has_a_day(row)), 0)
        told = (
            f"Line {lines[0][0]} stands between the heads and the lines, and is no line of the statement."
            if first
            else ""
        )
        return lines[first:], [told] if told else []

    def _has_a_day(self, row: Sequence[str]) -> bool:
        return any(mark.isdigit() for mark in self.cell(row, Column.DAY))

    def _is_not_done(self, row: Sequence[str]) -> bool:
        return self.cell(row, Column.STATE).lower() in NOT_DONE

    def _entry(self, number: int, row: Sequence[str]) -> Entry | None:
        try:
            if (currency := self.cell(row, Column.CURRENCY).upper()) not in ("", "GBP"):
                raise ValueError(f"this is in {shown(currency)}; the books are in pounds.")
            amount = self._amount(row)
            balance = read_amount(self.cell(row, Column.BALANCE))
            day = read_day(self.cell(row, Column.DAY), month_first=self.columns.month_first)
        except ValueError as problem:
            raise RuleBroken(f"Line {number}: {problem}", field="file") from None
        return (
            Entry(number, day, amount, self._words(row), balance, self.cell(row, Column.OWN)[:100]) if amount else None
        )

    def _amount(self, row: Sequence[str]) -> Money:
        """The amount with its sign; of two columns, what came in less what went out, whatever sign the bank gives the latter."""
        fee = read_amount(self.cell(row, Column.FEE)) or NOTHING
        if self.places[Column.AMOUNT]:
            return (read_amount(self.cell(row, Column.AMOUNT)) or NOTHING) - fee
        came, went = (read_amount(self.cell(row, side)) or NOTHING for side in (Column.PAID_IN, Column.PAID_OUT))
        if came and went:
            raise ValueError("it both came in and went out.")
        return came - abs(went)

    def _words(self, row: Sequence[str]) -> str:
        told = dict.fromkeys(row[place].lstrip("'’`").strip() for place in self.places[Column.WORDS])
        return " ".join(word for word in told if word)[:LONGEST_WORDS]

    @property
    def account_ends(self) -> str:
        """Of one account, the end of its number. Raises RuleBroken for a file of several."""
        found = {
            last_four(cell) for _, row in self.rows if self.is_a_line(row) and (cell := self.cell(row, Column.NUMBER))
        } - {""}
        if len(found) > 1:
            raise RuleBroken(
                "There are lines of several accounts in this file. Ask the bank for one account at a time.",
                field="file",
            )
        return found.pop() if found else ""
