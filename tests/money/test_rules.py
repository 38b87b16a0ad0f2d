"""Kinds, bookings and years: the words and the arithmetic underneath."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from esteem.kernel.dates import Period
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import Money
from esteem.money.rules import bookings, defaults, years
from esteem.money.rules.bookings import Booked, Part
from esteem.money.rules.books import AccountFacts, FundFacts
from esteem.money.rules.kinds import AccountKind, FundClass, FundKind, HeadingKind, HoldingKind, Section, Statutory
from esteem.money.rules.wanted import Direction, Wanted, findable
from esteem.money.rules.warnings import warnings

TIN, BANK, SUBS, ROOM, GENERAL, GRANT, TRANSFERS = range(1, 8)


def test_money_in_comes_from_its_heading() -> None:
    assert bookings.money_in([Part(Money(2450), SUBS, GENERAL)], account=TIN) == (
        Booked(Money(2450), GENERAL, account=TIN),
        Booked(Money(-2450), GENERAL, heading=SUBS),
    )


def test_money_out_goes_to_its_heading() -> None:
    assert bookings.money_out([Part(Money(2250), ROOM, GENERAL)], account=BANK) == (
        Booked(Money(-2250), GENERAL, account=BANK),
        Booked(Money(2250), GENERAL, heading=ROOM),
    )


def test_a_refund_makes_its_payment_smaller() -> None:
    paid = bookings.money_out([Part(Money(18999), ROOM, GRANT)], account=BANK)
    refunded = bookings.money_in([Part(Money(1200), ROOM, GRANT)], account=BANK)
    assert Money.total(line.amount for line in (*paid, *refunded) if line.heading == ROOM) == Money(17799)


def test_a_move_touches_no_heading() -> None:
    assert bookings.move(Money(6000), account=TIN, to_account=BANK, fund=GENERAL) == (
        Booked(Money(-6000), GENERAL, account=TIN),
        Booked(Money(6000), GENERAL, account=BANK),
    )


def test_a_transfer_leaves_the_account_with_what_it_had() -> None:
    lines = bookings.transfer(Money(1873), account=BANK, fund=GENERAL, to_fund=GRANT, heading=TRANSFERS)
    assert Money.total(line.amount for line in lines if line.account == BANK) == Money(0)
    assert Money.total(line.amount for line in lines if line.account and line.fund == GRANT) == Money(1873)
    assert bookings.is_balanced(lines)


def test_a_reversal_undoes_every_line() -> None:
    lines = bookings.transfer(Money(1873), account=BANK, fund=GENERAL, to_fund=GRANT, heading=TRANSFERS)
    undone = bookings.reversal(lines)
    assert [a.amount + b.amount for a, b in zip(lines, undone, strict=True)] == [Money(0)] * 4
    assert bookings.is_balanced(undone)


def test_an_overdrawn_account_may_open_below_nought() -> None:
    lines = bookings.opening(Money(-500), account=BANK, fund=GENERAL, heading=TRANSFERS)
    assert [line.amount for line in lines] == [Money(-500), Money(500)]


@pytest.mark.parametrize("pence", [0, -1])
def test_an_amount_must_be_above_nought(pence: int) -> None:
    with pytest.raises(RuleBroken) as broken:
        bookings.money_in([Part(Money(pence), SUBS, GENERAL)], account=TIN)
    assert broken.value.field == "amount"


def test_money_is_not_moved_to_where_it_is() -> None:
    with pytest.raises(RuleBroken) as broken:
        bookings.move(Money(1), account=TIN, to_account=TIN, fund=GENERAL)
    assert broken.value.field == "to_account"


def test_money_is_not_transferred_to_its_own_fund() -> None:
    with pytest.raises(RuleBroken) as broken:
        bookings.transfer(Money(1), account=TIN, fund=GRANT, to_fund=GRANT, heading=TRANSFERS)
    assert broken.value.field == "to_fund"


@pytest.mark.parametrize(
    "lines",
    [
        (),
        (Booked(Money(0), GENERAL, account=TIN),),
        (Booked(Money(5), GENERAL, account=TIN), Booked(Money(-4), GENERAL, heading=SUBS)),
        (Booked(Money(5), GENERAL, account=TIN), Booked(Money(-5), GRANT, heading=SUBS)),
    ],
)
def test_lines_that_do_not_balance_in_every_fund_are_not_balanced(lines: tuple[Booked, ...]) -> None:
    assert not bookings.is_balanced(lines)


def test_a_day_to_come_is_not_booked() -> None:
    bookings.check_day(date(2026, 3, 1), today=date(2026, 3, 1))
    with pytest.raises(RuleBroken) as broken:
        bookings.check_day(date(2026, 3, 2), today=date(2026, 3, 1))
    assert (broken.value.field, broken.value.sentence) == (
        "day",
        "2 March 2026 has not come yet. Record money on the day it moves.",
    )


def test_a_designated_fund_is_unrestricted() -> None:
    assert [kind.fund_class for kind in FundKind] == [
        FundClass.UNRESTRICTED,
        FundClass.UNRESTRICTED,
        FundClass.RESTRICTED,
        FundClass.ENDOWMENT,
        FundClass.ENDOWMENT,
    ]


def test_selling_and_buying_things_to_keep_stands_apart() -> None:
    assert [
        s.section for s in (Statutory.GRANTS, Statutory.ASSET_SALES, Statutory.CHARITABLE, Statutory.ASSET_PURCHASES)
    ] == [
        Section.RECEIPTS,
        Section.ASSET_SALES,
        Section.PAYMENTS,
        Section.ASSET_PURCHASES,
    ]


def test_what_the_group_owes_is_line_b5() -> None:
    assert [kind.line for kind in HoldingKind] == ["B2", "B3", "B4", "B5"]


def test_every_default_heading_is_named_once_and_sorted_under_its_own_kind() -> None:
    headings = defaults.headings()
    assert len({name for name, _, _ in headings}) == len(headings) == 30
    assert [name for name, kind, statutory in headings if statutory.kind is not kind] == []
    assert headings[0] == ("Subs at meetings", HeadingKind.RECEIPT, Statutory.ACTIVITIES)


def march(ends: int) -> Period:
    return years.year_ending_in(ends, end_day=31, end_month=3)


def test_a_year_to_31_march_begins_on_1_april() -> None:
    assert march(2026) == Period(date(2025, 4, 1), date(2026, 4, 1))
    assert years.ends_in(march(2026)) == 2026


@pytest.mark.parametrize(("day", "month"), [(31, 12), (5, 4), (28, 2), (29, 2), (30, 6)])
def test_years_follow_each_other_without_a_gap(day: int, month: int) -> None:
    found = [years.year_ending_in(y, end_day=day, end_month=month) for y in range(2000, 2101)]
    assert [a.ends_before == b.starts_on for a, b in pairwise(found)] == [True] * 100
    assert [years.year_before(b, end_day=day, end_month=month) for b in found[1:]] == found[:-1]


def test_a_year_is_called_as_people_call_it() -> None:
    calendar_year = years.year_ending_in(2026, end_day=31, end_month=12)
    assert [years.name_of(y) for y in (calendar_year, march(2026), march(2100))] == ["2026", "2025–26", "2099–2100"]


def test_what_the_address_asks_is_read_and_nonsense_counts_as_not_asked() -> None:
    def read(**asked: str) -> Wanted:
        return Wanted.read(asked, this_year=march(2027), year_ending=march)

    assert read() == Wanted(period=march(2027), year=2027)
    assert read(year="1", account="x", fund="-1", way="up", order="down", heading="9" * 30) == read()
    assert read(q="  tea ", account="2", way="out", order="oldest") == Wanted(
        sought="tea", account=2, direction=Direction.OUT, oldest_first=True
    )
    assert (read(person="3").shows_balance, read(account="1").shows_balance) == (False, True)


@pytest.mark.parametrize(("typed", "found"), [("£1,250.00 Gift", "1250.00 gift"), ("Café", "cafe")])
def test_what_is_searched_is_folded_and_amounts_lose_their_commas(typed: str, found: str) -> None:
    assert findable(typed) == found


def test_only_a_tin_is_warned_about_when_it_holds_less_than_nothing() -> None:
    tin, bank = AccountFacts(1, "Tin", AccountKind.TIN), AccountFacts(2, "Bank", AccountKind.BANK)
    grant = FundFacts(3, "Grant", FundKind.RESTRICTED)
    told = list(warnings([(tin, Money(-5)), (bank, Money(-5))], [(grant, Money(0))]))
    assert [(warned.says, warned.account) for warned in told] == [("Tin seems to hold £0.05 less than nothing.", 1)]
