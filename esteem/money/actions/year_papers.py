"""The notes to a year's accounts are written, and the report of the year, part by part; nothing two write at once is lost."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from esteem.kernel import history
from esteem.kernel.dates import Period
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import Money
from esteem.kernel.text import printable, tidy_lines
from esteem.minutes.rules.joining import joined
from esteem.minutes.rules.parts import seen_code
from esteem.money.models import YearNote, YearReport
from esteem.money.queries.closing import closed_until
from esteem.money.queries.year_papers import note_of, report_of, report_texts
from esteem.money.rules.bookings import check_size
from esteem.money.rules.year_report import ReportPart, check_length


@dataclass(frozen=True, slots=True)
class Saved:
    """What became of a save: the code of what stands there now, and if it was not saved, their words and both joined."""

    seen: str
    theirs: str | None = None
    both: str = ""

    @property
    def is_saved(self) -> bool:
        return self.theirs is None


def write_notes(
    *, year: Period, seen_version: int | None = None, expenses: Money | None, expenses_people: int | None, **words: Any
) -> YearNote:
    """The notes of the year, whole. Raises StaleEdit, and RuleBroken for a closed year or expenses of nobody."""
    _check_open(year)
    if expenses is not None:
        check_size(expenses, field="expenses")
    row = note_of(year)
    if row is None:
        row = YearNote(year_ends_on=year.last_day)
        session.add(row)
    else:
        check_version(row, seen_version)
    row.expenses, row.expenses_people = _expenses(expenses, expenses_people)
    for name, text in words.items():
        setattr(row, name, text)
    session.flush()
    return row


def _expenses(amount: Money | None, people: int | None) -> tuple[Money | None, int | None]:
    """Nought of either is nought of both: no expenses were repaid."""
    if amount == Money() and not people:
        return Money(), 0
    if people == 0 and not amount:
        return Money(), 0
    return amount, people


def begin_report(*, year: Period) -> YearReport:
    """The report of the year, begun with what seldom changes from the one before; as it stands once it is begun."""
    row = report_of(year)
    if row is None:
        _check_open(year)
        row = YearReport(year_ends_on=year.last_day, **report_texts(year))
        session.add(row)
        session.flush()
    return row


def save_part(*, year: Period, name: str, typed: str, seen: str) -> Saved:
    """Save one part, unless somebody else wrote there since the words with the code `seen`: then both come back joined.

    Raises RuleBroken: a closed year, no such part, too long.
    """
    part = next((part for part in ReportPart if part == name), None)
    if part is None:
        raise RuleBroken("There is no such part. Load the page again.")
    _check_open(year)
    row, mine = begin_report(year=year), tidy_lines(printable(typed))
    now = row.texts[part]
    if mine == now:
        return Saved(seen_code(now))
    if seen_code(now) != seen:
        return Saved(seen_code(now), now, joined(now, mine))
    check_length(mine, part)
    history.write_in_sitting(row, **{part.value: mine})
    session.flush()
    return Saved(seen_code(mine))


def end_report_sittings() -> None:
    """Once a day: sittings that were left are over."""
    history.end_old_sittings([YearReport])


def _check_open(year: Period) -> None:
    until = closed_until()
    if until is not None and year.last_day <= until:
        raise RuleBroken("This year is closed: its papers stay as they are.")
