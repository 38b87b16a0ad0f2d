"""The cash to the year's end: what there is, and what is still to come by a rule that is said in words."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from esteem.budget.rules.planned import Spot
from esteem.kernel.dates import MONTHS, Period
from esteem.kernel.money import NOTHING, Money
from esteem.money.rules.repeats import Every, next_after
from esteem.money.rules.sheets import Sheet, row, total
from esteem.money.rules.years import first_of_month, months_later

RULE = (
    "We begin with the cash there is now.",
    "What comes again (the rent each month, a yearly fee) is counted on its days; what is overdue, this month.",
    "What is left of a budget line after that is spread evenly over the months that are left, this one included.",
    "A line that is used up adds nothing more, and nothing is guessed for a heading without a budget.",
)


def coming_days(
    *, next_on: date, first_on: date, every: Every, ends_on: date | None, today: date, last_day: date
) -> Iterator[date]:
    """The days it still comes until the year's end; those that have passed and are not booked count as today."""
    day, until = next_on, min(ends_on or last_day, last_day)
    while day <= until:
        yield max(day, today)
        day = next_after(day, first_on=first_on, every=every)


def months_left(today: date, last_day: date) -> tuple[date, ...]:
    """The first day of each month from today's to the year's last; none when the year is over."""
    found, month = [], first_of_month(today)
    while month <= last_day:
        found.append(month)
        month = months_later(month, 1)
    return tuple(found)


@dataclass(frozen=True, slots=True)
class ToCome:
    """What is still to come under one heading within one fund: on its days, and what is spread."""

    spot: Spot
    is_in: bool
    is_general: bool
    on_days: tuple[tuple[date, Money], ...] = ()
    planned: Money | None = None
    actual: Money = NOTHING

    @property
    def spread(self) -> Money:
        """What is left of the budget line once what comes on its days is taken off; never below nought."""
        if self.planned is None:
            return NOTHING
        return max(NOTHING, self.planned - self.actual - Money.total(amount for _, amount in self.on_days))

    @property
    def whole(self) -> Money:
        return self.spread + Money.total(amount for _, amount in self.on_days)

    def by_month(self, months: Sequence[date]) -> dict[date, Money]:
        """All of it, month by month: to the penny what `whole` is."""
        found = dict(zip(months, self.spread.share(len(months)), strict=True))
        for day, amount in self.on_days:
            found[first_of_month(day)] += amount
        return found


@dataclass(frozen=True, slots=True)
class MonthAhead:
    """One month: what comes in and goes out, and the cash at its end, in all and of it in the general fund."""

    month: date
    money_in: Money
    money_out: Money
    cash: Money
    general: Money

    @property
    def says(self) -> str:
        return f"{MONTHS[self.month.month - 1]} {self.month.year}"


@dataclass(frozen=True, slots=True)
class Forecast:
    """Where the cash goes from now to the year's end."""

    year: Period
    today: date
    cash: Money
    general: Money
    months: tuple[MonthAhead, ...]

    @property
    def at_end(self) -> Money:
        return self.months[-1].cash if self.months else self.cash

    @property
    def general_at_end(self) -> Money:
        return self.months[-1].general if self.months else self.general

    @property
    def first_short(self) -> MonthAhead | None:
        """The first month at whose end the general fund is below nought."""
        return next((one for one in self.months if one.general < NOTHING), None)

    @property
    def bars(self) -> list[tuple[tuple[str, str], Money]]:
        """The cash at each month's end, for a picture."""
        return [((one.says[:3], one.says), one.cash) for one in self.months]

    @property
    def sheet(self) -> Sheet:
        lines = [row("There is now", None, None, self.cash, self.general)]
        lines += [row(one.says, one.money_in, one.money_out, one.cash, one.general) for one in self.months]
        money_in = Money.total(one.money_in for one in self.months)
        money_out = Money.total(one.money_out for one in self.months)
        lines.append(total("At the year’s end", money_in, money_out, self.at_end, self.general_at_end))
        heads = ("Month", "In", "Out", "Cash", "Of it general")
        return Sheet("The cash to the year’s end", heads, tuple(lines), " ".join(RULE))


def forecast(*, year: Period, today: date, cash: Money, general: Money, to_come: Sequence[ToCome]) -> Forecast:
    """Month by month from today to the year's end, to the penny."""
    months = months_left(today, year.last_day)
    spread = [(one, one.by_month(months)) for one in to_come] if months else []
    ahead, now, free = [], cash, general
    for month in months:
        money_in = Money.total(amounts[month] for one, amounts in spread if one.is_in)
        money_out = Money.total(amounts[month] for one, amounts in spread if not one.is_in)
        now += money_in - money_out
        free += Money.total(amounts[month] * (1 if one.is_in else -1) for one, amounts in spread if one.is_general)
        ahead.append(MonthAhead(month, money_in, money_out, now, free))
    return Forecast(year, today, cash, general, tuple(ahead))
