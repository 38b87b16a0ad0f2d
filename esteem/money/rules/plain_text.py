"""The books as plain text, in the two dialects that other programs read: Beancount's and hledger's.

Every line of a booking is a posting. Its account is a root, the name of the account or heading, and the fund within it, so
that both programs say what each place holds in all and of each fund. The two files differ in their marks only.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from esteem.kernel.text import Said
from esteem.money.rules.kinds import HeadingKind

CURRENCY = "GBP"
ROOTS = {
    HeadingKind.RECEIPT: "Income",
    HeadingKind.PAYMENT: "Expenses",
    HeadingKind.TRANSFER: "Equity",
    HeadingKind.OPENING: "Equity",
}
HELD = "Assets"
_NOT_IN_NAMES = re.compile(r"[^A-Za-z0-9]+")
_UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


class Dialect(Said):
    """Which program is to read it."""

    BEANCOUNT = "beancount", "Beancount"
    HLEDGER = "journal", "hledger"


@dataclass(frozen=True, slots=True)
class Spot:
    """An account or heading with one fund in it: how it is called in the file, and in the books."""

    name: str
    says: str


@dataclass(frozen=True, slots=True)
class Posting:
    spot: Spot
    pence: int
    project: str = ""


@dataclass(frozen=True, slots=True)
class Told:
    """One booking, as the file tells it."""

    number: int
    day: date
    who: str
    says: str
    facts: tuple[tuple[str, str], ...]
    postings: Sequence[Posting]


def safe_names(names: Mapping[int, str]) -> dict[int, str]:
    """A name both programs take for each of these, no two alike: letters, digits and hyphens, beginning with a capital."""
    made: dict[int, str] = {}
    used: set[str] = set()
    for number, name in names.items():
        plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
        safe = _NOT_IN_NAMES.sub("-", plain).strip("-") or "Unnamed"
        safe = safe[0].upper() + safe[1:]
        while safe.lower() in used:
            safe = f"{safe}-{number}"
        used.add(safe.lower())
        made[number] = safe
    return made


def in_pounds(pence: int) -> str:
    """`-1250.00`."""
    pounds, rest = divmod(abs(pence), 100)
    return f"{'-' if pence < 0 else ''}{pounds}.{rest:02d}"


def file_of(dialect: Dialect, title: str, bookings: Sequence[Told]) -> str:
    """The whole file: what stands in it, every booking by day, and at its end what every place must hold."""
    write = _beancount if dialect is Dialect.BEANCOUNT else _hledger
    return "\n".join(write(title, sorted(bookings, key=lambda told: (told.day, told.number)))) + "\n"


def _spots(bookings: Sequence[Told]) -> dict[Spot, tuple[date, int]]:
    """Every place with the first day it was used and what it holds, in the order of their names."""
    found: dict[Spot, tuple[date, int]] = {}
    for told in bookings:
        for posting in told.postings:
            first, pence = found.get(posting.spot, (told.day, 0))
            found[posting.spot] = (first, pence + posting.pence)
    return dict(sorted(found.items(), key=lambda one: one[0].name))


def _beancount(title: str, bookings: Sequence[Told]) -> Iterator[str]:
    yield f'option "title" {_quoted(title)}'
    yield f'option "operating_currency" "{CURRENCY}"'
    yield ""
    spots = _spots(bookings)
    for spot, (first, _) in spots.items():
        yield f"{first} open {spot.name} {CURRENCY}"
        yield f"  says: {_quoted(spot.says)}"
    for told in bookings:
        yield ""
        yield f"{told.day} * {_quoted(told.who)} {_quoted(told.says)}"
        yield f'  number: "{told.number}"'
        yield from (f"  {name}: {_quoted(value)}" for name, value in told.facts)
        for posting in told.postings:
            yield f"  {posting.spot.name}  {in_pounds(posting.pence)} {CURRENCY}"
            if posting.project:
                yield f"    project: {_quoted(posting.project)}"
    if bookings:
        after = date.fromordinal(bookings[-1].day.toordinal() + 1)
        yield ""
        yield from (f"{after} balance {spot.name}  {in_pounds(held)} {CURRENCY}" for spot, (_, held) in spots.items())


def _hledger(title: str, bookings: Sequence[Told]) -> Iterator[str]:
    yield f"; {_line(title)}"
    yield f"commodity 1000.00 {CURRENCY}"
    yield ""
    spots = _spots(bookings)
    yield from (f"account {spot.name}  ; {_line(spot.says)}" for spot in spots)
    for told in bookings:
        yield ""
        head = " | ".join(filter(None, (_line(told.who), _line(told.says))))
        yield f"{told.day} * ({told.number}) {head}".rstrip()
        yield from (f"    ; {name}: {_line(value)}" for name, value in told.facts)
        for posting in told.postings:
            tag = f"  ; project: {_line(posting.project)}" if posting.project else ""
            yield f"    {posting.spot.name}  {in_pounds(posting.pence)} {CURRENCY}{tag}"
    if bookings:
        yield ""
        yield f"{bookings[-1].day} * What every place must hold"
        for spot, (_, held) in spots.items():
            yield f"    {spot.name}  0.00 {CURRENCY} = {in_pounds(held)} {CURRENCY}"


def _quoted(words: str) -> str:
    """As Beancount reads it: on one line, its marks of quotation marked."""
    plain = _UNSEEN.sub(" ", words).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'


def _line(words: str) -> str:
    """As hledger reads it: on one line, without what begins a comment, ends a tag or parts whom from what."""
    return " ".join(_UNSEEN.sub(" ", words).replace(";", ",").replace("|", "/").split())
