"""Cash books brought in from spreadsheets: guessed, shown, booked all or nothing, once, and undone whole."""

from __future__ import annotations

import hashlib
import io
from datetime import date, timedelta
from typing import Any

import pytest
import xlsxwriter
from sqlalchemy.orm import Session

from esteem.kernel import dates
from esteem.kernel.errors import RuleBroken
from esteem.money import actions, imports
from esteem.money.actions import cash_books as done
from esteem.money.models import CashBookFile
from esteem.money.queries import cash_books as asked
from esteem.money.queries import places
from esteem.money.queries.years import last_number
from esteem.money.rules.cash_books import Chosen, Column, guessed, is_heads
from esteem.money.rules.kinds import HeadingKind
from tests.backstage import Group
from tests.money.booking import Books
from tests.visitor import Visitor

BOOK = """Riverside Friends cash book
,,,,
Date,What,In,Out,Balance
,Opening balance,100.00,,100.00
01/05/2026,Subs,24.50,,124.50

14/05/2026,Room hire,,£45.00,79.50
15/05/2026,Raffle,"1,012.00",,1091.50
,Total,"1,136.50",45.00,
"""


def kept(text: str | bytes, ending: str = ".csv", **told: Any) -> CashBookFile:
    """An uploaded file, its columns as guessed."""
    content = text.encode() if isinstance(text, str) else text
    sheet = imports.read_file(content, ending)
    book = done.upload_cash_book(
        file_name=f"book{ending}", digest=hashlib.sha256(content).hexdigest(), words=sheet.written
    )
    known = {(heading.kind, heading.name): heading.id for heading in places.headings()}
    usual = {
        "account": places.accounts()[0].id, "fund": places.general_fund().id,
        "heading_in": known[HeadingKind.RECEIPT, "Donations"], "heading_out": known[HeadingKind.PAYMENT, "Room hire"],
    }  # fmt: skip
    return done.choose_columns(book=book, chosen=Chosen(imports.guessed_for(sheet), **(usual | told)))


def brought(book: CashBookFile) -> CashBookFile:
    plan = imports.plan_for(book)
    lines = imports.lines_of(plan)
    return done.bring_in(book=book, lines=lines, marks=[row.mark for row in plan.new], known=plan.known_count)


def refused(text: str, **told: Any) -> str:
    with pytest.raises(RuleBroken) as said:
        imports.plan_for(kept(text, **told))
    return said.value.sentence


@pytest.fixture
def tin(books: Session) -> Books:
    shelf = Books()
    shelf.account("Tin")
    return shelf


def test_a_book_with_a_title_blank_rows_and_a_total_is_read_whole(tin: Books) -> None:
    plan = imports.plan_for(kept(BOOK))
    assert [(str(row.entry.day), row.entry.amount.pence) for row in plan.rows] == [
        ("2026-05-01", 10000), ("2026-05-01", 2450), ("2026-05-14", -4500), ("2026-05-15", 101200),
    ]  # fmt: skip
    assert (plan.began.pence, plan.came.pence, plan.went.pence) == (10000, 103650, 4500)
    assert plan.notes == ("1 line left out, without an amount or with a total: line 9.",)


def test_what_is_brought_in_is_in_the_books_and_the_same_lines_twice_add_nothing(tin: Books) -> None:
    first = brought(kept(BOOK))
    assert (first.added, places.balance_of(places.accounts()[0]).pence) == (4, 109150)
    with pytest.raises(RuleBroken, match=r"This very file was brought in on 24 November 2026\. Nothing was added\."):
        kept(BOOK)
    more = kept(BOOK + "16/05/2026,Raffle,5.00,,\n16/05/2026,Raffle,5.00,,\n")
    plan = imports.plan_for(more)
    assert (len(plan.new), plan.known_count) == (2, 4)
    assert brought(more).added == 2
    with pytest.raises(RuleBroken, match="Every line of this file is here already"):
        brought(kept(BOOK.replace("Riverside", "Our")))


def test_all_of_it_is_undone_while_nothing_came_since_and_can_be_brought_in_again(tin: Books) -> None:
    book = brought(kept(BOOK))
    done.undo(book=book)
    assert (places.balance_of(places.accounts()[0]).pence, last_number()) == (0, 8)
    again = brought(kept(BOOK))
    assert places.balance_of(places.accounts()[0]).pence == 109150
    tin.gets(100)
    with pytest.raises(RuleBroken, match="Something was recorded since"):
        done.undo(book=again)
    with pytest.raises(RuleBroken, match="There is nothing to undo"):
        done.undo(book=book)


@pytest.mark.parametrize(
    ("line", "told"),
    [
        ("01/05/2026,Subs,\"12,50\",", "Line 2: “12,50” is not an amount as it is written here, like 1,234.50."),
        ("01/05/2026,Subs,\"1.234,50\",", "Line 2: “1.234,50” is not an amount as it is written here, like 1,234.50."),
        ("01/05/2026,Subs,1e9,", "Line 2: “1e9” is not an amount as it is written here, like 1,234.50."),
        ("01/05/2026,Subs,£-5,", "Line 2: there is less than nought. Write what came in and what went out without a minus."),
        ("01/05/2026,Subs,€5,", "Line 2: “€5” is not in pounds."),
        ("01/05/2026,Subs,5,6", "Line 2: it both came in and went out. Write it as two lines."),
        ("01/05/2027,Subs,5,", "Line 2: 1 May 2027 has not come yet. Record money on the day it moves."),
        ("31/02/2026,Subs,5,", "Line 2: “31/02/2026” is no day: write the day before the month, like 25/12/2026."),
        ("May,Subs,5,", "Line 2: there is an amount, and no day. Write the day there, or take the line out."),
        ("01/05/2026,Subs,,", "No line of this file has a day and an amount. Look whether the columns are right."),
        (
            "05/14/2026,Subs,5,",
            "The days seem to be American (line 2: “05/14/2026”). Say with the columns that the month comes first.",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_read_is_said_with_its_line(tin: Books, line: str, told: str) -> None:
    assert refused(f"Date,What,In,Out\n{line}\n") == told


def test_american_days_are_read_when_somebody_says_so(tin: Books) -> None:
    plan = imports.plan_for(kept("Date,What,In,Out\n05/14/2026,Subs,5,\n04/03/2026,Hall,,7\n", month_first=True))
    assert [str(row.entry.day) for row in plan.rows] == ["2026-04-03", "2026-05-14"]
    plan = imports.plan_for(kept("Date,What,In,Out\n05/04/2026,Subs,5,\n04/03/2026,Hall,,7\n"))
    assert (
        "Every day could be read two ways. They are read day first: look whether those below are right." in plan.notes
    )


def test_minuses_in_the_column_of_what_went_out_mean_nothing(tin: Books) -> None:
    plan = imports.plan_for(kept("Date,What,In,Out\n01/05/2026,Hall,,-7.00\n02/05/2026,Tea,,(3)\n"))
    assert [row.entry.amount.pence for row in plan.rows] == [-700, -300]


def test_one_column_of_amounts_apostrophes_and_a_sum_below_are_read(tin: Books) -> None:
    plan = imports.plan_for(kept("Date,Details,Amount\n'01/05/2026,Hall,'-7.00\n02/05/2026,Tea,+3\n,,-4.00\n"))
    assert [row.entry.amount.pence for row in plan.rows] == [-700, 300]


def test_a_balance_that_does_not_follow_is_told(tin: Books) -> None:
    plan = imports.plan_for(kept("Date,What,In,Out,Balance\n1/5/2026,A,5,,5\n2/5/2026,B,5,,10\n13/5/2026,C,5,,25\n"))
    assert plan.notes == (
        "The balance does not follow in 1 place, first at line 4: something may be missing before it.",
    )


def test_accounts_headings_and_funds_are_known_by_name(tin: Books) -> None:
    tin.account("Bank"), tin.fund("Grant 2026")
    text = (
        "Date,What,In,Out,Account,Category,Fund,Paid to\n"
        "1/5/2026,May,,45,bank,Room Hire,grant 2026,St Mary’s\n13/5/2026,Cake,9,,,Cake stall,,\n14/5/2026,Cake,8,,,cake stall,,\n"
    )
    plan = imports.plan_for(kept(text))
    assert plan.unknown == ("Cake stall", "cake stall")
    assert [row.heading_name for row in plan.rows] == ["", "", ""]
    book = brought(kept(text.replace("Cake,8", "Cakes,8"), new_headings=True))
    made = [heading.name for heading in places.headings() if heading.name.lower() == "cake stall"]
    assert (book.added, made) == (3, ["Cake stall"])
    assert places.balance_of_fund(places.funds()[-1]).pence == -4500
    assert asked.bookings_of(book)[-1].who == "St Mary’s"


def test_a_place_nobody_knows_is_not_made_up(tin: Books) -> None:
    said = refused("Date,What,In,Out,Account\n1/5/2026,May,,45,Post office\n")
    assert said == "Line 2: there is no account “Post office”. Add it first, or leave that column out."


def test_a_heading_that_is_not_here_stands_in_the_note(tin: Books) -> None:
    book = brought(kept("Date,What,In,Out,Heading\n1/5/2026,May,5,,Cake stall\n"))
    assert asked.bookings_of(book)[0].description == "May. Cake stall"


def test_a_day_in_a_closed_year_is_refused_before_anything_is_booked(
    tin: Books, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("esteem.money.imports.plan.closed_until", lambda: date(2026, 3, 31))
    said = refused("Date,What,In,Out\n1/5/2026,May,5,\n13/3/2026,March,5,\n")
    assert said.startswith("Line 3: The year to 31 March 2026 is closed.")
    assert last_number() == 0


def test_what_was_recorded_by_hand_is_told(tin: Books) -> None:
    tin.gets(500, day=date(2026, 5, 1))
    plan = imports.plan_for(kept("Date,What,In,Out\n1/5/2026,May,5,\n13/5/2026,Hall,,4\n"))
    assert plan.notes[-1].startswith("1 new line has the day, account and amount of something recorded here already.")


def test_a_workbook_is_read_and_its_sums_mean_pennies(tin: Books) -> None:
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True}) as made:
        sheet = made.add_worksheet("Book")
        day = made.add_format({"num_format": "dd/mm/yyyy"})
        for place, head in enumerate(("Date", "Details", "Money in", "Money out")):
            sheet.write(0, place, head)
        sheet.write_datetime(1, 0, date(2026, 5, 1), day)
        sheet.write_row(1, 1, ["Subs", 0.1 + 0.2])
        sheet.write_datetime(2, 0, date(2026, 5, 2), day)
        sheet.write_row(2, 1, ["Hall", "", 45])
    plan = imports.plan_for(kept(out.getvalue(), ".xlsx"))
    assert [(row.entry.day.day, row.entry.amount.pence) for row in plan.rows] == [(1, 30), (2, -4500)]


def test_too_many_lines_are_refused(books: Session) -> None:
    with pytest.raises(RuleBroken, match=r"There are 2,001 lines in this file; 2,000 are the most\."):
        imports.read_file(b"Date,What,In\n" + b"1/5/2026,a,1\n" * 2001, ".csv")
    for content, ending in (
        (b"", ".csv"),
        (b"PK\x03\x04", ".csv"),
        (b"x", ".xlsx"),
        (b"x", ".pdf"),
        (b"Date,In\n", ".csv"),
    ):
        with pytest.raises(RuleBroken):
            imports.read_file(content, ending)


def test_columns_are_guessed_by_their_heads() -> None:
    assert guessed(["Date", "Details", "Money In (£)", "Paid out", "Balance", "Cheque no."]) == (
        Column.DAY, Column.WHAT, Column.IN, Column.OUT, Column.BALANCE, Column.REFERENCE,
    )  # fmt: skip
    assert guessed(["When", "Name", "Amount", "Amount"]) == (Column.DAY, Column.WHAT, Column.AMOUNT, None)
    assert (is_heads(["01/05/2026", "In", "Out"]), is_heads(["Date", "In", "In"])) == (0, 2)


def test_columns_that_make_no_sense_are_refused(tin: Books) -> None:
    usual = {"account": 1, "fund": 1, "heading_in": 1, "heading_out": 2}
    told = [
        Chosen(kinds, **usual).problem
        for kinds in (
            (Column.DAY, Column.DAY), (Column.IN,), (Column.DAY, Column.WHAT), (Column.DAY, Column.IN, Column.AMOUNT),
            (Column.DAY, Column.IN),
        )
    ]  # fmt: skip
    assert told == [
        "Two columns cannot both be “the day”.",
        "Say which column is the day.",
        "Say which column is the amount, or which two are what came in and what went out.",
        "Choose one column with the amount, or two for what came in and went out, not both.",
        "",
    ]


def test_a_file_that_nobody_brings_in_goes_after_a_week(tin: Books, freeze: Any) -> None:
    kept(BOOK)
    done.forget_files()
    assert asked.cash_books(number=1).count == 1
    freeze(dates.today() + timedelta(days=8))
    done.forget_files()
    assert asked.cash_books(number=1).count == 0


def test_a_treasurer_brings_a_book_in_and_undoes_it(bob: Visitor, group: Group) -> None:
    group.makes(lambda: Books().account("Tin"))
    bob.visits("/money/places/").follows("Bring in a cash book")
    bob.attaches("The cash book", "book.csv", BOOK.encode()).presses("Read it")
    bob.presses("See what it would do").sees("4", "£1,036.50", "Opening balance", "1 May 2026")
    bob.presses("Bring it in").sees("4 bookings made.", "numbers 1 to 4")
    bob.presses("Undo it").sees("Every booking of it is reversed.")
    bob.visits("/money/cash-books/").sees("book.csv", "Undone")


def test_a_file_that_is_wrong_is_kept_with_its_sentence_and_thrown_away(
    bob: Visitor, dana: Visitor, group: Group
) -> None:
    bob.visits("/money/cash-books/").sees("Where is the money kept?")
    group.makes(lambda: Books().account("Tin"))
    bob.visits("/money/cash-books/").attaches("The cash book", "book.csv", b"Date,What,In\n1/5/2026,a,12,50\n")
    bob.presses("Read it").presses("See what it would do").sees("Nothing is booked yet.")
    bob.visits("/money/cash-books/").attaches("The cash book", "b.csv", b'Date,What,In\n1/5/2026,a,"12,50"\n')
    bob.presses("Read it").presses("See what it would do").sees("It cannot be brought in", "“12,50” is not an amount")
    bob.follows("Name the columns otherwise").presses("Throw the file away").sees("Nothing was changed.")
    dana.visits("/money/cash-books/").is_refused()


def test_two_who_bring_the_same_book_in_do_it_once(bob: Visitor, alice: Visitor, group: Group) -> None:
    group.makes(lambda: Books().account("Tin"))
    group.makes(lambda: kept(BOOK))
    bob.visits("/money/cash-books/1/")
    alice.visits("/money/cash-books/1/").presses("Bring it in")
    bob.presses("Bring it in").does_not_see("made.")
    assert group.asks(last_number) == 4
    group.makes(lambda: actions.record_money_in(
        day=date(2026, 6, 1), amount=places.held()[0][1], account=1, heading=places.headings()[0].id, fund=1
    ))  # fmt: skip
    bob.visits("/money/cash-books/1/").sees("Something was recorded since.")
