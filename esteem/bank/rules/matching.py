"""Which line of a statement is which booking: the same amount within days of it, and words in common, each with its reason."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from esteem.kernel.money import NOTHING, Money
from esteem.kernel.text import fold

BOOKED_BEFORE, BOOKED_AFTER = 21, 7  # days: a cheque is cashed late, a booking is written down late
DAY_SUMS_WITHIN = 5
MOST_OF_A_SUM = 60
_WORD = re.compile(r"[a-z0-9]{3,}")
_EMPTY_WORDS = frozenset(
    "the and for from ref payment paid card direct debit credit faster bank transfer gbp ltd uk to of on".split()
)


@dataclass(frozen=True, slots=True)
class Thing:
    """A line or a booking: its number, day, amount on this account, and the words that are said of it."""

    id: int
    day: date
    amount: Money
    words: str = ""

    @property
    def telling(self) -> frozenset[str]:
        """The words that tell something."""
        return frozenset(_WORD.findall(fold(self.words))) - _EMPTY_WORDS


@dataclass(frozen=True, slots=True)
class Pair:
    """Lines and bookings that are likely the same, why, and whether hardly anything speaks against it."""

    lines: tuple[Thing, ...]
    bookings: tuple[Thing, ...]
    why: str
    is_sure: bool

    @property
    def key(self) -> str:
        """As it stands on a form: `3,4-17`."""
        return f"{_ids(self.lines)}-{_ids(self.bookings)}"

    @property
    def amount(self) -> Money:
        return Money.total(line.amount for line in self.lines)


def _ids(things: Sequence[Thing]) -> str:
    return ",".join(str(thing.id) for thing in things)


def read_key(key: str) -> tuple[list[int], list[int]] | None:
    """The lines and the bookings a key names; None for one nobody made here."""
    if not re.fullmatch(r"[0-9]{1,12}(,[0-9]{1,12}){0,99}-[0-9]{1,12}(,[0-9]{1,12}){0,99}", key):
        return None
    lines, bookings = (sorted({int(number) for number in side.split(",")}) for side in key.split("-"))
    return lines, bookings


def propose(lines: Sequence[Thing], bookings: Sequence[Thing]) -> list[Pair]:
    """The likeliest pairs, each line and each booking in one at the most; single ones first, then sums of a day."""
    pairs = _singles(lines, bookings)
    used_lines = {line.id for pair in pairs for line in pair.lines}
    used = {booking.id for pair in pairs for booking in pair.bookings}
    left = [line for line in lines if line.id not in used_lines]
    free = [booking for booking in bookings if booking.id not in used]
    for whole, parts, of_lines in ((left, free, False), (free, left, True)):
        for one, several in _day_sums(whole, parts):
            pairs.append(_sum_pair(one, several, of_lines=of_lines))
        taken = {line.id for pair in pairs for line in pair.lines}
        taken_bookings = {booking.id for pair in pairs for booking in pair.bookings}
        left[:] = [line for line in left if line.id not in taken]
        free[:] = [booking for booking in free if booking.id not in taken_bookings]
    return sorted(pairs, key=lambda pair: (pair.lines[0].day, pair.lines[0].id))


def _singles(lines: Sequence[Thing], bookings: Sequence[Thing]) -> list[Pair]:
    by_amount: dict[Money, list[Thing]] = defaultdict(list)
    for booking in bookings:
        by_amount[booking.amount].append(booking)
    scored = sorted(
        (_score(line, booking), line.id, booking.id, line, booking)
        for line in lines
        for booking in by_amount.get(line.amount, ())
        if is_near(line.day, booking.day)
    )
    chosen: list[tuple[Thing, Thing]] = []
    seen_lines: set[int] = set()
    seen: set[int] = set()
    rivals: dict[int, int] = defaultdict(int)
    for _, line_id, booking_id, line, booking in scored:
        rivals[line_id] += 1
        if line_id not in seen_lines and booking_id not in seen:
            seen_lines.add(line_id)
            seen.add(booking_id)
            chosen.append((line, booking))
    return [_single_pair(line, booking, alone=rivals[line.id] == 1) for line, booking in chosen]


def is_near(line: date, booking: date) -> bool:
    return -BOOKED_AFTER <= (line - booking).days <= BOOKED_BEFORE


def _score(line: Thing, booking: Thing) -> tuple[int, int]:
    """The less the likelier: days apart, and each word in common counts for a week."""
    apart = abs((line.day - booking.day).days)
    return apart - 7 * min(len(line.telling & booking.telling), 3), apart


def _single_pair(line: Thing, booking: Thing, *, alone: bool) -> Pair:
    common = sorted(line.telling & booking.telling, key=lambda word: (-len(word), word))[:2]
    apart = (line.day - booking.day).days
    why = f"The same amount, {_days_apart(apart)}"
    if common:
        why += f"; both say {' and '.join(f'“{_as_written(word, booking.words)}”' for word in common)}"
    elif alone:
        why += "; nothing else is like it"
    else:
        why += "; there is another like it, so look twice"
    return Pair((line,), (booking,), why, is_sure=bool(common) or (alone and abs(apart) <= DAY_SUMS_WITHIN))


def _as_written(word: str, words: str) -> str:
    """The folded word as it stands in the booking, accents and all."""
    return next((one for one in re.findall(r"\w+", words) if fold(one) == word), word)


def _days_apart(days: int) -> str:
    if not days:
        return "the same day"
    return f"{abs(days)} {'day' if abs(days) == 1 else 'days'} {'after' if days > 0 else 'before'} it was written down"


def _day_sums(wholes: Sequence[Thing], parts: Sequence[Thing]) -> Iterator[tuple[Thing, list[Thing]]]:
    """One thing that is the sum of all there are of one day on the other side: the takings of a card reader."""
    by_day: dict[tuple[date, bool], list[Thing]] = defaultdict(list)
    for part in parts:
        by_day[(part.day, part.amount > NOTHING)].append(part)
    sums: dict[Money, list[tuple[date, bool]]] = defaultdict(list)
    for key, several in by_day.items():
        if 2 <= len(several) <= MOST_OF_A_SUM:
            sums[Money.total(one.amount for one in several)].append(key)
    gone: set[tuple[date, bool]] = set()
    for whole in wholes:
        near = [
            key
            for key in sums.get(whole.amount, ())
            if key not in gone and abs((key[0] - whole.day).days) <= DAY_SUMS_WITHIN
        ]
        if near:
            key = min(near, key=lambda key: abs((key[0] - whole.day).days))
            gone.add(key)
            yield whole, by_day[key]


def _sum_pair(one: Thing, several: list[Thing], *, of_lines: bool) -> Pair:
    if of_lines:
        return Pair(tuple(several), (one,), f"{len(several)} lines of one day come to this booking", is_sure=False)
    return Pair((one,), tuple(several), f"{len(several)} bookings of one day come to this line", is_sure=False)


def are_equal(lines: Iterable[Money], bookings: Iterable[Money]) -> bool:
    """Whether both sides come to the same: what makes a match a match."""
    return Money.total(lines) == Money.total(bookings)
