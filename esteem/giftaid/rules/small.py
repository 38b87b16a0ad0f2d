"""The scheme for small gifts without a declaration (GASDS): how much of them counts, and why no more."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from esteem.giftaid.rules.limits import Key, limit_on, tax_on, years_after
from esteem.kernel.dates import say_day
from esteem.kernel.money import NOTHING, Money


@dataclass(frozen=True, slots=True)
class Small:
    """A tax year: what came in as small gifts, what was claimed with declarations, what small gifts were claimed already."""

    starts_on: date
    came_in: Money
    with_declaration: Money
    claimed: Money

    @property
    def last_day(self) -> date:
        return years_after(self.starts_on, 1) - timedelta(days=1)

    @property
    def until(self) -> date:
        """The last day to claim for it."""
        return years_after(self.last_day, limit_on(Key.SMALL_WINDOW_YEARS, self.starts_on).value)

    @property
    def each(self) -> Money:
        """The most that one gift may be."""
        return limit_on(Key.SMALL_GIFT, self.starts_on).money

    @property
    def of_year(self) -> Money:
        return limit_on(Key.SMALL_YEAR, self.starts_on).money

    @property
    def times(self) -> int:
        return limit_on(Key.SMALL_TIMES, self.starts_on).value

    @property
    def most(self) -> Money:
        """The lower of the year's limit and so many times what was claimed with declarations."""
        return min(self.of_year, self.with_declaration * self.times)

    @property
    def left(self) -> Money:
        """What can still be claimed on."""
        return max(NOTHING, min(self.came_in, self.most) - self.claimed)

    @property
    def tax(self) -> Money:
        return tax_on(self.left, self.starts_on)

    def why(self, today: date) -> list[str]:
        """How it comes to that, a sentence each."""
        limits = (
            f"The most for a tax year is {self.of_year}, and no more than {self.times} times the gifts you claim with "
            f"declarations in it: {self.times} times {self.with_declaration}."
        )
        said = [
            f"{self.came_in} came in as gifts of {self.each} or less, in cash or by card, without a declaration.",
            limits,
        ]
        if not self.with_declaration:
            said.append(
                "Nothing was claimed with declarations in this tax year, so nothing can be claimed on small gifts."
            )
        if self.claimed:
            said.append(f"{self.claimed} of it is claimed already.")
        said.append(
            f"It could be claimed until {say_day(self.until)}." if today > self.until
            else f"It can be claimed until {say_day(self.until)}."
        )  # fmt: skip
        return said
