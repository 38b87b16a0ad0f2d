"""Reports with one line for each month, project or person."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

from esteem.kernel.dates import MONTHS
from esteem.kernel.money import NOTHING, Money
from esteem.money.rules.sheets import Sheet, added_up, row, total
from esteem.money.rules.spans import Span


@dataclass(frozen=True, slots=True)
class MonthFigures:
    """One month, or the part of it that counts: what came in, went out, was begun with, and was there at its end."""

    first: date
    money_in: Money
    money_out: Money
    cash: Money

    @property
    def name(self) -> str:
        return f"{MONTHS[self.first.month - 1]} {self.first.year}"

    @property
    def bar(self) -> tuple[tuple[str, str], Money, Money]:
        """For the picture: its short name, its whole name, and the two amounts."""
        return (MONTHS[self.first.month - 1][:3], self.name), self.money_in, self.money_out


@dataclass(frozen=True, slots=True)
class ByMonth:
    """Month by month, with what was there at the end of each."""

    span: Span
    months: tuple[MonthFigures, ...]

    @property
    def bars(self) -> list[tuple[tuple[str, str], Money, Money]]:
        """The last two years of it: more would be too thin to see."""
        return [month.bar for month in self.months[-24:]]

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """One line a month."""
        rows = [(m.name, (m.money_in, m.money_out, m.money_in - m.money_out, m.cash)) for m in self.months]
        whole = added_up((figures[:3] for _, figures in rows), 3)
        last = rows[-1][1][3] if rows else NOTHING
        lines = (*(row(name, *figures) for name, figures in rows), total("In all", *whole, last))
        return (Sheet("Month by month", ("Month", "Came in", "Went out", "Difference", "Cash at the end"), lines),)


@dataclass(frozen=True, slots=True)
class NamedInOut:
    """A project or a person with what came in and went out."""

    id: int | None
    name: str
    money_in: Money
    money_out: Money


@dataclass(frozen=True, slots=True)
class ByProject:
    """What each project brought and cost, and what was for none: together all of it."""

    span: Span
    projects: tuple[NamedInOut, ...]

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """One line a project."""
        return (
            in_out_sheet("By project", "Project", self.projects, lambda one: ("money.project", (("project_id", one),))),
        )


@dataclass(frozen=True, slots=True)
class ByPerson:
    """What came from and went to each person on the list, and what was booked with nobody on it."""

    span: Span
    people: tuple[NamedInOut, ...]

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """One line a person."""
        days = self.span.days
        return (
            in_out_sheet("By person", "Person", self.people, lambda one: ("money.index", (("person", one), *days))),
        )


def in_out_sheet(
    title: str,
    what: str,
    listed: Sequence[NamedInOut],
    leads: Callable[[int], tuple[str, tuple[tuple[str, object], ...]]],
) -> Sheet:
    """Who or what, came in, went out, what is left; added up."""
    figures = [(one, (one.money_in, one.money_out, one.money_in - one.money_out)) for one in listed]
    rows = (row(one.name, *cells, leads_to=leads(one.id) if one.id else None) for one, cells in figures)
    lines = (*rows, total("In all", *added_up((cells for _, cells in figures), 3)))
    return Sheet(title, (what, "Came in", "Went out", "Difference"), lines)
