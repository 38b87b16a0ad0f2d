"""Books for tests: the two data sets of this folder, booked line by line through the app's own actions."""

from __future__ import annotations

import csv
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from esteem.group.actions import change_group
from esteem.group.rules import Formality, Nation
from esteem.kernel.money import Money
from esteem.money import actions
from esteem.money.models import Transaction
from esteem.money.queries import places
from esteem.money.rules.kinds import AccountKind, FundKind, HeadingKind, Statutory

DATA = Path(__file__).parent / "data"


def rows_of(name: str) -> list[dict[str, str]]:
    with (DATA / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


@dataclass
class Books:
    """Books that know their places by name, so that a test reads like a cash book."""

    accounts: dict[str, int] = field(default_factory=dict)
    funds: dict[str, int] = field(default_factory=dict)

    @property
    def general(self) -> int:
        return places.general_fund().id

    def account(self, name: str) -> int:
        if name not in self.accounts:
            kind = AccountKind.TIN if name == "Tin" else AccountKind.BANK
            self.accounts[name] = actions.open_account(name=name, kind=kind).id
        return self.accounts[name]

    def fund(self, name: str, kind: FundKind = FundKind.RESTRICTED) -> int:
        if name == "General":
            return self.general
        if name not in self.funds:
            self.funds[name] = actions.add_fund(
                name=name, kind=kind, given_by="the council", purpose="Room and speakers"
            ).id
        return self.funds[name]

    def heading(self, name: str, kind: HeadingKind) -> int:
        found = {(heading.kind, heading.name): heading.id for heading in places.headings()}
        return found.get((kind, name)) or actions.add_heading(name=name, statutory=Statutory.usual(kind)).id

    def gets(self, pence: int, heading: str = "Donations", account: str = "Tin", **more: object) -> Transaction:
        return self._record(actions.record_money_in, HeadingKind.RECEIPT, pence, heading, account, **more)

    def pays(self, pence: int, heading: str = "Room hire", account: str = "Tin", **more: object) -> Transaction:
        return self._record(actions.record_money_out, HeadingKind.PAYMENT, pence, heading, account, **more)

    def _record(
        self, act: Callable[..., Transaction], kind: HeadingKind, pence: int, heading: str, account: str,
        *, fund: str = "General", day: date = date(2026, 5, 7), **more: object,
    ) -> Transaction:  # fmt: skip
        place = {"account": self.account(account), "heading": self.heading(heading, kind), "fund": self.fund(fund)}
        return act(day=day, amount=Money(pence), **place, **more)


def book_two_years(books: Books | None = None) -> Books:
    """The invented group's two years; the kind of each fund is the one the expected figures say."""
    books = books or Books()
    change_group(formality=Formality.CHARITY, nation=Nation.ENGLAND)
    books.fund("Birthday (designated)", FundKind.DESIGNATED)
    for row in rows_of("two-years-cash-book.csv"):
        _book_row(books, row)
    return books


def _book_row(books: Books, row: dict[str, str]) -> None:
    plain = {
        "day": date.fromisoformat(row["date"]),
        "amount": Money.parse(row["pounds"]),
        "fund": books.fund(row["fund"]),
    }
    account = books.account(row["account"] or "Bank")
    told = {"description": row["note"]}
    if row["kind"] == "opening":
        actions.record_opening(account=account, **plain)
    elif row["kind"] == "move":
        actions.record_move(account=account, to_account=books.account(row["to_account"]), **plain, **told)
    elif row["kind"] == "transfer":
        actions.record_transfer(account=account, to_fund=books.fund(row["to_fund"]), **plain, **told)
    elif row["kind"] == "out":
        heading = books.heading(row["heading"], HeadingKind.PAYMENT)
        actions.record_money_out(account=account, heading=heading, **plain, **told)
    else:
        is_refund = "refund" in row["note"]
        heading = books.heading(row["heading"], HeadingKind.PAYMENT if is_refund else HeadingKind.RECEIPT)
        actions.record_money_in(account=account, heading=heading, **plain, **told)


def book_published(books: Books | None = None) -> Books:
    """The real charity's published year to 31 December 2023: one booking for each printed row."""
    books = books or Books()
    change_group(formality=Formality.CHARITY, nation=Nation.ENGLAND, year_end_day=31, year_end_month=12)
    bank, day = books.account("Bank"), date(2023, 6, 30)
    for row in rows_of("published-accounts-2023.csv"):
        plain = {"day": day, "amount": Money(int(row["pounds"]) * 100), "account": bank, "fund": books.general}
        if row["section"] == "A1 receipts":
            actions.record_money_in(heading=books.heading(row["heading"], HeadingKind.RECEIPT), **plain)
        elif row["section"] == "A3 payments":
            actions.record_money_out(heading=books.heading(row["heading"], HeadingKind.PAYMENT), **plain)
    return books
