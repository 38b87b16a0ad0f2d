"""The rules of subs: which time a day falls in, who is behind, what is asked, how a tin is made to agree."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from esteem.kernel.dates import Period
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import NOTHING, Money
from esteem.subs.rules.amounts import (
    Terms,
    check_enough,
    check_paid,
    check_terms,
    difference_said,
    due,
    fit,
    more_than_asked,
)
from esteem.subs.rules.kinds import Every, Rate, State
from esteem.subs.rules.periods import YearEnd, period_of, periods_until, said, some_periods
from esteem.subs.rules.reminder import USUAL, written
from esteem.subs.rules.standing import next_unpaid, paid_until, standing_of

MARCH = YearEnd(31, 3)
TIMED = [Every.MONTH, Every.QUARTER, Every.YEAR]
DAYS = some.dates(date(2020, 1, 1), date(2035, 12, 31))
ENDS = some.builds(YearEnd, some.integers(1, 31), some.integers(1, 12))


# Times


@given(every=some.sampled_from(TIMED), day=DAYS, end=ENDS)
def test_every_day_falls_in_one_time_and_the_next_begins_where_it_ends(every: Every, day: date, end: YearEnd) -> None:
    period = period_of(every, day, end)
    assert day in period
    assert period_of(every, period.last_day, end) == period
    assert period_of(every, period.starts_on, end) == period
    assert period_of(every, period.ends_before, end).starts_on == period.ends_before


@given(day=DAYS, end=ENDS)
def test_four_quarters_make_the_group_s_year(day: date, end: YearEnd) -> None:
    year = period_of(Every.YEAR, day, end)
    quarters = periods_until(Every.QUARTER, year.starts_on, year.last_day, end)
    assert len(quarters) == 4
    assert (quarters[0].starts_on, quarters[-1].ends_before) == (year.starts_on, year.ends_before)
    assert all(88 <= (one.ends_before - one.starts_on).days <= 93 for one in quarters)


def test_a_year_that_ends_on_the_last_of_february_has_quarters_that_end_with_their_months() -> None:
    ends = [one.last_day for one in some_periods(Every.QUARTER, date(2027, 3, 1), 4, YearEnd(31, 2))]
    assert ends == [date(2027, 5, 31), date(2027, 8, 31), date(2027, 11, 30), date(2028, 2, 29)]


def test_a_time_is_said_as_people_say_it() -> None:
    day = date(2026, 11, 24)
    told = [said(every, period_of(every, day, MARCH)) for every in (*TIMED, Every.MEETING)]
    assert told == ["November 2026", "1 Oct 2026 to 31 Dec 2026", "the year to 31 Mar 2027", "24 Nov 2026"]


# How somebody stands


TWELVE = Terms(Every.MONTH, Money(1200), grace_days=30)


def stands(*paid: Period, day: date, since: date = date(2026, 1, 1), rate: Rate = Rate.STANDARD) -> State:
    return standing_of(TWELVE, rate, since=since, day=day, paid=paid, end=MARCH).state


def month(number: int) -> Period:
    return period_of(Every.MONTH, date(2026, number, 1), MARCH)


def test_nobody_is_behind_before_the_days_of_grace_are_over() -> None:
    assert stands(day=date(2026, 1, 31)) is State.DUE
    assert stands(day=date(2026, 2, 1)) is State.BEHIND
    assert stands(month(1), day=date(2026, 2, 1)) is State.DUE


def test_who_pays_nothing_is_never_behind() -> None:
    assert stands(day=date(2026, 12, 1), rate=Rate.FREE) is State.FREE


def test_what_is_paid_each_time_is_never_owed() -> None:
    told = standing_of(
        Terms(Every.MEETING, Money(200)),
        Rate.STANDARD,
        since=date(2020, 1, 1),
        day=date(2026, 1, 1),
        paid=(),
        end=MARCH,
    )
    assert (told.state, told.owed) == (State.DOOR, NOTHING)


def test_who_changes_from_months_to_a_year_is_asked_once_the_months_are_over() -> None:
    yearly = Terms(Every.YEAR, Money(1200))
    told = standing_of(
        yearly, Rate.STANDARD, since=date(2026, 11, 1), day=date(2026, 11, 24), paid=[month(11)], end=MARCH
    )
    assert told.state is State.PAID


@given(every=some.sampled_from(TIMED), since=DAYS, days=some.integers(0, 1500), end=ENDS, data=some.data())
def test_what_is_owed_is_what_began_and_is_not_paid(
    every: Every, since: date, days: int, end: YearEnd, data: some.DataObject
) -> None:
    day, terms = since + timedelta(days=days), Terms(every, Money(700))
    begun = periods_until(every, since, day, end)
    paid = data.draw(some.lists(some.sampled_from(begun), unique=True))
    told = standing_of(terms, Rate.STANDARD, since=since, day=day, paid=paid, end=end)
    assert set(told.unpaid) == set(begun) - set(paid)
    assert told.owed == Money(700) * (len(begun) - len(paid))
    assert set(told.late) <= set(told.unpaid)
    assert (told.state is State.PAID) == (not told.unpaid)


@given(every=some.sampled_from(TIMED), since=DAYS, ahead=some.integers(0, 6), end=ENDS)
def test_who_pays_again_and_again_pays_each_time_once(every: Every, since: date, ahead: int, end: YearEnd) -> None:
    paid: list[Period] = []
    for _ in range(ahead + 1):
        one = next_unpaid(Terms(every, Money(100)), since=since, day=since, paid=paid, end=end)
        assert one not in paid
        paid.append(one)
    assert paid == some_periods(every, since, ahead + 1, end)
    assert paid_until(since, paid) == paid[-1].last_day


# How much


PLAN = Terms(Every.MEETING, Money(200), reduced=Money(100), least=Money(50), first_free=True, carer_free=True)


@pytest.mark.parametrize(
    ("rate", "told", "pence"),
    [
        (Rate.STANDARD, {}, 200), (Rate.REDUCED, {}, 100), (Rate.OWN, {}, 50), (Rate.FREE, {}, 0),
        (Rate.STANDARD, {"is_first": True}, 0), (Rate.REDUCED, {"is_carer": True}, 0),
    ],
)  # fmt: skip
def test_what_is_asked(rate: Rate, told: dict[str, bool], pence: int) -> None:
    assert due(PLAN, rate, **told) == Money(pence)


def test_the_least_is_asked_of_who_pays_what_they_can_and_of_nobody_else() -> None:
    check_paid(Money(10), PLAN, Rate.STANDARD, "amount")
    with pytest.raises(RuleBroken, match=r"least is £1\.00"):
        check_paid(Money(99), PLAN, Rate.OWN, "amount", times=2)


def test_a_reduced_amount_is_not_more_than_the_standard_one() -> None:
    with pytest.raises(RuleBroken, match="more than"):
        check_terms(Terms(Every.MONTH, Money(100), reduced=Money(101)))
    with pytest.raises(RuleBroken, match="how much"):
        check_terms(Terms(Every.MONTH))


def test_a_tin_that_differs_says_how() -> None:
    assert difference_said(Money(2800), Money(2750)) == "£0.50 short"
    assert difference_said(Money(2800), Money(2900)) == "£1.00 over"
    assert difference_said(Money(2800), Money(2800)) == ""


@given(
    parts=some.dictionaries(some.integers(1, 5), some.integers(0, 5000).map(Money)),
    total=some.integers(0, 30000).map(Money),
)
def test_what_is_booked_is_what_was_counted_and_no_part_is_below_nought(parts: dict[int, Money], total: Money) -> None:
    fitted = fit(parts, total, 1)
    assert Money.total(fitted.values()) == total
    assert all(amount > NOTHING for amount in fitted.values())


def test_a_reminder_is_written_in_the_group_s_words() -> None:
    text = written(USUAL, name="Ann", what="November 2026", amount="£12.00", subs="subs", group="Us")
    assert text.startswith("Dear Ann,")
    assert "{" not in text
    assert written("Hello {nobody}") == "Hello {nobody}"


# Less, or more, than is asked

YEARLY = Terms(Every.YEAR, Money(1200), reduced=Money(600))


@pytest.mark.parametrize(
    ("pence", "terms", "rate", "times", "is_enough"),
    [
        (100, YEARLY, Rate.STANDARD, 1, False), (1199, YEARLY, Rate.STANDARD, 1, False), (1200, YEARLY, Rate.STANDARD, 1, True),
        (600, YEARLY, Rate.REDUCED, 1, True), (1200, YEARLY, Rate.STANDARD, 2, False), (0, YEARLY, Rate.FREE, 1, True),
        (500, replace(YEARLY, least=Money(500)), Rate.STANDARD, 1, True),
        (499, replace(YEARLY, least=Money(500)), Rate.STANDARD, 1, False),
        (0, replace(YEARLY, least=NOTHING), Rate.STANDARD, 1, True),
    ],
)  # fmt: skip
def test_what_is_enough_is_what_is_asked_or_the_least_of_who_pays_what_they_can(
    pence: int, terms: Terms, rate: Rate, times: int, is_enough: bool
) -> None:
    if is_enough:
        check_enough(Money(pence), [(terms, rate)], times)
        return
    with pytest.raises(RuleBroken, match="Take it as enough") as refused:
        check_enough(Money(pence), [(terms, rate)], times)
    assert refused.value.field == "amount"


def test_more_than_is_asked_is_said_but_not_of_who_pays_what_they_can() -> None:
    asked = [(YEARLY, Rate.STANDARD), (YEARLY, Rate.REDUCED)]
    assert more_than_asked(Money(5000), asked, 2) == Money(1400)
    assert more_than_asked(Money(3600), asked, 2) == NOTHING
    assert more_than_asked(Money(100), asked, 2) == NOTHING
    assert more_than_asked(Money(9900), [(replace(YEARLY, least=Money(500)), Rate.OWN)], 1) == NOTHING
