"""The law of Gift Aid: what is covered, what a schedule may say, what small gifts come to."""

from __future__ import annotations

import re
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from esteem.giftaid.rules.declared import Given, How, covered, why_not
from esteem.giftaid.rules.gifts import Booking, Stands, gift_in, judge, last_day_to_claim
from esteem.giftaid.rules.limits import Key, every_limit, limit_on, tax_on, years_after
from esteem.giftaid.rules.schedule import (
    HEADS,
    Gift,
    Home,
    earliest,
    guess_house,
    lines_of,
    read_house,
    read_postcode,
    that_fit,
    unhyphened,
)
from esteem.giftaid.rules.small import Small
from esteem.kernel.money import NOTHING, Money

TODAY = date(2026, 11, 24)
MADE = date(2026, 5, 1)


def declared(**said: object) -> Given:
    told: dict[str, object] = {
        "id": 1, "made_on": MADE, "gift_on": None, "for_past": False, "for_future": True, "how": How.WRITTEN,
    }  # fmt: skip
    return Given(**{**told, **said})  # type: ignore[arg-type]  # a test’s own words


@pytest.mark.parametrize(
    ("given", "day", "is_covered"),
    [
        (declared(), MADE, True),
        (declared(), date(2040, 1, 1), True),
        (declared(), date(2026, 4, 30), False),
        (declared(for_past=True), date(2022, 5, 1), True),
        (declared(for_past=True), date(2022, 4, 30), False),
        (declared(for_future=False, for_past=True), MADE, False),
        (declared(for_future=False, gift_on=date(2026, 3, 3)), date(2026, 3, 3), True),
        (declared(for_future=False, gift_on=date(2026, 3, 3)), date(2026, 3, 4), False),
        (declared(cancelled_on=date(2026, 8, 1)), date(2026, 7, 31), True),
        (declared(cancelled_on=date(2026, 8, 1)), date(2026, 8, 1), False),
        (declared(how=How.ORAL), date(2026, 6, 1), False),
        (declared(how=How.ORAL, sent_on=date(2026, 5, 2)), date(2026, 6, 1), True),
        (declared(how=How.ORAL, sent_on=date(2026, 5, 2), cancelled_on=date(2026, 6, 1)), date(2026, 5, 20), False),
        (declared(how=How.ORAL, sent_on=date(2026, 5, 2), cancelled_on=date(2026, 6, 2)), date(2026, 5, 20), True),
    ],
)
def test_a_declaration_covers_the_days_it_says(given: Given, day: date, *, is_covered: bool) -> None:
    assert (why_not(given, day) == "") is is_covered


def test_the_reason_is_said_whether_it_is_covered_or_not() -> None:
    assert covered(MADE, [declared()]).says == "Declaration of 1 May 2026."
    assert covered(MADE, []).says == "They have made no declaration."
    older = declared(id=2, made_on=date(2020, 1, 1))
    assert covered(date(2026, 4, 1), [declared(), older]).declaration == 2
    assert declared(for_past=True, gift_on=date(2026, 3, 3)).says == (
        "The gift of 3 March 2026, and gifts from 1 May 2022 to 30 April 2026, and all from 1 May 2026 on"
    )


def booking(**facts: object) -> Booking:
    told: dict[str, object] = {
        "id": 1, "number": 1, "day": date(2026, 6, 1), "who": "Ann", "person": 1, "whole": Money(1200), "donated": NOTHING,
        "is_subs": False, "subs_gift": NOTHING, "subs_reason": "",
    }  # fmt: skip
    return Booking(**{**told, **facts})  # type: ignore[arg-type]  # a test’s own words


def test_subs_are_no_gifts_unless_their_plan_says_so_with_its_reason() -> None:
    assert gift_in(booking(is_subs=True))[0] == NOTHING
    plan = booking(is_subs=True, subs_gift=Money(900), subs_reason="It buys nothing")
    assert gift_in(plan) == (Money(900), "What is paid on this plan may be a gift: It buys nothing")
    assert gift_in(booking(is_subs=True, donated=Money(1200)))[0] == NOTHING


def test_what_somebody_said_comes_before_the_headings() -> None:
    assert gift_in(booking(donated=Money(1200), said=False, reason="A ticket")) == (
        NOTHING, "Somebody said that it is none: A ticket",
    )  # fmt: skip
    assert gift_in(booking(said=True, reason="No ticket"))[0] == Money(1200)
    assert gift_in(booking(donated=Money(700), said=True, reason="No ticket"))[0] == Money(700)


def test_a_gift_is_too_late_four_years_after_its_year_of_accounts() -> None:
    assert last_day_to_claim(date(2027, 3, 31)) == date(2031, 3, 31)
    told = {"year_ends_on": date(2027, 3, 31)}
    gift = booking(donated=Money(1200))
    assert judge(gift, [declared()], today=date(2031, 3, 31), **told).stands is Stands.READY
    assert judge(gift, [declared()], today=date(2031, 4, 1), **told).stands is Stands.LATE
    assert judge(gift, [], today=TODAY, **told).stands is Stands.UNCOVERED


def test_every_limit_has_its_day_and_its_source() -> None:
    assert {row.key for row in every_limit()} == set(Key)
    assert all(row.source and row.value > 0 for row in every_limit())
    assert limit_on(Key.SMALL_GIFT, date(2019, 4, 5)).money == Money(2000)
    assert limit_on(Key.SMALL_GIFT, date(2019, 4, 6)).money == Money(3000)
    assert limit_on(Key.SMALL_YEAR, TODAY).says == "£8,000.00"
    assert years_after(date(2024, 2, 29), 1) == date(2025, 2, 28)


def test_a_quarter_is_claimed_and_no_part_of_a_penny_more() -> None:
    assert tax_on(Money(10000), TODAY) == Money(2500)
    assert tax_on(Money(3), TODAY) == NOTHING


@pytest.mark.parametrize(("typed", "read"), [("s192bd", "S19 2BD"), (" sw1a 1aa ", "SW1A 1AA"), ("M1-1ae", "M1 1AE")])
def test_a_postcode_is_capitals_with_a_space(typed: str, read: str) -> None:
    assert read_postcode(typed) == read


@pytest.mark.parametrize("typed", ["", "12345", "S19", "S19 2BDD", "75001 Paris"])
def test_what_is_no_postcode_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="postcode like"):
        read_postcode(typed)


def test_the_house_is_guessed_from_an_address() -> None:
    assert guess_house("12a Hill Rise, Sampleton") == "12a"
    assert guess_house("The Lodge, Hill Rise") == "The Lodge"
    assert guess_house("") == ""


def test_a_double_barrelled_name_has_a_space() -> None:
    assert unhyphened("Smith-Jones") == "Smith Jones"
    assert unhyphened("Smith \u2013 Jones") == "Smith Jones"


NAMES = st.text(alphabet="abc-'é ", min_size=1, max_size=35).filter(str.strip)
GIFTS = st.lists(
    st.builds(
        lambda pence, back, donor, name, sponsored: (pence, back, donor, name, sponsored),
        st.integers(1, 200_000), st.integers(0, 800), st.integers(1, 6), NAMES, st.booleans(),
    ),
    max_size=60,
)  # fmt: skip


def as_gifts(drawn: list[tuple[int, int, int, str, bool]]) -> list[Gift]:
    made = []
    for number, (pence, back, donor, name, sponsored) in enumerate(drawn, 1):
        day = TODAY - timedelta(days=back)
        year = date(day.year if day <= date(day.year, 3, 31) else day.year + 1, 3, 31)
        made.append(Gift(number, day, year, Money(pence), donor, Home("Mrs", "A", name, "12", "S19 2BD"), sponsored))
    return made


@settings(max_examples=60, deadline=None)
@given(GIFTS, st.booleans())
def test_a_schedule_says_every_gift_once_in_lines_the_form_takes(
    drawn: list[tuple[int, int, int, str, bool]], together: bool
) -> None:
    gifts = as_gifts(drawn)
    lines = lines_of(gifts, together=together, today=TODAY)
    assert sorted(gift.booking for line in lines for gift in line.gifts) == [gift.booking for gift in gifts]
    for number, line in enumerate(lines, 1):
        cells = line.cells(number)
        assert len(cells) == len(HEADS) == 10
        assert line.amount == Money.total(gift.amount for gift in line.gifts)
        assert len({gift.year_ends_on for gift in line.gifts}) == 1
        assert line.day == max(gift.day for gift in line.gifts)
        assert len(cells[1]) <= 4
        assert max(len(cells[2]), len(cells[3]), len(cells[6])) <= 35
        assert "-" not in cells[3]
        assert cells[7] in ("", "yes")
        assert re.fullmatch(r"\d\d/\d\d/\d\d", cells[8])
        assert re.fullmatch(r"\d+\.\d\d", cells[9])
        if line.together:
            assert cells[1:6] == ("",) * 5
            assert line.amount <= Money(100_000)
            assert all(gift.amount < Money(3000) and not gift.sponsored for gift in line.gifts)
        else:
            assert len({gift.declaration for gift in line.gifts}) == 1
    assert earliest(lines) == min((gift.day for gift in gifts), default=None)


def test_one_claim_takes_a_thousand_lines() -> None:
    gifts = [Gift(n, TODAY, date(2027, 3, 31), Money(100), n, Home("", "A", "B", "1", "X")) for n in range(1, 1003)]
    lines = lines_of(gifts, together=False, today=TODAY)
    assert len(lines) == 1002
    assert len(that_fit(lines, today=TODAY)) == 1000


@given(
    st.integers(0, 2_000_000), st.integers(0, 200_000), st.integers(0, 900_000),
)  # fmt: skip
def test_small_gifts_never_go_over_either_limit(came_in: int, with_declaration: int, claimed: int) -> None:
    year = Small(date(2026, 4, 6), Money(came_in), Money(with_declaration), Money(claimed))
    assert year.left <= year.of_year
    assert year.left <= Money(with_declaration * 10)
    assert year.left <= Money(came_in)
    assert year.left >= NOTHING
    assert year.tax.pence <= 200_000
    assert (year.last_day, year.until) == (date(2027, 4, 5), date(2029, 4, 5))
    assert all(sentence.endswith(".") for sentence in year.why(TODAY))


@pytest.mark.parametrize(
    "typed",
    ["c/o Age UK office", "C/O 12 Hill Rise", "12, c / o Jones", "c.o. Jones", "℅ Jones", "Care of Ann", "In care  of"],
)
def test_a_house_that_is_care_of_somebody_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match="Enter where they live themselves"):
        read_house(typed)


@pytest.mark.parametrize(
    "typed", ["12", "Cowslip Cottage", "Co-op Flats 3", "Careof House", "Flat C, Oak House", "1c/1"]
)
def test_a_house_is_taken_as_it_is_typed(typed: str) -> None:
    assert read_house(typed) == typed
