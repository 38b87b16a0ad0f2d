"""What the books tell and ask of the rungs above them, and what those answer."""

from __future__ import annotations

from dataclasses import dataclass

REVERSED = "a booking is reversed"  # announced with transaction_id and reversal_id, in the transaction that reverses it
CHECKED = "what must hold of the books"  # asked with nothing; answers Checks of what stands on the books from above
STEPS = "what a year's end needs"  # asked with the year (Period); answers Steps, in the order of their place
UNPAID = (
    "what is owed and not yet paid"  # asked with as_of (date); answers Owing, of bills, claims and subs not yet settled
)


@dataclass(frozen=True, slots=True)
class Check:
    """One statement about the books, whether it holds, and what to look at when it does not."""

    title: str
    problem: str = ""

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
