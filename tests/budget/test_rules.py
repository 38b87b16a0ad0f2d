"""The rules of budgets: spread to the penny, against the books, what if, and gifts in kind beside them."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from esteem.budget.rules.against import Against, AgainstLine, share_of
from esteem.budget.rules.forecast import ToCome, coming_days, forecast, months_left
from esteem.budget.rules.in_kind import (
    Gift,
    Given,
    HourValue,
    YearInKind,
    check_gift,
    read_hours,
    say_hours,
    value_on,
    worth_of,
)
from esteem.budget.rules.planned import Planned, check_planned, from_actual, is_changed
from esteem.budget.rules.room import FAR, Room, is_little, paid_until
from esteem.budget.rules.what_if import WhatIf, of_hundred, read_what_if, supposed
from esteem.kernel.dates import Period
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import NOTHING, Money
from esteem.money.rules.books import FundFacts, HeadingFacts, Movement
from esteem.money.rules.kinds import FundKind, HeadingKind, Statutory
from esteem.money.rules.repeats import Every

YEAR = Period(date(2026, 4, 1), date(2027, 4, 1))
TODAY = date(2026, 11, 24)
ROOM = HeadingFacts(1, "Room hire", HeadingKind.PAYMENT, Statutory.CHARITABLE)
SUBS = HeadingFacts(2, "Subs", HeadingKind.RECEIPT, Statutory.ACTIVITIES)
GENERAL = FundFacts(1, "General", FundKind.GENERAL)
GRANT = FundFacts(2, "Days out", FundKind.RESTRICTED)

pence = some.integers(0, 10**7).map(Money)
days_ahead = some.dates(TODAY, YEAR.last_day)
to_come = some.builds(
    ToCome,
    spot=some.tuples(some.integers(1, 4), some.integers(1, 2)),
    is_in=some.booleans(),
    is_general=some.booleans(),
    on_days=some.lists(some.tuples(days_ahead, pence), max_size=6).map(tuple),
    planned=some.none() | pence,
    actual=some.integers(-(10**6), 10**7).map(Money),
)


@given(some.lists(to_come, max_size=6), some.dates(YEAR.starts_on, YEAR.last_day), pence)
def test_spreading_never_loses_a_penny(lines: list[ToCome], today: date, cash: Money) -> None:
    lines = [
        ToCome(one.spot, one.is_in, one.is_general, tuple((max(d, today), a) for d, a in one.on_days), one.planned, one.actual)
        for one in lines
    ]  # fmt: skip
    months = months_left(today, YEAR.last_day)
    for one in lines:
        assert Money.total(one.by_month(months).values()) == one.whole
    ahead = forecast(year=YEAR, today=today, cash=cash, general=NOTHING, to_come=lines)
    net = Money.total(one.whole * (1 if one.is_in else -1) for one in lines)
    assert ahead.at_end == cash + net
    assert ahead.general_at_end == Money.total(one.whole * (1 if one.is_in else -1) for one in lines if one.is_general)
    assert [one.month for one in ahead.months] == list(months)


def test_what_comes_on_its_days_is_taken_off_before_the_rest_is_spread() -> None:
    rent = tuple((date(2027, month, 3), Money(5_000)) for month in (1, 2, 3))
    line = ToCome((1, 1), is_in=False, is_general=True, on_days=rent, planned=Money(60_000), actual=Money(40_001))
    assert line.spread == Money(4_999)
    months = months_left(TODAY, YEAR.last_day)
    assert [amount.pence for amount in line.by_month(months).values()] == [1_000, 1_000, 6_000, 6_000, 5_999]
    used_up = ToCome((1, 1), is_in=False, is_general=True, planned=Money(100), actual=Money(900))
    assert used_up.whole == NOTHING


def test_what_is_overdue_comes_today_and_what_ends_stops() -> None:
    days = list(
        coming_days(
            next_on=date(2026, 10, 3), first_on=date(2026, 4, 3), every=Every.MONTH, ends_on=date(2027, 1, 31),
            today=TODAY, last_day=YEAR.last_day,
        )
    )  # fmt: skip
    assert days == [TODAY, TODAY, date(2026, 12, 3), date(2027, 1, 3)]


def test_a_year_that_is_over_has_no_months_left_and_keeps_its_cash() -> None:
    assert months_left(date(2027, 4, 2), YEAR.last_day) == ()
    ahead = forecast(year=YEAR, today=date(2027, 4, 2), cash=Money(5), general=Money(3), to_come=[])
    assert (ahead.at_end, ahead.general_at_end, ahead.first_short) == (Money(5), Money(3), None)


def test_a_month_that_runs_out_is_named() -> None:
    line = ToCome((1, 1), is_in=False, is_general=True, planned=Money(50_000))
    ahead = forecast(year=YEAR, today=TODAY, cash=Money(90_000), general=Money(15_000), to_come=[line])
    assert ahead.first_short is not None
    assert ahead.first_short.says == "December 2026"
    assert ahead.sheet.lines[-1].figures == (NOTHING, Money(50_000), Money(40_000), Money(-35_000))


@given(some.lists(some.builds(AgainstLine, heading=some.sampled_from([ROOM, SUBS]), fund=some.sampled_from([GENERAL, GRANT]),
       planned=some.none() | pence, actual=pence, last_year=pence), max_size=8))  # fmt: skip
def test_the_totals_are_what_their_lines_make(lines: list[AgainstLine]) -> None:
    told = Against(YEAR, TODAY, tuple(lines))
    tables = [sheet for sheet in told.sheets if sheet.title.startswith("Budget")]
    whole = tables[-1].lines[-1].figures if tables else (NOTHING,) * 4
    sign = {HeadingKind.RECEIPT: 1, HeadingKind.PAYMENT: -1}
    assert whole[2] == Money.total(one.actual * sign[one.heading.kind] for one in lines)
    assert whole[3] == Money.total(one.left * sign[one.heading.kind] for one in lines)


def test_the_share_of_the_year_that_is_gone_is_said() -> None:
    assert Against(YEAR, TODAY, ()).says == "65% of the year is gone (238 of 365 days)."
    assert Against(YEAR, date(2026, 3, 1), ()).says == "The year has not begun."
    assert Against(YEAR, date(2027, 3, 31), ()).says == "The whole year."
    assert share_of(Money(-50), Money(100)) == "-50%"


def test_overspending_is_of_payments_only() -> None:
    over = AgainstLine(ROOM, GENERAL, Money(100), Money(101))
    more = AgainstLine(SUBS, GENERAL, Money(100), Money(101))
    unplanned = AgainstLine(ROOM, GRANT, None, Money(101))
    assert Against(YEAR, TODAY, (over, more, unplanned)).overspent == (over, unplanned)
    assert Against(YEAR, TODAY, (unplanned,)).overspent == ()
    assert (
        Against(YEAR, TODAY, (over, more))
        .told((over, more))
        .endswith("101% of what was planned came in. 101% of what was planned went out.")
    )


def test_last_year_is_copied_in_whole_pounds() -> None:
    transfers = HeadingFacts(9, "Transfers", HeadingKind.TRANSFER)
    moved = [
        Movement(ROOM, GENERAL, NOTHING, Money(24_050)), Movement(SUBS, GENERAL, NOTHING, Money(24_049)),
        Movement(SUBS, GRANT, NOTHING, Money(-300)), Movement(transfers, GRANT, NOTHING, Money(5_000)),
        Movement(ROOM, GRANT, NOTHING, Money(49)),
    ]  # fmt: skip
    assert from_actual(moved) == [Planned(1, 1, Money(24_100)), Planned(2, 1, Money(24_000))]


def test_a_heading_is_planned_once_within_a_fund_and_not_with_nonsense() -> None:
    line = Planned(1, 1, Money(100))
    check_planned([line, Planned(1, 2, NOTHING)])
    for wrong in ([line, line], [Planned(1, 1, Money(10**12))], [Planned(1, 1, Money(-1))]):
        with pytest.raises(RuleBroken):
            check_planned(wrong)
    assert is_changed([line], [Planned(1, 1, Money(100), "note")])
    assert not is_changed([line, Planned(2, 1, NOTHING)], [Planned(2, 1, NOTHING), line])


@given(cash=some.integers(-(10**6), 10**8).map(Money), year=some.integers(1, 10**7).map(Money))
def test_the_room_is_paid_for_as_long_as_the_cash_lasts(cash: Money, year: Money) -> None:
    until = paid_until(cash, year, TODAY)
    assert until is not None
    days = (until - TODAY).days
    assert TODAY <= until <= TODAY + FAR
    assert days * year.pence <= max(0, cash.pence) * 365
    if until < TODAY + FAR:
        assert (days + 1) * year.pence > cash.pence * 365


def test_the_dearer_reckoning_of_the_room_counts() -> None:
    assert Room(TODAY, Money(36_500), Money(36_500)).says == "24 November 2027"
    assert Room(TODAY, Money(36_500), Money(36_500), Money(18_250)).until == TODAY + timedelta(days=182)
    assert Room(TODAY, Money(36_500)).says == "not known"
    assert Room(TODAY, Money(-1), Money(100)).says == "not paid"
    assert Room(TODAY, Money(10**9), Money(100)).says == "more than five years"


def test_cash_is_low_below_the_groups_own_sum_or_two_months_of_the_room() -> None:
    assert is_little(Money(99), own=Money(100), room_a_year=NOTHING)
    assert not is_little(Money(100), own=Money(100), room_a_year=Money(10**6))
    assert is_little(Money(9_000), own=None, room_a_year=Money(60_000))
    assert not is_little(Money(10_000), own=None, room_a_year=Money(60_000))
    assert not is_little(NOTHING, own=None, room_a_year=NOTHING)


@given(some.lists(to_come, max_size=5))
def test_what_if_nothing_changes_nothing_and_a_rise_only_what_is_to_come(lines: list[ToCome]) -> None:
    def wholes(found: tuple[ToCome, ...]) -> list[Money]:
        return [one.whole for one in found]

    assert wholes(supposed(lines, WhatIf(), room=1, subs={2})) == [one.whole for one in lines]
    dearer = supposed(lines, WhatIf(rent=50, fewer=100), room=1, subs={2})
    for one, other in zip(lines, dearer, strict=True):
        if one.spot[0] == 1 and not one.is_in:
            assert other.spread == of_hundred(one.spread, 150)
        elif one.spot[0] == 2 and one.is_in:
            assert other.whole == NOTHING
        else:
            assert other == one


def test_nonsense_in_an_address_is_nothing() -> None:
    assert read_what_if({"rent": "10%", "fewer": "999", "more_in": "12,50", "more_out": "£50"}) == WhatIf(
        10, 100, NOTHING, Money(5_000)
    )
    assert not read_what_if({"rent": "-5", "fewer": "٣", "more_in": "-4", "more_out": "1e9"}).is_something
    assert WhatIf(5, 0, Money(100)).says == ["The room costs 5% more.", "£1.00 more comes in."]


@pytest.mark.parametrize(
    ("typed", "minutes"), [("3", 180), ("2.5", 150), ("2:30", 150), ("0.25", 15), (".5", 30), ("8 hours", 480), ("1,000", 60_000)]
)  # fmt: skip
def test_hours_are_read_as_people_write_them(typed: str, minutes: int) -> None:
    assert read_hours(typed) == minutes


@pytest.mark.parametrize("typed", ["", "0", "-2", "2:75", "1e3", "10001", "two", "2.555", "٣", "."])
def test_what_is_no_number_of_hours_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="hours"):
        read_hours(typed)


def test_hours_are_said_and_valued_with_the_value_of_their_day() -> None:
    assert [say_hours(m) for m in (20, 60, 150, 60_000)] == ["20 minutes", "1 hour", "2.5 hours", "1,000 hours"]
    values = [HourValue(date(2026, 10, 1), Money(1_300)), HourValue(date(2025, 4, 1), Money(1_221))]
    assert value_on(date(2026, 9, 30), values) == Money(1_221)
    assert value_on(date(2026, 10, 1), values) == Money(1_300)
    assert value_on(date(2025, 3, 31), values) is None
    assert worth_of(150, Money(1_221)) == Money(3_053)


def test_what_a_gift_needs_is_asked_for() -> None:
    check_gift(Given.HOURS, 60, None)
    check_gift(Given.GOODS, None, Money(100))
    for kind, minutes, amount, field in (
        (Given.HOURS, None, Money(5), "minutes"), (Given.GOODS, 60, None, "amount"), (Given.OTHER, None, Money(10**12), "amount"),
    ):  # fmt: skip
        with pytest.raises(RuleBroken) as broken:
            check_gift(kind, minutes, amount)
        assert broken.value.field == field


def test_a_years_gifts_add_up_with_the_reduced_rent_beside_them() -> None:
    gifts = (
        Gift(1, TODAY, Given.HOURS, "Stall", 480, Money(10_080)), Gift(2, TODAY, Given.GOODS, "Prizes", None, Money(2_500)),
        Gift(3, TODAY, Given.HOURS, "Old", 60, None),
    )  # fmt: skip
    told = YearInKind(YEAR, TODAY, gifts, room=Money(7_500), room_unknown=1, meetings=4)
    assert told.total == Money(20_080)
    assert told.sheets[0].lines[0].label == "Hours given (9 hours)"
    assert told.sheets[0].lines[-1].figures == (Money(20_080),)
    assert [(line.label, line.figures) for line in told.sheets[1].lines if line.style != "part"] == [
        ("Stall, 24 November 2026, 8 hours", (Money(10_080),)), ("Old, 24 November 2026, 1 hour", (NOTHING,)),
        ("Hours given, in all", (Money(10_080),)), ("3 meetings until 24 November 2026", (Money(7_500),)),
        ("Reduced rent, in all", (Money(7_500),)), ("Prizes, 24 November 2026", (Money(2_500),)),
        ("Things given, in all", (Money(2_500),)),
    ]  # fmt: skip
    assert "no money moved" in told.says
    assert "Of 1 of 4 meetings" in told.says
    assert len(YearInKind(YEAR, TODAY, ()).sheets) == 1
