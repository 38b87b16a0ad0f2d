"""Whatever a treasurer does, in whatever order: every statement about the books holds to the penny after each step."""

from __future__ import annotations

import csv
import io
from collections import Counter
from contextlib import ExitStack
from datetime import date, timedelta
from typing import Any

from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from esteem.kernel import db, sqlite
from esteem.kernel.errors import RuleBroken
from esteem.kernel.instances import using
from esteem.kernel.money import Money
from esteem.kernel.permissions import act_as
from esteem.money import actions, checks, imports
from esteem.money.actions import cash_books
from esteem.money.actions.closing import close_year, reopen_year
from esteem.money.exports import cash_book_file
from esteem.money.exports.whole import ledger_text, tables_of
from esteem.money.models import ClosedYear, Transaction
from esteem.money.queries import closing, places, years
from esteem.money.queries.cash_book import cash_book, everything
from esteem.money.queries.whole import whole_books
from esteem.money.rules.bookings import Part
from esteem.money.rules.cash_books import Chosen
from esteem.money.rules.kinds import AccountKind, FundKind, HeadingKind
from esteem.money.rules.layouts import SCREEN
from esteem.money.rules.plain_text import Dialect
from esteem.money.rules.statements import build
from esteem.money.rules.wanted import Wanted
from tests.backstage import Group
from tests.conftest import TODAY
from tests.money.test_elsewhere import agree_with_the_books

EXAMPLES, STEPS = 6, 12  # some ten seconds
FIRST = date(2024, 5, 1)

days = st.integers(0, (TODAY - FIRST).days).map(lambda number: FIRST + timedelta(days=number))
amounts = st.one_of(st.integers(1, 300), st.integers(1, 999_999))
picks = st.integers(0, 5)
parts = st.lists(st.tuples(amounts, picks, picks), min_size=1, max_size=4)
lines = st.lists(st.tuples(days, amounts, st.booleans(), picks), min_size=1, max_size=6)


class Treasurer(RuleBasedStateMachine):
    """Does one thing after another, and keeps beside the books a tally of its own of what each account holds of each fund."""

    group: Group

    def __init__(self) -> None:
        super().__init__()
        self.open = ExitStack()
        self.open.enter_context(using(self.group.app, self.group.instance))
        self.open.enter_context(sqlite.writing())
        self.open.callback(db.session.remove)
        act_as(self.group.actor)
        self.cash: Counter[tuple[int, int]] = Counter()
        self.booked: dict[int, dict[tuple[int, int], int]] = {}
        self.imported: list[int] = []
        self.nth = 0

    @initialize()
    def begins(self) -> None:
        self.accounts = [actions.open_account(name=name, kind=AccountKind.BANK).id for name in ("Tin", "Bank", "Card")]
        kinds = (FundKind.RESTRICTED, FundKind.DESIGNATED, FundKind.PERMANENT)
        self.funds = [places.general_fund().id, *(actions.add_fund(name=kind.value, kind=kind).id for kind in kinds)]
        self.headings = [heading.id for heading in places.headings()]

    def teardown(self) -> None:
        if hasattr(self, "accounts"):
            whole = whole_books(by_name=True)
            agree_with_the_books(ledger_text(whole, Dialect.BEANCOUNT, "B"), ledger_text(whole, Dialect.HLEDGER, "B"))
            self._tables_agree(tables_of(whole))
        self.open.close()

    def _does(self, act: Any, moves: dict[tuple[int, int], int], **facts: Any) -> None:
        """Tries it: either it is booked and the tally has it too, or it is refused and nothing is different."""
        try:
            with db.session.begin_nested():
                row = act(**facts)
        except RuleBroken:
            return
        self.booked[row.id] = moves
        self.cash.update(moves)

    @rule(came=st.booleans(), shares=parts, account=picks, day=days)
    def posts(self, came: bool, shares: list[tuple[int, int, int]], account: int, day: date) -> None:
        """Money in or out, split over headings and funds; refunds and money given back among them."""
        where = self.accounts[account % 3]
        made = [
            Part(Money(pence), self.headings[heading * 7 % len(self.headings)], self.funds[fund % 4])
            for pence, heading, fund in shares
        ]
        moves: Counter[tuple[int, int]] = Counter()
        for part in made:
            moves[where, part.fund] += part.amount.pence if came else -part.amount.pence
        act = actions.record_parts_in if came else actions.record_parts_out
        self._does(act, moves, day=day, parts=made, account=where)

    @rule(pence=amounts, fund=picks, start=picks, end=picks, day=days)
    def moves(self, pence: int, fund: int, start: int, end: int, day: date) -> None:
        start, end, fund = self.accounts[start % 3], self.accounts[end % 3], self.funds[fund % 4]
        told = {"day": day, "amount": Money(pence), "account": start, "to_account": end, "fund": fund}
        self._does(actions.record_move, {(start, fund): -pence, (end, fund): pence}, **told)

    @rule(pence=amounts, account=picks, start=picks, end=picks, day=days)
    def transfers(self, pence: int, account: int, start: int, end: int, day: date) -> None:
        start, end, account = self.funds[start % 4], self.funds[end % 4], self.accounts[account % 3]
        told = {"day": day, "amount": Money(pence), "account": account, "fund": start, "to_fund": end}
        self._does(actions.record_transfer, {(account, start): -pence, (account, end): pence}, **told)

    @rule(pence=amounts, below=st.booleans(), account=picks, fund=picks, day=days)
    def begins_with(self, pence: int, below: bool, account: int, fund: int, day: date) -> None:
        account, fund, pence = self.accounts[account % 3], self.funds[fund % 4], -pence if below else pence
        told = {"day": day, "amount": Money(pence), "account": account, "fund": fund}
        self._does(actions.record_opening, {(account, fund): pence}, **told)

    @precondition(lambda self: self.booked)
    @rule(which=st.integers(0, 50), later=st.integers(0, 90))
    def reverses(self, which: int, later: int) -> None:
        number = list(self.booked)[which % len(self.booked)]
        booking = db.session.get(Transaction, number)
        undone = {place: -pence for place, pence in self.booked[number].items()}
        day = min(booking.day + timedelta(days=later), TODAY)
        self._does(actions.reverse, undone, transaction=booking, reason="wrong", day=day)

    @rule(book=lines, account=picks, opening=amounts)
    def imports_a_cash_book(self, book: list[tuple[date, int, bool, int]], account: int, opening: int) -> None:
        """The same file a second time adds nothing."""
        self.nth += 1
        where, fund = self.accounts[account % 3], self.funds[0]
        rows = [f"{day:%d/%m/%Y},Line {n} of {self.nth},{f'{p / 100:.2f},' if came else f',{p / 100:.2f}'}"
                for n, (day, p, came, _) in enumerate(book)]  # fmt: skip
        text = "\n".join(["Date,What,In,Out", f",Opening balance,{opening / 100:.2f},", *rows, ""])
        for nth in range(2):
            sheet = imports.read_file(text.encode(), ".csv")
            file = cash_books.upload_cash_book(file_name="book.csv", digest=f"{self.nth}-{nth}", words=sheet.written)
            usual = [
                next(h.id for h in places.headings() if h.kind is kind)
                for kind in (HeadingKind.RECEIPT, HeadingKind.PAYMENT)
            ]
            cash_books.choose_columns(book=file, chosen=Chosen(imports.guessed_for(sheet), where, fund, *usual))
            before = years.last_number()
            try:
                with db.session.begin_nested():
                    plan = imports.plan_for(file)
                    cash_books.bring_in(
                        book=file,
                        lines=imports.lines_of(plan),
                        marks=[row.mark for row in plan.new],
                        known=plan.known_count,
                    )
            except RuleBroken:
                assert years.last_number() == before
                continue
            assert nth == 0
            self.imported.append(file.id)
            self.cash[where, fund] += opening + sum(p if came else -p for _, p, came, _ in book)

    @precondition(lambda self: self.imported)
    @rule()
    def undoes_the_import(self) -> None:
        file = db.session.get(cash_books.CashBookFile, self.imported[-1])
        bookings = cash_books.asked.bookings_of(file)
        moved: Counter[tuple[int, int]] = Counter()
        for booking in bookings:
            for line in booking.lines:
                if line.account_id:
                    moved[line.account_id, line.fund_id] += line.amount.pence
        try:
            with db.session.begin_nested():
                cash_books.undo(book=file)
        except RuleBroken:
            return
        self.imported.pop()
        self.cash.subtract(moved)

    @rule()
    def closes_the_first_open_year(self) -> None:
        until = closing.closed_until()
        open_years = [year for year in years.years_with_books() if until is None or year.last_day > until]
        if not open_years or open_years[-1].last_day >= TODAY:
            return
        year = open_years[-1]
        actions.approve_accounts(
            year_ends_on=year.last_day, approved_on=TODAY, meeting="the AGM", signed_by="Ann", paper=b"%PDF-1.7",
            as_of_number=years.last_number(),
        )  # fmt: skip
        try:
            with db.session.begin_nested():
                close_year(year=year)
        except RuleBroken:
            return
        assert closing.closed_until() == year.last_day

    @rule()
    def opens_it_again(self) -> None:
        until = closing.closed_until()
        closed = [one for one in db.session.query(ClosedYear) if one.reopened_on is None and one.ends_on == until]
        if closed:
            reopen_year(closed=closed[0], because="forgotten bill")

    @invariant()
    def every_statement_holds(self) -> None:
        assert [check.title for check in checks.all_checks() if not check.holds] == []

    @invariant()
    def the_books_hold_what_the_tally_says(self) -> None:
        held = {place: amount.pence for place, amount in places.cash_now().items() if amount}
        assert held == {place: pence for place, pence in self.cash.items() if pence}

    @invariant()
    def screen_file_and_statement_say_the_same(self) -> None:
        """And a year begins, fund by fund, with what the one before ended with."""
        known, ended = places.every_place(), dict[int, int]()
        for year in sorted(years.years_with_books(), key=lambda one: one.starts_on):
            wanted = Wanted(period=year, by_name=True)
            screen = cash_book(wanted, number=1, called=known)
            text = cash_book_file(everything(wanted, called=known)).get_data(as_text=True).removeprefix("\ufeff")
            rows = list(csv.DictReader(io.StringIO(text)))
            came, went = (sum(Money.parse(row[side]).pence for row in rows if row[side]) for side in ("In", "Out"))
            assert (came, went) == (screen.money_in.pence, screen.money_out.pence)
            statement = build(years.year_books(year), SCREEN)
            begun = sum(ended.values())
            assert sum(one.carried_forward.pence for one in statement.funds) == begun + came - went
            assert sum(one.transfers.pence for one in statement.funds) == 0
            opened = {opening.fund.id for opening in statement.books.openings}
            for one in statement.funds:
                if one.fund.id not in opened:
                    assert one.brought_forward.pence == ended.get(one.fund.id, 0)
                ended[one.fund.id] = one.carried_forward.pence
        held: Counter[int] = Counter()
        for (_, fund), pence in self.cash.items():
            held[fund] += pence
        assert {fund: pence for fund, pence in ended.items() if pence} == {
            f: pence for f, pence in held.items() if pence
        }

    def _tables_agree(self, tables: dict[str, str]) -> None:
        told = csv.DictReader(io.StringIO(tables["accounts.csv"].removeprefix("\ufeff")))
        held: Counter[int] = Counter()
        for (account, _), pence in self.cash.items():
            held[account] += pence
        assert [Money.parse(row["Holds"]).pence for row in told] == [held[account] for account in self.accounts]


def test_whatever_is_done_the_books_hold_to_the_penny(group: Group) -> None:
    machine = type("Machine", (Treasurer,), {"group": group})
    group.instance.close()
    run_state_machine_as_test(
        machine,
        settings=settings(
            max_examples=EXAMPLES, stateful_step_count=STEPS, deadline=None, phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
