"""HMRC's schedule: its columns in their order, and what may stand in each.

Source: GOV.UK, Schedule spreadsheet to claim back tax on Gift Aid donations, as of 28 November 2025.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from esteem.giftaid.rules.limits import Key, limit_on
from esteem.kernel.dates import say_short_day
from esteem.kernel.money import Money

ABROAD = "X"
HEADS = (
    "Item", "Title", "First name or initial", "Last name", "House name or number", "Postcode", "Aggregated donations",
    "Sponsored event", "Donation date", "Amount",
)  # fmt: skip
_POSTCODE = re.compile(r"([A-Z]{1,2}[0-9][A-Z0-9]?)([0-9][A-Z]{2})")
_CARE_OF = re.compile(r"\bc\s*/\s*o\b|\bc\.\s?o\.|℅|\bcare\s+of\b", re.IGNORECASE)
_HYPHENS = re.compile("\\s*[-\u2010\u2011\u2012\u2013]\\s*")


@dataclass(frozen=True, slots=True)
class Home:
    """A donor's name and home, as declared."""

    title: str
    first_name: str
    last_name: str
    house: str
    postcode: str


@dataclass(frozen=True, slots=True)
class Gift:
    """One gift that is claimed; those of the same `declaration` can share a line."""

    booking: int
    day: date
    year_ends_on: date
    amount: Money
    declaration: int
    home: Home
    sponsored: bool = False


@dataclass(frozen=True, slots=True)
class ScheduleLine:
    """One line: of one donor, or of small gifts put together; always within one year of accounts."""

    day: date
    amount: Money
    gifts: tuple[Gift, ...]
    home: Home | None = None
    together: str = ""
    sponsored: bool = False

    def cells(self, number: int) -> tuple[str, ...]:
        """The ten columns as they are pasted: blank where nothing belongs, no pound sign."""
        home = self.home or Home("", "", "", "", "")
        return (
            str(number), home.title, home.first_name, unhyphened(home.last_name), home.house, home.postcode, self.together,
            "yes" if self.sponsored else "", self.day.strftime("%d/%m/%y"), self.amount.plain(),
        )  # fmt: skip


def read_postcode(typed: str) -> str:
    """`sw1a1aa` is `SW1A 1AA`. Raises ValueError for what is none of the United Kingdom."""
    found = _POSTCODE.fullmatch(re.sub(r"[^A-Z0-9]", "", typed.upper()))
    if found is None:
        raise ValueError("Enter a postcode like S19 2BD, or tick that they live outside the UK.")
    return f"{found[1]} {found[2]}"


def read_house(typed: str) -> str:
    """The house as it was typed. Raises ValueError for one that is care of somebody: there nobody lives themselves."""
    if _CARE_OF.search(typed):
        raise ValueError("Enter where they live themselves: HMRC takes no address care of somebody.")
    return typed


def unhyphened(name: str) -> str:
    """A double-barrelled name with a space, as the form asks: `Smith-Jones` is `Smith Jones`."""
    return _HYPHENS.sub(" ", name).strip()


def guess_house(address: str) -> str:
    """The number or name an address begins with."""
    first = re.split(r"[,\n]", address.strip(), maxsplit=1)[0].strip()
    number = re.match(r"\d+\s?[A-Za-z]?(?=\s|$)", first)
    return number[0] if number else first[:40]


def lines_of(gifts: Iterable[Gift], *, together: bool, today: date) -> list[ScheduleLine]:
    """The whole schedule, by day: each donor once for each year of accounts; with `together`, small gifts without names."""
    below = limit_on(Key.AGGREGATED_GIFT, today).money
    small: list[Gift] = []
    named: list[Gift] = []
    for gift in sorted(gifts, key=lambda one: (one.day, one.booking)):
        (small if together and gift.amount < below and not gift.sponsored else named).append(gift)
    lines = [*_by_donor(named), *_put_together(small, limit_on(Key.AGGREGATED_LINE, today).money)]
    return sorted(
        lines, key=lambda line: (line.gifts[0].year_ends_on, bool(line.together), line.day, line.gifts[0].booking)
    )


def _by_donor(gifts: Sequence[Gift]) -> Iterator[ScheduleLine]:
    series: dict[tuple[int, date, bool], list[Gift]] = defaultdict(list)
    for gift in gifts:
        series[gift.declaration, gift.year_ends_on, gift.sponsored].append(gift)
    for (_, _, sponsored), same in series.items():
        yield ScheduleLine(
            same[-1].day, Money.total(gift.amount for gift in same), tuple(same), same[-1].home, sponsored=sponsored
        )


def _put_together(gifts: Sequence[Gift], most: Money) -> Iterator[ScheduleLine]:
    for year in sorted({gift.year_ends_on for gift in gifts}):
        held: list[Gift] = []
        for gift in (one for one in gifts if one.year_ends_on == year):
            if held and Money.total(one.amount for one in held) + gift.amount > most:
                yield _small_line(held, year)
                held = []
            held.append(gift)
        if held:
            yield _small_line(held, year)


def _small_line(gifts: Sequence[Gift], year_ends_on: date) -> ScheduleLine:
    total = Money.total(gift.amount for gift in gifts)
    says = f"Gifts in year to {say_short_day(year_ends_on)}"
    return ScheduleLine(gifts[-1].day, total, tuple(gifts), together=says)


def that_fit(lines: Sequence[ScheduleLine], *, today: date) -> list[ScheduleLine]:
    """As many as one claim takes; the others wait for the next."""
    return list(lines[: limit_on(Key.SCHEDULE_LINES, today).value])


def earliest(lines: Iterable[ScheduleLine]) -> date | None:
    """The earliest day of a gift: it stands above the form's table."""
    return min((gift.day for line in lines for gift in line.gifts), default=None)
