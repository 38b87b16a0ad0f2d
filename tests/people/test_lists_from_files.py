"""Files as people have them: read whatever program wrote them, or refused in one clear sentence."""

from __future__ import annotations

from datetime import date

import pytest

from esteem.kernel.errors import RuleBroken
from esteem.people.imports import Table, read_file
from tests.people.lists_from_files import csv, ods, packed, xlsx

ROWS = (("Name", "Tel No."), ("Siân", "01632 960114"))
READ = Table(("Name", "Tel No."), ((2, ("Siân", "01632 960114")),))


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16", "utf-16-le", "utf-16-be"])
def test_a_text_file_is_read_whatever_stands_between_its_cells_and_however_it_is_written(
    mark: str, encoding: str
) -> None:
    assert read_file(csv(*(mark.join(row) for row in ROWS), encoding=encoding), ".csv") == READ


@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"])
def test_lines_may_end_as_any_computer_ends_them(end: str) -> None:
    assert read_file(csv(*(",".join(row) for row in ROWS), end=end), ".CSV") == READ


@pytest.mark.parametrize(("make", "ending"), [(xlsx, ".xlsx"), (ods, ".ods")])
def test_a_workbook_gives_values_days_and_whole_numbers_and_runs_nothing(make: object, ending: str) -> None:
    rows = (
        ("Name", "Mobile", "Joined"),
        ("=cmd()", 7700900123, date(2026, 12, 25)),
        (None, None, None),
        ("Bo", 1.5, None),
    )
    assert read_file(make(*rows), ending) == Table(  # type: ignore[operator]  # one of the two makers above
        ("Name", "Mobile", "Joined"), ((2, ("=cmd()", "7700900123", "2026-12-25")), (4, ("Bo", "1.5", "")))
    )


def test_of_a_formula_only_its_value_is_read() -> None:
    sheet = '<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row><row r="2"><c r="A2"><f>1+1</f><v>2</v></c></row>'
    assert read_file(xlsx(xml=sheet), ".xlsx").lines == ((2, ("2",)),)


def test_other_sheets_are_left_and_said_to_be() -> None:
    table = read_file(xlsx(*ROWS, sheets=("2026", "2025")), ".xlsx")
    assert (table.lines, table.note) == (READ.lines, "Read from the sheet “2026”; other sheets were left.")


def test_a_title_above_the_heads_is_passed_over_and_lines_keep_their_numbers() -> None:
    table = read_file(csv("Our list 2026;;", "", "Name;Tel;", '"Example; Ann";01632 960114;', ";;"), ".csv")
    assert table == Table(("Name", "Tel"), ((4, ("Example; Ann", "01632 960114")),))


def test_a_line_is_known_by_where_it_begins() -> None:
    table = read_file(csv("Name,Address", '"Ann","1 High Street', 'Riverside"', "Bo,"), ".csv")
    assert table.lines == ((2, ("Ann", "1 High Street\nRiverside")), (4, ("Bo", "")))


def test_a_stray_quotation_mark_is_only_a_mark() -> None:
    assert read_file(csv("Name,Known as", 'Ann "Peg" Example,"Pe"g'), ".csv").lines == (
        (2, ('Ann "Peg" Example', "Peg")),
    )


def test_without_heads_every_line_is_somebody() -> None:
    assert read_file(csv("Ann,ann@example.org", "Bo,bo@example.org"), ".csv").heads == ("", "")


def test_columns_with_nothing_in_them_are_left() -> None:
    assert read_file(csv("Name,,Tel,", "Ann,,1234,"), ".csv").heads == ("Name", "Tel")


def test_files_with_the_same_heads_are_known_again() -> None:
    keys = [
        read_file(csv(head, "Ann,1"), ".csv").heads_key for head in ("Name,Tel. No", "NAME , tel no:", "Name,Mobile")
    ]
    assert (keys[0] == keys[1], keys[0] == keys[2]) == (True, False)


CUT = xlsx(*ROWS)
CORNER = '<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c></row>'
BAD = {
    "an empty file": (b"", ".csv", "There is nothing in this file."),
    "only blank lines": (b"\r\n,,\r\n", ".csv", "There is nothing in this file."),
    "heads alone": (csv("Name,Tel"), ".csv", "There are heads in this file, and nobody below them."),
    "an empty workbook": (xlsx(), ".xlsx", "There is nothing in this file."),
    "heads alone in a workbook": (xlsx(("Name",)), ".xlsx", "There are heads in this file, and nobody below them."),
    "binary rubbish": (
        bytes(range(256)) * 50, ".csv",
        "What is in this file is not words. Save the list again from your spreadsheet, as .xlsx or CSV.",
    ),
    "rubbish without noughts": (
        bytes(range(1, 256)) * 50, ".csv",
        "What is in this file is not words. Save the list again from your spreadsheet, as .xlsx or CSV.",
    ),
    "half a UTF-16 file": (
        csv("Name", "Siân", encoding="utf-16")[:-1], ".csv",
        "What is in this file is not words. Save the list again from your spreadsheet, as .xlsx or CSV.",
    ),
    "a quotation that does not end": (
        csv("Name,Tel", "Ann,1", '"Bo,2', "Cy,3"), ".csv", "Line 3: a quotation mark begins there that does not end.",
    ),
    "fifty thousand lines": (
        csv("Name", *["Ann"] * 50_000), ".csv",
        "There are 50,000 people in this file; 5,000 are the most. Bring it in by parts.",
    ),
    "a million columns": (b"Name\n" + b"," * 999_999, ".csv", "Line 2 has 1,000,000 columns; 100 are the most."),
    "a cell without end": (csv("Name", "A" * 200_000), ".csv", "Line 2 cannot be read: a cell there is far too long."),
    "a long cell": (csv("Name", "A" * 30_000), ".csv", "Line 2 has a cell of 30,000 characters; 20,000 are the most."),
    "a workbook of many lines": (
        xlsx(("Name",), *[("Ann",)] * 6_000), ".xlsx",
        "This sheet has 6,001 rows and 1 columns; 5,010 rows and 100 columns are the most. Bring it in by parts.",
    ),
    "a cell in the farthest corner": (
        xlsx(xml=CORNER), ".xlsx",
        "This workbook is far too large once unpacked. Copy the list alone into a new one, or save it as CSV.",
    ),
    "an ODS row repeated for ever": (
        ods(("Name",), repeated=(
            '<table:table-row table:number-rows-repeated="1048000"><table:table-cell table:number-columns-repeated="16000" '
            'office:value-type="float" office:value="1"/></table:table-row>'
        )), ".ods",
        "This file is damaged: it cannot be opened as a workbook. Save it again from your spreadsheet, or as CSV.",
    ),
    "a zip bomb": (
        xlsx(xml=" " * 100_000_000), ".xlsx",
        "This workbook is far too large once unpacked. Copy the list alone into a new one, or save it as CSV.",
    ),
    "a workbook cut short": (
        CUT[: len(CUT) // 2], ".xlsx",
        "This file is damaged: it cannot be opened as a workbook. Save it again from your spreadsheet, or as CSV.",
    ),
    "a workbook with half a sheet": (
        xlsx(xml='<row r="1"><c r="A1"><v>1'), ".xlsx",
        "This file is damaged: it cannot be opened as a workbook. Save it again from your spreadsheet, or as CSV.",
    ),
    "another zip": (
        packed({"readme.txt": "words"}), ".xlsx",
        "This file is not what its name says. Save the list again from your spreadsheet.",
    ),
    "words called a workbook": (
        csv("Name", "Ann"), ".xlsx", "This file is not what its name says. Save the list again from your spreadsheet.",
    ),
    "a workbook called words": (
        xlsx(*ROWS), ".csv", "This file is not what its name says. Save the list again from your spreadsheet.",
    ),
    "an ODS called XLSX": (
        ods(*ROWS), ".xlsx", "This file is not what its name says. Save the list again from your spreadsheet.",
    ),
    "macros": (
        packed({"xl/workbook.xml": "", "xl/vbaProject.bin": b"x"}), ".xlsx",
        "This workbook has macros in it. Save it as a plain .xlsx, or as CSV.",
    ),
    "an old Excel file": (b"\xd0\xcf\x11\xe0", ".xls", "This is an old Excel file. Save it as .xlsx, or as CSV."),
    "a picture": (b"\x89PNG", ".png", "This is not a list. Choose a file that ends in .csv, .xlsx or .ods."),
    "no ending": (b"Name", "", "This is not a list. Choose a file that ends in .csv, .xlsx or .ods."),
}  # fmt: skip


@pytest.mark.parametrize("name", BAD)
def test_whatever_is_wrong_with_a_file_is_one_clear_sentence(name: str) -> None:
    content, ending, sentence = BAD[name]
    with pytest.raises(RuleBroken) as broken:
        read_file(content, ending)
    assert (broken.value.sentence, broken.value.field) == (sentence, "file")
