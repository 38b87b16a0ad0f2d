from __future__ import annotations

from collections.abc import Callable
from datetime import date
from threading import Thread

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from esteem.kernel.dates import now
from esteem.kernel.errors import RuleBroken, StaleEdit
from esteem.kernel.money import Money
from esteem.money import actions, checks
from esteem.money.models import Line, MonthTotal, Transaction
from esteem.money.queries import places, years
from esteem.money.queries.bookings import told
from esteem.money.queries.cash_book import cash_book
from esteem.money.rules.bookings import Part
from esteem.money.rules.kinds import AccountKind, FundKind, HeadingKind, HoldingKind, Statutory, TransactionKind
from esteem.money.rules.wanted import Wanted
from tests.backstage import Group
from tests.money.booking import Books

DAY = date(2026, 5, 7)


def lines_of(transaction: Transaction) -> list[tuple[int | None, int | None, int, int]]:
    return [(line.account_id, line.heading_id, line.fund_id, line.amount.pence) for line in transaction.lines]


def balance(name: str, shelf: Books) -> Money:
    return places.held()[0].get(shelf.account(name), Money(0))


def broken(act: Callable[..., object], **facts: object) -> tuple[str | None, str]:
    with pytest.raises(RuleBroken) as said:
        act(**facts)
    return said.value.field, said.value.sentence


# Recording


def test_money_in_and_out_change_the_balance(books: Session) -> None:
    shelf = Books()
    shelf.gets(2450)
    shelf.pays(397)
    assert balance("Tin", shelf) == Money(2053)


def test_a_booking_has_two_sides_in_one_fund(books: Session) -> None:
    shelf = Books()
    row = shelf.gets(2450)
    donations = shelf.heading("Donations", HeadingKind.RECEIPT)
    assert lines_of(row) == [(shelf.account("Tin"), None, shelf.general, 2450), (None, donations, shelf.general, -2450)]


def test_money_may_go_out_in_parts_for_several_headings_and_funds(books: Session) -> None:
    shelf = Books()
    room, tea = shelf.heading("Room hire", HeadingKind.PAYMENT), shelf.heading("Refreshments", HeadingKind.PAYMENT)
    tin, grant = shelf.account("Tin"), shelf.fund("Grant")
    drop_in = actions.add_project(name="Drop-in").id
    parts = [
        Part(Money(2000), room, shelf.general),
        Part(Money(350), tea, shelf.general, drop_in),
        Part(Money(1000), room, grant),
    ]
    row = actions.record_parts_out(day=DAY, parts=parts, account=tin, who="St Anne's Hall", reference="INV 7")
    assert lines_of(row) == [
        (tin, None, shelf.general, -2350), (tin, None, grant, -1000),
        (None, room, shelf.general, 2000), (None, tea, shelf.general, 350), (None, room, grant, 1000),
    ]  # fmt: skip
    assert [line.project_id for line in row.lines] == [None, None, None, drop_in, None]
    assert balance("Tin", shelf) == Money(-3350)


def test_a_booking_over_two_funds_is_counted_once_and_is_as_big_as_both(books: Session) -> None:
    shelf = Books()
    room, tin, grant = shelf.heading("Room hire", HeadingKind.PAYMENT), shelf.account("Tin"), shelf.fund("Grant")
    parts = [Part(Money(2000), room, shelf.general), Part(Money(1000), room, grant)]
    row = actions.record_parts_out(day=DAY, parts=parts, account=tin)
    book = cash_book(Wanted(), number=1, called=places.every_place())
    assert (book.listing.count, book.money_out, told(row, by_name=True).amount) == (1, Money(3000), Money(3000))
    of_grant = cash_book(Wanted(fund=grant, account=tin), number=1, called=places.every_place())
    assert (of_grant.listing.count, of_grant.money_out) == (1, Money(1000))


def test_a_project_that_is_put_away_takes_no_money(books: Session) -> None:
    shelf = Books()
    project = actions.add_project(name="Drop-in")
    actions.put_away_project(project=project)
    assert broken(shelf.gets, pence=100, project=project.id) == ("project", "Drop-in is closed. Open it again first.")


def test_bookings_are_numbered_from_one_without_a_gap(books: Session) -> None:
    shelf = Books()
    assert [shelf.gets(pence).number for pence in (1, 2, 3)] == [1, 2, 3]


def test_a_move_leaves_the_whole_as_it_was(books: Session) -> None:
    shelf = Books()
    shelf.gets(6000)
    actions.record_move(
        day=DAY, amount=Money(1000), account=shelf.account("Tin"), to_account=shelf.account("Bank"), fund=shelf.general
    )
    assert (balance("Tin", shelf), balance("Bank", shelf)) == (Money(5000), Money(1000))


def test_a_transfer_moves_no_money(books: Session) -> None:
    shelf = Books()
    shelf.gets(6000)
    grant = shelf.fund("Grant")
    actions.record_transfer(
        day=DAY, amount=Money(1873), account=shelf.account("Tin"), fund=shelf.general, to_fund=grant
    )
    assert balance("Tin", shelf) == Money(6000)
    assert places.held()[1] == {shelf.general: Money(4127), grant: Money(1873)}


def test_month_totals_are_kept_with_every_booking(books: Session) -> None:
    shelf = Books()
    shelf.gets(100, day=date(2026, 4, 1))
    shelf.gets(20, day=date(2026, 4, 30))
    shelf.gets(3, day=date(2026, 5, 1))
    totals = (
        select(MonthTotal.month, MonthTotal.amount).where(MonthTotal.account_id.is_not(None)).order_by(MonthTotal.month)
    )
    assert [tuple(row) for row in books.execute(totals)] == [
        (date(2026, 4, 1), Money(120)),
        (date(2026, 5, 1), Money(3)),
    ]


def test_ten_million_pounds_were_mistyped(books: Session) -> None:
    shelf = Books()
    assert shelf.gets(999_999_999).number == 1
    with pytest.raises(RuleBroken, match="Enter an amount below"):
        shelf.gets(1_000_000_000)


def test_nothing_is_booked_ahead_of_its_day(books: Session) -> None:
    with pytest.raises(RuleBroken, match="25 November 2026 has not come yet"):
        Books().gets(1, day=date(2026, 11, 25))


def test_the_books_own_headings_are_not_for_choosing(books: Session) -> None:
    shelf = Books()
    facts = {"day": DAY, "amount": Money(1), "account": shelf.account("Tin"), "fund": shelf.general}
    for kind in (HeadingKind.TRANSFER, HeadingKind.OPENING):
        assert broken(actions.record_money_in, heading=places.own_heading(kind), **facts)[0] == "heading"
    assert broken(actions.record_money_out, heading=99999, **facts)[0] == "heading"


def test_nothing_goes_through_what_is_closed_or_not_there(books: Session) -> None:
    shelf = Books()
    heading = shelf.heading("Donations", HeadingKind.RECEIPT)
    facts = {"day": DAY, "amount": Money(1), "heading": heading}
    tin, old = shelf.account("Tin"), actions.open_account(name="Old", kind=AccountKind.BANK)
    actions.close_account(account=old)
    assert broken(actions.record_money_in, account=old.id, fund=shelf.general, **facts) == (
        "account",
        "Old is closed. Open it again first.",
    )
    assert broken(actions.record_money_in, account=999, fund=shelf.general, **facts)[0] == "account"
    assert broken(actions.record_money_in, account=tin, fund=999, **facts)[0] == "fund"


# Reversing


def test_a_reversal_takes_the_money_back_and_both_stay(books: Session) -> None:
    shelf = Books()
    row = shelf.gets(2450)
    undone = actions.reverse(transaction=row, reason="typed twice", day=DAY)
    assert balance("Tin", shelf) == Money(0)
    assert (undone.reversal_of_id, undone.reason, undone.number) == (row.id, "typed twice", 2)
    assert [check.title for check in checks.all_checks() if not check.holds] == []


def test_nothing_is_reversed_twice_and_no_reversal_is_reversed(books: Session) -> None:
    row = Books().gets(2450)
    undone = actions.reverse(transaction=row, reason="typed twice", day=DAY)
    assert broken(actions.reverse, transaction=row, reason="again", day=DAY) == (
        None,
        "This has been reversed already.",
    )
    assert broken(actions.reverse, transaction=undone, reason="back", day=DAY)[1].startswith(
        "This already is a reversal."
    )


def test_a_reversal_is_not_before_what_it_reverses(books: Session) -> None:
    row = Books().gets(2450)
    assert broken(actions.reverse, transaction=row, reason="x", day=date(2026, 5, 6))[0] == "day"


def test_a_transfer_is_reversed_whole(books: Session) -> None:
    shelf = Books()
    shelf.gets(6000)
    grant = shelf.fund("Grant")
    row = actions.record_transfer(
        day=DAY, amount=Money(5), account=shelf.account("Tin"), fund=shelf.general, to_fund=grant
    )
    actions.reverse(transaction=row, reason="not decided", day=DAY)
    assert places.held()[1] == {shelf.general: Money(6000), grant: Money(0)}


# What the database itself refuses


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE money_line SET amount = 1",
        "DELETE FROM money_line",
        "UPDATE money_transaction SET number = 7",
        "UPDATE money_transaction SET day = '2020-01-01'",
        "UPDATE money_transaction SET description = 'x'",
        "DELETE FROM money_transaction",
    ],
)
def test_booked_money_is_never_changed_or_deleted(books: Session, statement: str) -> None:
    Books().gets(2450)
    with pytest.raises(IntegrityError, match="booked money is never"):
        books.execute(text(statement))


def test_a_line_that_does_not_balance_is_refused(books: Session) -> None:
    shelf = Books()
    row = Transaction(
        number=1, day=DAY, kind=TransactionKind.IN, description="", who="", reason="", line_count=2,
        recorded_at=now(), found_by="",
    )  # fmt: skip
    tin, heading = shelf.account("Tin"), shelf.heading("Donations", HeadingKind.RECEIPT)
    row.lines = [
        Line(day=DAY, account_id=tin, fund_id=shelf.general, amount=Money(5)),
        Line(day=DAY, heading_id=heading, fund_id=shelf.general, amount=Money(-4)),
    ]
    books.add(row)
    with pytest.raises(IntegrityError, match="lines sum to nought within each fund"):
        books.flush()


def test_a_line_too_many_is_refused(books: Session) -> None:
    row = Books().gets(2450)
    books.add(Line(transaction_id=row.id, day=DAY, account_id=row.lines[0].account_id, fund_id=1, amount=Money(1)))
    with pytest.raises(IntegrityError, match="a transaction is whole once booked"):
        books.flush()


def test_whoever_is_erased_can_be_taken_out_of_a_booking(books: Session) -> None:
    row = Books().gets(2450, who="Ann")
    row.who = ""
    books.flush()
    assert books.scalar(select(Transaction.who)) == ""


def test_twenty_who_record_at_once_lose_nothing_and_leave_no_gap(group: Group) -> None:
    shelf = Books()
    tin, donations, general = group.makes(
        lambda: (shelf.account("Tin"), shelf.heading("Donations", HeadingKind.RECEIPT), shelf.general)
    )

    def record() -> None:
        for _ in range(5):
            group.makes(actions.record_money_in, day=DAY, amount=Money(1), account=tin, heading=donations, fund=general)

    threads = [Thread(target=record) for _ in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert group.asks(years.last_number) == 100
    assert [check.problem for check in group.asks(checks.all_checks) if not check.holds] == []
    assert group.asks(places.held)[0] == {tin: Money(100)}


# Accounts, funds and headings


def test_an_account_opens_with_what_is_in_it(books: Session) -> None:
    account = actions.open_account(name="Tin", kind=AccountKind.TIN, opening=Money(3815), on=date(2024, 4, 1))
    assert places.balance_of(account) == Money(3815)
    assert years.year_books(years.year_ending_in(2025)).openings[0].amount == Money(3815)


def test_an_account_that_opens_empty_books_nothing(books: Session) -> None:
    actions.open_account(name="Tin", kind=AccountKind.TIN, opening=None)
    actions.open_account(name="Bank", kind=AccountKind.BANK, opening=Money(0))
    assert years.last_number() == 0


def test_an_account_closes_only_when_empty_and_not_the_last(books: Session) -> None:
    shelf = Books()
    shelf.gets(500)
    tin = places.accounts()[0]
    assert (
        broken(actions.close_account, account=tin)[1]
        == "There is still £5.00 in Tin. Move it to another account first."
    )
    shelf.pays(500)
    assert broken(actions.close_account, account=tin)[1] == "This is the only account. Open another one first."
    shelf.account("Bank")
    assert actions.close_account(account=tin).closed_on == date(2026, 11, 24)
    actions.reopen(place=tin)
    assert tin.closed_on is None


def test_there_is_one_general_fund(books: Session) -> None:
    assert broken(actions.add_fund, name="Another", kind=FundKind.GENERAL)[0] == "kind"
    assert broken(actions.change_fund, fund=places.general_fund(), name="G", kind=FundKind.RESTRICTED)[0] == "kind"
    assert broken(actions.close_fund, fund=places.general_fund())[1] == "The general fund stays open."


def test_a_fund_keeps_its_kind_once_money_is_booked_on_it(books: Session) -> None:
    fund = actions.add_fund(name="Grant", kind=FundKind.RESTRICTED)
    actions.change_fund(fund=fund, name="Grant", kind=FundKind.DESIGNATED)
    shelf = Books(funds={"Grant": fund.id})
    shelf.gets(500, fund="Grant")
    assert broken(actions.change_fund, fund=fund, name="Grant", kind=FundKind.RESTRICTED)[0] == "kind"
    assert actions.change_fund(fund=fund, name="The grant", kind=FundKind.DESIGNATED).name == "The grant"
    assert (
        broken(actions.close_fund, fund=fund)[1] == "The grant still has £5.00. Spend it, or record a transfer, first."
    )


def test_two_accounts_do_not_share_a_name(books: Session) -> None:
    actions.open_account(name="Tin", kind=AccountKind.TIN)
    with pytest.raises(IntegrityError, match="UNIQUE constraint failed"):
        actions.open_account(name="Tin", kind=AccountKind.BANK)


def test_a_stale_change_of_an_account_is_noticed(books: Session) -> None:
    account = actions.open_account(name="Tin", kind=AccountKind.TIN)
    actions.change_account(account=account, seen_version=account.version, name="Box", kind=AccountKind.TIN)
    with pytest.raises(StaleEdit):
        actions.change_account(account=account, seen_version=1, name="Jar", kind=AccountKind.TIN)


def test_a_heading_of_one_s_own_comes_last_and_is_for_in_or_out_by_where_it_belongs(books: Session) -> None:
    heading = actions.add_heading(name="Yoga mats", statutory=Statutory.CHARITABLE)
    assert (heading.kind, places.headings()[-1].name) == (HeadingKind.PAYMENT, "Yoga mats")
    assert broken(actions.change_heading, heading=heading, name="Mats", statutory=Statutory.GRANTS)[0] == "statutory"
    actions.put_away_heading(heading=heading)
    assert "Yoga mats" not in [row.name for row in places.headings()]


def test_new_books_begin_with_the_usual_headings_and_one_general_fund(books: Session) -> None:
    assert [fund.name for fund in places.funds()] == ["General"]
    assert (len(places.headings()), places.headings()[0].name) == (30, "Subs at meetings")


# The year's end


def approve(**changed: object) -> object:
    facts = {
        "year_ends_on": date(2026, 3, 31), "approved_on": date(2026, 6, 4), "meeting": "the committee", "signed_by": "Ann, Bo",
        "paper": b"%PDF-1.7", "as_of_number": years.last_number(),
    }  # fmt: skip
    return actions.approve_accounts(**{**facts, **changed})


def test_approved_accounts_are_numbered_as_revisions_and_never_changed(books: Session) -> None:
    approve()
    approve(paper=b"%PDF-1.7 again", approved_on=date(2026, 7, 1))
    year = years.year_ending_in(2026)
    assert [(row.revision, row.size) for row in years.approvals(year)] == [(2, 14), (1, 8)]
    with pytest.raises(IntegrityError, match="approved accounts are never changed"):
        books.execute(text("UPDATE approved_accounts SET signed_by = 'x'"))


def test_accounts_are_approved_after_the_year_and_not_ahead_of_the_day(books: Session) -> None:
    assert broken(approve, approved_on=date(2026, 3, 31))[0] == "approved_on"
    assert broken(approve, approved_on=date(2026, 11, 25))[0] == "approved_on"


def test_what_was_booked_while_the_paper_was_printed_stops_the_approval(books: Session) -> None:
    shelf = Books()
    shelf.gets(100, day=date(2026, 3, 1))
    assert broken(approve, as_of_number=0)[1].startswith("Something was recorded while the paper was being made.")


def test_bookings_after_the_approval_are_counted_for_that_year_alone(books: Session) -> None:
    shelf = Books()
    shelf.gets(100, day=date(2026, 3, 1))
    approve()
    shelf.gets(100, day=date(2026, 3, 31))
    shelf.gets(100, day=date(2026, 4, 1))
    year = years.year_ending_in(2026)
    assert years.booked_since(year, years.approvals(year)[0].last_number) == 1


def test_what_is_owned_and_owed_is_typed_in_changed_and_taken_out(books: Session) -> None:
    facts = {"year_ends_on": date(2026, 3, 31), "kind": HoldingKind.KEPT, "details": "Hearing loop", "fund": 1}
    holding = actions.add_holding(**facts, amount=Money(17799), value=None, due_on=None)
    actions.change_holding(
        holding=holding, kind=HoldingKind.KEPT, details="Loop", fund=1, amount=Money(1), value=Money(2)
    )
    year = years.year_ending_in(2026)
    assert [(row.details, row.value) for row in years.other_holdings(year)] == [("Loop", Money(2))]
    actions.remove_holding(holding=holding)
    assert years.other_holdings(year) == []
