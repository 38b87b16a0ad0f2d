"""The rules of claims: what a mile is worth, who approves, how a tin stays full."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from esteem.claims.rules.mileage import Rate, Vehicle, delivered, rate_on, read_miles, say_miles, tax_year, worth
from esteem.claims.rules.petty import Imprest, Voucher, check_top_up, say_difference
from esteem.claims.rules.standing import Approver, Standing, check_approver, check_needed, check_written, needed
from esteem.claims.rules.wanted import Wanted
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import Money

CAR = Vehicle.CAR


def test_a_journey_has_the_rate_of_its_own_day() -> None:
    assert rate_on(CAR, date(2026, 4, 5)).first == Money(45)
    assert rate_on(CAR, date(2026, 4, 6)).first == Money(55)


def test_what_nobody_confirmed_says_so_and_every_rate_has_a_source() -> None:
    doubts = {(rate.vehicle.value, rate.starts_on.year): rate.doubt for rate in delivered()}
    assert doubts["bicycle", 2026] == doubts["motorcycle", 2026] == "not confirmed: check"
    assert doubts["car", 2026] == "passengers not confirmed: check"
    assert doubts["car", 2011] == ""
    assert all(rate.source for rate in delivered())


def test_the_group_s_own_rate_stands_in_place_of_the_delivered_ones_from_its_day_on() -> None:
    own = [Rate(CAR, date(2026, 1, 1), Money(30), Money(30), Money(0), 10_000, "Committee", row=1)]
    assert rate_on(CAR, date(2026, 12, 31), own).first == Money(30)
    assert rate_on(CAR, date(2025, 12, 31), own).first == Money(45)
    assert rate_on(Vehicle.BICYCLE, date(2026, 12, 31), own).first == Money(20)


def test_before_any_rate_it_is_said_that_none_is_known() -> None:
    with pytest.raises(RuleBroken, match="No rate is known for 5 April 2011"):
        rate_on(CAR, date(2011, 4, 5))


def test_the_miles_over_the_limit_have_the_other_rate() -> None:
    made = worth(rate_on(CAR, date(2026, 6, 1)), 200, passengers=0, before=99_900)
    assert (made.amount, made.says) == (Money(550 + 250), "10 miles at 55p, 10 miles at 25p")


def test_passengers_add_their_own() -> None:
    made = worth(rate_on(CAR, date(2026, 6, 1)), 125, passengers=2, before=0)
    assert (made.amount, made.says) == (Money(688 + 125), "12.5 miles at 55p, 2 passengers at 5p a mile")


@given(some.integers(1, 20_000), some.integers(0, 200_000), some.integers(0, 8))
def test_a_journey_is_worth_between_all_at_the_lower_and_all_at_the_higher_rate(
    tenths: int, before: int, more: int
) -> None:
    rate = rate_on(CAR, date(2026, 6, 1))
    amount = worth(rate, tenths, passengers=more, before=before).amount.pence
    lowest, highest = (tenths * (each.pence + more * 5) // 10 for each in (rate.after, rate.first))
    assert lowest <= amount <= highest + 1


@pytest.mark.parametrize(
    ("typed", "tenths"), [("12", 120), ("12.5", 125), ("1,200", 12_000), ("0.1", 1), ("12.50 miles", 125)]
)
def test_miles_are_read_as_people_write_them(typed: str, tenths: int) -> None:
    assert read_miles(typed) == tenths


@pytest.mark.parametrize("typed", ["1e9", "0", "-3", "12,5,", "12.55", "a few", "99999", "²", "1000000000", "12.x"])
def test_miles_that_make_no_sense_are_refused_with_a_sentence(typed: str) -> None:
    if typed == "12,5,":
        assert read_miles(typed) == 1250
        return
    with pytest.raises(ValueError, match="Enter"):
        read_miles(typed)


def test_a_tax_year_begins_on_the_sixth_of_april() -> None:
    assert tax_year(date(2026, 4, 5)) == (date(2025, 4, 6), date(2026, 4, 6))
    assert tax_year(date(2026, 4, 6))[0] == date(2026, 4, 6)
    assert (say_miles(10), say_miles(125)) == ("1 mile", "12.5 miles")


# Who approves


def test_nobody_approves_their_own_claim() -> None:
    with pytest.raises(RuleBroken, match="Nobody approves their own claim"):
        check_approver(Approver(1, 7, "Mia"), claimant=7, handed_in_by=2, before=[])


def test_whoever_handed_it_in_and_is_nobody_on_the_list_might_be_the_claimant() -> None:
    with pytest.raises(RuleBroken, match="may be your own"):
        check_approver(Approver(2, None, "Alice"), claimant=7, handed_in_by=2, before=[])
    check_approver(Approver(2, 8, "Alice"), claimant=7, handed_in_by=2, before=[])


@pytest.mark.parametrize("before", [[(1, None)], [(3, 8)]])
def test_the_same_never_approves_twice_not_even_with_another_account(before: list[tuple[int, int | None]]) -> None:
    with pytest.raises(RuleBroken, match="must be somebody else"):
        check_approver(Approver(1, 8, "Bob"), claimant=7, handed_in_by=2, before=before)


def test_how_many_approve_is_what_the_group_set_or_its_rules_say_or_one() -> None:
    assert [needed(None, None), needed(None, 2), needed(1, 2), needed(2, None), needed(None, 4)] == [1, 2, 1, 2, 2]
    with pytest.raises(RuleBroken):
        check_needed(3)


def test_what_was_handed_in_is_not_changed() -> None:
    check_written(Standing.DRAFT)
    for standing in set(Standing) - {Standing.DRAFT}:
        with pytest.raises(RuleBroken, match="must be sent back first"):
            check_written(standing)


def test_nonsense_in_the_address_narrows_nothing() -> None:
    assert Wanted.read({"standing": "x", "q": ""}) == Wanted()
    assert Wanted.read({"standing": "open"}).standings == (Standing.SUBMITTED, Standing.APPROVED)


# Petty cash


def voucher(pence: int, fund: int = 1) -> Voucher:
    return Voucher(1, 1, date(2026, 11, 3), "Milk", "", Money(pence), fund)


@given(some.integers(1, 10_000), some.lists(some.tuples(some.integers(-500, 500), some.integers(1, 3)), max_size=8))
def test_a_top_up_always_makes_the_float_whatever_went_through(level: int, went: list[tuple[int, int]]) -> None:
    vouchers = tuple(voucher(pence, fund) for pence, fund in went if pence)
    now = Imprest(Money(level), Money(level) - Money.total(one.amount for one in vouchers), vouchers)
    assert now.rest == Money(0)
    assert now.in_books + Money.total(now.moves(1).values()) == now.level
    assert now.difference(now.in_books) == Money(0)


def test_a_tin_that_was_not_full_at_first_is_topped_up_with_the_rest_too() -> None:
    now = Imprest(Money(5000), Money(3500), (voucher(500, 2),))
    assert (now.spent, now.rest, now.moves(1)) == (Money(500), Money(1000), {2: Money(500), 1: Money(1000)})
    assert say_difference(now.difference(Money(3480))) == "£0.20 too little"


def test_a_full_tin_is_not_topped_up() -> None:
    with pytest.raises(RuleBroken, match="holds its float already"):
        check_top_up(Imprest(Money(5000), Money(5000), ()))
