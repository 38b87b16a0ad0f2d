"""The figures of each report, from the month totals and the days left over: long books cost what short ones do."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta

from sqlalchemy import Integer, case, func, select, type_coerce

from esteem.kernel.dates import Period
from esteem.kernel.db import session
from esteem.kernel.house import the_house
from esteem.kernel.money import NOTHING, Money
from esteem.money.models import Heading, Line, MonthTotal, ParentBody, Transaction
from esteem.money.queries import places, projects, years
from esteem.money.rules.books import YearBooks
from esteem.money.rules.events import REPORTED, UNPAID
from esteem.money.rules.figures import ByFund, ByHeading, TreasurersReport
from esteem.money.rules.kinds import HeadingKind, TransactionKind
from esteem.money.rules.listed import ByMonth, ByPerson, ByProject, MonthFigures, NamedInOut
from esteem.money.rules.spans import Span
from esteem.money.rules.years import first_of_month, months_later
from esteem.people.models import Person

NOBODY = "Booked with nobody on the list"
FOR_NONE = "For no project"
Kinds = dict[HeadingKind, int]


def parent_body() -> ParentBody | None:
    """The body that stands over the group, if the group has named one."""
    return session.scalars(select(ParentBody).order_by(ParentBody.id).limit(1)).first()


def over_us() -> str:
    """What it is called in reports."""
    body = parent_body()
    return body.name if body else "the body over us"


def books_of(span: Span) -> YearBooks:
    """The books of these days, with the year to compare them with where there is one."""
    day_before = span.period.starts_on - timedelta(days=1)
    return years.year_books(span.period, span.before or Period(day_before, span.period.starts_on))


def treasurers_report(span: Span) -> TreasurersReport:
    """For a meeting; what is not yet settled is asked of the features above."""
    house = the_house()
    unpaid = [one for answer in house.ask(UNPAID, as_of=span.period.last_day) for one in answer]
    more = [sheet for answer in house.ask(REPORTED, period=span.period) for sheet in answer]
    return TreasurersReport(span, books_of(span), tuple(unpaid), over_us(), tuple(more))


def by_heading(span: Span) -> ByHeading:
    return ByHeading(span, books_of(span), over_us())


def by_fund(span: Span) -> ByFund:
    return ByFund(span, books_of(span))


def by_month(span: Span) -> ByMonth:
    """Whole months from their totals, a month that is begun or broken off from its lines."""
    first, last = span.period.starts_on, span.period.ends_before
    months: dict[date, Kinds] = defaultdict(dict)
    whole_from = first if first.day == 1 else months_later(first_of_month(first), 1)
    whole_until = max(first_of_month(last), whole_from)
    _add_months(months, whole_from, whole_until)
    _add_days(months, first, min(whole_from, last))
    _add_days(months, max(whole_until, first), last)
    cash = _cash_before(first)
    told, month = [], first_of_month(first)
    while month < last:
        kinds = months.get(month, {})
        into, out = -kinds.get(HeadingKind.RECEIPT, 0), kinds.get(HeadingKind.PAYMENT, 0)
        cash += into - out - kinds.get(HeadingKind.OPENING, 0)
        told.append(MonthFigures(month, Money(into), Money(out), Money(cash)))
        month = months_later(month, 1)
    return ByMonth(span, tuple(told))


def _add_months(months: dict[date, Kinds], first: date, ends: date) -> None:
    pence = func.sum(type_coerce(MonthTotal.amount, Integer))
    chosen = select(MonthTotal.month, Heading.kind, pence).join(Heading, Heading.id == MonthTotal.heading_id)
    within = (MonthTotal.month >= first) & (MonthTotal.month < ends)
    for month, kind, amount in session.execute(chosen.where(within).group_by(MonthTotal.month, Heading.kind)):
        months[month][kind] = months[month].get(kind, 0) + amount


def _add_days(months: dict[date, Kinds], first: date, ends: date) -> None:
    """Days within one month."""
    if first >= ends:
        return
    pence = func.sum(type_coerce(Line.amount, Integer))
    chosen = select(Heading.kind, pence).join(Line, Line.heading_id == Heading.id)
    own = months[first_of_month(first)]
    for kind, amount in session.execute(chosen.where(Line.day >= first, Line.day < ends).group_by(Heading.kind)):
        own[kind] = own.get(kind, 0) + amount


def _cash_before(day: date) -> int:
    """Pence in all accounts when that day began."""
    sums = years.sums_before(day)
    return sum(pence[0] for (account, _, _), pence in sums.items() if account is not None)


def by_project(span: Span) -> ByProject:
    """Each project that moved, then what was for none."""
    sums = projects.in_and_out(span.period)
    listed = [
        NamedInOut(row.id, row.name, *sums[row.id]) for row in places.projects(with_closed=True) if row.id in sums
    ]
    whole = by_heading(span).books.movements
    into = Money.total(m.this_year for m in whole if m.heading.kind is HeadingKind.RECEIPT)
    out = Money.total(m.this_year for m in whole if m.heading.kind is HeadingKind.PAYMENT)
    into -= Money.total(one.money_in for one in listed)
    out -= Money.total(one.money_out for one in listed)
    return ByProject(span, (*listed, NamedInOut(None, FOR_NONE, into, out)))


def by_person(span: Span) -> ByPerson:
    """Each person that money came from or went to, then what was booked with nobody on the list."""
    pence, kind = type_coerce(Line.amount, Integer), Transaction.kind
    into = func.sum(case((kind == TransactionKind.IN, pence), else_=0))
    out = func.sum(case((kind == TransactionKind.OUT, -pence), else_=0))
    chosen = select(Transaction.person_id, into, out).join(Line, Line.transaction_id == Transaction.id)
    chosen = chosen.where(Line.account_id.is_not(None), kind.in_((TransactionKind.IN, TransactionKind.OUT)))
    days = (Transaction.day >= span.period.starts_on) & (Transaction.day < span.period.ends_before)
    sums = {
        number: (Money(a), Money(b))
        for number, a, b in session.execute(chosen.where(days).group_by(Transaction.person_id))
    }
    named = (
        select(Person)
        .where(Person.id.in_([number for number in sums if number is not None]))
        .order_by(Person.sort_name)
    )
    listed = tuple(NamedInOut(row.id, row.name, *sums[row.id]) for row in session.scalars(named))
    return ByPerson(span, (*listed, NamedInOut(None, NOBODY, *sums.get(None, (NOTHING, NOTHING)))))
