"""What bringing in a cash book would do, worked out from its lines and from the books; nothing is written."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from esteem.kernel import dates
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import NOTHING, Money
from esteem.kernel.text import fold, plural
from esteem.money.actions.cash_books import NewLine
from esteem.money.imports.reading import Sheet
from esteem.money.models import CashBookFile
from esteem.money.queries import cash_books as asked
from esteem.money.queries import places
from esteem.money.queries.closing import closed_until
from esteem.money.rules.bookings import check_day, check_size
from esteem.money.rules.books import AccountFacts, FundFacts
from esteem.money.rules.cash_books import Chosen, Column, Entry, Reader, in_order
from esteem.money.rules.closing import check_open
from esteem.money.rules.kinds import HeadingKind


@dataclass(frozen=True, slots=True)
class Planned:
    """One line with the places it goes to. No heading for what the book began with; `heading_name` is one to be made."""

    entry: Entry
    account: int
    fund: int
    heading: int | None
    heading_name: str = ""
    knows_heading: bool = True
    mark: str = ""
    is_new: bool = True

    @property
    def heading_kind(self) -> HeadingKind:
        return HeadingKind.RECEIPT if self.entry.amount > NOTHING else HeadingKind.PAYMENT


@dataclass(frozen=True, slots=True)
class Plan:
    """Every line in the order it would be booked, what is to be said of them, and which headings are not there yet."""

    rows: tuple[Planned, ...]
    notes: tuple[str, ...]
    unknown: tuple[str, ...] = ()

    @property
    def new(self) -> list[Planned]:
        return [row for row in self.rows if row.is_new]

    @property
    def known_count(self) -> int:
        return len(self.rows) - len(self.new)

    @property
    def began(self) -> Money:
        return Money.total(row.entry.amount for row in self.new if row.entry.opens)

    @property
    def came(self) -> Money:
        return self._sum(row.entry.amount for row in self.new if not row.entry.opens)

    @property
    def went(self) -> Money:
        return self._sum(-row.entry.amount for row in self.new if not row.entry.opens)

    @staticmethod
    def _sum(amounts: Iterable[Money]) -> Money:
        return Money.total(amount for amount in amounts if amount > NOTHING)

    @property
    def first_on(self) -> date:
        return self.rows[0].entry.day

    @property
    def last_on(self) -> date:
        return self.rows[-1].entry.day


def plan_for(book: CashBookFile) -> Plan:
    """What the file would do. Raises RuleBroken with the line that cannot be brought in."""
    sheet, chosen = Sheet.of(book), Chosen.read(book.columns)
    reader = Reader(sheet.rows, chosen)
    entries = in_order(reader.entries())
    _check(entries)
    rows = _marked(_placed(entries, chosen), asked.marks_known())
    unknown = tuple(dict.fromkeys(row.heading_name for row in rows if row.is_new and row.heading_name))
    notes = [note for note in (sheet.note, *reader.notes, _alike(rows)) if note]
    if chosen.new_headings:
        return Plan(rows, tuple(notes), unknown)
    return Plan(tuple(replace(row, heading_name="") for row in rows), tuple(notes), unknown)


def _check(entries: Sequence[Entry]) -> None:
    today, until = dates.today(), closed_until()
    for entry in entries:
        try:
            check_day(entry.day, today)
            check_open(entry.day, until)
            check_size(entry.amount)
        except RuleBroken as broken:
            raise RuleBroken(f"Line {entry.row}: {broken.sentence}") from None


def _placed(entries: Sequence[Entry], chosen: Chosen) -> list[Planned]:
    known = places.every_place()
    accounts = {fold(place.name): place for place in known.accounts}
    funds = {fold(place.name): place for place in known.funds}
    headings = {(place.kind, fold(place.name)): place.id for place in known.headings if not place.is_closed}
    found = []
    for entry in entries:
        row = Planned(
            entry, _place(entry, Column.ACCOUNT, accounts, chosen.account), _place(entry, Column.FUND, funds, chosen.fund), None,
        )  # fmt: skip
        if not entry.opens:
            usual = chosen.heading_in if entry.amount > NOTHING else chosen.heading_out
            name = entry.says(Column.HEADING)
            own = headings.get((row.heading_kind, fold(name)))
            unknown = bool(name) and own is None
            row = replace(
                row, heading=own or usual, heading_name=name[:60] if unknown else "", knows_heading=not unknown
            )
        found.append(row)
    return found


def _place(entry: Entry, column: Column, known: Mapping[str, AccountFacts | FundFacts], usual: int) -> int:
    name = entry.says(column)
    if not name:
        return usual
    place = known.get(fold(name))
    what = column.value
    if place is None:
        raise RuleBroken(f"Line {entry.row}: there is no {what} “{name[:60]}”. Add it first, or leave that column out.")
    if place.is_closed:
        raise RuleBroken(f"Line {entry.row}: the {what} {place.name} is closed. Open it again first.")
    return place.id


def _marked(rows: Sequence[Planned], known: frozenset[str]) -> tuple[Planned, ...]:
    """Each with a mark that is the same whenever the line comes again, so that it is booked once."""
    seen: Counter[str] = Counter()
    found = []
    for row in rows:
        told = f"{row.entry.day}|{row.entry.amount.pence}|{fold(row.entry.what)}|{row.account}|{row.entry.opens}"
        seen[told] += 1
        mark = hashlib.sha256(f"{told}|{seen[told]}".encode()).hexdigest()[:16]
        found.append(replace(row, mark=mark, is_new=mark not in known))
    return tuple(found)


def _alike(rows: Sequence[Planned]) -> str:
    """Lines that may have been recorded by hand already."""
    new = [row for row in rows if row.is_new]
    if not new:
        return ""
    here = asked.amounts_between(new[0].entry.day, new[-1].entry.day)
    count = sum((row.entry.day, row.account, row.entry.amount.pence) in here for row in new)
    if not count:
        return ""
    have = "has" if count == 1 else "have"
    told = f"{plural(count, 'new line')} {have} the day, account and amount of something recorded here already."
    return f"{told} Look whether it is the same."


def lines_of(plan: Plan) -> list[NewLine]:
    """The new lines as they are booked."""
    return [_line(row) for row in plan.new]


def _line(row: Planned) -> NewLine:
    """With what was written about it: what it was, and the name of a heading that is not one here."""
    entry = row.entry
    heading = entry.says(Column.HEADING) if row.heading is not None and not row.heading_name else ""
    told = [entry.what, entry.says(Column.NOTE), heading if heading and not row.knows_heading else ""]
    return NewLine(
        entry.row, entry.day, entry.amount, row.account, row.fund, row.heading, row.heading_name,
        description=". ".join(word.rstrip(".") for word in dict.fromkeys(told) if word)[:200],
        who=entry.says(Column.WHO), reference=entry.says(Column.REFERENCE),
    )  # fmt: skip
