"""How many came."""

from __future__ import annotations

from dataclasses import dataclass

from esteem.kernel.errors import RuleBroken

MOST = 9_999


def check_headcount(headcount: int | None, first_timers: int | None) -> None:
    """Raise RuleBroken when more came for the first time than came, or more than one evening counts."""
    if headcount is not None and not 0 <= headcount <= MOST:
        raise RuleBroken(f"Enter a whole number from 0 to {MOST:,}.", field="headcount")
    if first_timers is not None and (headcount is None or first_timers > headcount):
        raise RuleBroken("More for the first time than came in all. Count them in both.", field="first_timers")


@dataclass(frozen=True, slots=True)
class Attendance:
    """How many meetings were held, how many of them were counted, and how many came to those."""

    held: int
    counted: int
    total: int
    first_timers: int

    @property
    def again(self) -> int:
        """How many of them did not come for the first time."""
        return self.total - self.first_timers

    @property
    def average(self) -> int | None:
        """To the nearest whole person, a half upwards; None when nothing was counted."""
        return (2 * self.total + self.counted) // (2 * self.counted) if self.counted else None
