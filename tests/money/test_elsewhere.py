"""The books taken elsewhere: what other programs read from them is what stands on the screen."""

from __future__ import annotations

import csv
import io
import re
import shutil
import subprocess
import zipfile
from collections import defaultdict
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from beancount.core.data import Open, Transaction
from beancount.loader import load_string

from esteem.kernel.money import Money
from esteem.money import actions
from esteem.money.exports.whole import ledger_text, tables_of
from esteem.money.queries.places import cash_now, every_place
from esteem.money.queries.whole import whole_books
from esteem.money.rules.plain_text import Dialect, in_pounds, safe_names
from tests.backstage import Group
from tests.money.booking import Books
from tests.visitor import Visitor

ODD = 'Café "Ünder; the | bridge": ()[x] £; \\ end'


def odd_books() -> Books:
    """Books whose names are made of everything that means something to one of the programs."""
    shelf = Books()
    for name in ("tin", "Tin!", "~", "Bank: savings; old"):
        shelf.account(name)
    shelf.gets(
        12345, heading=ODD, account="Bank: savings; old", fund='Grant "A": 2026', description=ODD, who="Ann; \\Other"
    )
    shelf.pays(45, heading="Insurance", account="tin", description="line\nbreak")
    row = shelf.gets(700, heading="Insurance", account="Tin!")
    actions.reverse(transaction=row, reason='typed "twice"; sorry', day=date(2026, 6, 1))
    shelf.gets(1, account="~")
    return shelf


def balances(text: str) -> dict[str, Decimal]:
    entries, problems, _ = load_string(text)
    assert [problem.message for problem in problems] == []
    found: dict[str, Decimal] = defaultdict(Decimal)
    for entry in entries:
        if isinstance(entry, Transaction):
            for posting in entry.postings:
                found[posting.account] += posting.units.number
    assert {entry.account for entry in entries if isinstance(entry, Open)} == set(found)
    return found


def of_journal(text: str) -> tuple[dict[str, Decimal], dict[str, Decimal]]:
    """What the postings of an hledger journal add up to, and what it says at its end that they must."""
    found: dict[str, Decimal] = defaultdict(Decimal)
    said: dict[str, Decimal] = {}
    declared = set()
    for line in text.splitlines():
        if opened := re.fullmatch(r"account (\S+)  ; .*", line):
            declared.add(opened[1])
        if posted := re.fullmatch(
            r"    (\w\S*)  (-?\d+\.\d\d) GBP(?: = (-?\d+\.\d\d) GBP)?(?:  ; project: [^;]+)?", line
        ):
            found[posted[1]] += Decimal(posted[2])
            if posted[3]:
                said[posted[1]] = Decimal(posted[3])
        else:
            assert not line or re.match(r"; |commodity |account |    ; |\d{4}-\d\d-\d\d \* ", line), line
    assert declared == set(found)
    return dict(found), said


def both() -> tuple[str, str]:
    whole = whole_books(by_name=True)
    return ledger_text(whole, Dialect.BEANCOUNT, ODD), ledger_text(whole, Dialect.HLEDGER, ODD)


def agree_with_the_books(beancount: str, journal: str) -> None:
    read = balances(beancount)
    found, said = of_journal(journal)
    assert found == said == read
    held = {place.id: Decimal(0) for place in every_place().accounts}
    for (account, _), amount in cash_now().items():
        held[account] += Decimal(amount.pence) / 100
    names = safe_names({place.id: place.name for place in every_place().accounts})
    for account, amount in held.items():
        assert (
            sum(value for name, value in read.items() if name.split(":")[1] == names[account] and name[0] == "A")
            == amount
        )


def test_both_ledgers_hold_what_the_books_hold(group: Group, two_years: Books) -> None:
    texts = group.asks(both)
    group.asks(lambda: agree_with_the_books(*texts))
    assert len(balances(texts[0])) > 20


def test_names_and_notes_made_of_marks_break_neither_ledger(group: Group) -> None:
    group.makes(odd_books)
    texts = group.asks(both)
    group.asks(lambda: agree_with_the_books(*texts))
    assert 'says: "Café \\"Ünder; the | bridge\\": ()[x] £; \\\\ end, Grant \\"A\\": 2026"' in texts[0]
    assert "2026-05-07 * (1) Ann, \\Other | Café" in texts[1]


@pytest.mark.skipif(shutil.which("hledger") is None, reason="hledger is not installed")
def test_hledger_agrees(group: Group, two_years: Books, tmp_path: Path) -> None:
    _, journal = group.asks(both)
    (tmp_path / "books.journal").write_text(journal, encoding="utf-8")
    told = subprocess.run(
        ["hledger", "-f", tmp_path / "books.journal", "bal", "--flat", "-N", "-O", "csv"],
        capture_output=True, check=True, text=True,
    )  # fmt: skip
    rows = list(csv.reader(io.StringIO(told.stdout)))[1:]
    found = {name: Decimal(amount.removesuffix(" GBP")) for name, amount in rows}
    assert found == {name: amount for name, amount in of_journal(journal)[0].items() if amount}


def test_empty_books_can_be_taken_too(group: Group) -> None:
    beancount, journal = group.asks(both)
    assert (balances(beancount), of_journal(journal)) == ({}, ({}, {}))


def test_names_are_safe_and_never_alike() -> None:
    made = safe_names({1: "Tin", 2: "tin!", 3: "日本", 4: "2 tins", 5: "", 6: "Tin-2", 7: "Ürsula’s"})
    assert made == {1: "Tin", 2: "Tin-2", 3: "Unnamed", 4: "2-tins", 5: "Unnamed-5", 6: "Tin-2-6", 7: "Ursulas"}
    assert [in_pounds(n) for n in (0, -5, 123456, -100)] == ["0.00", "-0.05", "1234.56", "-1.00"]


def rows(text: str) -> list[dict[str, Any]]:
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def test_the_tables_add_up_to_the_screen(group: Group, two_years: Books) -> None:
    tables = group.asks(lambda: tables_of(whole_books(by_name=True)))
    of_accounts: dict[str, Money] = defaultdict(Money)
    by_booking: dict[str, Money] = defaultdict(Money)
    for line in rows(tables["lines.csv"]):
        amount = Money.parse(line["Amount"])
        by_booking[line["Number"]] += amount
        if line["Account"]:
            of_accounts[line["Account"]] += amount
    assert not any(by_booking.values())
    told = {row["Name"]: Money.parse(row["Holds"]) for row in rows(tables["accounts.csv"])}
    assert {name: amount for name, amount in told.items() if amount} == {n: a for n, a in of_accounts.items() if a}
    assert [row["Number"] for row in rows(tables["transactions.csv"])] == [str(n + 1) for n in range(len(by_booking))]


def test_all_of_it_comes_from_one_page(bob: Visitor, two_years: Books) -> None:
    bob.visits("/money/places/").follows("Take the books elsewhere")
    for link, name in (("All books as CSV", "zip"), ("For Beancount", "beancount"), ("For hledger", "journal")):
        told = bob.downloads(link)
        assert told.headers["Content-Disposition"] == f'attachment; filename="books.{name}"'


def test_who_may_not_see_people_takes_initials(dana: Visitor, bob: Visitor, group: Group, shelf: Books) -> None:
    group.makes(lambda: shelf.gets(500, who="Ann Other"))
    for visitor, name in ((bob, "Ann Other"), (dana, "A. O.")):
        visitor.visits("/money/elsewhere/")
        pack = zipfile.ZipFile(io.BytesIO(visitor.downloads("All books as CSV").data))
        assert rows(pack.read("transactions.csv").decode())[1]["Whom"] == name
        assert f'"{name}"' in visitor.downloads("For Beancount").text
    dana.sees("initials")


def test_a_cell_that_would_run_does_not(group: Group, shelf: Books) -> None:
    group.makes(lambda: shelf.gets(500, who="=cmd|x"))
    assert rows(group.asks(lambda: tables_of(whole_books(by_name=True)))["transactions.csv"])[1]["Whom"] == "'=cmd|x"
