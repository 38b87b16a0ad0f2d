"""A budget against what came and went: the tables of the screen, the paper and the file."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from esteem.budget.rules.planned import Spot
from esteem.kernel.dates import Period
from esteem.kernel.money import NOTHING, Money
from esteem.money.rules.books import FundFacts, HeadingFacts
from esteem.money.rules.kinds import HeadingKind
from esteem.money.rules.sheets import Figure, Sheet, SheetLine, part, row, sub_total, total

PARTS = ((HeadingKind.RECEIPT, "Money in"), (HeadingKind.PAYMENT, "Money out"))
HEADS = ("Heading", "Last year", "Budget", "So far", "Left")


@dataclass(frozen=True, slots=True)
class AgainstLine:
    """One heading within one fund: what was planned (None: nothing was said), what came of it, and last year."""

    heading: HeadingFacts
    fund: FundFacts
    planned: Money | None = None
    actual: Money = NOTHING
    last_year: Money = NOTHING
    note: str = ""

    @property
    def spot(self) -> Spot:
        return self.heading.id, self.fund.id

    @property
    def left(self) -> Money:
        """What is still to come or may still be spent; below nought it is more than was planned."""
        return (self.planned or NOTHING) - self.actual

    @property
    def is_overspent(self) -> bool:
        """Whether more went out than was planned; where nothing was planned, whether anything did."""
        return self.heading.kind is HeadingKind.PAYMENT and self.actual > (self.planned or NOTHING)


@dataclass(frozen=True, slots=True)
class Against:
    """A whole year's budget against what came and went until a day."""

    year: Period
    until: date
    lines: tuple[AgainstLine, ...]

    @property
    def days_gone(self) -> int:
        """How many days of the year are over, the day itself included."""
        return max(0, min((self.until - self.year.starts_on).days + 1, self.days))

    @property
    def days(self) -> int:
        return (self.year.ends_before - self.year.starts_on).days

    @property
    def gone(self) -> int:
        """How much of the year is gone, in a hundred."""
        return self.days_gone * 100 // self.days

    @property
    def has_budget(self) -> bool:
        return any(one.planned is not None for one in self.lines)

    @property
    def funds(self) -> tuple[FundFacts, ...]:
        return tuple(dict.fromkeys(one.fund for one in self.lines))

    @property
    def overspent(self) -> tuple[AgainstLine, ...]:
        """What went out beyond the budget, once there is one."""
        return tuple(one for one in self.lines if one.is_overspent) if self.has_budget else ()

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """One table for each fund, and one of them all where there are several; then the notes."""
        each = [self._sheet(fund) for fund in self.funds]
        whole = [self._whole()] if len(each) > 1 else []
        return (*each, *whole, *self._notes())

    def _sheet(self, fund: FundFacts) -> Sheet:
        ours = [one for one in self.lines if one.fund == fund]
        lines: list[SheetLine] = []
        for kind, title in PARTS:
            listed = [one for one in ours if one.heading.kind is kind]
            if listed:
                lines += [part(title), *(self._row(one) for one in listed)]
                lines.append(sub_total(f"{title}, in all", *sums(listed)))
        lines.append(total("In less out", *_net(ours)))
        title = "Budget" if len(self.funds) == 1 else f"Budget, {fund.name}"
        return Sheet(title, HEADS, tuple(lines), self.told(ours))

    def _row(self, one: AgainstLine) -> SheetLine:
        where = (
            ("heading", one.heading.id), ("fund", one.fund.id), ("from", self.year.starts_on.isoformat()),
            ("to", self.until.isoformat()),
        )  # fmt: skip
        return row(one.heading.name, *figures(one), leads_to=("money.index", where))

    def _whole(self) -> Sheet:
        lines = [
            sub_total(f"{title}, in all", *sums([one for one in self.lines if one.heading.kind is kind]))
            for kind, title in PARTS
        ]
        return Sheet(
            "Budget, all funds", HEADS, (*lines, total("In less out", *_net(self.lines))), self.told(self.lines)
        )

    def _notes(self) -> Iterator[Sheet]:
        noted = [one for one in self.lines if one.note]
        if noted:
            rows = (row(self.called(one), one.note) for one in noted)
            yield Sheet("Notes on the budget", ("Heading", "Note"), tuple(rows), words=frozenset({1}))

    def called(self, one: AgainstLine) -> str:
        """Its heading, and its fund where there are several."""
        return one.heading.name if len(self.funds) == 1 else f"{one.heading.name}, {one.fund.name}"

    @property
    def says(self) -> str:
        """How much of the year is gone, in words."""
        if not self.days_gone:
            return "The year has not begun."
        if self.days_gone == self.days:
            return "The whole year."
        return f"{self.gone}% of the year is gone ({self.days_gone} of {self.days} days)."

    def told(self, lines: Sequence[AgainstLine]) -> str:
        """How much of the year is gone, and how much of what was planned came and went by then."""
        told = [self.says]
        for kind, words in ((HeadingKind.RECEIPT, "came in"), (HeadingKind.PAYMENT, "went out")):
            ours = [one for one in lines if one.heading.kind is kind]
            planned, actual = Money.total(one.planned or NOTHING for one in ours), Money.total(o.actual for o in ours)
            if planned:
                told.append(f"{share_of(actual, planned)} of what was planned {words}.")
        return " ".join(told)

    @property
    def summary(self) -> Sheet:
        """Short, for a treasurer's report: all funds together, line by line."""
        lines: list[SheetLine] = []
        for kind, title in PARTS:
            ours = [one for one in self.lines if one.heading.kind is kind and (one.planned is not None or one.actual)]
            if ours:
                short = (row(self.called(one), one.planned or NOTHING, one.actual, one.left) for one in ours)
                lines += [part(title), *short, sub_total(f"{title}, in all", *sums(ours)[1:])]
        return Sheet("Against budget", ("Heading", "Budget", "So far", "Left"), tuple(lines), self.told(self.lines))


def share_of(actual: Money, planned: Money) -> str:
    """How much of what was planned there was: `64%`."""
    return f"{actual.pence * 100 // planned.pence}%"


def figures(one: AgainstLine) -> tuple[Figure, ...]:
    """The figures of a line, in the order of HEADS."""
    return one.last_year, one.planned or NOTHING, one.actual, one.left


def sums(lines: Sequence[AgainstLine]) -> tuple[Figure, ...]:
    """The same of several lines of one kind."""
    planned = Money.total(one.planned or NOTHING for one in lines)
    actual = Money.total(one.actual for one in lines)
    last_year = Money.total(one.last_year for one in lines)
    return last_year, planned, actual, planned - actual


def _net(lines: Sequence[AgainstLine]) -> tuple[Figure, ...]:
    def less(pick: str) -> Money:
        signed = (
            (getattr(one, pick) or NOTHING) * (1 if one.heading.kind is HeadingKind.RECEIPT else -1) for one in lines
        )
        return Money.total(signed)

    planned, actual = less("planned"), less("actual")
    return less("last_year"), planned, actual, planned - actual
