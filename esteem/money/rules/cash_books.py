"""A cash book as people keep it in a spreadsheet: what its columns are, and what its lines say."""

from __future__ import annotations

import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import NOTHING, Money
from esteem.kernel.text import Said, plural, tidy
from esteem.money.rules.amounts import read_amount, shown
from esteem.money.rules.days import are_ambiguous, read_day, seem_american

MOST_LINES = 2_000
Row = tuple[int, Sequence[str]]
AMERICAN = "The days seem to be American (line {row}: “{day}”). Say with the columns that the month comes first."
EITHER_WAY = "Every day could be read two ways. They are read day first: look whether those below are right."


class Column(Said):
    """What one column is."""

    DAY = "day", "The day"
    WHAT = "what", "What it was"
    IN = "in", "What came in"
    OUT = "out", "What went out"
    AMOUNT = "amount", "The amount, with a minus when it went out"
    BALANCE = "balance", "The balance after it"
    WHO = "who", "Who it was with"
    HEADING = "heading", "The heading"
    ACCOUNT = "account", "The account"
    FUND = "fund", "The fund"
    REFERENCE = "reference", "A reference"
    NOTE = "note", "A note"


_GUESSES: tuple[tuple[Column, str], ...] = (
    (Column.DAY, r"(transaction )?date( paid| received)?|day|when"),
    (Column.OUT, r"((money|cash|paid|amount|total) )?out|payments?|paid|spent|expenditure|debits?|withdrawn|expenses?"),
    (Column.IN, r"((money|cash|paid|amount|total) )?in|receipts?|received|income|credits?|deposits?"),
    (Column.BALANCE, r"(running |closing |cash |bank )?(balance|total)"),
    (Column.AMOUNT, r"amount|value|sum"),
    (Column.WHO, r"who|whom|name|payee|(paid |received )?(to|from)|from or to|to or from|supplier"),
    (Column.HEADING, r"headings?|categor(y|ies)|types?|codes?|budget( line)?|analysis"),
    (Column.ACCOUNT, r"account|bank or cash|cash or bank|where|paid (into|from)"),
    (Column.FUND, r"funds?|grant|pot"),
    (
        Column.REFERENCE,
        r"ref(erence)?( no| number)?|cheque( no| number)?|voucher( no| number)?|receipt( no| number)|invoice",
    ),
    (Column.WHAT, r"what( for)?|descriptions?|details?|particulars|item|narrative|purpose|for|transaction"),
    (Column.NOTE, r"notes?|comments?|remarks?|memo"),
)
_LIKE_A_DAY = re.compile(r"\d{1,4}[/.\- ](\d{1,2}|[A-Za-z]{3,9})[/.\- ]\d{1,4}")
_OPENS = re.compile(
    r"(opening|starting|start) (balance|cash|funds?|float)\b.*|(balance )?(brought|carried) (forward|fwd)( from.*)?"
    r"|(bal(ance)? )?b ?f( .*)?|balance (at|on) (the )?start.*"
)
_CLOSES = re.compile(
    r"((grand|sub|month|year|page) ?)*totals?|(closing|end(ing)?|final) balance\b.*|(bal(ance)? )?c ?f( .*)?|balance carried.*"
)
_SUMS = re.compile(r"((grand|sub|month|year|page) ?)*totals?\b.*|balance")  # in a line without a day


def plain(words: str) -> str:
    """Without case, marks and double spaces: ` Money In (£)` is `money in`."""
    return " ".join(re.sub(r"[^a-z0-9]+", " ", words.lower()).split())


def guess(head: str) -> Column | None:
    """What a column with this head most likely is."""
    said = plain(head)
    return next((column for column, pattern in _GUESSES if re.fullmatch(pattern, said)), None)


def guessed(heads: Sequence[str]) -> tuple[Column | None, ...]:
    """What each column most likely is; of two alike the first, and without any amount in two columns the single one."""
    found: list[Column | None] = []
    for head in heads:
        column = guess(head)
        found.append(None if column in found else column)
    if Column.WHAT not in found:
        instead = next((one for one in (Column.NOTE, Column.WHO) if one in found), None)
        found = [Column.WHAT if column is instead and instead else column for column in found]
    if Column.AMOUNT in found and {Column.IN, Column.OUT} <= set(found):
        found[found.index(Column.AMOUNT)] = None
    return tuple(found)


def is_heads(row: Sequence[str]) -> int:
    """How many of these cells are heads that are known; none where a day stands among them."""
    if any(_LIKE_A_DAY.fullmatch(cell.strip()) for cell in row):
        return 0
    return len({guess(cell) for cell in row if cell} - {None})


@dataclass(frozen=True, slots=True)
class Chosen:
    """What each column is, and where a line belongs that does not say so itself."""

    kinds: tuple[Column | None, ...]
    account: int
    fund: int
    heading_in: int
    heading_out: int
    month_first: bool = False
    new_headings: bool = False

    @property
    def written(self) -> str:
        told = {name: getattr(self, name) for name in self.__slots__ if name != "kinds"}
        return json.dumps(told | {"kinds": [kind.value if kind else "" for kind in self.kinds]})

    @classmethod
    def read(cls, written: str) -> Chosen:
        told = json.loads(written)
        called = {column.value: column for column in Column}
        return cls(tuple(called.get(value) for value in told.pop("kinds")), **told)

    @property
    def problem(self) -> str:
        """What is wanting before lines can be read; "" when nothing is."""
        named = [kind for kind in self.kinds if kind]
        if twice := next((kind for kind in named if named.count(kind) > 1), None):
            return f"Two columns cannot both be “{twice.says.lower()}”."
        if Column.DAY not in named:
            return "Say which column is the day."
        sides = {Column.IN, Column.OUT} & set(named)
        if Column.AMOUNT in named:
            return "Choose one column with the amount, or two for what came in and went out, not both." if sides else ""
        return "" if sides else "Say which column is the amount, or which two are what came in and what went out."


@dataclass(frozen=True, slots=True)
class Entry:
    """One line: money that came (more than nought) or went, or what the book began with."""

    row: int
    day: date
    amount: Money
    what: str
    names: tuple[tuple[Column, str], ...] = ()
    opens: bool = False
    balance: Money | None = None

    def says(self, column: Column) -> str:
        return dict(self.names).get(column, "")


NAMED = (Column.WHO, Column.HEADING, Column.ACCOUNT, Column.FUND, Column.REFERENCE, Column.NOTE)
LONGEST = {Column.WHO: 120, Column.REFERENCE: 60}


class Reader:
    """Reads the lines by the columns; what is wrong is said with the number of the line."""

    def __init__(self, rows: Sequence[Row], chosen: Chosen) -> None:
        self.chosen = chosen
        self.place = {kind: chosen.kinds.index(kind) for kind in chosen.kinds if kind}
        self.rows = [(number, row) for number, row in rows if any(row)]
        self.notes: list[str] = []
        self.all_out_below = self._all_out_below()

    def cell(self, row: Sequence[str], kind: Column) -> str:
        place = self.place.get(kind)
        return tidy(row[place]) if place is not None and place < len(row) else ""

    def entries(self) -> list[Entry]:
        """Every line. Raises RuleBroken with the line that cannot be read."""
        self._look_at_days()
        found: list[Entry] = []
        left: list[int] = []
        for number, row in self.rows:
            try:
                entry = self._entry(number, row, found)
            except ValueError as problem:
                raise RuleBroken(f"Line {number}: {problem}") from None
            if entry is None:
                left.append(number)
            elif entry.amount:
                found.append(entry)
        if left:
            says = ", ".join(map(str, left[:8])) + (" and more" if left[8:] else "")
            self.notes.append(f"{plural(len(left), 'line')} left out, without an amount or with a total: line {says}.")
        if not found:
            raise RuleBroken("No line of this file has a day and an amount. Look whether the columns are right.")
        self._look_at_balances(found)
        return found

    def _look_at_days(self) -> None:
        days = [(number, day) for number, row in self.rows if (day := self.cell(row, Column.DAY)) and day[:1].isdigit()]
        if not self.chosen.month_first and (american := seem_american(days)):
            raise RuleBroken(AMERICAN.format(row=american[0], day=shown(american[1])))
        if not self.chosen.month_first and len(days) > 1 and are_ambiguous(days):
            self.notes.append(EITHER_WAY)

    def _all_out_below(self) -> bool:
        """Whether the column of what went out has a minus everywhere, which then means nothing."""
        cells = [cell for _, row in self.rows if (cell := self.cell(row, Column.OUT)) and any(map(str.isdigit, cell))]
        return bool(cells) and all(cell.lstrip("'’` £").startswith(("-", "\u2212", "(")) for cell in cells)

    def _entry(self, number: int, row: Sequence[str], before: Sequence[Entry]) -> Entry | None:
        """The line; None for one that is no booking: a note, a blank amount, a total."""
        day, what = self.cell(row, Column.DAY), self.cell(row, Column.WHAT)
        has_day, words = any(map(str.isdigit, day)), [plain(cell) for cell in (row if not what else (day, what))]
        if any(_CLOSES.fullmatch(word) or (not has_day and _SUMS.fullmatch(word)) for word in words):
            return None
        opens = any(_OPENS.fullmatch(word) for word in words)
        if opens and before:
            return None  # what a page brings forward was counted on the page before
        amount, balance = self._amount(row), read_amount(self.cell(row, Column.BALANCE))
        if opens and not amount:
            amount = balance
        if not amount:
            return None
        if not has_day and not opens:
            if self._is_sum(row, before):
                return None
            raise ValueError("there is an amount, and no day. Write the day there, or take the line out.")
        read = read_day(day, month_first=self.chosen.month_first) if has_day else self._first_day()
        names = tuple((kind, said[: LONGEST.get(kind, 200)]) for kind in NAMED if (said := self.cell(row, kind)))
        return Entry(number, read, amount, what[:200], names, opens, balance)

    def _first_day(self) -> date:
        first = next((day for _, row in self.rows if any(map(str.isdigit, day := self.cell(row, Column.DAY)))), "")
        return read_day(first, month_first=self.chosen.month_first)

    def _amount(self, row: Sequence[str]) -> Money | None:
        if Column.AMOUNT in self.place:
            return read_amount(self.cell(row, Column.AMOUNT))
        came, went = (read_amount(self.cell(row, side)) or NOTHING for side in (Column.IN, Column.OUT))
        went = -went if self.all_out_below else went
        if came < NOTHING or went < NOTHING:
            raise ValueError("there is less than nought. Write what came in and what went out without a minus.")
        if came and went:
            raise ValueError("it both came in and went out. Write it as two lines.")
        return came - went

    def _is_sum(self, row: Sequence[str], before: Sequence[Entry]) -> bool:
        """Whether its amounts are what the lines above come to."""
        came = Money.total(entry.amount for entry in before if entry.amount > NOTHING)
        went = Money.total(-entry.amount for entry in before if entry.amount < NOTHING)
        opened = Money.total(entry.amount for entry in before if entry.opens)
        if Column.AMOUNT in self.place:
            return read_amount(self.cell(row, Column.AMOUNT)) in (came - went, came - went - opened)
        sides = [read_amount(self.cell(row, side)) or NOTHING for side in (Column.IN, Column.OUT)]
        sides[1] = -sides[1] if self.all_out_below else sides[1]
        return sides[0] in (came, came - opened, NOTHING) and sides[1] in (went, NOTHING)

    def _look_at_balances(self, found: Sequence[Entry]) -> None:
        """A running balance that does not follow shows a line that is missing or was read wrongly."""
        if any(entry.says(Column.ACCOUNT) for entry in found) or not any(entry.balance is not None for entry in found):
            return
        upwards = min(_breaks(found), _breaks(list(reversed(found))), key=len)
        if upwards:
            self.notes.append(
                f"The balance does not follow in {plural(len(upwards), 'place')}, first at line {upwards[0]}: "
                "something may be missing before it."
            )


def _breaks(found: Sequence[Entry]) -> list[int]:
    """The lines whose balance is not the one before and their own amount."""
    wrong: list[int] = []
    running: Money | None = None
    for entry in found:
        running = None if running is None else running + entry.amount
        if entry.balance is not None:
            if running is not None and running != entry.balance:
                wrong.append(entry.row)
            running = entry.balance
    return wrong


def in_order(entries: Sequence[Entry]) -> list[Entry]:
    """By day, what the book began with first."""
    return sorted(entries, key=lambda entry: (entry.day, not entry.opens, entry.row))
