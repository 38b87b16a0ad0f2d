"""Lists handed on as files: no cell can run, every number is a number, accents survive."""

from __future__ import annotations

import csv
import io
from datetime import date, time
from zipfile import ZipFile

import pytest

from esteem.kernel.money import Money
from esteem.kernel.spreadsheets import csv_file, xlsx_file


def test_a_file_holds_text_that_cannot_run_and_numbers_that_are_numbers() -> None:
    row = ["Siân", "=1+1", None, Money(-1250), 3, date(2026, 3, 31), time(19, 30), 'say "yes", twice\nor more']
    answer = csv_file("people.csv", list("abcdefgh"), [row])
    text = answer.get_data().decode("utf-8-sig")
    read = list(csv.reader(io.StringIO(text)))
    assert read == [
        list("abcdefgh"),
        ["Siân", "'=1+1", "", "-12.50", "3", "2026-03-31", "19:30:00", 'say "yes", twice\nor more'],
    ]


def test_a_file_is_a_download_and_says_its_kind() -> None:
    answer = csv_file("people.csv", ["Name"], [])
    assert answer.get_data() == "\ufeffName\r\n".encode()
    assert answer.headers["Content-Type"] == "text/csv; charset=utf-8"
    assert answer.headers["Content-Disposition"] == 'attachment; filename="people.csv"'


def xlsx(rows: list[list[object]]) -> dict[str, str]:
    """The parts of an Excel file with one column of heads, as text."""
    answer = xlsx_file("people.xlsx", ["Name"], rows)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="people.xlsx"'
    with ZipFile(io.BytesIO(answer.get_data())) as book:
        return {name: book.read(name).decode() for name in book.namelist()}


@pytest.mark.parametrize(
    "typed", ["=1+1", "+44 7700", "-5", "@sum", "0115 496 0123", "https://example.org", "x" * 40_000]
)
def test_whatever_was_typed_is_text_in_an_excel_file(typed: str) -> None:
    parts = xlsx([[typed]])
    assert f"<t>{typed[:32_767]}</t>" in parts["xl/sharedStrings.xml"]
    assert ("<f>" in parts["xl/worksheets/sheet1.xml"], "hyperlink" in parts["xl/worksheets/sheet1.xml"]) == (
        False,
        False,
    )
    assert 'quotePrefix="1"' in parts["xl/styles.xml"]  # so that it stays text when its cell is edited


def test_days_money_and_numbers_are_numbers_in_an_excel_file() -> None:
    sheet = xlsx([[date(2026, 3, 31)], [Money(-1250)], [3], [time(12)], [None], [""]])["xl/worksheets/sheet1.xml"]
    assert [f"<v>{value}</v></c>" in sheet for value in ("46112", "-12.5", "3", "0.5")] == [True] * 4
    assert 'r="A6"' not in sheet  # nothing is no text


def test_an_excel_file_says_nothing_of_who_made_it() -> None:
    said = xlsx([])["docProps/core.xml"]
    assert ("<dc:creator></dc:creator>" in said, "2026-11-24" in said) == (True, True)
