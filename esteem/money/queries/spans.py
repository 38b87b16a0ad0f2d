"""What days a report may be of: the group's years, since people last met, from the first booking on."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from sqlalchemy import func, select

from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.meetings.models import Meeting
from esteem.meetings.queries.meetings import are_planned
from esteem.meetings.rules.kinds import FORMAL, GATHERINGS, MeetingKind
from esteem.money.models import Transaction
from esteem.money.queries import years
from esteem.money.rules.spans import Calendar, Span, read_span
from esteem.money.rules.years import ends_in


def calendar() -> Calendar:
    """The days there are to choose from, in two queries."""
    today, this_year = dates.today(), years.this_year()
    last_year = years.year_ending_in(ends_in(this_year) - 1)
    first = session.scalar(select(func.min(Transaction.day)))
    return Calendar(this_year, last_year, today, last_met(today), first)


def last_met(today: date) -> date | None:
    """The last meeting before today that heard a treasurer: of the committee or of all members, else any gathering."""
    formal = func.max(Meeting.meets_on).filter(Meeting.kind.in_(FORMAL))
    other: set[MeetingKind] = set(GATHERINGS - FORMAL)
    gathered = func.max(Meeting.meets_on).filter(Meeting.kind.in_(other))
    chosen = select(formal, gathered).where(are_planned(), Meeting.meets_on < today)
    found: list[date | None] = list(session.execute(chosen).one())
    return next((day for day in found if day is not None), None)


def span_of(asked: Mapping[str, str]) -> tuple[Span, Calendar]:
    """The days an address asks for, and what else could be chosen."""
    known = calendar()
    return read_span(asked, known), known
