"""The invented group's budgets, agreed at its yearly meetings, and what it was given without money."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from esteem.budget import actions
from esteem.budget.queries.against import sources
from esteem.budget.queries.budgets import latest
from esteem.budget.rules.in_kind import Given
from esteem.budget.rules.planned import Planned
from esteem.demo.cashbook import OUTINGS, OUTINGS_MADE, Books
from esteem.demo.story import YEARS, Deed, Story, on
from esteem.kernel.money import Money
from esteem.money.queries.years import year_of_day

# Every year: month, day, kind, what, minutes or pence.
GIVEN = (
    (5, 9, Given.HOURS, "Four of us painted the store cupboard", 600),
    (6, 21, Given.HOURS, "A stall at the summer fair, all afternoon", 750),
    (10, 30, Given.GOODS, "Raffle prizes from Corner Stores", 3_500),
    (12, 11, Given.OTHER, "Menus printed by the library", 1_200),
)
NOTE = "The hall asks what it asked last year"


def life(story: Story) -> Iterator[Deed]:
    """Planned when the year begins, agreed at the yearly meeting; help is written down when it is given."""
    return story.past(_deeds(story))


def _deeds(story: Story) -> Iterator[Deed]:
    yield on(story.day(0, 4, 8), _value)
    for year in range(1, YEARS + 1):
        yield on(story.day(year, 4, 12), _plan, with_outings=year == OUTINGS_MADE[0][0])
        yield on(story.annual_meeting(year), _agree)
    for year in range(YEARS + 1):
        for month, day, kind, what, much in GIVEN:
            yield on(story.day(year, month, day), _give, kind, what, much)


def _value(day: date) -> None:
    actions.add_hour_value(starts_on=day, amount=Money(1_200), source="The committee, for our funders")


def _plan(day: date, *, with_outings: bool) -> None:
    books, year = Books(), year_of_day(day)
    general, hall = books.funds["General"], books.headings["Room hire"]
    planned = [
        replace(one, note=NOTE) if one.heading == hall else one for one in sources(year).actual if one.fund == general
    ]
    if with_outings:
        trips, fund = books.headings["Trips and events"], books.funds[OUTINGS]
        planned.append(Planned(trips, fund, Money(100_000), "Three days out, from the grant"))
    actions.begin_budget(year=year, planned=planned)


def _agree(day: date) -> None:
    budget = latest(year_of_day(day))
    if budget is not None:
        actions.agree_budget(budget=budget, agreed_on=day, meeting="the yearly meeting")


def _give(day: date, kind: Given, what: str, much: int) -> None:
    told = {"minutes": much} if kind is Given.HOURS else {"amount": Money(much)}
    actions.add_gift(kind=kind, day=day, what=what, **told)
