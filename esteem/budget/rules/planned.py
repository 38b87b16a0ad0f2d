"""What a budget is made of: lines by heading and fund; whether they changed, and what they are copied from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import NOTHING, Money
from esteem.kernel.text import Said
from esteem.money.rules.bookings import check_size
from esteem.money.rules.books import Movement

LONGEST_NOTE = 200
Spot = tuple[int, int]  # heading, fund


class Start(Said):
    """What a new budget begins with."""

    BUDGET = "budget", "Last year’s budget"
    ACTUAL = "actual", "What last year came to"
    NOTHING = "nothing", "An empty sheet"


@dataclass(frozen=True, slots=True)
class Planned:
    """What the group means to get or to spend under one heading within one fund."""

    heading: int
    fund: int
    amount: Money
    note: str = ""

    @property
    def spot(self) -> Spot:
        return self.heading, self.fund


def field_of(spot: Spot) -> str:
    """The name of its field on the screen."""
    return f"amount_{spot[0]}_{spot[1]}"


def check_planned(planned: Iterable[Planned]) -> None:
    """Raise RuleBroken for an amount nobody means, or one heading planned twice within a fund."""
    seen: set[Spot] = set()
    for one in planned:
        check_size(one.amount, field=field_of(one.spot))
        if one.amount < NOTHING:
            raise RuleBroken("Enter nought or more.", field=field_of(one.spot))
        if one.spot in seen:
            raise RuleBroken("A heading is there twice with the same fund. Put both sums into one.")
        seen.add(one.spot)


def is_changed(before: Iterable[Planned], now: Iterable[Planned]) -> bool:
    """Whether any line is another, whatever their order."""
    return {one.spot: one for one in before} != {one.spot: one for one in now}


def from_actual(movements: Sequence[Movement]) -> list[Planned]:
    """What last year came to, line by line, in whole pounds; what came to nothing, or went the other way, is left out."""
    found = (
        Planned(moved.heading.id, moved.fund.id, Money(moved.last_year.pounds() * 100))
        for moved in movements
        if moved.heading.statutory is not None
    )
    return [one for one in found if one.amount > NOTHING]
