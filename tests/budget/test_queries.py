"""What the group wants to know: against the books, what to copy, the cash ahead, the room, the desk's one query."""

from __future__ import annotations

from datetime import date

from esteem.budget import actions
from esteem.budget.panels import _reported
from esteem.budget.queries.against import against, sources
from esteem.budget.queries.budgets import years_with_budgets
from esteem.budget.queries.in_kind import year_in_kind
from esteem.budget.queries.outlook import ground as look_ahead
from esteem.budget.queries.outlook import purse
from esteem.budget.queries.settings import room_heading
from esteem.budget.rules.planned import Planned
from esteem.budget.rules.what_if import WhatIf
from esteem.kernel.dates import Period
from esteem.kernel.money import NOTHING, Money
from esteem.money.queries import places, years
from esteem.money.rules.books import HeadingFacts
from tests.backstage import Group
from tests.budget.conftest import Ground, pounds
from tests.makers import make_meeting, make_venue

TODAY = date(2026, 11, 24)


def plan(ground: Ground, **amounts: int) -> None:
    names = {"room": "Room hire", "subs": "Subs at meetings", "trips": "Trips and events"}
    planned = [
        Planned(ground.headings[names[name]], ground.general, pounds(amount)) for name, amount in amounts.items()
    ]
    actions.begin_budget(year=ground.year, planned=planned)


def test_a_budget_stands_against_the_books_to_the_penny(group: Group, ground: Ground) -> None:
    group.makes(plan, ground, room=600, subs=300, trips=100)
    told = group.asks(against, ground.year)
    found = {one.heading.name: (one.last_year, one.planned, one.actual, one.left) for one in told.lines}
    assert found == {
        "Donations": (Money(100_000), None, NOTHING, NOTHING),
        "Subs at meetings": (Money(24_049), pounds(300), Money(18_000), Money(12_000)),
        "Room hire": (NOTHING, pounds(600), Money(40_000), Money(20_000)),
        "Trips and events": (NOTHING, pounds(100), NOTHING, pounds(100)),
    }
    books = group.asks(years.year_books, ground.year)
    assert {m.heading.name: m.this_year for m in books.movements if m.this_year} == {
        one.heading.name: one.actual for one in told.lines if one.actual
    }
    in_may = group.asks(against, ground.year, until=date(2026, 5, 31))
    assert next(one.actual for one in in_may.lines if one.heading.name == "Room hire") == Money(10_000)
    assert in_may.days_gone == 61


def test_last_years_budget_or_what_it_came_to_is_copied(group: Group, ground: Ground) -> None:
    group.makes(plan, ground, room=600)
    assert group.asks(years_with_budgets) == [date(2027, 3, 31)]
    found = group.asks(sources, years_of(group, 2028))
    assert [one.amount for one in found.budget] == [pounds(600)]
    assert {one.amount for one in found.actual} == {pounds(400), pounds(180)}
    this = group.asks(sources, ground.year)
    assert this.budget == []
    assert {one.amount for one in this.actual} == {pounds(1000), pounds(240)}


def years_of(group: Group, ending: int) -> Period:
    return group.asks(years.year_ending_in, ending)


def test_the_cash_ahead_is_what_there_is_the_rent_on_its_days_and_the_rest_spread(group: Group, ground: Ground) -> None:
    group.makes(plan, ground, room=600, subs=300, trips=100)
    found = group.asks(look_ahead).outlook()
    now = Money(100_000 + 24_049 + 18_000 - 40_000)
    assert (found.forecast.cash, found.forecast.general) == (now, now)
    assert [(one.month.month, one.money_in, one.money_out) for one in found.forecast.months] == [
        (11, Money(2_400), Money(2_000)), (12, Money(2_400), Money(7_000)), (1, Money(2_400), Money(7_000)),
        (2, Money(2_400), Money(7_000)), (3, Money(2_400), Money(7_000)),
    ]  # fmt: skip
    assert found.forecast.at_end == now + Money(12_000) - Money(30_000)
    assert found.room_called == "Room hire"


def test_what_if_changes_the_forecast_and_nothing_else(group: Group, ground: Ground) -> None:
    group.makes(plan, ground, room=600, subs=300)
    stands = group.asks(look_ahead)
    now, then = stands.outlook(), stands.outlook(WhatIf(rent=10, fewer=50, more_in=Money(100)))
    assert then.forecast.at_end - now.forecast.at_end == Money(100) - Money(2_000) - Money(6_000)
    assert then.room.by_books == Money(66_000)
    assert group.asks(look_ahead).outlook() == now


def test_the_room_costs_what_the_books_or_the_meetings_say(group: Group, ground: Ground) -> None:
    room = group.asks(look_ahead).room
    assert (room.by_books, room.by_meetings) == (Money(60_000), None)
    group.makes(hire_a_hall)
    room = group.asks(look_ahead).room
    assert (room.by_meetings, room.a_year) == (Money(40_000), Money(160_000))
    told = group.asks(year_in_kind, ground.year)
    assert (told.meetings, told.room) == (1, Money(2_500))


def hire_a_hall() -> None:
    hall = make_venue(cost=Money(20_000), usual_rate=Money(22_500))
    for day in (date(2026, 11, 5), date(2026, 12, 3), date(2027, 1, 7)):
        make_meeting(meets_on=day, venue_id=hall.id)


def test_the_desk_and_the_settings_agree_which_heading_is_the_room(group: Group, ground: Ground) -> None:
    assert group.asks(purse, TODAY).room == Money(35_000)
    group.makes(actions.decide_rule, room=ground.headings["Speakers"], low_cash=Money(5))
    held = group.asks(purse, TODAY)
    assert (held.room, held.own, held.cash) == (NOTHING, Money(5), Money(102_049))
    chosen = group.asks(lambda: room_heading([one.facts for one in places.headings()]))
    assert isinstance(chosen, HeadingFacts)
    assert chosen.name == "Speakers"


def test_the_treasurers_report_has_the_budget_until_its_last_day(group: Group, ground: Ground) -> None:
    period = Period(date(2026, 5, 1), date(2026, 6, 1))
    assert group.asks(_reported, period) is None
    group.makes(plan, ground, room=600)
    sheets = group.asks(_reported, period)
    assert sheets is not None
    assert [(line.label, line.figures) for line in sheets[0].lines if line.style == "row"] == [
        ("Room hire", (pounds(600), Money(10_000), Money(50_000)))
    ]
