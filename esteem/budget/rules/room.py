"""Until when the room is paid, by the general cash there is; and when that is little."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from esteem.kernel.dates import say_day
from esteem.kernel.money import NOTHING, Money

FAR = timedelta(days=5 * 365)
LITTLE_DAYS = 60  # with no sum of the group's own: less general cash than the room of so many days is little


def paid_until(cash: Money, a_year: Money, today: date) -> date | None:
    """The day until which that much cash pays a room that costs so much a year; None when nothing is known of its cost."""
    if a_year <= NOTHING:
        return None
    days = max(0, cash.pence) * 365 // a_year.pence
    return today + timedelta(days=min(days, FAR.days))


@dataclass(frozen=True, slots=True)
class Room:
    """What the room costs by the books and by the meetings planned, and until when the general cash pays it."""

    today: date
    cash: Money
    by_books: Money = NOTHING  # of the last twelve months
    by_meetings: Money | None = None  # of the next three months; None where a price or the meetings are not known

    @property
    def a_year(self) -> Money:
        """The dearer of the two, to be careful."""
        return max(self.by_books, (self.by_meetings or NOTHING) * 4)

    @property
    def until(self) -> date | None:
        return paid_until(self.cash, self.a_year, self.today)

    @property
    def says(self) -> str:
        """In a few words, for the top of a page."""
        if self.until is None:
            return "not known"
        if self.cash <= NOTHING:
            return "not paid"
        return "more than five years" if self.until >= self.today + FAR else say_day(self.until)

    @property
    def reckoned(self) -> str:
        """How that was reckoned."""
        if self.until is None:
            return "No room was paid in the last twelve months, and the meetings that are planned have no price."
        books = f"By the books of the last twelve months the room costs {self.by_books} a year."
        planned = f" The meetings of the next three months cost {self.by_meetings}." if self.by_meetings else ""
        dearer = " The dearer of the two is counted." if self.by_books and self.by_meetings else ""
        return f"{books}{planned}{dearer} {self.cash} is in the general fund, as if nothing else came in or went out."


def is_little(cash: Money, *, own: Money | None, room_a_year: Money) -> bool:
    """Whether the general cash is below the group's own sum or, where it has none, below two months of the room."""
    if own is not None:
        return cash < own
    return bool(room_a_year) and cash.pence * 365 < room_a_year.pence * LITTLE_DAYS
