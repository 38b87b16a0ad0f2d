"""What statements are made of: rows of figures by fund, blocks of rows, and the lines as they stand on a page."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from esteem.kernel.money import Money
from esteem.money.rules.books import FundFacts
from esteem.money.rules.kinds import Section
from esteem.money.rules.layouts import Layout

Part = tuple[FundFacts, Money, Money]  # a fund, its amount this year, and last year


@dataclass(frozen=True, slots=True)
class Row:
    """One line of figures: a cell for each fund column of the layout, then the total and last year's total."""

    label: str
    cells: tuple[Money, ...]
    total: Money
    last_year: Money

    @property
    def figures(self) -> tuple[Money, ...]:
        return (*self.cells, self.total, self.last_year)

    @property
    def is_empty(self) -> bool:
        return not any(self.figures)

    def named(self, label: str) -> Row:
        return replace(self, label=label)

    def plus(self, *others: Row) -> Row:
        return _combined(self, others, Money.__add__)

    def minus(self, *others: Row) -> Row:
        return _combined(self, others, Money.__sub__)


def _combined(first: Row, others: Iterable[Row], how: Callable[[Money, Money], Money]) -> Row:
    for other in others:
        cells = tuple(map(how, first.cells, other.cells))
        first = Row(first.label, cells, how(first.total, other.total), how(first.last_year, other.last_year))
    return first


def laid_out(label: str, layout: Layout, parts: Iterable[Part]) -> Row:
    """A row made of amounts by fund, each put into its column."""
    listed = list(parts)
    cells = tuple(Money.total(this for fund, this, _ in listed if column.holds(fund)) for column in layout.columns)
    return Row(label, cells, Money.total(part[1] for part in listed), Money.total(part[2] for part in listed))


@dataclass(frozen=True, slots=True)
class Block:
    """One section of the account (A1 to A4): its rows and its sub-total."""

    section: Section
    title: str
    rows: tuple[Row, ...]
    total: Row


@dataclass(frozen=True, slots=True)
class PrintedLine:
    """A line as it stands on the page, in order; `row` is None for a title."""

    style: Literal["part", "row", "sum", "total"]
    label: str
    row: Row | None = None
    code: str = ""


def block_lines(main: Block, assets: Block, sub_total: str = "") -> Iterator[PrintedLine]:
    """Both blocks line by line; with nothing in the second, the total that follows is the first one's sub-total.

    A form that prints the sub-total in any case says what it is called.
    """
    yield PrintedLine("part", main.title, code=main.section)
    yield from (PrintedLine("row", row.label, row) for row in main.rows)
    if sub_total or not assets.total.is_empty:
        yield PrintedLine("sum", sub_total or main.total.label, main.total)
    if assets.total.is_empty:
        return
    yield PrintedLine("part", assets.title, code=assets.section)
    yield from (PrintedLine("row", row.label, row) for row in assets.rows)
    yield PrintedLine("sum", assets.total.label, assets.total)


def rounds_off(rows: Sequence[Row], total: Row) -> bool:
    """Whether these rows in whole pounds fail to make their total, or a row fails to add up across."""
    down = any(
        sum(row.figures[place].pounds() for row in rows) != figure.pounds()
        for place, figure in enumerate(total.figures)
    )
    across = any(row.cells and sum(cell.pounds() for cell in row.cells) != row.total.pounds() for row in (*rows, total))
    return down or across
