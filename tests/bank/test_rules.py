"""Readers of banks' files: every bank recognised with its traps, every mistake one sentence with its line, and never a crash."""

from __future__ import annotations

import csv
import io
from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from esteem.bank.imports import Unknown, read_statement, table_of, text_of
from esteem.bank.rules import cash
from esteem.bank.rules.balances import TURNED
from esteem.bank.rules.columns import Column, Columns, guessed
from esteem.bank.rules.learnt import Learnt, Way, likely_text, rule_for
from esteem.bank.rules.marks import marks_of, new_among
from esteem.bank.rules.matching import Thing, propose, read_key
from esteem.bank.rules.statements import Statement
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import Money
from esteem.money.rules.amounts import read_amount
from esteem.money.rules.days import read_day

DATA = Path(__file__).parent / "data"
HEADS = "Date,Description,Amount,Balance\n"
COLUMNS = Columns("", (Column.DAY, Column.WORDS, Column.AMOUNT, Column.BALANCE))


def read(name: str) -> Statement:
    path = DATA / name
    found = read_statement(text_of(path.read_bytes(), path.suffix))
    assert isinstance(found, Statement)
    return found


def said(text: str, columns: Columns | None = COLUMNS) -> str:
    with pytest.raises(RuleBroken) as broken:
        read_statement(text, columns)
    return broken.value.sentence


def plain(statement: Statement) -> list[tuple[str, str]]:
    return [(entry.day.isoformat(), entry.amount.plain()) for entry in statement.entries]


HALL, FRIEND = ("2026-09-27", "-45.00"), ("2026-09-28", "120.00")


@pytest.mark.parametrize(
    ("name", "source", "lines", "closing"),
    [
        ("barclays.csv", "Barclays", [FRIEND, ("2026-09-30", "-45.00")], None),
        ("hsbc.csv", "HSBC", [("2026-09-01", "-45.00"), ("2026-09-03", "1200.00"), ("2026-09-25", "-12.35")], None),
        ("lloyds.csv", "Lloyds, Halifax or Bank of Scotland", [HALL, FRIEND, ("2026-09-30", "-96.00")], "1059.00"),
        ("natwest.csv", "NatWest or RBS", [HALL, FRIEND, ("2026-09-30", "-96.00")], "1059.00"),
        ("nationwide.csv", "Nationwide", [HALL, FRIEND, ("2026-09-30", "-96.00")], "1059.00"),
        ("monzo.csv", "Monzo", [HALL, ("2026-09-28", "-20.00"), ("2026-09-29", "120.00")], None),
        ("starling.csv", "Starling", [HALL, FRIEND], "1155.00"),
        ("santander.txt", "Santander", [HALL, FRIEND], "1155.00"),
        ("revolut.csv", "Revolut", [("2026-09-27", "-45.50"), FRIEND], "1154.50"),
        ("bank.qif", "QIF", [HALL, ("2026-09-28", "1120.00")], None),
        ("sgml.ofx", "OFX", [HALL, FRIEND], "1155.00"),
        ("xml.ofx", "OFX", [HALL, FRIEND], "1155.00"),
    ],
)
def test_every_bank_is_recognised(name: str, source: str, lines: list[tuple[str, str]], closing: str | None) -> None:
    found = read(name)
    assert (found.source, plain(found)) == (source, lines)
    assert (found.closing.plain() if found.closing else None) == closing


def test_the_words_come_without_apostrophes_and_with_their_accents() -> None:
    assert [entry.words for entry in read("natwest.csv").entries][1] == "A FRIEND , SUBS"
    assert read("nationwide.csv").entries[-1].words == "Direct debit CAFÉ INSURANCE"
    assert read("sgml.ofx").entries[0].words == "ST MARY'S HALL HALL & TEA"
    assert read("santander.txt").account_ends == "1234"
    assert "1 that did not go through was left out." in read("revolut.csv").notes


def test_both_kinds_of_ofx_have_the_same_marks() -> None:
    assert marks_of(read("sgml.ofx").entries) == marks_of(read("xml.ofx").entries)


def test_another_bank_s_csv_asks_for_its_columns_and_guesses_them() -> None:
    found = read_statement(text_of((DATA / "unknown.csv").read_bytes(), ".csv"))
    assert isinstance(found, Unknown)
    assert [kind.value if kind else None for kind in found.likely.kinds] == ["day", "words", "out", "in", "balance"]
    named = read_statement(text_of((DATA / "unknown.csv").read_bytes(), ".csv"), found.likely)
    assert isinstance(named, Statement)
    assert plain(named) == [HALL, FRIEND]


def test_columns_that_cannot_be_read_say_what_is_wanting() -> None:
    assert Columns("", (Column.WORDS,)).problem == "Say which column is the day."
    assert "which two are what came in" in Columns("", (Column.DAY, Column.PAID_IN)).problem
    assert "not both" in Columns("", (Column.DAY, Column.AMOUNT, Column.PAID_IN)).problem
    assert Columns("", (Column.DAY, Column.DAY)).problem == "Two columns cannot both be “the day”."
    assert Columns.read(COLUMNS.written) == COLUMNS


# What is wrong is one sentence, with its line


@pytest.mark.parametrize(
    ("line", "sentence"),
    [
        ("27/09/2026,Hall,12,50", ""),
        ("27/09/2026,Hall,\"1.234,50\",", "Line 2: “1.234,50” is not an amount as it is written here, like 1,234.50."),
        ("27/09/2026,Hall,\"12,50\",", "Line 2: “12,50” is not an amount as it is written here, like 1,234.50."),
        ("27/09/2026,Hall,1e9,", "Line 2: “1e9” is not an amount as it is written here, like 1,234.50."),
        ("27/09/2026,Hall,€5,", "Line 2: “€5” is not in pounds."),
        ("27/09/2026,Hall,99999999999,", "Line 2: “99999999999” is more than a group has; £10,000,000.00 is too much."),
        ("31/02/2026,Hall,5,", "Line 2: “31/02/2026” is no day: write the day before the month, like 25/12/2026."),
        ("some day 5,Hall,5,", "Line 2: “some day 5” is not a day, like 25/12/2026."),
        ("01/01/1850,Hall,5,", "Line 2: “01/01/1850” is not a day of this time."),
    ],
)  # fmt: skip
def test_a_line_that_cannot_be_read_is_named(line: str, sentence: str) -> None:
    if sentence:
        assert said(HEADS + line + "\n") == sentence
    else:
        assert read_statement(HEADS + line + "\n", COLUMNS)


def test_american_days_are_told_apart() -> None:
    text = HEADS + "09/27/2026,Hall,-45.00,\n09/28/2026,Friend,120.00,\n"
    assert said(text).startswith("The days in this file seem to be American, month before day (line 2: “09/27/2026”).")
    turned = read_statement(text, Columns("", COLUMNS.kinds, month_first=True))
    assert isinstance(turned, Statement)
    assert plain(turned) == [HALL, FRIEND]
    qif = "!Type:Bank\nD09/27/2026\nT-45.00\n^\n"
    assert (
        said(qif)
        == "The days in this file seem to be American, month before day (line 2: “09/27/2026”). Ask the bank for UK dates."
    )


def test_a_file_whose_days_could_be_read_two_ways_says_so() -> None:
    found = read_statement(HEADS + "03/04/2026,Hall,-45.00,\n05/06/2026,Friend,120.00,\n", COLUMNS)
    assert isinstance(found, Statement)
    assert found.entries[0].day == date(2026, 4, 3)
    assert any("two ways" in note for note in found.notes)


def test_a_row_in_the_middle_of_the_header_is_left_out_and_said() -> None:
    first = "Opening balance,,1080.00,\n27/09/2026,Hall,-45.00,1035.00\n"
    text = HEADS + first + HEADS + "28/09/2026,Friend,120.00,1155.00\n"
    found = read_statement(text, COLUMNS)
    assert isinstance(found, Statement)
    assert plain(found) == [HALL, FRIEND]
    assert found.notes == ("Line 2 stands between the heads and the lines, and is no line of the statement.",)


def test_a_missing_balance_is_no_trouble() -> None:
    found = read_statement(HEADS + "27/09/2026,Hall,-45.00,1035.00\n28/09/2026,Friend,120.00,\n", COLUMNS)
    assert isinstance(found, Statement)
    assert (found.notes, found.closing) == ((), None)


def test_the_balance_is_believed_before_the_sign() -> None:
    one = read_statement(
        HEADS + "26/09/2026,A,5,1080\n27/09/2026,Hall,45.00,1035.00\n28/09/2026,Friend,120.00,1155.00\n", COLUMNS
    )
    assert isinstance(one, Statement)
    assert [entry.amount.plain() for entry in one.entries] == ["5.00", "-45.00", "120.00"]
    assert one.notes == ("Line 3: its sign was turned, because the balance shows that it went the other way.",)
    every = read_statement(
        HEADS + "26/09/2026,A,-5,1080\n27/09/2026,Hall,45.00,1035.00\n28/09/2026,Friend,-120.00,1155.00\n", COLUMNS
    )
    assert isinstance(every, Statement)
    assert ([entry.amount.plain() for entry in every.entries], every.notes) == (["5.00", "-45.00", "120.00"], (TURNED,))


def test_a_gap_in_the_balance_is_said() -> None:
    found = read_statement(HEADS + "27/09/2026,Hall,-45.00,1035.00\n28/09/2026,Friend,120.00,1200.00\n", COLUMNS)
    assert isinstance(found, Statement)
    assert found.notes == ("Line 3: the balance does not follow from the line before. Something may be missing here.",)


def test_newest_first_within_a_day_is_put_right_by_the_balance() -> None:
    found = read_statement(HEADS + "27/09/2026,B,120.00,1155.00\n27/09/2026,A,-45.00,1035.00\n", COLUMNS)
    assert isinstance(found, Statement)
    assert [entry.words for entry in found.entries] == ["A", "B"]
    assert found.closing == Money(115500)


@pytest.mark.parametrize(
    ("content", "ending", "sentence"),
    [
        (b"", ".csv", "There is nothing in this file."),
        (b"  \n", ".csv", "There is nothing in this file."),
        (b"%PDF-1.7", ".pdf", "A PDF cannot be read as a statement. Ask the bank for CSV, OFX or QIF."),
        (b"%PDF-1.7", ".csv", "This file is not what its name says. Ask the bank for CSV, OFX or QIF."),
        (b"PK\x03\x04", ".xlsx", "This is a workbook. Save it as CSV, or ask the bank for CSV, OFX or QIF."),
        (b"x", ".exe", "Choose the file from the bank: it ends in .csv, .ofx, .qif or .txt."),
    ],
)
def test_what_is_no_statement_is_refused_in_one_sentence(content: bytes, ending: str, sentence: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        text_of(content, ending)
    assert broken.value.sentence == sentence


def test_a_hundred_thousand_lines_are_refused_at_once() -> None:
    text = HEADS + "27/09/2026,Hall,-45.00,\n" * 100_000
    assert said(text).startswith("There are 100,001 lines in this file; 20,000 are the most.")
    assert said("<OFX>" + "<STMTTRN><TRNAMT>1</STMTTRN>" * 20_001).startswith("There are 20,001 lines in this file")


def test_several_accounts_and_other_money_are_refused() -> None:
    ofx = (DATA / "xml.ofx").read_text()
    assert (
        said(ofx.replace("<ACCTID>", "<ACCTID>1</ACCTID><ACCTID>"))
        == "There are several accounts in this file. Ask the bank for one account at a time."
    )
    assert said(ofx.replace("GBP", "EUR")) == "This statement is in EUR; the books are in pounds."
    assert (
        said(ofx.replace("20260928", "20261399"))
        == "Line 7: “20261399” is no day: write the day before the month, like 25/12/2026."
    )
    lloyds = (DATA / "lloyds.csv").read_text()
    assert said(lloyds.replace("12345678,A FRIEND", "87654321,A FRIEND"), None).startswith(
        "There are lines of several accounts"
    )


# The same line twice


def test_the_same_file_twice_has_the_same_marks_and_adds_nothing() -> None:
    entries = read("lloyds.csv").entries
    marks = marks_of(entries)
    assert len(set(marks)) == 3
    assert new_among(entries, marks, known=marks, others={}) == [False, False, False]
    assert new_among(entries, marks, known=[], others={}) == [True, True, True]


def test_two_alike_on_one_day_are_two_and_a_line_of_another_kind_of_file_is_known() -> None:
    found = read_statement(HEADS + "27/09/2026,Card,2.00,\n27/09/2026,Card,2.00,\n", COLUMNS)
    assert isinstance(found, Statement)
    marks = marks_of(found.entries)
    assert len(set(marks)) == 2
    once = {(date(2026, 9, 27), Money(200)): 1}
    assert new_among(found.entries, marks, known=[], others=once) == [False, True]


def test_a_bank_s_own_number_given_twice_is_not_trusted() -> None:
    ofx = (DATA / "xml.ofx").read_text().replace("A0002", "A0001")
    found = read_statement(ofx)
    assert isinstance(found, Statement)
    assert len(set(marks_of(found.entries))) == 2


# What is what


def thing(number: int, day: int, pence: int, words: str = "") -> Thing:
    return Thing(number, date(2026, 9, day), Money(pence), words)


def test_the_same_amount_near_by_with_words_in_common_is_the_same() -> None:
    (pair,) = propose([thing(1, 27, -4500, "ST MARYS HALL")], [thing(7, 25, -4500, "Room hire Marys Hall")])
    assert pair.is_sure
    assert pair.why == "The same amount, 2 days after it was written down; both say “Marys” and “Hall”"
    assert read_key(pair.key) == ([1], [7])


def test_words_decide_between_two_of_one_amount() -> None:
    pairs = propose([thing(1, 27, -4500, "HALL")], [thing(7, 27, -4500, "Insurance"), thing(8, 24, -4500, "Hall")])
    assert [pair.bookings[0].id for pair in pairs] == [8]


def test_two_alike_without_words_are_proposed_but_not_sure() -> None:
    (pair,) = propose([thing(1, 27, -4500)], [thing(7, 27, -4500), thing(8, 28, -4500)])
    assert (pair.bookings[0].id, pair.is_sure) == (7, False)


def test_what_is_far_away_or_goes_the_other_way_is_not_the_same() -> None:
    assert propose([thing(1, 27, -4500)], [thing(7, 1, -4500), thing(8, 27, 4500)]) == []


def test_a_sum_of_a_card_reader_is_several_bookings_and_several_lines_are_one() -> None:
    (many,) = propose([thing(1, 28, 900)], [thing(7, 27, 400), thing(8, 27, 500)])
    assert ([one.id for one in many.bookings], many.why) == ([7, 8], "2 bookings of one day come to this line")
    (one,) = propose([thing(1, 28, 400), thing(2, 28, 500)], [thing(7, 27, 900)])
    assert ([line.id for line in one.lines], one.why) == ([1, 2], "2 lines of one day come to this booking")


def test_a_rule_fits_whatever_the_bank_does_with_apostrophes() -> None:
    hall = Learnt(1, "St Mary’s Hall", Way.OUT, 3, 1)
    longer = Learnt(2, "St Marys Hall Deposit", Way.OUT, 4, 1)
    assert rule_for(thing(1, 1, -100, "ST MARY'S  HALL 0926"), [hall, longer]) == hall
    assert rule_for(thing(1, 1, -100, "ST MARYS HALL DEPOSIT"), [hall, longer]) == longer
    assert rule_for(thing(1, 1, 100, "ST MARYS HALL"), [hall, longer]) is None


@pytest.mark.parametrize(
    ("words", "likely"),
    [
        ("CARD PAYMENT TO CORNER STORES ON 12-09-2026", "CORNER STORES"),
        ("ST MARYS HALL 100234", "ST MARYS HALL"),
        ("DIRECT DEBIT TO ASHGROVE INSURANCE REF 123456-7", "ASHGROVE INSURANCE"),
        ("12345", "12345"),
    ],
)
def test_the_part_that_stays_the_same_is_found(words: str, likely: str) -> None:
    assert likely_text(words) == likely


def test_keys_that_nobody_made_are_refused() -> None:
    for key in ("", "1", "1-", "a-b", "1-2-3", "1,,2-3", "1-" + "9" * 20):
        assert read_key(key) is None


# Cash


def test_notes_and_coins_come_to_a_sum() -> None:
    assert cash.total_of({2000: 2, 100: 3, 5: 1}) == Money(4305)
    assert cash.read(cash.written({2000: 2, 100: 0})) == {2000: 2}
    assert next(iter(cash.denominations())).says == "£50"
    with pytest.raises(RuleBroken, match="Two people count together"):
        cash.check_count({}, 1, 1)
    with pytest.raises(RuleBroken, match="Enter how many £1 there are"):
        cash.check_count({100: -1}, 1, 2)


# Nothing crashes a reader


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(max_size=400), st.text(alphabet="<>/OFXSTMRNA,;\"'\n\t0123456789.-£!D^T:", max_size=600)))
def test_whatever_the_file_says_it_is_read_or_refused(text: str) -> None:
    for whole in (
        text,
        HEADS + text,
        "<OFX>" + text,
        "!Type:Bank\n" + text,
        "Date:1/1/2026\nDescription: x\nAmount:" + text,
    ):
        for columns in (None, COLUMNS):
            with suppress(RuleBroken):
                read_statement(whole, columns)


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300), st.sampled_from([".csv", ".ofx", ".qif", ".txt"]))
def test_whatever_bytes_come_they_are_read_or_refused(content: bytes, ending: str) -> None:
    with suppress(RuleBroken):
        read_statement(text_of(content, ending))


@settings(max_examples=150, deadline=None)
@given(st.text(max_size=30))
def test_amounts_and_days_are_read_or_refused(text: str) -> None:
    for read_one in (read_amount, read_day):
        with suppress(ValueError):
            read_one(text)


ROWS = st.lists(
    st.tuples(
        st.dates(date(2020, 1, 1), date(2026, 9, 1)), st.integers(-99_999, 99_999).filter(bool), st.text("ABC ',\"", max_size=12)
    ),
    min_size=1, max_size=30,
)  # fmt: skip


@settings(max_examples=80, deadline=None)
@given(ROWS, st.booleans(), st.sampled_from(",;\t"))
def test_a_statement_that_was_written_out_comes_back_to_the_penny(
    rows: list[tuple[date, int, str]], newest_first: bool, delimiter: str
) -> None:
    balance, lines = 0, []
    for day, pence, words in sorted(rows, key=lambda row: row[0]):
        balance += pence
        lines.append([day.strftime("%d/%m/%Y"), words, Money(pence).plain(), Money(balance).plain()])
    out = io.StringIO()
    csv.writer(out, delimiter=delimiter).writerows(
        [["Date", "Description", "Amount", "Balance"], *(lines[::-1] if newest_first else lines)]
    )
    found = read_statement(out.getvalue(), guessed(table_of(out.getvalue()).heads))
    assert isinstance(found, Statement)
    assert Money.total(entry.amount for entry in found.entries).pence == balance
    assert {entry.day for entry in found.entries} == {day for day, _, _ in rows}
    assert len(set(marks_of(found.entries))) == len(rows)
