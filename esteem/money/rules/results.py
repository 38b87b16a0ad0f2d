"""What a project brought and cost: its own result, by heading and by year. A tag tells; the funds stay what they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from esteem.kernel.money import NOTHING, Money
from esteem.money.rules.books import HeadingFacts
from esteem.money.rules.kinds import HeadingKind
from esteem.money.rules.sheets import Sheet, SheetLine, added_up, part, row, sub_total, total

LATEST = 2  # years shown each in a column of its own; those before them share one


@dataclass(frozen=True, slots=True)
class HeadingYear:
    """What was booked for a project under one heading in one year: received for a receipt, paid for a payment."""

    heading: HeadingFacts
    ends_in: int
    amount: Money


@dataclass(frozen=True, slots=True)
class ProjectResult:
    """Everything one project brought and cost, with the names of the years by the calendar year each ends in."""

    project: int
    booked: tuple[HeadingYear, ...]
    year_names: tuple[tuple[int, str], ...]  # the latest first

    @property
    def money_in(self) -> Money:
        return Money.total(one.amount for one in self.booked if one.heading.kind is HeadingKind.RECEIPT)

    @property
    def money_out(self) -> Money:
        return Money.total(one.amount for one in self.booked if one.heading.kind is HeadingKind.PAYMENT)

    @property
    def net(self) -> Money:
        return self.money_in - self.money_out

    @property
    def sheet(self) -> Sheet:
        """In, out and what is left, heading by heading: the latest years each in a column, then earlier ones, then all."""
        shown = self.year_names[:LATEST]
        earlier = ("Earlier",) if self.year_names[LATEST:] else ()
        heads = ("Heading", *(name for _, name in shown), *earlier, *(("In all",) if self.year_names[1:] else ()))
        return Sheet("By heading and year", heads, tuple(self._lines(len(heads) - 1)))

    def _lines(self, columns: int) -> Iterator[SheetLine]:
        sums = []
        for kind, title in ((HeadingKind.RECEIPT, "Came in"), (HeadingKind.PAYMENT, "Went out")):
            rows = list(_by_heading(one for one in self.booked if one.heading.kind is kind))
            figures = [(heading, self._figures(booked)) for heading, booked in rows]
            sums.append(added_up((cells for _, cells in figures), columns))
            if rows:
                yield part(title)
                yield from (
                    row(heading.name, *cells, leads_to=("money.index", self._where(heading)))
                    for heading, cells in figures
                )
                yield sub_total("In all", *sums[-1])
        yield total("What is left", *(into - out for into, out in zip(*sums, strict=True)))

    def _where(self, heading: HeadingFacts) -> tuple[tuple[str, object], ...]:
        return (("project", self.project), ("heading", heading.id), ("year", "all"))

    def _figures(self, booked: Sequence[HeadingYear]) -> tuple[Money, ...]:
        by_year: dict[int, Money] = defaultdict(Money)
        for one in booked:
            by_year[one.ends_in] += one.amount
        own = tuple(by_year.get(number, NOTHING) for number, _ in self.year_names[:LATEST])
        before = self.year_names[LATEST:]
        earlier = (Money.total(by_year.get(number, NOTHING) for number, _ in before),) if before else ()
        return (*own, *earlier, *((Money.total(by_year.values()),) if self.year_names[1:] else ()))


def _by_heading(booked: Iterable[HeadingYear]) -> Iterator[tuple[HeadingFacts, list[HeadingYear]]]:
    found: dict[HeadingFacts, list[HeadingYear]] = {}
    for one in booked:
        found.setdefault(one.heading, []).append(one)
    yield from found.items()
