"""What is done with statements, matches, reconciliations and counts: all or nothing, and every refusal in a sentence."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from esteem.bank import imports
from esteem.bank.actions import booking, cash, matching, people, reconciling, rules, statements
from esteem.bank.checks import checks, steps
from esteem.bank.models import BankLine, BankMatch, BankUpload, CashCount, ClearedItem, MatchedBooking
from esteem.bank.queries.bookings import open_bookings
from esteem.bank.queries.held import held_about
from esteem.bank.queries.lines import waiting
from esteem.bank.queries.proposals import proposals
from esteem.bank.queries.reconciling import reckon
from esteem.bank.rules.columns import Column, Columns
from esteem.bank.rules.learnt import Way
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import Money
from esteem.money import actions as money
from esteem.money.models import ClosedYear, MoneyAccount, Transaction
from esteem.money.queries import places
from esteem.money.queries.years import year_ending_in
from esteem.money.rules.kinds import AccountKind, HeadingKind
from tests import makers
from tests.bank.conftest import DATA, SEPTEMBER, Ledger, bring, make_ledger
from tests.money.booking import Books

UNTIL = date(2026, 9, 30)


@pytest.fixture
def kept(books: Session) -> Ledger:
    """The ledger with September brought in, inside one transaction."""
    ledger = make_ledger()
    bring(ledger.bank)
    return ledger


def refused(act: object, **facts: object) -> str:
    with pytest.raises(RuleBroken) as said:
        act(**facts)  # type: ignore[operator]  # an action with its words
    return said.value.sentence


def account(ledger: Ledger) -> MoneyAccount:
    return session.get_one(MoneyAccount, ledger.bank)


def sure(ledger: Ledger) -> list[matching.Wanted]:
    return [([line.id for line in p.lines], [one.id for one in p.bookings], p.why) for p in proposals(ledger.bank).sure]


def line(number: int) -> BankLine:
    return session.get_one(BankLine, number)


def test_the_same_file_twice_adds_nothing_and_a_longer_one_adds_what_is_new(kept: Ledger) -> None:
    again = bring(kept.bank)
    assert (again.added, again.known) == (0, 3)
    longer = SEPTEMBER + "01/10/2026,DEB,'30-00-00,12345678,COFFEE,3.20,,1055.80\n"
    later = bring(kept.bank, longer)
    assert (later.added, later.known, later.words) == (1, 3, "")
    assert (
        refused(statements.bring_in, upload=later, statement=None, marks=[], is_new=[])
        == "This statement was brought in already."
    )


def test_the_day_that_has_not_come_is_refused_whole(kept: Ledger) -> None:
    with pytest.raises(RuleBroken, match="Line 2: 30 November 2026 has not come yet"):
        bring(kept.bank, SEPTEMBER.replace("30/09", "30/11"))


def test_what_nobody_brings_in_goes_after_a_week(kept: Ledger) -> None:
    waits = statements.upload_statement(account=account(kept), file_name="a.csv", words=SEPTEMBER)
    statements.forget_files()
    assert waits in session
    waits.uploaded_at = dates.now() - timedelta(days=8)
    statements.forget_files()
    assert session.scalar(select(func.count(BankUpload.id))) == 1


def test_a_closed_account_takes_no_statement(kept: Ledger) -> None:
    account(kept).closed_on = UNTIL
    assert "Bank is closed." in refused(statements.upload_statement, account=account(kept), file_name="a", words="x")


def test_columns_are_remembered_per_account(kept: Ledger) -> None:
    text = (DATA / "unknown.csv").read_text()
    upload = statements.upload_statement(account=account(kept), file_name="u.csv", words=text)
    assert isinstance(imports.preview(upload), imports.Unknown)
    table = imports.table_of(text)
    named = Columns("", (Column.DAY, Column.WORDS, Column.PAID_OUT, Column.PAID_IN, Column.BALANCE))
    statements.name_columns(upload=upload, columns=named, heads_key=table.key)
    another = statements.upload_statement(account=account(kept), file_name="v.csv", words=text)
    assert isinstance(imports.preview(another), imports.Preview)
    elsewhere = statements.upload_statement(
        account=session.get_one(MoneyAccount, kept.tin), file_name="w.csv", words=text
    )
    assert isinstance(imports.preview(elsewhere), imports.Unknown)


def test_a_file_of_another_account_is_noticed(kept: Ledger) -> None:
    upload = statements.upload_statement(
        account=account(kept),
        file_name="a.csv",
        words=SEPTEMBER.replace("12345678", "87654321").replace("30/09", "29/09"),
    )
    told = imports.preview(upload)
    assert isinstance(told, imports.Preview)
    assert told.warnings[0].startswith("This file is of an account that ends in 4321; the last one ended in 5678.")


def test_matches_are_made_all_or_none_and_each_side_once(kept: Ledger) -> None:
    wanted = sure(kept)
    assert len(matching.match_all(account_id=kept.bank, wanted=wanted)) == 2
    assert [one.words for one in waiting(kept.bank)] == ["ASHGROVE INSURANCE"]
    assert (
        refused(matching.match_all, account_id=kept.bank, wanted=wanted)
        == "Somebody matched this meanwhile. Look at it again."
    )
    assert "chosen twice" in refused(matching.match_all, account_id=kept.bank, wanted=[([3], [1], ""), ([3], [1], "")])
    assert "not of this account" in refused(matching.match, account_id=kept.tin, lines=[3], bookings=[1])
    assert "The statement says −£96.00" in refused(matching.match, account_id=kept.bank, lines=[3], bookings=[1])
    assert "Choose what it is to be matched with." in refused(
        matching.match, account_id=kept.bank, lines=[3], bookings=[]
    )


def test_a_move_is_matched_once_on_each_account(kept: Ledger) -> None:
    other = kept.books.account("Savings")
    general = places.general_fund().id
    moved = money.record_move(day=UNTIL, amount=Money(5_000), account=kept.bank, to_account=other, fund=general)
    heads = "Date,Description,Amount,Balance\n"
    for place, amount in ((kept.bank, "-50.00"), (other, "50.00")):
        bring_named(place, heads + f"30/09/2026,TRANSFER,{amount},\n")
        matching.match(account_id=place, lines=[waiting(place)[-1].id], bookings=[moved.id])
    assert session.scalar(select(func.count(MatchedBooking.id)).where(MatchedBooking.transaction_id == moved.id)) == 2
    money.reverse(transaction=moved, reason="Never happened", day=UNTIL)
    assert session.scalar(select(func.count(MatchedBooking.id))) == 0
    assert session.scalar(select(func.count(BankMatch.id))) == 0


def bring_named(place: int, text: str) -> BankUpload:
    """A file no bank is known for, its columns named."""
    upload = statements.upload_statement(account=session.get_one(MoneyAccount, place), file_name="n.csv", words=text)
    upload.columns = Columns("", (Column.DAY, Column.WORDS, Column.AMOUNT, Column.BALANCE)).written
    told = imports.preview(upload)
    assert isinstance(told, imports.Preview)
    return statements.bring_in(upload=upload, statement=told.statement, marks=told.marks, is_new=told.is_new)


def test_a_reversed_booking_is_offered_no_more(kept: Ledger) -> None:
    money.reverse(transaction=session.get_one(Transaction, 2), reason="Twice", day=UNTIL)
    assert [one.id for one in open_bookings(kept.bank)] == [1, 3]
    assert "was reversed" in refused(matching.match, account_id=kept.bank, lines=[1], bookings=[2])


def heading(name: str, kind: HeadingKind = HeadingKind.PAYMENT) -> int:
    return next(one.id for one in places.headings() if (one.kind, one.name) == (kind, name))


def test_bookings_are_made_in_bulk_by_rules_all_or_none(kept: Ledger) -> None:
    general = places.general_fund().id
    rules.learn(text="ASHGROVE", way=Way.OUT, heading=heading("Insurance"), fund=general, who="Ashgrove")
    assert [(one.id, rule.text) for one, rule in proposals(kept.bank).by_rule] == [(3, "ASHGROVE")]
    assert "No rule fits" in refused(booking.book_by_rules, account_id=kept.bank, lines=[2, 3])
    (made,) = booking.book_by_rules(account_id=kept.bank, lines=[3])
    assert (made.day, made.who, made.kind.value) == (UNTIL, "Ashgrove", "out")
    assert session.get_one(BankMatch, line(3).match_id).why == "By the rule for “ASHGROVE”"
    assert "Somebody matched this meanwhile." in refused(booking.book_by_rules, account_id=kept.bank, lines=[3])
    assert "Tick what is to be booked." in refused(booking.book_by_rules, account_id=kept.bank, lines=[])


def test_a_line_of_a_closed_year_says_so_with_the_line(kept: Ledger) -> None:
    bring_named(kept.bank, "Date,Description,Amount,Balance\n02/02/2026,OLD HALL,-5,\n")
    session.add(
        ClosedYear(ends_on=date(2026, 3, 31), nth=1, closed_on=date(2026, 5, 1), last_number=0, closed_at=dates.now())
    )
    session.flush()
    told = refused(booking.book_line, line=line(4), heading=heading("Room hire"), fund=places.general_fund().id)
    assert told.startswith("OLD HALL, £5.00: The year to 31 March 2026 is closed.")


def test_rules_need_words_that_tell_and_one_thing(kept: Ledger) -> None:
    general = places.general_fund().id
    assert "three letters or more" in refused(rules.learn, text="a '", way=Way.OUT, heading=1, fund=general)
    assert "one of the two" in refused(rules.learn, text="hall", way=Way.OUT, fund=general)
    first = rules.learn(text="hall", way=Way.OUT, heading=heading("Room hire"), fund=general)
    assert rules.learn(text="hall", way=Way.OUT, heading=heading("Insurance"), fund=general) is first
    other = rules.learn(text="coffee", way=Way.OUT, heading=heading("Refreshments"), fund=general)
    changed = {"rule": other, "seen_version": None, "text": "hall", "way": Way.OUT, "heading": 1, "fund": general}
    assert refused(rules.change_rule, **changed) == "There is already a rule for these words."
    assert rules.take_out_rule(rule=rules.put_away_rule(rule=other)).removed_at is None


def test_reconciling_needs_the_pence_to_agree_and_keeps_what_was_not_seen(kept: Ledger) -> None:
    matching.match_all(account_id=kept.bank, wanted=sure(kept))
    booking.book_line(line=line(3), heading=heading("Insurance"), fund=places.general_fund().id)
    late = kept.books.pays(1_000, account="Bank", day=UNTIL)
    whole = {"account": account(kept), "until": UNTIL}
    assert "differ by £1,080.00" in refused(reconciling.keep_reconciliation, **whole, closing=Money(105_900))
    row = reconciling.keep_reconciliation(**whole, closing=Money(105_900), ticked=[1])
    assert (row.books, row.uncleared_in, row.uncleared_out) == (Money(104_900), Money(0), Money(1_000))
    assert [item.thing.id for item in reckon(kept.bank, UNTIL, Money(105_900)).uncleared] == [late.id]
    assert all(check.holds for check in checks())
    kept.books.gets(500, account="Bank", day=UNTIL)
    assert all(check.holds for check in checks())  # not seen by the bank: nothing is wrong
    money.reverse(transaction=session.get_one(Transaction, 1), reason="Wrong", day=UNTIL)
    assert session.scalar(select(func.count(ClearedItem.id))) == 0
    assert [check.problem for check in checks() if not check.holds] == [
        "Bank on 30 September 2026: something was booked since. Reconcile it again."
    ]


def test_reconciling_again_for_the_same_day_takes_the_newer(kept: Ledger) -> None:
    whole = {"account": account(kept), "until": UNTIL}
    first = reconciling.keep_reconciliation(**whole, closing=Money(115_500), ticked=[1, 2, 3])
    again = reconciling.keep_reconciliation(**whole, closing=Money(103_500), ticked=[1, 2])
    assert (first.id, again.closing) == (again.id, Money(103_500))
    later = reckon(kept.bank, date(2026, 10, 31), Money(115_500), [3])
    assert (later.difference, [item.thing.id for item in later.items]) == (Money(0), [3])
    future = {"account": account(kept), "until": date(2027, 1, 1), "closing": Money(0)}
    assert "has not come yet" in refused(reconciling.keep_reconciliation, **future)


def test_what_was_booked_after_the_statement_but_stands_on_it_counts(kept: Ledger) -> None:
    paid = kept.books.pays(9_600, account="Bank", day=date(2026, 10, 2), heading="Insurance")
    matching.match_all(account_id=kept.bank, wanted=[*sure(kept)])
    assert line(3).match_id is not None
    told = reckon(kept.bank, UNTIL, Money(105_900), [1])
    assert (told.later, told.difference, paid.id in {item.thing.id for item in told.items}) == (
        Money(-9_600),
        Money(0),
        True,
    )


def test_the_year_s_end_asks_for_statements_and_cash(kept: Ledger) -> None:
    year = year_ending_in(2026)
    assert list(steps(year)) == []  # nothing had gone through either account by then
    early = [kept.books.gets(100, account=name, day=date(2026, 3, 30)).id for name in ("Bank", "Tin")]
    assert [step.is_done for step in steps(year)] == [False, False]
    reconciling.keep_reconciliation(
        account=account(kept), until=UNTIL, closing=Money(115_600), ticked=[1, 2, 3, early[0]]
    )
    cash.count_cash(
        account=session.get_one(MoneyAccount, kept.tin), day=date(2026, 4, 2), coins={}, first=kept.ann, second=kept.bo
    )
    assert [step.is_done for step in steps(year)] == [True, True]
    for name, kind in (("Savings", AccountKind.BANK), ("Second tin", AccountKind.TIN)):  # opened when the year was over
        money.open_account(name=name, kind=kind, opening=Money(1_000), on=date(2026, 4, 1))
    assert [step.is_done for step in steps(year)] == [True, True]
    assert ["Savings" in step.says for step in steps(year_ending_in(2027))] == [True, False]


def count(ledger: Ledger, coins: dict[int, int]) -> CashCount:
    tin = session.get_one(MoneyAccount, ledger.tin)
    return cash.count_cash(account=tin, day=UNTIL, coins=coins, first=ledger.ann, second=ledger.bo)


def test_a_difference_is_booked_once_and_again_when_that_is_reversed(kept: Ledger) -> None:
    row = count(kept, {2000: 1, 50: 1})
    assert (row.counted, row.books, row.difference) == (Money(2_050), Money(2_000), Money(50))
    gifts = {"count": row, "heading": heading("Donations", HeadingKind.RECEIPT), "reason": "Found"}
    made = cash.book_difference(**gifts)
    assert refused(cash.book_difference, **gifts) == "The difference is booked already."
    money.reverse(transaction=made, reason="No", day=UNTIL)
    assert row.transaction_id is None
    even = count(kept, {2000: 1})
    assert refused(cash.book_difference, **{**gifts, "count": even}) == "There is no difference to book."
    kept.books.gets(100, account="Tin", day=UNTIL)
    assert "Something was booked since" in refused(cash.book_difference, **gifts)


# People


def test_what_is_held_about_somebody_is_told_and_goes_but_for_day_and_amount(kept: Ledger) -> None:
    friend = makers.make_person(name="A Friend")
    count(kept, {100: 1})
    assert [held.title for held in held_about(friend.id)] == ["Lines of bank statements"]
    assert [held.title for held in held_about(kept.ann)] == ["Cash that you counted"]
    people.unlink(friend.id)
    people.unlink(kept.ann)
    assert (line(2).words, line(2).amount, held_about(friend.id)) == ("", Money(12_000), [])
    assert held_about(kept.ann) == []
    assert bring(kept.bank).added == 0  # the line is still known


def test_two_people_who_are_one_counted_as_one(kept: Ledger) -> None:
    row, third = count(kept, {100: 1}), makers.make_person(name="Cy Third")
    people.hand_on(third.id, kept.bo)
    assert (row.first_id, row.second_id) == (kept.ann, third.id)
    people.hand_on(kept.ann, third.id)
    assert (row.first_id, row.second_id) == (kept.ann, None)


# At random


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.integers(1, 28), st.integers(-9_999, 9_999).filter(bool)), min_size=1, max_size=12))
def test_whatever_is_brought_in_matched_and_taken_apart_both_sides_agree_to_the_penny(
    books: Session, moves: list[tuple[int, int]]
) -> None:
    with session.begin_nested() as undone:
        ledger = make_ledger_named()
        for day, pence in moves:
            act = ledger.books.gets if pence > 0 else ledger.books.pays
            act(abs(pence), account="Random", day=date(2026, 9, day))
        rows = "".join(f"{day:02d}/09/2026,X{n},{Money(pence).plain()},\n" for n, (day, pence) in enumerate(moves))
        bring_named(ledger.bank, "Date,Description,Amount,Balance\n" + rows)
        pairs = proposals(ledger.bank).pairs
        matching.match_all(
            account_id=ledger.bank,
            wanted=[([one.id for one in p.lines], [one.id for one in p.bookings], p.why) for p in pairs],
        )
        assert all(check.holds for check in checks())
        assert not waiting(ledger.bank)
        told = reckon(ledger.bank, UNTIL, Money(sum(pence for _, pence in moves)))
        assert (told.difference, told.uncleared) == (Money(0), ())
        for match in session.scalars(select(BankMatch)).all():
            matching.unmatch(match=match)
        assert len(waiting(ledger.bank)) == len(moves)
        undone.rollback()


def make_ledger_named() -> Ledger:
    books = Books()
    return Ledger(books, books.account("Random"), 0, 0, 0)
