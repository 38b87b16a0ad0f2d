"""What a group can be, and the rules it can have in force."""

from __future__ import annotations

import calendar
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from esteem.kernel.dates import MONTHS, Period, clamp_day
from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import Said


class Formality(Said):
    INFORMAL = "informal", "Informal: we just meet"
    CONSTITUTED = "constituted", "Constituted: we have, or want, a constitution and a committee"
    CHARITY = "charity", "Registered charity"


class Nation(Said):
    ENGLAND = "england", "England"
    WALES = "wales", "Wales"
    SCOTLAND = "scotland", "Scotland"
    NORTHERN_IRELAND = "northern-ireland", "Northern Ireland"


class RuleKey(Said):
    """The rules a constitution can put in force; whatever needs one asks for it by this name."""

    AGM_NOTICE_DAYS = "agm_notice_days", "Days of notice for the annual general meeting"
    AGM_APART_MONTHS = "agm_apart_months", "Months between two annual general meetings, at the most"
    AGM_WITHIN_MONTHS = "agm_within_months", "Months from the year’s end to the annual general meeting, at the most"
    GENERAL_NOTICE_DAYS = "general_notice_days", "Days of notice for any other general meeting"
    COMMITTEE_NOTICE_DAYS = "committee_notice_days", "Days of notice for a committee meeting"
    GENERAL_QUORUM_NUMBER = "general_quorum_number", "Members needed at a general meeting, at the least"
    GENERAL_QUORUM_PERCENT = "general_quorum_percent", "Share of the members needed at a general meeting, in per cent"
    COMMITTEE_QUORUM = "committee_quorum", "Committee members needed at a committee meeting"
    COMMITTEE_LEAST = "committee_least", "Committee members, at the least"
    COMMITTEE_MOST = "committee_most", "Committee members, at the most"
    TERM_YEARS = "term_years", "Years in an office before election is due"
    MOST_TERMS = "most_terms", "Terms in the same office in a row, at the most"
    AMENDMENT_MAJORITY = "amendment_majority", "Share of the votes needed to change the constitution"
    DISSOLUTION_MAJORITY = "dissolution_majority", "Share of the votes needed to close the group"
    SIGNATORIES = "signatories", "People who must agree a payment"


YEAR_END_STAYS = "may the year end on another day"  # asked with nothing; answers a sentence why not, or None
RULES_FROM = (
    "where the rules in force come from"  # answers the name of the constitution in force; None while there is none
)
SHARES = ("more than 1/2", "2/3", "3/4")
COUNTED = {
    RuleKey.AGM_NOTICE_DAYS: (1, 90),
    RuleKey.AGM_APART_MONTHS: (1, 36),
    RuleKey.AGM_WITHIN_MONTHS: (1, 18),
    RuleKey.GENERAL_NOTICE_DAYS: (1, 90),
    RuleKey.COMMITTEE_NOTICE_DAYS: (1, 60),
    RuleKey.GENERAL_QUORUM_NUMBER: (2, 500),
    RuleKey.GENERAL_QUORUM_PERCENT: (1, 75),
    RuleKey.COMMITTEE_QUORUM: (2, 30),
    RuleKey.COMMITTEE_LEAST: (2, 30),
    RuleKey.COMMITTEE_MOST: (2, 60),
    RuleKey.TERM_YEARS: (1, 10),
    RuleKey.MOST_TERMS: (1, 10),
    RuleKey.SIGNATORIES: (1, 6),
}  # what can be counted at all: a number outside is a slip of the finger
SHARED = (RuleKey.AMENDMENT_MAJORITY, RuleKey.DISSOLUTION_MAJORITY)


@dataclass(frozen=True, slots=True)
class Rule:
    """A rule in force: its value as written (`21`, `2/3`), where it comes from, and since when."""

    key: RuleKey
    value: str
    source: str
    since_on: date

    @property
    def number(self) -> int:
        """The value of a rule that counts something. Raises ValueError for a share such as `2/3`."""
        return int(self.value)


def check_rules(written: Mapping[RuleKey, str | None]) -> None:
    """Raise RuleBroken when rules written down cannot all hold."""
    number = {key: int(value) for key, value in written.items() if value and key in COUNTED}
    least, most = number.get(RuleKey.COMMITTEE_LEAST), number.get(RuleKey.COMMITTEE_MOST)
    if least is not None and most is not None and least > most:
        raise RuleBroken("The most are fewer than the least.", field=RuleKey.COMMITTEE_MOST.value)
    quorum = number.get(RuleKey.COMMITTEE_QUORUM)
    if quorum is not None and quorum > (most if most is not None else quorum):
        raise RuleBroken("The committee never has so many members.", field=RuleKey.COMMITTEE_QUORUM.value)


MONTH_CHOICES = list(enumerate(MONTHS, 1))


def check_year_end(day: int, month: int) -> None:
    """Raise RuleBroken when there is no such day in an ordinary or a leap year."""
    if not 1 <= month <= 12 or not 1 <= day <= calendar.monthrange(2024, month)[1]:
        raise RuleBroken("There is no such day. Enter a day of that month.", field="year_end_day")


def year_of(day: date, *, end_day: int, end_month: int) -> Period:
    """The group's financial year that `day` falls in."""
    ends_on = clamp_day(day.year, end_month, end_day)
    if day > ends_on:
        ends_on = clamp_day(day.year + 1, end_month, end_day)
    before = clamp_day(ends_on.year - 1, end_month, end_day)
    return Period(before + timedelta(days=1), ends_on + timedelta(days=1))


def one_of(plural_word: str) -> str:
    """A first guess at the singular of what a group calls its members (`friends` -> `friend`); it can be changed."""
    if plural_word.endswith("ies") and len(plural_word) > 4:
        return plural_word[:-3] + "y"
    return plural_word[:-1] if plural_word.endswith("s") and not plural_word.endswith("ss") else plural_word
