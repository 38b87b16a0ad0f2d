"""What was measured, as a table, each figure beside what was aimed at."""

from __future__ import annotations

import statistics
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from esteem.bench.client import Times

LIST_SHARE = 0.10  # of the bare program's requests a second
PAGE_MS, MONEY_MS, LONG_MS, YEAR_MS, PDF_MS, LABELS_MS, FEED_MS, EXPORT_MS = (
    6.0, 8.0, 12.0, 15.0, 300.0, 1_000.0, 40.0, 1_000.0,
)  # fmt: skip
MONEY_AIMS = {"the year's summary": YEAR_MS, "the treasurer's report": YEAR_MS}
SLOWER = 1.5  # times as slow as with the usual bookings a page of the books may be with ten times as many
FIRST_LOAD_KB, MEMORY_MB, START_S, PREVIEW_S, STATEMENT_S = 90.0, 90.0, 1.0, 2.0, 2.0
HEAD = f"{'page':<24}{'median ms':>11}{'p95 ms':>9}{'queries':>9}{'gzipped kB':>12}{'pages/s':>9}{'of hello':>10}"


@dataclass(frozen=True, slots=True)
class Page:
    """What one page costs."""

    name: str
    times: Times
    queries: int
    gzipped: int
    per_second: float
    hello: float
    aim_ms: float = PAGE_MS

    @property
    def share(self) -> float:
        """Of what the bare program answered on the same server in the same moments."""
        return self.per_second / self.hello


@dataclass(frozen=True, slots=True)
class Figure:
    """A single figure with its unit, and the most it should be; None for one nobody could take."""

    name: str
    value: float | None
    unit: str
    aim: float | None = None

    @property
    def is_reached(self) -> bool:
        return self.aim is None or self.value is None or self.value <= self.aim

    def __str__(self) -> str:
        if self.value is None:
            return f"{self.name:<44}{'not known here':>15}"
        aim = (
            ""
            if self.aim is None
            else f"   (aim: under {self.aim:g} {self.unit}){'' if self.is_reached else '  NOT REACHED'}"
        )
        return f"{self.name:<44}{self.value:>10.1f} {self.unit}{aim}"


def page_lines(pages: Sequence[Page], *, slower: float = 1) -> Iterable[str]:
    """A line for each page; a star marks a figure that misses its aim."""
    yield HEAD
    for page in pages:
        slow = "*" if page.times.median > page.aim_ms else " "
        few = "*" if page.share < LIST_SHARE else " "
        yield (
            f"{page.name:<24}{page.times.median:>10.1f}{slow}{page.times.p95:>9.1f}{page.queries:>9}"
            f"{page.gzipped / 1000:>12.1f}{page.per_second:>9.0f}{page.share:>9.0%}{few}"
        )
    yield f"hello, a bare Flask page on the same server: {statistics.median(page.hello for page in pages):.0f} pages/s"
    plain = f"a page under {PAGE_MS:g} ms, " if slower == 1 else ""
    money, year = f"{MONEY_MS * slower:g} ms", f"{YEAR_MS * slower:g} ms"
    aims = f"{plain}the desk and the books under {money}, the year under {year}, a list at {LIST_SHARE:.0%} of hello or more"
    yield f"aims: {aims}; * misses it"
