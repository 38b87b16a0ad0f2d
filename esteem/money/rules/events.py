"""What the books tell and ask of the rungs above them, and what those answer."""

from __future__ import annotations

from dataclasses import dataclass

# Announced with transaction_id and reversal_id, in the transaction that reverses it.
REVERSED = "a booking is reversed"

# Asked with nothing; answers an iterable of Checks of what stands on the books.
CHECKED = "what must hold of the books"

# Asked with the year (a Period); answers an iterable of Steps.
STEPS = "what a year's end needs"

# Asked with as_of (a date); answers an iterable of Owing: bills, claims and subs not yet settled.
UNPAID = "what is owed and not yet paid"

# Asked with period (a Period); answers an iterable of Sheets (rules/sheets.py) that stand in the treasurer's report.
REPORTED = "what else the treasurer's report tells"

# Asked with transaction_ids; answers an iterable of those that two people agreed to in another way: an approved claim, say.
AGREED = "which payments were agreed elsewhere"


@dataclass(frozen=True, slots=True)
class Check:
    """One statement about the books, whether it holds, what is wrong when it does not, and what to do then."""

    title: str
    problem: str = ""
    mend: str = ""

    @property
    def holds(self) -> bool:
        return not self.problem


@dataclass(frozen=True, slots=True)
class Step:
    """Something to be done before a year is closed: what, whether it is done, what is still wanting, and where to do it.

    `needed` steps must be done before closing; the others are good practice.
    """

    title: str
    is_done: bool
    says: str
    endpoint: str
    values: tuple[tuple[str, object], ...] = ()
    needed: bool = False
    place: int = 50


@dataclass(frozen=True, slots=True)
class Owing:
    """Something not yet paid, to the group or by it; `count` of how many it is the sum, without anybody's name."""

    details: str
    pence: int
    by_us: bool
    fund: int | None = None
    count: int = 1
