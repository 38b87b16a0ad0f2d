"""The invented group's bank: one statement matched and reconciled, one with lines that wait, the tin counted."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import partial

from sqlalchemy import select

from esteem.bank import imports
from esteem.bank.actions.cash import count_cash
from esteem.bank.actions.matching import match_all
from esteem.bank.actions.reconciling import keep_reconciliation
from esteem.bank.actions.rules import learn
from esteem.bank.actions.statements import bring_in, upload_statement
from esteem.bank.queries.bookings import OnAccount, open_bookings
from esteem.bank.queries.proposals import proposals
from esteem.bank.queries.reconciling import balance_on, reckon
from esteem.bank.rules.cash import denominations
from esteem.bank.rules.learnt import Way
from esteem.demo.cashbook import BANK, TIN, Books
from esteem.demo.story import Deed, Story, on
from esteem.kernel.db import session
from esteem.kernel.money import Money
from esteem.money.models import MoneyAccount
from esteem.money.rules.kinds import TransactionKind
from esteem.money.rules.years import first_of_month, months_later
from esteem.people.models import Person

COUNTERS = ("Tom Hargreaves", "Maureen Achebe")
HEADS = "Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,Balance\n"
COFFEE = ("CARD PAYMENT TO CORNER STORES", Money(-840))


def life(story: Story, people: Mapping[str, Person]) -> Iterator[Deed]:
    """On the first of this month: what the bank sent of the last."""
    month = first_of_month(story.today)
    yield on(month, _teach)
    yield on(month, partial(_last_month, story.begins_on))
    yield on(month, partial(_count, people))
    yield on(story.today, _this_month)


def _account(name: str) -> MoneyAccount:
    return session.scalars(select(MoneyAccount).where(MoneyAccount.name == name)).one()


def _teach(_: date) -> None:
    books = Books()
    general, headings = books.funds["General"], books.headings
    learn(text="St Mary’s Hall", way=Way.OUT, heading=headings["Room hire"], fund=general, who="St Mary’s Hall")
    learn(text="Corner Stores", way=Way.OUT, heading=headings["Refreshments"], fund=general, who="Corner Stores")


def _last_month(begins_on: date, day: date) -> None:
    """Everything the bank saw in the month before, matched; and the account reconciled to its last day."""
    bank, first, last = _account(BANK), months_later(day, -1), day - timedelta(days=1)
    if first < begins_on:
        return
    booked = open_bookings(bank.id, first, last)
    if booked:
        _bring(bank, booked, balance_on(bank.id, first - timedelta(days=1)), f"statement-{first:%Y-%m}.csv")
        pairs = [pair for pair in proposals(bank.id).pairs if len(pair.lines) == len(pair.bookings) == 1]
        match_all(account_id=bank.id, wanted=[([p.lines[0].id], [p.bookings[0].id], p.why) for p in pairs])
    before = [one.id for one in open_bookings(bank.id, last=last)]
    told = reckon(bank.id, last, ticked=before)
    keep_reconciliation(account=bank, until=last, closing=told.should_be, ticked=before)


def _this_month(day: date) -> None:
    """The days since, downloaded today: what is booked, and something that nobody wrote down yet."""
    bank, first = _account(BANK), first_of_month(day)
    booked = open_bookings(bank.id, first, day)
    _bring(bank, booked, balance_on(bank.id, first - timedelta(days=1)), "since-then.csv", unknown_on=day)


def _bring(
    bank: MoneyAccount, booked: list[OnAccount], balance: Money, name: str, unknown_on: date | None = None
) -> None:
    lines = [(one.day, _words(one), one.amount) for one in booked]
    if unknown_on is not None:
        lines.append((unknown_on, *COFFEE))
    text = HEADS
    for day, words, amount in lines:
        balance += amount
        out, into = (abs(amount).plain(), "") if amount < Money(0) else ("", amount.plain())
        text += f"{day:%d/%m/%Y},,'30-00-00,00001848,{words},{out},{into},{balance.plain()}\n"
    upload = upload_statement(account=bank, file_name=name, words=text)
    told = imports.preview(upload)
    if isinstance(told, imports.Preview):
        bring_in(upload=upload, statement=told.statement, marks=told.marks, is_new=told.is_new)


def _words(one: OnAccount) -> str:
    """As a bank writes it."""
    if one.kind is TransactionKind.MOVE:
        return "POST OFFICE COUNTER" if one.amount > Money(0) else "CASH WITHDRAWN"
    who = one.who.upper().replace("’", "").replace(",", " ") or one.heading.upper()
    return f"FASTER PAYMENT FROM {who}" if one.amount > Money(0) else f"BILL PAYMENT TO {who}"


def _count(people: Mapping[str, Person], day: date) -> None:
    """The tin, by two: what is in it is what the books say."""
    tin, coins = _account(TIN), {}
    left = balance_on(tin.id, day).pence
    for one in denominations():
        if one.pence <= 2_000:
            coins[one.pence], left = divmod(left, one.pence)
    first, second = (people[name].id for name in COUNTERS)
    count_cash(account=tin, day=day, coins=coins, first=first, second=second)
