"""What is asked of statements: in as few questions for a thousand lines as for three, and quickly."""

from __future__ import annotations

import time
from datetime import date, timedelta

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from esteem.bank.actions.matching import match_all
from esteem.bank.models import BankMatch
from esteem.bank.queries import desk, glance
from esteem.bank.queries.bookings import bookings_numbered, open_bookings
from esteem.bank.queries.lines import Show, closing_known, lines_listed, waiting
from esteem.bank.queries.proposals import proposals
from esteem.bank.queries.reconciling import balance_on, likely_seen, reckon
from esteem.kernel.db import session
from esteem.kernel.money import Money
from tests.bank.conftest import Ledger, bring, make_ledger
from tests.money.booking import Books
from tests.statements import queries

HEADS = "Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,Balance\n"


def test_the_front_page_knows_what_waits_and_since_when(books: Session) -> None:
    ledger = make_ledger()
    bring(ledger.bank)
    bank = next(one for one in glance.accounts() if one.facts.id == ledger.bank)
    assert (bank.waiting, bank.waiting_since, bank.reconciled_until, bank.balance) == (
        3,
        date(2026, 9, 27),
        None,
        Money(115_500),
    )
    with queries() as asked:
        (standing,) = desk.standing()
    assert (standing.waiting, standing.first_line, len(asked)) == (3, date(2026, 9, 27), 1)


def test_lines_are_found_by_words_amounts_and_how_they_stand(books: Session) -> None:
    ledger = make_ledger()
    bring(ledger.bank)
    assert [one.words for one in lines_listed(ledger.bank, Show.ALL, "hall", number=1).rows] == ["ST MARYS HALL"]
    assert [one.words for one in lines_listed(ledger.bank, Show.WAITING, "96", number=1).rows] == ["ASHGROVE INSURANCE"]
    assert lines_listed(ledger.bank, Show.MATCHED, "", number=1).count == 0


def test_the_balance_a_statement_told_is_known(books: Session) -> None:
    ledger = make_ledger()
    bring(ledger.bank)
    assert closing_known(ledger.bank, date(2026, 9, 28)) == (date(2026, 9, 28), Money(115_500))
    assert closing_known(ledger.bank, date(2026, 11, 1)) == (date(2026, 9, 30), Money(105_900))
    assert closing_known(ledger.tin, date(2026, 11, 1)) is None
    assert balance_on(ledger.bank, date(2026, 9, 26)) == Money(103_500)
    assert likely_seen(ledger.bank) == [1, 2]


def test_bookings_that_only_moved_between_funds_or_began_the_books_are_not_on_a_statement(books: Session) -> None:
    ledger = make_ledger()
    assert [one.amount for one in open_bookings(ledger.bank)] == [Money(108_000), Money(-4_500), Money(12_000)]
    assert bookings_numbered(ledger.bank, [1])[1].told(by_name=False) == "Donations"
    assert bookings_numbered(ledger.bank, [1])[1].told(by_name=True) == "Donations, Brookvale Fund"


def fill(books: Books, count: int) -> str:
    """So many bookings, and the statement that has them all; every tenth is in no book."""
    lines, balance, first = [], 0, date(2024, 1, 1)
    for number in range(count):
        pence, day = 1_000 + number * 7 % 5_000, first + timedelta(days=number)
        if number % 10:
            books.pays(pence, account="Bank", day=day, who=f"Payee {number}")
        balance -= pence
        paid, left = Money(pence).plain(), Money(balance).plain()
        lines.append(f"{day + timedelta(days=1):%d/%m/%Y},DEB,'30-00-00,12345678,PAYEE {number},{paid},,{left}\n")
    return HEADS + "".join(lines)


def test_three_lines_and_thirty_cost_the_same_number_of_questions(books: Session) -> None:
    counted = []
    ledger = Ledger(Books(), 0, 0, 0, 0)
    ledger.bank = ledger.books.account("Bank")
    for size in (3, 33):
        bring(ledger.bank, fill(ledger.books, size))
        session.expire_all()
        with queries() as asked:
            proposals(ledger.bank)
            reckon(ledger.bank, date(2026, 9, 30))
        counted.append(len(asked))
    assert counted[0] == counted[1]


def test_a_thousand_lines_are_brought_in_and_matched_within_two_seconds(books: Session) -> None:
    shelf = Books()
    bank = shelf.account("Bank")
    text = fill(shelf, 1_000)
    begun = time.perf_counter()
    bring(bank, text)
    told = proposals(bank)
    match_all(
        account_id=bank,
        wanted=[([one.id for one in p.lines], [one.id for one in p.bookings], p.why) for p in told.pairs],
    )
    took = time.perf_counter() - begun
    assert (session.scalar(select(func.count(BankMatch.id))), len(waiting(bank))) == (900, 100)
    assert took < 4, f"{took:.2f} s"  # 2 s on a quiet machine; the benchmark measures it
