"""What a report is made of on the screen, on paper and in a file alike: tables of figures, taken from one set of facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from esteem.kernel.money import NOTHING, Money

Figure = Money | date | int | str | None
Address = tuple[str, tuple[tuple[str, object], ...]]  # an endpoint and its values


@dataclass(frozen=True, slots=True)
class SheetLine:
    """One line of a table: a title of a part, a row, a sub-total or a total; `leads_to` is where the screen goes from it."""

    style: Literal["part", "row", "sum", "total"]
    label: str
    figures: tuple[Figure, ...] = ()
    leads_to: Address | None = None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with its title: the first head is that of the labels; `words` are the columns that hold no amounts."""

    title: str
    heads: tuple[str, ...]
    lines: tuple[SheetLine, ...]
    note: str = ""
    words: frozenset[int] = field(default_factory=frozenset)

    @property
    def is_narrow(self) -> bool:
        """Whether its figures fit side by side on a phone."""
        return len(self.heads) <= 5 and not self.words


def part(title: str) -> SheetLine:
    """The title of a part of a table."""
    return SheetLine("part", title)


def row(label: str, *figures: Figure, leads_to: Address | None = None) -> SheetLine:
    """An ordinary line."""
    return SheetLine("row", label, figures, leads_to)


def sub_total(label: str, *figures: Figure) -> SheetLine:
    """What the lines above it make."""
    return SheetLine("sum", label, figures)


def total(label: str, *figures: Figure) -> SheetLine:
    """What it all comes to."""
    return SheetLine("total", label, figures)


def added_up(rows: Iterable[Sequence[Figure]], columns: int) -> tuple[Money, ...]:
    """The sum of each column of amounts."""
    sums = [NOTHING] * columns
    for figures in rows:
        for place, figure in enumerate(figures):
            sums[place] += figure if isinstance(figure, Money) else NOTHING
    return tuple(sums)


def as_rows(sheets: Sequence[Sheet]) -> Iterator[tuple[Figure, ...]]:
    """The tables one after another as a file holds them: each line with its table's title, each table after its heads."""
    for number, sheet in enumerate(sheets):
        if number:
            yield ("", *sheet.heads)
        yield from ((sheet.title, line.label, *line.figures) for line in sheet.lines)
