"""The year's statements, built by hand: columns, sections, rounding, openings, and the sums that must agree."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import TypeVar

import pytest

from esteem.kernel.dates import Period
from esteem.kernel.money import Money
from esteem.money.rules import layouts, statements
from esteem.money.rules.books import (
    AccountFacts,
    FundFacts,
    HeadingFacts,
    Holding,
    Movement,
    Opening,
    OtherFacts,
    YearBooks,
)
from esteem.money.rules.kinds import AccountKind, FundKind, HeadingKind, HoldingKind, Statutory
from esteem.money.rules.layouts import CC16A, SCOTTISH, SCREEN, Layout
from esteem.money.rules.rows import Row

Part = TypeVar("Part")
GENERAL = FundFacts(1, "General", FundKind.GENERAL)
POT = FundFacts(2, "Birthday pot", FundKind.DESIGNATED)
GRANT = FundFacts(3, "Grant", FundKind.RESTRICTED)
LEGACY = FundFacts(4, "Legacy", FundKind.PERMANENT)
TIN = AccountFacts(1, "Tin", AccountKind.TIN)
BANK = AccountFacts(2, "Bank", AccountKind.BANK)
YEAR, BEFORE = Period.year_ending(date(2026, 3, 31)), Period.year_ending(date(2025, 3, 31))

SUBS = HeadingFacts(1, "Subs", HeadingKind.RECEIPT, Statutory.ACTIVITIES)
GIFTS = HeadingFacts(2, "Donations", HeadingKind.RECEIPT, Statutory.DONATIONS)
SOLD = HeadingFacts(3, "Projector sold", HeadingKind.RECEIPT, Statutory.ASSET_SALES)
ROOM = HeadingFacts(4, "Room hire", HeadingKind.PAYMENT, Statutory.CHARITABLE)
TEA = HeadingFacts(5, "Tea", HeadingKind.PAYMENT, Statutory.CHARITABLE)
MOVED = HeadingFacts(6, "Transfers between funds", HeadingKind.TRANSFER)


def moved(heading: HeadingFacts, fund: FundFacts, this: int, last: int = 0) -> Movement:
    return Movement(heading, fund, Money(this), Money(last))


def held(account: AccountFacts, fund: FundFacts, at_end: int, before: int = 0, long_before: int = 0) -> Holding:
    return Holding(account, fund, Money(long_before), Money(before), Money(at_end))


def of(kind: type[Part], parts: Iterable[object]) -> tuple[Part, ...]:
    return tuple(part for part in parts if isinstance(part, kind))


def books(*parts: Movement | Holding | Opening | OtherFacts) -> YearBooks:
    lists = (of(Movement, parts), of(Holding, parts), of(Opening, parts), of(OtherFacts, parts))
    return YearBooks(YEAR, BEFORE, *lists, (GENERAL, POT, GRANT, LEGACY), (TIN, BANK))


def cells(row: Row) -> list[int]:
    return [figure.pence for figure in row.figures]


def labels(layout: Layout, *parts: Movement | Holding | Opening | OtherFacts) -> list[str]:
    return [line.label for line in statements.build(books(*parts), layout).account.lines()]


EASY = (
    moved(SUBS, GENERAL, 5000, 4000), moved(GIFTS, GRANT, 10000), moved(ROOM, GENERAL, 2000, 3500), moved(ROOM, GRANT, 9000),
    moved(MOVED, GENERAL, -500), moved(MOVED, GRANT, 500),
    held(TIN, GENERAL, 3500, 1000, 500), held(BANK, GRANT, 1500), moved(MOVED, POT, 0),
)  # fmt: skip


def test_every_fund_stands_in_its_column_and_a_pot_set_aside_is_unrestricted() -> None:
    account = statements.build(
        books(moved(SUBS, GENERAL, 100), moved(SUBS, POT, 20), moved(SUBS, GRANT, 3)), CC16A
    ).account
    assert cells(account.receipts.rows[0]) == [120, 3, 0, 123, 0]


def test_both_kinds_of_endowment_share_a_column_in_england_and_have_their_own_in_scotland() -> None:
    spendable = replace(LEGACY, id=5, kind=FundKind.EXPENDABLE)
    parts = (moved(GIFTS, LEGACY, 100), moved(GIFTS, spendable, 20))
    english, scottish = (
        statements.build(books(*parts), layout).account.receipts.rows[0] for layout in (CC16A, SCOTTISH)
    )
    assert cells(english) == [0, 0, 120, 120, 0]
    assert cells(scottish) == [0, 0, 20, 100, 120, 0]


def test_the_account_stands_in_the_order_of_the_form() -> None:
    assert labels(CC16A, *EASY) == [
        "Receipts", "Subs", "Donations", "Sub-total: gross income", "Total receipts",
        "Payments", "Room hire", "Sub-total: payments", "Total payments",
        "Net of receipts and payments", "Transfers between funds", "Cash funds at 31 March 2025", "Cash funds at 31 March 2026",
    ]  # fmt: skip


def test_selling_something_to_keep_has_a_block_of_its_own() -> None:
    assert labels(CC16A, moved(SUBS, GENERAL, 100), moved(SOLD, GENERAL, 50))[:7] == [
        "Receipts", "Subs", "Sub-total: gross income", "Asset and investment sales", "Projector sold",
        "Total asset and investment sales", "Total receipts",
    ]  # fmt: skip
    account = statements.build(books(moved(SUBS, GENERAL, 100), moved(SOLD, GENERAL, 50)), CC16A).account
    assert (account.gross_income, account.total_receipts.total) == (Money(100), Money(150))


def test_the_account_adds_up_and_agrees_with_the_cash() -> None:
    statement = statements.build(books(*EASY), CC16A)
    assert (statement.account.adds_up, statement.agrees) == (True, True)
    assert cells(statement.account.carried_forward) == [3500, 1500, 0, 5000, 1000]
    assert cells(statement.account.transfers) == [-500, 500, 0, 0, 0]


def test_an_account_that_does_not_add_up_says_so() -> None:
    wrong = statements.build(books(*EASY, held(BANK, GENERAL, 1)), CC16A)
    assert (wrong.account.adds_up, wrong.agrees) == (False, True)
    lost = replace(wrong, assets=replace(wrong.assets, total_cash=wrong.account.net))
    assert not lost.agrees


def test_transfers_sum_to_nought_across_the_funds() -> None:
    assert statements.build(books(*EASY), SCREEN).account.transfers.total == Money(0)


def test_money_on_the_first_day_counts_as_brought_forward() -> None:
    opened = (Opening(GENERAL, Money(700), YEAR.starts_on), held(TIN, GENERAL, 700))
    account = statements.build(books(*opened), CC16A).account
    assert (account.brought_forward.total, account.begun_with.total, account.adds_up) == (Money(700), Money(0), True)


def test_books_begun_within_the_year_say_so_in_a_line_of_their_own() -> None:
    opened = (Opening(GENERAL, Money(700), date(2025, 11, 24)), held(TIN, GENERAL, 700))
    account = statements.build(books(*opened), CC16A).account
    assert (account.brought_forward.total, account.begun_with.total, account.adds_up) == (Money(0), Money(700), True)
    assert "Held when these books began" in labels(CC16A, *opened)


def test_what_moved_nothing_in_either_year_is_left_out() -> None:
    assert labels(CC16A, moved(SUBS, GENERAL, 0), moved(TEA, GENERAL, 0, 5))[:5] == [
        "Receipts", "Sub-total: gross income", "Total receipts", "Payments", "Tea",
    ]  # fmt: skip


def test_scotland_gathers_headings_under_the_names_of_its_law_and_details_them() -> None:
    statement = statements.build(
        books(moved(ROOM, GENERAL, 100), moved(TEA, GENERAL, 20), moved(GIFTS, GENERAL, 5)), SCOTTISH
    )
    assert [(row.label, row.total.pence) for row in statement.account.payments.rows] == [
        ("Payments relating directly to charitable activities", 120)
    ]
    assert [(block.title, [row.label for row in block.rows]) for block in statement.details] == [
        ("Payments relating directly to charitable activities", ["Room hire", "Tea"])
    ]


def test_scottish_rows_stand_in_the_order_of_the_law() -> None:
    rows = statements.build(books(moved(SUBS, GENERAL, 1), moved(GIFTS, GENERAL, 1)), SCOTTISH).account.receipts.rows
    assert [row.label for row in rows] == ["Donations", "Gross receipts from other charitable activities"]


@pytest.mark.parametrize(("first", "second", "says"), [(50, 50, True), (149, 149, True), (100, 250, False)])
def test_rounded_rows_that_do_not_make_their_total_ask_for_a_note(first: int, second: int, says: bool) -> None:
    parts = (moved(SUBS, GENERAL, first), moved(GIFTS, GENERAL, second), held(TIN, GENERAL, first + second))
    assert statements.build(books(*parts), CC16A).rounding_shows is says
    assert statements.build(books(*parts), SCREEN).rounding_shows is False


def test_a_restricted_fund_below_nought_is_overspent_and_a_pot_is_not() -> None:
    parts = (moved(ROOM, GRANT, 10), held(BANK, GRANT, -10), moved(ROOM, POT, 5), held(BANK, POT, -5))
    assert [(s.fund.name, s.is_overspent) for s in statements.build(books(*parts), SCREEN).funds] == [
        ("Birthday pot", False),
        ("Grant", True),
    ]


def test_a_fund_tells_what_it_had_got_spent_and_has() -> None:
    story = statements.build(books(*EASY), SCREEN).funds[0]
    told = (story.brought_forward, story.receipts, story.payments, story.transfers, story.carried_forward)
    assert [amount.pence for amount in told] == [1000, 5000, 2000, -500, 3500]


def test_a_closed_account_stays_in_the_statement_of_the_year_it_still_had_money() -> None:
    closed = replace(TIN, is_closed=True)
    shown = replace(books(held(closed, GENERAL, 0, 300)), account_order=(closed, BANK))
    assert [row.label for row in statements.build(shown, SCREEN).assets.cash] == ["Tin"]
    gone = replace(books(held(closed, GENERAL, 0, 0, 300)), account_order=(closed, BANK))
    assert statements.build(gone, SCREEN).assets.cash == ()


def test_what_else_is_owned_and_owed_stands_kind_by_kind() -> None:
    loop = OtherFacts(1, HoldingKind.KEPT, "Hearing loop", GENERAL, Money(100))
    due = OtherFacts(2, HoldingKind.OWED, "Gift Aid", GENERAL, Money(5))
    assert statements.build(books(loop, due), SCREEN).assets.others == (
        (HoldingKind.OWED, (due,)),
        (HoldingKind.KEPT, (loop,)),
    )


def test_a_group_with_one_kind_of_money_gets_no_fund_columns() -> None:
    assert layouts.plain(frozenset({FundKind.GENERAL, FundKind.DESIGNATED})).titles == ("This year", "Last year")
    assert layouts.plain(frozenset({FundKind.GENERAL, FundKind.RESTRICTED})).titles == (
        "Unrestricted funds", "Restricted funds", "Total", "Last year",
    )  # fmt: skip


def test_each_fund_can_have_a_column() -> None:
    row = statements.build(books(*EASY), layouts.by_fund((GENERAL, GRANT))).account.carried_forward
    assert cells(row) == [3500, 1500, 5000, 1000]


@pytest.mark.parametrize(
    ("pence", "rounded", "exact"),
    [
        (0, "–", "–"),
        (37, "0", "0.37"),
        (-37, "0", "−0.37"),
        (50, "1", "0.50"),
        (-150, "−2", "−1.50"),
        (123456789, "1,234,568", "1,234,567.89"),
    ],
)
def test_a_figure_is_said_without_its_sign_of_pounds(pence: int, rounded: str, exact: str) -> None:
    assert (CC16A.say(Money(pence)), SCREEN.say(Money(pence))) == (rounded, exact)


def test_the_first_year_says_that_there_is_none_before() -> None:
    assert books(Opening(GENERAL, Money(700), YEAR.starts_on), held(TIN, GENERAL, 700)).has_last_year is False
    assert books(held(TIN, GENERAL, 700, 1)).has_last_year is True
