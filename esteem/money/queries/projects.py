"""Projects, and what each brought and cost."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Integer, case, func, select, type_coerce

from esteem.kernel.dates import Period
from esteem.kernel.db import session
from esteem.kernel.money import Money
from esteem.money.models import Heading, Line, Project, Transaction
from esteem.money.queries import years
from esteem.money.queries.places import Places, projects
from esteem.money.rules.books import HeadingFacts
from esteem.money.rules.kinds import HeadingKind
from esteem.money.rules.results import HeadingYear, ProjectResult
from esteem.money.rules.years import ends_in, name_of

InOut = tuple[Money, Money]


@dataclass(frozen=True, slots=True)
class Standing:
    """A project with what came in and went out for it since the books began."""

    project: Project
    money_in: Money
    money_out: Money

    @property
    def net(self) -> Money:
        return self.money_in - self.money_out


@dataclass(frozen=True, slots=True)
class TaggedPart:
    """One part of a booking that may carry a project: its line, what it was for, and how much."""

    line: int
    heading: str
    amount: Money
    project: int | None


Parts = Sequence[TaggedPart]


def standings() -> list[Standing]:
    """Every project with its result, those put away last, in two queries."""
    sums = in_and_out()
    nothing = (Money(0), Money(0))
    return [Standing(row, *sums.get(row.id, nothing)) for row in projects(with_closed=True)]


def in_and_out(period: Period | None = None) -> dict[int, InOut]:
    """What came in and went out for each project, in these days or ever."""
    chosen = select(Line.project_id, Heading.kind, func.sum(type_coerce(Line.amount, Integer)))
    chosen = chosen.join(Heading, Heading.id == Line.heading_id).where(Line.project_id.is_not(None))
    if period is not None:
        chosen = chosen.where(Line.day >= period.starts_on, Line.day < period.ends_before)
    found: dict[int, dict[HeadingKind, int]] = defaultdict(dict)
    for project, kind, pence in session.execute(chosen.group_by(Line.project_id, Heading.kind)):
        found[project or 0][kind] = pence
    return {
        project: (Money(-kinds.get(HeadingKind.RECEIPT, 0)), Money(kinds.get(HeadingKind.PAYMENT, 0)))
        for project, kinds in found.items()
    }


def result_of(project: Project, known: Places) -> ProjectResult:
    """All of one project, by heading and financial year."""
    periods, pence = years.years_with_books(), type_coerce(Line.amount, Integer)
    each = [func.sum(case(((Line.day >= y.starts_on) & (Line.day < y.ends_before), pence), else_=0)) for y in periods]
    chosen = select(Line.heading_id, *each).where(Line.project_id == project.id, Line.heading_id.is_not(None))
    sums = {heading: amounts for heading, *amounts in session.execute(chosen.group_by(Line.heading_id))}
    booked = tuple(
        HeadingYear(facts, ends_in(year), _as_told(facts, amount))
        for facts in known.headings
        for year, amount in zip(periods, sums.get(facts.id, ()), strict=False)
        if amount
    )
    moved = {one.ends_in for one in booked}
    names = tuple((ends_in(year), name_of(year)) for year in periods if ends_in(year) in moved)
    return ProjectResult(project.id, booked, names)


def _as_told(heading: HeadingFacts, pence: int) -> Money:
    return Money(-pence if heading.kind is HeadingKind.RECEIPT else pence)


def parts_of_booking(row: Transaction, known: Places) -> Parts:
    """The parts of a booking that may carry a project: those under a heading that people choose."""
    kinds = {facts.id: facts for facts in known.headings if facts.kind in (HeadingKind.RECEIPT, HeadingKind.PAYMENT)}
    return [
        TaggedPart(line.id, kinds[line.heading_id].name, abs(line.amount), line.project_id)
        for line in row.lines
        if line.heading_id in kinds
    ]
