"""Looking ahead: the forecast of the cash, until when the room is paid, and what the desk must know of both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, Integer, and_, func, or_, select, type_coerce

from esteem.budget.models import BudgetRule, YearBudget
from esteem.budget.queries.against import books_until, put_together
from esteem.budget.queries.budgets import latest
from esteem.budget.queries.settings import ROOM, room_heading, subs_headings
from esteem.budget.rules.against import Against
from esteem.budget.rules.forecast import Forecast, ToCome, coming_days, forecast
from esteem.budget.rules.planned import Spot
from esteem.budget.rules.room import Room
from esteem.budget.rules.what_if import WhatIf, of_hundred, supposed
from esteem.kernel import dates
from esteem.kernel.dates import Period
from esteem.kernel.db import session
from esteem.kernel.money import NOTHING, Money
from esteem.meetings.queries.room_costs import room_costs
from esteem.money.models import Fund, Heading, MonthTotal
from esteem.money.queries import places, years
from esteem.money.queries.repeats import repeats
from esteem.money.rules.books import HeadingFacts
from esteem.money.rules.kinds import FundKind, HeadingKind
from esteem.money.rules.years import first_of_month, months_later

OnDays = dict[Spot, list[tuple[date, Money]]]


@dataclass(frozen=True, slots=True)
class Outlook:
    """What is ahead of this year's cash, as it is planned or as it would be if."""

    against: Against
    forecast: Forecast
    room: Room
    room_called: str
    subs_called: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ground:
    """Everything an outlook is reckoned from, asked for once."""

    against: Against
    to_come: tuple[ToCome, ...]
    cash: Money
    general: Money
    room: Room
    room_heading: HeadingFacts | None
    subs: Sequence[HeadingFacts]

    def outlook(self, what_if: WhatIf | None = None) -> Outlook:
        """As it is planned, or as it would be if."""
        asked = what_if or WhatIf()
        room_id = self.room_heading.id if self.room_heading else None
        to_come = supposed(self.to_come, asked, room=room_id, subs={one.id for one in self.subs})
        ahead = forecast(
            year=self.against.year, today=self.against.until, cash=self.cash, general=self.general, to_come=to_come
        )
        planned = self.room.by_meetings
        dearer = 100 + asked.rent
        room = Room(
            self.room.today, self.room.cash + asked.more_in - asked.more_out, of_hundred(self.room.by_books, dearer),
            of_hundred(planned, dearer) if planned else planned,
        )  # fmt: skip
        called = self.room_heading.name if self.room_heading else ""
        return Outlook(self.against, ahead, room, called, tuple(one.name for one in self.subs))


def ground(budget: YearBudget | None = None) -> Ground:
    """Of the year that today falls in, by the budget in use or by this one; the books are asked for once."""
    today, year = dates.today(), years.this_year()
    books, chosen = books_until(year, today), budget or latest(year)
    meant = put_together(year, today, chosen.planned if chosen else (), books)
    headings = [one for one in books.heading_order if one.statutory is not None]
    in_funds = places.held()[1]
    general_funds = {one.id for one in books.fund_order if one.kind is FundKind.GENERAL}
    general = Money.total(amount for fund, amount in in_funds.items() if fund in general_funds)
    room = room_heading(headings)
    return Ground(
        meant,
        tuple(_to_come(meant, _on_days(today, year.last_day, headings), headings, general_funds)),
        Money.total(in_funds.values()),
        general,
        Room(today, general, room_a_year(room, today), _by_meetings(today)),
        room,
        subs_headings(headings),
    )


def _on_days(today: date, last_day: date, headings: Sequence[HeadingFacts]) -> OnDays:
    """What comes again until the year's end, heading by heading and fund by fund."""
    kinds = {row.id: row.kind for row in headings}
    found: OnDays = defaultdict(list)
    for one in repeats():
        if one.stopped_on is not None:
            continue
        days = list(
            coming_days(
                next_on=one.next_on, first_on=one.first_on, every=one.every, ends_on=one.ends_on, today=today,
                last_day=last_day,
            )
        )  # fmt: skip
        for line in one.like.lines:
            if line.heading_id in kinds:
                amount = -line.amount if kinds[line.heading_id] is HeadingKind.RECEIPT else line.amount
                found[line.heading_id, line.fund_id] += [(day, amount) for day in days]
    return found


def _to_come(meant: Against, on_days: OnDays, headings: Sequence[HeadingFacts], general: set[int]) -> list[ToCome]:
    """Every line of the budget, and what comes again without one."""
    kinds = {row.id: row.kind for row in headings}
    lines = {one.spot: one for one in meant.lines}
    return [
        ToCome(
            spot, kinds[spot[0]] is HeadingKind.RECEIPT, spot[1] in general, tuple(on_days.get(spot, ())),
            lines[spot].planned if spot in lines else None, lines[spot].actual if spot in lines else NOTHING,
        )
        for spot in dict.fromkeys([*lines, *on_days])
    ]  # fmt: skip


def room_a_year(room: HeadingFacts | None, today: date) -> Money:
    """What the room cost in the last twelve whole months; when it was paid for fewer, as much a year as in these."""
    if room is None:
        return NOTHING
    this_month = first_of_month(today)
    first = months_later(this_month, -12)
    chosen = select(func.sum(type_coerce(MonthTotal.amount, Integer)), func.min(MonthTotal.month)).where(
        MonthTotal.heading_id == room.id, MonthTotal.month >= first, MonthTotal.month < this_month
    )
    pence, begun = session.execute(chosen).one()
    if not pence or pence < 0:
        return NOTHING
    months = (this_month.year - begun.year) * 12 + this_month.month - begun.month
    return Money(pence * 12 // months)


def _by_meetings(today: date) -> Money | None:
    """What the meetings of the next three months cost; None when there are none, or a price is not known."""
    sums = room_costs(Period(today, months_later(today, 3))).whole
    return sums.paid if sums.meetings and not sums.paid_unknown else None


@dataclass(frozen=True, slots=True)
class Purse:
    """What the desk looks at: the general cash, the group's own lowest sum, the room of twelve months."""

    cash: Money
    own: Money | None
    room: Money


def purse(today: date) -> Purse:
    """In one query, for the desk is looked at often."""
    pence = func.coalesce(func.sum(type_coerce(MonthTotal.amount, Integer)), 0)
    cash = select(pence).join(Fund, Fund.id == MonthTotal.fund_id)
    cash = cash.where(MonthTotal.account_id.is_not(None), Fund.kind == FundKind.GENERAL)
    this_month = first_of_month(today)
    room = select(pence).join(Heading, Heading.id == MonthTotal.heading_id).where(_is_room())
    room = room.where(MonthTotal.month >= months_later(this_month, -12), MonthTotal.month < this_month)
    own = select(BudgetRule.low_cash)
    found = session.execute(select(cash.scalar_subquery(), own.scalar_subquery(), room.scalar_subquery())).one()
    return Purse(Money(found[0]), found[1], Money(found[2]))


def _is_room() -> ColumnElement[bool]:
    chosen = select(BudgetRule.room_id).scalar_subquery()
    usual = and_(chosen.is_(None), Heading.kind == HeadingKind.PAYMENT, Heading.name == ROOM)
    return or_(Heading.id == chosen, usual)
