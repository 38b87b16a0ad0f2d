"""Who must look at a charity's accounts, and when they are sent: from dated tables, never from figures in code."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cache
from importlib.resources import files

from esteem.group.rules import Nation
from esteem.kernel.dates import Period, say_day
from esteem.kernel.money import Money
from esteem.money.rules.years import months_later

TABLES = files("esteem.money.rules")


class Regime(StrEnum):
    """Whose charity law applies; the value is how the tables name it."""

    ENGLAND_AND_WALES = "ew"
    SCOTLAND = "sc"
    NORTHERN_IRELAND = "ni"


def regime_of(nation: Nation) -> Regime:
    """Whose charity law holds in this nation."""
    by_nation = {Nation.SCOTLAND: Regime.SCOTLAND, Nation.NORTHERN_IRELAND: Regime.NORTHERN_IRELAND}
    return by_nation.get(nation, Regime.ENGLAND_AND_WALES)


class Need(StrEnum):
    NOTHING = "nothing"
    EXAMINATION = "examination"
    QUALIFIED_EXAMINATION = "qualified examination"
    AUDIT = "audit"


@dataclass(frozen=True, slots=True)
class Limit:
    """One dated figure of the law. It bites above `amount`, or from `amount` itself where the law says so."""

    regime: Regime
    name: str
    amount: Money
    bites_at_amount: bool
    by_year_start: bool
    since: date
    source: str
    checked_on: date

    def is_passed_by(self, sum_of_money: Money) -> bool:
        return sum_of_money >= self.amount if self.bites_at_amount else sum_of_money > self.amount


@dataclass(frozen=True, slots=True)
class Duty:
    """Something else the law asks of the group for the year, in a sentence, and where that stands."""

    sentence: str
    source: str
    checked_on: date


@dataclass(frozen=True, slots=True)
class Basis:
    """What an independent examiner works under: the section, and the directions or the regulation."""

    under: str
    directions: str
    source: str


@dataclass(frozen=True, slots=True)
class Scrutiny:
    """What the law asks of one year's accounts, why, and on what basis; all sentences for people."""

    need: Need
    sentence: str
    reason: str
    source: str
    checked_on: date | None = None
    send_by: date | None = None
    send_to: str = ""
    may_use_receipts_and_payments: bool = True
    duties: tuple[Duty, ...] = ()


@cache
def limits() -> tuple[Limit, ...]:
    """Every row of the table of limits, oldest first."""
    rows = csv.DictReader(TABLES.joinpath("thresholds.csv").read_text("utf-8").splitlines())
    found = (
        Limit(
            regime=Regime(row["nation"]),
            name=row["limit"],
            amount=Money(int(row["pounds"]) * 100),
            bites_at_amount=row["from_amount_itself"] == "yes",
            by_year_start=row["counted_by"] == "year start",
            since=date.fromisoformat(row["since"]) if row["since"] else date.min,
            source=row["source"],
            checked_on=date.fromisoformat(row["checked_on"]),
        )
        for row in rows
    )
    return tuple(sorted(found, key=lambda limit: limit.since))


def limit_for(regime: Regime, name: str, year: Period) -> Limit | None:
    """The figure that governs this year, or None when that law has none of that name.

    England and Wales count by the day the year ends, Scotland by the day it begins.
    """
    governing = None
    for limit in limits():
        counted = year.starts_on if limit.by_year_start else year.last_day
        if (limit.regime, limit.name) == (regime, name) and limit.since <= counted:
            governing = limit
    return governing


def scrutiny(regime: Regime | None, year: Period, *, income: Money, assets: Money) -> Scrutiny:
    """What the year needs. `regime` is None for a group that is no registered charity; `income` is gross, A1."""
    if regime is None:
        return Scrutiny(
            Need.NOTHING,
            "No law asks for these accounts to be examined.",
            "The group is not a registered charity. Its own rules, its members or a funder may still ask for it.",
            "",
        )
    need, limit = _need(regime, year, income, assets)
    name, months = _regulator(regime)
    accruals = limit_for(regime, "accruals", year)
    return Scrutiny(
        need,
        _SENTENCES[need],
        f"{_reason(need, limit, income)} A constitution or a funder may ask for more.",
        limit.source,
        limit.checked_on,
        months_later(year.last_day, months) if _must_send(regime, year, income) else None,
        name,
        accruals is None or not accruals.is_passed_by(income),
        tuple(_duties(regime, year, income)),
    )


def _duties(regime: Regime, year: Period, income: Money) -> Iterator[Duty]:
    """What is to be written and sent besides having the accounts looked at."""
    name, months = _regulator(regime)
    by = say_day(months_later(year.last_day, months))
    sentences = {
        "report": "A trustees’ annual report is written for the year, whether it is sent or not.",
        "annual return": f"The annual return is filled in by {by}: the income was over {{limit}}.",
        "send accounts": f"The accounts and the report are sent to {name} by {by}{{over}}.",
    }
    for rule, sentence in sentences.items():
        limit = limit_for(regime, rule, year)
        if limit and limit.is_passed_by(income):
            pounds = f"£{limit.amount.pounds():,}"
            over = f": the income was over {pounds}" if limit.amount else ", however small the income"
            yield Duty(sentence.format(limit=pounds, over=over), limit.source, limit.checked_on)


def must_it_register(year: Period, income: Money) -> Duty | None:
    """In England and Wales: what a group that is no registered charity ought to know once its income passes the limit."""
    limit = limit_for(Regime.ENGLAND_AND_WALES, "register", year)
    if limit is None or not limit.is_passed_by(income):
        return None
    return Duty(
        f"A group whose aims are charitable registers with the Charity Commission once its income is over "
        f"£{limit.amount.pounds():,} a year. This year it was £{income.pounds():,}.",
        limit.source,
        limit.checked_on,
    )


@cache
def basis_of(regime: Regime) -> Basis:
    """What an independent examiner's report of this nation refers to."""
    rows = csv.DictReader(TABLES.joinpath("examiners.csv").read_text("utf-8").splitlines())
    return next(Basis(row["under"], row["directions"], row["source"]) for row in rows if row["nation"] == regime)


_SENTENCES = {
    Need.NOTHING: "The law does not ask for these accounts to be examined.",
    Need.EXAMINATION: "These accounts must be looked at by an independent examiner.",
    Need.QUALIFIED_EXAMINATION: "These accounts must be looked at by an independent examiner who belongs to a listed body.",
    Need.AUDIT: "These accounts must be audited.",
}


def _need(regime: Regime, year: Period, income: Money, assets: Money) -> tuple[Need, Limit]:
    for name, need in (
        ("audit", Need.AUDIT),
        ("qualified examiner", Need.QUALIFIED_EXAMINATION),
        ("examination", Need.EXAMINATION),
    ):
        limit = limit_for(regime, name, year)
        if limit and limit.is_passed_by(income):
            return _unless_assets(regime, year, income, assets, need, limit)
    examination = limit_for(regime, "examination", year)
    if examination is None:
        raise ValueError(f"the table of limits has no examination row for {regime}")
    return Need.NOTHING, examination


def _unless_assets(
    regime: Regime, year: Period, income: Money, assets: Money, need: Need, limit: Limit
) -> tuple[Need, Limit]:
    by_assets = limit_for(regime, "audit by assets", year)
    with_income = limit_for(regime, "audit by assets needs income", year)
    if by_assets and with_income and by_assets.is_passed_by(assets) and with_income.is_passed_by(income):
        return Need.AUDIT, by_assets
    return need, limit


def _reason(need: Need, limit: Limit, income: Money) -> str:
    if limit.amount == Money(0):
        return "Every registered charity there needs it, however small."
    if limit.name == "audit by assets":
        return f"The group owns more than £{limit.amount.pounds():,}."
    if need is Need.NOTHING:
        return f"Its income was £{income.pounds():,}; the limit is £{limit.amount.pounds():,}."
    return f"Its income was £{income.pounds():,}, past the limit of £{limit.amount.pounds():,}."


def _must_send(regime: Regime, year: Period, income: Money) -> bool:
    limit = limit_for(regime, "send accounts", year)
    return limit is not None and limit.is_passed_by(income)


@cache
def _regulator(regime: Regime) -> tuple[str, int]:
    rows = csv.DictReader(TABLES.joinpath("regulators.csv").read_text("utf-8").splitlines())
    return next((row["name"], int(row["months_to_send"])) for row in rows if row["nation"] == regime)
