"""Bank holidays by nation, as published: a group's usual place may be shut, and people away."""

from __future__ import annotations

from datetime import date

from esteem.group.rules import Nation

SOURCE = "https://www.gov.uk/bank-holidays"
READ_ON = date(2026, 2, 25)  # when this was published so; what a government adds later is not in it
FIRST, LAST = date(2026, 1, 1), date(2028, 12, 31)

ENGLAND_AND_WALES, SCOTLAND, NORTHERN_IRELAND = "england-and-wales", "scotland", "northern-ireland"
_DIVISION = {
    Nation.ENGLAND: ENGLAND_AND_WALES,
    Nation.WALES: ENGLAND_AND_WALES,
    Nation.SCOTLAND: SCOTLAND,
    Nation.NORTHERN_IRELAND: NORTHERN_IRELAND,
}
_ALL = (ENGLAND_AND_WALES, SCOTLAND, NORTHERN_IRELAND)
_NOT_SCOTLAND = (ENGLAND_AND_WALES, NORTHERN_IRELAND)

_ROWS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("New Year’s Day", _ALL, "2026-01-01 2027-01-01 2028-01-03"),
    ("2nd January", (SCOTLAND,), "2026-01-02 2027-01-04 2028-01-04"),
    ("St Patrick’s Day", (NORTHERN_IRELAND,), "2026-03-17 2027-03-17 2028-03-17"),
    ("Good Friday", _ALL, "2026-04-03 2027-03-26 2028-04-14"),
    ("Easter Monday", _NOT_SCOTLAND, "2026-04-06 2027-03-29 2028-04-17"),
    ("Early May bank holiday", _ALL, "2026-05-04 2027-05-03 2028-05-01"),
    ("Spring bank holiday", _ALL, "2026-05-25 2027-05-31 2028-05-29"),
    ("Battle of the Boyne (Orangemen’s Day)", (NORTHERN_IRELAND,), "2026-07-13 2027-07-12 2028-07-12"),
    ("Summer bank holiday", (SCOTLAND,), "2026-08-03 2027-08-02 2028-08-07"),
    ("Summer bank holiday", _NOT_SCOTLAND, "2026-08-31 2027-08-30 2028-08-28"),
    ("St Andrew’s Day", (SCOTLAND,), "2026-11-30 2027-11-30 2028-11-30"),
    ("Christmas Day", _ALL, "2026-12-25 2027-12-27 2028-12-25"),
    ("Boxing Day", _ALL, "2026-12-28 2027-12-28 2028-12-26"),
)
_NAMES = {
    (division, date.fromisoformat(day)): name
    for name, divisions, days in _ROWS
    for division in divisions
    for day in days.split()
}


def bank_holiday(nation: Nation, day: date) -> str:
    """The name of the bank holiday that day is in that nation (or stands in for), or "". Source: GOV.UK."""
    if (day.month, day.day) == (12, 25):
        return "Christmas Day"  # also where another day stands in for it
    return _NAMES.get((_DIVISION[nation], day), "")


def is_known(day: date) -> bool:
    """Whether bank holidays of that day's year have been published."""
    return FIRST <= day <= LAST
