"""One year's books as plain facts, from the month totals; and what was approved of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Integer, case, func, select, type_coerce

from esteem.group.queries import financial_year, our_group
from esteem.kernel import dates
from esteem.kernel.dates import Period
from esteem.kernel.db import session
from esteem.kernel.money import NOTHING, Money
from esteem.money.models import (
    ApprovedAccounts,
    Heading,
    Line,
    MonthTotal,
    OtherHolding,
    Transaction,
)
from esteem.money.queries import places
from esteem.money.rules import years
from esteem.money.rules.books import (
    AccountFacts,
    FundFacts,
    HeadingFacts,
    Holding,
    Movement,
    Opening,
    OtherFacts,
    YearBooks,
)
from esteem.money.rules.kinds import HeadingKind

Place = tuple[int | None, int | None, int]  # account, heading, fund
Sums = Sequence[int]  # pence before each of several days: last year's first, this year's first, the next year's first


def this_year() -> Period:
    """The group's financial year that today falls in."""
    return year_of_day(dates.today())


def year_of_day(day: date) -> Period:
    """The group's financial year that this day falls in."""
    return financial_year(day)


def year_ending_in(calendar_year: int) -> Period:
    """The group's financial year that ends in this calendar year."""
    group = our_group()
    return years.year_ending_in(calendar_year, end_day=group.year_end_day, end_month=group.year_end_month)


def years_with_books() -> list[Period]:
    """Every financial year from the first booking to the present one, newest first; nothing is booked ahead of its day."""
    newest = years.ends_in(this_year())
    first: date | None = session.scalar(select(func.min(Transaction.day)))
    oldest = years.ends_in(year_of_day(first)) if first else newest
    return [year_ending_in(number) for number in range(newest, min(oldest, newest) - 1, -1)]


def last_number() -> int:
    """The number of the last booking; nought in empty books. Numbers have no gaps, so it is also how many there are."""
    return session.scalar(select(func.max(Transaction.number))) or 0


def year_books(year: Period, before: Period | None = None) -> YearBooks:
    """Everything this year's account is made from, with the year before it; or of any days, with those `before` them."""
    before = before or year_ending_in(years.ends_in(year) - 1)
    accounts = {row.id: row.facts for row in places.accounts_there_before(year.ends_before)}
    funds = {row.id: row.facts for row in places.funds(with_closed=True)}
    headings = {row.id: row.facts for row in _all_headings()}
    sums = sums_before(before.starts_on, year.starts_on, year.ends_before)
    return YearBooks(
        year=year,
        last_year=before,
        movements=tuple(_movements(sums, headings, funds)),
        holdings=tuple(_holdings(sums, accounts, funds)),
        openings=tuple(_openings(Period(before.starts_on, year.ends_before), sums, funds, headings)),
        others=tuple(_others(year, funds)),
        fund_order=tuple(funds.values()),
        account_order=tuple(accounts.values()),
        heading_order=tuple(headings.values()),
    )


def _all_headings() -> Sequence[Heading]:
    return session.scalars(select(Heading).order_by(Heading.kind.desc(), Heading.place, Heading.id)).all()


def sums_before(*bounds: date) -> dict[Place, Sums]:
    """What had gone through every place when each of these days began: whole months, then the days after them."""
    found: dict[Place, list[int]] = defaultdict(lambda: [0] * len(bounds))
    place = (MonthTotal.account_id, MonthTotal.heading_id, MonthTotal.fund_id)
    pence = type_coerce(MonthTotal.amount, Integer)
    before = [func.sum(case((MonthTotal.month < years.first_of_month(bound), pence), else_=0)) for bound in bounds]
    for account, heading, fund, *sums in session.execute(select(*place, *before).group_by(*place)):
        found[account, heading, fund] = list(sums)
    for position, bound in enumerate(bounds):
        for *where, amount in _days_left_over(bound):
            found[where[0], where[1], where[2]][position] += amount
    return dict(found)


def _days_left_over(bound: date) -> Sequence[Any]:
    """A year that begins within a month: the days of that month before it, line by line."""
    if bound.day == 1:
        return ()
    place = (Line.account_id, Line.heading_id, Line.fund_id)
    days = (Line.day >= years.first_of_month(bound)) & (Line.day < bound)
    return session.execute(
        select(*place, func.sum(type_coerce(Line.amount, Integer))).where(days).group_by(*place)
    ).all()


def _movements(
    sums: dict[Place, Sums], headings: dict[int, HeadingFacts], funds: dict[int, FundFacts]
) -> Iterator[Movement]:
    for heading in headings.values():
        sign = 1 if heading.kind is HeadingKind.PAYMENT else -1
        for fund in funds.values():
            first, second, third = sums.get((None, heading.id, fund.id), (0, 0, 0))
            if third - second or second - first:
                yield Movement(heading, fund, Money(sign * (third - second)), Money(sign * (second - first)))


def _holdings(
    sums: dict[Place, Sums], accounts: dict[int, AccountFacts], funds: dict[int, FundFacts]
) -> Iterator[Holding]:
    for account in accounts.values():
        for fund in funds.values():
            if held := sums.get((account.id, None, fund.id)):
                yield Holding(account, fund, *(Money(pence) for pence in held))


def _openings(
    both_years: Period, sums: dict[Place, Sums], funds: dict[int, FundFacts], headings: dict[int, HeadingFacts]
) -> Iterator[Opening]:
    own = next((heading.id for heading in headings.values() if heading.kind is HeadingKind.OPENING), None)
    if not any(place[1] == own and pence[2] != pence[0] for place, pence in sums.items()):
        return
    days = (Line.day >= both_years.starts_on) & (Line.day < both_years.ends_before)
    for fund, day, amount in session.execute(
        select(Line.fund_id, Line.day, Line.amount).where(Line.heading_id == own, days)
    ):
        yield Opening(funds[fund], -amount, day)


def _others(year: Period, funds: dict[int, FundFacts]) -> Iterator[OtherFacts]:
    for row in other_holdings(year):
        yield OtherFacts(row.id, row.kind, row.details, funds[row.fund_id], row.amount, row.value, row.due_on)


def other_holdings(year: Period) -> Sequence[OtherHolding]:
    """The lines typed in for the year's statement of assets and liabilities."""
    return session.scalars(
        select(OtherHolding).where(OtherHolding.year_ends_on == year.last_day).order_by(OtherHolding.id)
    ).all()


def approvals(year: Period) -> Sequence[ApprovedAccounts]:
    """Every approval of the year's accounts, the latest first."""
    chosen = select(ApprovedAccounts).where(ApprovedAccounts.year_ends_on == year.last_day)
    return session.scalars(chosen.order_by(ApprovedAccounts.revision.desc())).all()


def booked_since(year: Period, number: int) -> int:
    """How many bookings after the one of that number are of a day up to the year's end: they change what it says.

    One of an earlier year changes what this one began with; one that was reversed since changes nothing.
    """
    chosen = select(Transaction.id, Transaction.reversal_of_id)
    came = dict(
        row for row in session.execute(chosen.where(Transaction.day < year.ends_before, Transaction.number > number))
    )
    undone = {other for other in came.values() if other in came}
    return sum(one not in undone and other not in undone for one, other in came.items())


def months_in_and_out(first: date, months: int) -> list[tuple[date, Money, Money]]:
    """For each month from `first` on: what was received and what was paid, refunds taken off."""
    ends = years.months_later(first, months)
    sums: dict[date, dict[HeadingKind, Money]] = defaultdict(dict)
    chosen = select(MonthTotal.month, Heading.kind, func.sum(MonthTotal.amount))
    chosen = chosen.join(Heading, Heading.id == MonthTotal.heading_id)
    within = (MonthTotal.month >= first) & (MonthTotal.month < ends)
    for month, kind, amount in session.execute(chosen.where(within).group_by(MonthTotal.month, Heading.kind)):
        sums[month][kind] = amount
    listed = [years.months_later(first, place) for place in range(months)]
    return [(m, -sums[m].get(HeadingKind.RECEIPT, NOTHING), sums[m].get(HeadingKind.PAYMENT, NOTHING)) for m in listed]
