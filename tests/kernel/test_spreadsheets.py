"""Lists handed on as files: no cell can run, every number is a number, accents survive."""

from __future__ import annotations

import csv
import io
from datetime import date, time

from esteem.kernel.money import Money
from esteem.kernel.spreadsheets import csv_file


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
