"""What a room costs, and what it would cost others: the difference is given to the group, in kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Protocol

from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import NOTHING, Money
from esteem.kernel.text import Said

UNKNOWN = "not known"


class Charged(Said):
    """What a price is for."""

    MEETING = "meeting", "A meeting"
    HOUR = "hour", "An hour"


class Priced(Protocol):
    """Whatever has the prices of a room: a place today, or a price it had once."""

    charged: Charged
    cost: Money | None
    usual_rate: Money | None
    minimum_minutes: int | None


@dataclass(frozen=True, slots=True)
class Rates:
    """What the group pays and what others pay, for a meeting or an hour; None is not known, nought is free."""

    charged: Charged = Charged.MEETING
    cost: Money | None = None
    usual_rate: Money | None = None
    minimum_minutes: int | None = None


def rates_of(priced: Priced) -> Rates:
    """The prices alone."""
    return Rates(priced.charged, priced.cost, priced.usual_rate, priced.minimum_minutes)


def rates_on(day: date, earlier: Iterable[tuple[date, Rates]], now: Rates) -> Rates:
    """The prices on that day: the earlier ones each held until and on their day, the present ones since the last."""
    return next((rates for until, rates in sorted(earlier, key=lambda one: one[0]) if day <= until), now)


@dataclass(frozen=True, slots=True)
class Costs:
    """What the group pays for one use of a room and what others would; None is not known."""

    paid: Money | None
    usual: Money | None

    @property
    def in_kind(self) -> Money | None:
        """What the place gives the group; None while one of the two is not known."""
        return None if self.paid is None or self.usual is None else self.usual - self.paid


def costs_of(rates: Rates, minutes: int | None) -> Costs:
    """What a meeting of so many minutes costs; by the hour, one whose length is not known has a cost not known."""
    return Costs(_amount(rates.cost, rates, minutes), _amount(rates.usual_rate, rates, minutes))


def _amount(price: Money | None, rates: Rates, minutes: int | None) -> Money | None:
    if price is None or not price or rates.charged is Charged.MEETING:
        return price
    if minutes is None:
        return None
    hired = max(minutes, rates.minimum_minutes or 0)
    return Money(int(Fraction(price.pence * hired, 60) + Fraction(1, 2)))  # a half penny upwards


@dataclass(frozen=True, slots=True)
class Sums:
    """What several meetings cost together, and what was given in kind; of some it may not be known."""

    meetings: int = 0
    paid: Money = NOTHING
    paid_unknown: int = 0
    in_kind: Money = NOTHING
    in_kind_unknown: int = 0


def add_up(costs: Sequence[Costs]) -> Sums:
    """The sums of what is known, and of how many it is not."""
    paid = [one.paid for one in costs if one.paid is not None]
    given = [one.in_kind for one in costs if one.in_kind is not None]
    return Sums(len(costs), Money.total(paid), len(costs) - len(paid), Money.total(given), len(costs) - len(given))


def check_rates(rates: Rates) -> None:
    """Raise RuleBroken when others would pay less than the group."""
    if rates.cost is not None and rates.usual_rate is not None and rates.usual_rate < rates.cost:
        raise RuleBroken("Others pay less than you. Look at both prices.", field="usual_rate")


def say_price(price: Money | None, charged: Charged) -> str:
    """`£12.00 an hour`, `free`, or "" when it is not known."""
    if price is None:
        return ""
    return f"{price} {charged.says.lower()}" if price else "free"


def middle(minutes: Iterable[int]) -> int | None:
    """The usual length: the middle one of all, the shorter of two; None of none."""
    found = sorted(minutes)
    return found[(len(found) - 1) // 2] if found else None


def over_a_year(costs: Costs, times: int) -> Costs:
    """The same for so many meetings."""
    return Costs(
        None if costs.paid is None else costs.paid * times, None if costs.usual is None else costs.usual * times
    )


def say_cost(amount: Money | None) -> str:
    """An amount of a comparison: nought is free, and what is not known says so."""
    if amount is None:
        return UNKNOWN
    return str(amount) if amount else "free"
