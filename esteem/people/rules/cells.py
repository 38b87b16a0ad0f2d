"""What one cell of somebody's own list says: each kind of cell is read, mended where a spreadsheet spoilt it, or left out.

Every reader returns the value, what was mended about it ("" when nothing), and raises ValueError with the rest of a
sentence that begins with what stands in the cell: `is not an e-mail address`.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Any, NamedTuple

from email_validator import EmailNotValidError, validate_email

from esteem.kernel.dates import parse_day, say_day
from esteem.kernel.text import fold, tidy, tidy_lines
from esteem.people.rules.columns import DAYS, PHONES, REACH, TICKS, Column
from esteem.people.rules.reach import MayReach
from esteem.people.rules.standing import Stands

LEFT = "left"  # stands in the place of Stands for who has left
LONGEST = {
    Column.NAME: 200, Column.FIRST: 100, Column.LAST: 100, Column.KNOWN_AS: 80, Column.PRONOUNS: 60, Column.PHONE: 60,
    Column.SECOND_PHONE: 60, Column.EMAIL: 254, Column.ADDRESS: 400, Column.TOWN: 80, Column.POSTCODE: 12, Column.NOTES: 20_000,
}  # fmt: skip
ONE_LINE = 200
MOST_READ = 400  # of a cell that should be a day or an address: what is longer is neither, and is not searched for one
FIRST_SERIAL, LAST_SERIAL = 10_000, 80_000  # days a spreadsheet counts: 1927 to 2119
EPOCH = date(1899, 12, 30)


class Cell(NamedTuple):
    """What a cell came to, and what was mended about it."""

    value: Any
    mended: str = ""


def read_cell(column: Column, text: str, today: date) -> Cell:
    """What the cell says. Raises ValueError with the end of a sentence."""
    if text.lstrip().startswith("="):
        raise ValueError("is a formula and not what it shows")
    if column in PHONES:
        return read_phone(text)
    if column is Column.EMAIL:
        return read_email(text)
    if column in DAYS:
        return read_day(text, today)
    if column in TICKS:
        return Cell(read_tick(text))
    if column in REACH:
        return Cell(read_may(text))
    if column is Column.STANDS:
        return Cell(read_stands(text))
    return read_words(column, text)


def read_words(column: Column, text: str) -> Cell:
    words = tidy_lines(text) if column in (Column.ADDRESS, Column.NOTES) else tidy(text)
    most = LONGEST.get(column, ONE_LINE)
    if len(words) > most:
        raise ValueError(f"is longer than {most:,} characters")
    if column is Column.POSTCODE:
        return Cell(words.upper())
    return _name(words) if column is Column.NAME else Cell(words)


def _name(words: str) -> Cell:
    """`Example, Ann` is Ann Example; what stands after a comma in capitals (`Ann Example, MBE`) stays where it is."""
    last, comma, first = words.partition(",")
    first = first.strip()
    if not comma or not first or "," in first or (first.isupper() and len(first) > 2):
        return Cell(words)
    return Cell(f"{first} {last.strip()}", f"“{words}” is read as {first} {last.strip()}")


_SIGNS_OF_A_NUMBER = re.compile(r"[+()\d\s.\-/]+")
_CUT_SHORT = re.compile(r"\d(?:\.\d+)?[eE]\+?\d+")
BRITISH, WITH_COUNTRY = 10, 12


def read_phone(text: str) -> Cell:
    """A number, with the zero a spreadsheet took from it put back, and dialled as at home where it began with 44."""
    words = tidy(text)
    if _CUT_SHORT.fullmatch(words):
        raise ValueError("was cut short by a spreadsheet: type the whole number there, as text")
    plain = words.removesuffix(".0")
    figures = re.sub(r"\D", "", plain)
    if len(figures) < 3:
        raise ValueError("is not a phone number")
    if len(words) > LONGEST[Column.PHONE]:
        raise ValueError(f"is longer than {LONGEST[Column.PHONE]} characters")
    if not _SIGNS_OF_A_NUMBER.fullmatch(plain):
        return Cell(words)
    mended = _at_home(plain, figures)
    return Cell(plain) if mended is None else Cell(mended, f"{words} is read as {mended}")


def _at_home(plain: str, figures: str) -> str | None:
    """The number as it is dialled in Britain, where it lost its zero or carries the country; None when it is right."""
    figures = figures.removeprefix("00") if figures.startswith("0044") else figures
    if figures.startswith("440") and len(figures) == WITH_COUNTRY + 1:  # +44 (0)7700 900123
        return figures[2:]
    if figures.startswith("44") and len(figures) == WITH_COUNTRY:
        return f"0{figures[2:]}"
    if len(figures) == BRITISH and figures[0] in "12378" and not plain.startswith("+"):
        return f"0{figures}"
    return None


_IN_BRACKETS = re.compile(r"<\s*([^<>\s@]+@[^<>\s@]+)\s*>")


def read_email(text: str) -> Cell:
    """An address, taken out of what mail programs put around it."""
    words = tidy(text[:MOST_READ]).removeprefix("mailto:")
    inside = _IN_BRACKETS.search(words)
    try:
        address = validate_email(inside[1] if inside else words, check_deliverability=False).normalized
    except EmailNotValidError:
        raise ValueError("is not an e-mail address") from None
    return Cell(address, f"{words} is read as {address}" if inside else "")


def read_day(text: str, today: date) -> Cell:
    """A day with its year, however it is written, also as the number of days a spreadsheet counts."""
    words = tidy(text[:MOST_READ]).removesuffix(" 00:00:00").removesuffix(".0")
    if re.fullmatch(r"\d{5}", words) and FIRST_SERIAL <= int(words) <= LAST_SERIAL:
        day = EPOCH + timedelta(days=int(words))
        return Cell(day, f"{words}, a spreadsheet’s own count of days, is read as {say_day(day)}")
    if re.fullmatch(r"\d{4}", words):
        raise ValueError("is a year and not a day")
    if not re.search(r"\d{4}|\d\D+\d{2}$|[a-z]\D*\d{2}$", words, re.IGNORECASE):
        raise ValueError("is not a day with its year, like 25/12/2026")
    try:
        day = parse_day(words)
    except ValueError:
        raise ValueError("is not a day like 25/12/2026") from None
    if day > today and not re.search(r"\d{4}", words):  # 3/4/85 is not in 2085
        day = day.replace(year=day.year - 100)
        return Cell(day, f"{words} is read as {say_day(day)}")
    return Cell(day)


_YES = set("y yes true 1 x ✓ ✔ t ja si oui tick ticked".split())
_NO = set("n no false 0 f none - – n/a na".split())


def read_tick(text: str) -> bool:
    """Whether a box would be ticked."""
    word = fold(text)
    if word in _YES or word in _NO:
        return word in _YES
    raise ValueError("is neither yes nor no")


_ASK = set("ask|ask first|maybe|sometimes|only if asked|please ask".split("|"))


def read_may(text: str) -> MayReach | None:
    """What must be minded when reaching them; None for yes: that they may be reached is theirs to say, not a file's."""
    word = fold(text)
    if word in _ASK:
        return MayReach.ASK
    return None if read_tick(text) else MayReach.NO


_SAID_OF_STANDS = {
    Stands.MEMBER: (
        "member|full member|full|active|active member|current|current member|yes|y|paid|paid up|regular|attending|attends|"
        "life member|life|honorary|joined|friend|here"
    ),
    Stands.ENQUIRER: "enquirer|enquiry|enquiring|inquirer|new|prospective|prospect|interested|waiting|waiting list|pending",
    Stands.HELPER: "helper|volunteer|supporter|facilitator|staff|worker",
    LEFT: (
        "left|lapsed|former|former member|ex|ex member|ex-member|resigned|inactive|no longer attends|past|past member|"
        "not current|stopped|gone|ceased|deceased|died|passed away"
    ),
}
_STANDS: Mapping[str, Stands | str] = {
    word: stands for stands, words in _SAID_OF_STANDS.items() for word in words.split("|")
}


def read_stands(text: str) -> Stands | str:
    """Where they stand, or LEFT."""
    found = _STANDS.get(fold(text))
    if found is None:
        raise ValueError("is not one of enquirer, member, helper or left")
    return found
