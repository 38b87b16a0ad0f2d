"""What a mile is worth: the rate of the day of the journey, counted over the tax year. All rates are dated, with their source."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

from esteem.kernel.dates import say_day
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import Money
from esteem.kernel.text import Said, plural

LONGEST = 20_000  # tenths of a mile: nobody drives further for a self-help group in a day
MOST_PASSENGERS = 8
CHECK = "not confirmed: check"
ACROSS = (
    "The miles of a tax year are counted over all claims here. Miles driven for other groups and employers count towards the "
    "same limit; only you know these."
)


class Vehicle(Said):
    """What somebody went in or on."""

    CAR = "car", "Car or van"
    MOTORCYCLE = "motorcycle", "Motorcycle"
    BICYCLE = "bicycle", "Bicycle"


@dataclass(frozen=True, slots=True)
class Rate:
    """From this day on, a mile is worth `first` pence, and `after` so many `miles` in a tax year `after` pence.

    `row` is the group's own row; None for the rates that come with the program.
    """

    vehicle: Vehicle
    starts_on: date
    first: Money
    after: Money
    passenger: Money
    miles: int
    source: str
    is_confirmed: bool = True
    passenger_confirmed: bool = True
    row: int | None = None

    @property
    def says(self) -> str:
        """`55p a mile, 25p after 10,000`."""
        later = f", {pence(self.after)} after {self.miles:,} in a tax year" if self.after != self.first else ""
        return f"{pence(self.first)} a mile{later}"

    @property
    def doubt(self) -> str:
        """What of it nobody confirmed yet."""
        if not self.is_confirmed:
            return CHECK
        return f"passengers {CHECK}" if self.passenger and not self.passenger_confirmed else ""


@dataclass(frozen=True, slots=True)
class Worth:
    """What a journey comes to, and how."""

    amount: Money
    says: str


def pence(amount: Money) -> str:
    """`45p`, `£1.05`."""
    return f"{amount.pence}p" if amount.pence < 100 else str(amount)


def say_miles(tenths: int) -> str:
    """`12.5 miles`, `1 mile`."""
    whole, over = divmod(tenths, 10)
    return f"{whole:,}.{over} miles" if over else plural(whole, "mile")


def read_miles(typed: str) -> int:
    """Tenths of a mile. Raises ValueError with a sentence."""
    text = typed.replace(",", "").removesuffix("miles").strip()
    whole, dot, over = text.partition(".")
    if not (whole.isascii() and whole.isdigit() and len(whole) < 6) or (
        dot and not (over.isdigit() and over.isascii())
    ):
        raise ValueError("Enter the miles, like 12 or 12.5.")
    if over.rstrip("0")[1:]:
        raise ValueError("Enter the miles to one tenth, like 12.5.")
    tenths = int(whole) * 10 + int((over or "0")[0])
    if not 0 < tenths <= LONGEST:
        raise ValueError(f"Enter more than nought and at most {LONGEST // 10:,} miles for a journey.")
    return tenths


def tax_year(day: date) -> tuple[date, date]:
    """The first day of the tax year this day falls in, and the first after it: 6 April to 5 April."""
    year = day.year if (day.month, day.day) >= (4, 6) else day.year - 1
    return date(year, 4, 6), date(year + 1, 4, 6)


@cache
def delivered() -> tuple[Rate, ...]:
    """The rates that come with the program."""
    with (Path(__file__).parent / "mileage.csv").open(encoding="utf-8", newline="") as file:
        return tuple(_delivered(row) for row in csv.DictReader(file))


def _delivered(row: dict[str, str]) -> Rate:
    return Rate(
        Vehicle.read(row["vehicle"], Vehicle.CAR),
        date.fromisoformat(row["starts_on"]), Money(int(row["first"])), Money(int(row["after"])),
        Money(int(row["passenger"])), int(row["miles"]), row["source"], row["confirmed"] == "yes",
        row["passenger_confirmed"] == "yes",
    )  # fmt: skip


def rate_on(vehicle: Vehicle, day: date, own: Iterable[Rate] = ()) -> Rate:
    """The rate of that day: the group's own latest one, or else the latest that came with the program. Raises RuleBroken."""
    for rates in (own, delivered()):
        found = [rate for rate in rates if rate.vehicle is vehicle and rate.starts_on <= day]
        if found:
            return max(found, key=lambda rate: (rate.starts_on, rate.row or 0))
    raise RuleBroken(f"No rate is known for {say_day(day)}. Whoever pays claims can add one.", field="day")


def worth(rate: Rate, tenths: int, *, passengers: int, before: int) -> Worth:
    """What so many tenths of a mile come to, when `before` were driven already in the tax year."""
    limit = rate.miles * 10
    full = max(0, min(tenths, limit - before))
    parts: Sequence[tuple[int, Money]] = [(n, p) for n, p in ((full, rate.first), (tenths - full, rate.after)) if n]
    if len(parts) == 2 and rate.first == rate.after:
        parts = [(tenths, rate.first)]
    says = [f"{say_miles(n)} at {pence(p)}" for n, p in parts]
    raw = sum(n * p.pence for n, p in parts)
    if passengers and rate.passenger:
        raw += tenths * passengers * rate.passenger.pence
        says.append(f"{plural(passengers, 'passenger')} at {pence(rate.passenger)} a mile")
    return Worth(Money((raw + 5) // 10), ", ".join(says))
