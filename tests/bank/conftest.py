"""What tests of the bank stand on: a tin and a bank, a hall that was paid, a friend who gave, and a statement of both."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

import pytest

from esteem.bank import imports
from esteem.bank.actions.statements import bring_in, upload_statement
from esteem.bank.models import BankUpload
from esteem.kernel.db import session
from esteem.money.models import MoneyAccount
from tests import makers
from tests.backstage import Group
from tests.money.booking import Books

DATA = Path(__file__).parent / "data"
SEPTEMBER = (DATA / "lloyds.csv").read_text()


@dataclass
class Ledger:
    """The books with a tin and a bank; Ann and Bo, who count."""

    books: Books
    bank: int
    tin: int
    ann: int
    bo: int


def make_ledger() -> Ledger:
    books = Books()
    tin, bank = books.account("Tin"), books.account("Bank")
    books.gets(108_000, account="Bank", day=date(2026, 9, 1), who="Brookvale Fund")
    books.pays(4_500, account="Bank", day=date(2026, 9, 25), who="St Mary’s Hall")
    books.gets(12_000, account="Bank", day=date(2026, 9, 28), who="A Friend")
    books.gets(2_000, account="Tin", day=date(2026, 9, 28))
    people = [makers.make_person(name=name).id for name in ("Ann Example", "Bo Sample")]
    return Ledger(books, bank, tin, *people)


def bring(account: int, text: str = SEPTEMBER, name: str = "september.csv") -> BankUpload:
    """A statement, brought in."""
    upload = upload_statement(account=session.get_one(MoneyAccount, account), file_name=name, words=text)
    told = imports.preview(upload)
    assert isinstance(told, imports.Preview)
    return bring_in(upload=upload, statement=told.statement, marks=told.marks, is_new=told.is_new)


@pytest.fixture
def ledger(group: Group) -> Ledger:
    return group.makes(make_ledger)


@pytest.fixture
def september(group: Group, ledger: Ledger) -> Ledger:
    """The ledger, with the statement of September brought in: the insurance on it is in no book yet."""
    group.makes(bring, ledger.bank)
    return ledger
