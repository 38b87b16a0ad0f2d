"""What passes between the group and the body that stands over it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from sqlalchemy import ColumnElement, Integer, func, select, type_coerce

from esteem.kernel.db import session
from esteem.kernel.money import NOTHING, Money
from esteem.money.models import Heading, Line, Transaction
from esteem.money.queries import years
from esteem.money.queries.figures import over_us
from esteem.money.rules.kinds import HeadingKind
from esteem.money.rules.passing import Passed, PassedOn, PassedYear
from esteem.money.rules.spans import Span
from esteem.money.rules.years import ends_in, name_of


def marked_headings() -> list[Heading]:
    """The headings that are for it, put away or not."""
    chosen = select(Heading).where(Heading.with_parent).order_by(Heading.kind.desc(), Heading.place, Heading.id)
    return list(session.scalars(chosen))


def passed(span: Span) -> Passed:
    """Every year's totals, and each booking of these days."""
    marked = marked_headings()
    if not marked:
        return Passed(span, over_us(), (), (), ())
    under = Line.heading_id.in_([heading.id for heading in marked])
    return Passed(
        span,
        over_us(),
        tuple(heading.name for heading in marked),
        tuple(_by_year(under)),
        tuple(_bookings(span, under)),
    )


def _by_year(under: ColumnElement[bool]) -> Iterator[PassedYear]:
    """The latest first; what is given back makes its own side smaller."""
    pence = func.sum(type_coerce(Line.amount, Integer))
    chosen = select(Line.day, Heading.kind, pence).join(Heading, Heading.id == Line.heading_id)
    found: dict[int, list[Money]] = defaultdict(lambda: [NOTHING, NOTHING])
    names: dict[int, str] = {}
    for day, kind, amount in session.execute(chosen.where(under).group_by(Line.day, Heading.kind)):
        year = years.year_of_day(day)
        names[ends_in(year)] = name_of(year)
        came = kind is HeadingKind.RECEIPT
        found[ends_in(year)][0 if came else 1] += Money(-amount if came else amount)
    for number in sorted(found, reverse=True):
        yield PassedYear(names[number], *found[number])


def _bookings(span: Span, under: ColumnElement[bool]) -> Iterator[PassedOn]:
    told = (
        Transaction.id,
        Transaction.number,
        Line.day,
        Heading.name,
        Heading.kind,
        Transaction.description,
        Line.amount,
    )
    chosen = (
        select(*told).join(Line, Line.transaction_id == Transaction.id).join(Heading, Heading.id == Line.heading_id)
    )
    days = (Line.day >= span.period.starts_on) & (Line.day < span.period.ends_before)
    chosen = chosen.where(under, days).order_by(Line.day, Transaction.number, Line.id)
    for number, voucher, day, heading, kind, note, amount in session.execute(chosen):
        into, out = (-amount, None) if kind is HeadingKind.RECEIPT else (None, amount)
        yield PassedOn(number, voucher, day, ", ".join(word for word in (heading, note) if word), into, out)
