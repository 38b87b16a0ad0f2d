"""What passes between the group and the body that stands over it: a small ledger of its own, apart from what the group raised."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from esteem.kernel.dates import say_short_day
from esteem.kernel.money import NOTHING, Money
from esteem.money.rules.sheets import Sheet, SheetLine, added_up, row, total
from esteem.money.rules.spans import Span

BOOKED = ("Day", "Number", "What", "From it", "To it")


@dataclass(frozen=True, slots=True)
class PassedYear:
    """What came from the body and went to it in one financial year."""

    name: str
    from_it: Money
    to_it: Money


@dataclass(frozen=True, slots=True)
class PassedOn:
    """One booking of it; one of the two amounts, below nought where it was given back."""

    transaction: int
    number: int
    day: date
    what: str
    from_it: Money | None
    to_it: Money | None


@dataclass(frozen=True, slots=True)
class Passed:
    """Every year, then each booking of the days asked for."""

    span: Span
    name: str
    marked: tuple[str, ...]  # the headings that are for it
    years: tuple[PassedYear, ...]
    bookings: tuple[PassedOn, ...]

    @property
    def from_it(self) -> Money:
        return Money.total(one.from_it or NOTHING for one in self.bookings)

    @property
    def to_it(self) -> Money:
        return Money.total(one.to_it or NOTHING for one in self.bookings)

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """The totals of every year, then the ledger of these days."""
        return (
            Sheet("Year by year", ("Year", "From it", "To it", "Difference"), tuple(self._years())),
            Sheet(f"Booked {self.span.says}", BOOKED, tuple(self._booked()), words=frozenset({1, 2})),
        )

    def _years(self) -> Iterator[SheetLine]:
        figures = [(one.name, (one.from_it, one.to_it, one.from_it - one.to_it)) for one in self.years]
        yield from (row(name, *cells) for name, cells in figures)
        yield total("In all", *added_up((cells for _, cells in figures), 3))

    def _booked(self) -> Iterator[SheetLine]:
        for one in self.bookings:
            where = ("money.transaction", (("transaction_id", one.transaction),))
            yield row(say_short_day(one.day), one.number, one.what, one.from_it, one.to_it, leads_to=where)
        yield total("In all", None, "", self.from_it, self.to_it)
