"""Lists handed on as files: one way to write them, so that no cell can run and every number is a number."""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from typing import Any

from werkzeug.wrappers import Response

from esteem.kernel import dates
from esteem.kernel.money import Money
from esteem.kernel.text import defuse


def csv_file(file_name: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> Response:
    """The rows as a CSV download that spreadsheets open with the right accents."""
    answer = Response(csv_text(heads, rows), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return answer


def csv_text(heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> str:
    """The words of such a file."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(heads)
    writer.writerows([_cell(value) for value in row] for row in rows)
    return "\ufeff" + out.getvalue()


def tables_file(file_name: str, tables: Mapping[str, str]) -> Response:
    """Several files of words in one zip, each by its name."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as pack:
        for name, words in tables.items():
            pack.writestr(name, words)
    answer = Response(out.getvalue(), mimetype="application/zip")
    answer.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return answer


def xlsx_file(file_name: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> Response:
    """The rows as an XLSX download: days are days, money is numbers, and everything else is text that stays as it is.

    Text is marked as text (as an apostrophe before it does), so that a phone number keeps its nought and a formula that
    somebody typed is not run, not even when its cell is edited.
    """
    import xlsxwriter  # noqa: PLC0415  # some megabytes, seldom needed

    out = io.BytesIO()
    made = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
    with xlsxwriter.Workbook(out, made) as book:
        book.set_properties({"created": dates.now().replace(tzinfo=None)})
        sheet = book.add_worksheet("List")
        kinds = {kind: book.add_format(look) for kind, look in _LOOKS.items()}
        sheet.set_row(0, None, book.add_format({"bold": True}))
        sheet.freeze_panes(1, 0)
        for number, row in enumerate([heads, *rows]):
            for column, value in enumerate(row):
                _write_cell(sheet, number, column, value, kinds)
        sheet.set_column(0, max(len(heads) - 1, 0), _WIDTH)
    answer = Response(out.getvalue(), mimetype=_XLSX)
    answer.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return answer


_XLSX, _WIDTH = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", 18
_LONGEST_CELL = 32_767  # characters, Excel's own limit
_LOOKS: dict[type, dict[str, Any]] = {
    str: {"num_format": "@", "quote_prefix": True},
    date: {"num_format": "dd/mm/yyyy"},
    time: {"num_format": "hh:mm"},
    Money: {"num_format": "#,##0.00"},
    int: {},
}


def _write_cell(sheet: Any, row: int, column: int, value: Any, looks: Mapping[type, Any]) -> None:
    if value is None or value == "":
        return
    if isinstance(value, Money):
        sheet.write_number(row, column, value.pence / 100, looks[Money])
    elif isinstance(value, date | time):
        sheet.write_datetime(row, column, value, looks[date if isinstance(value, date) else time])
    elif isinstance(value, int) and not isinstance(value, bool):
        sheet.write_number(row, column, value, looks[int])
    else:
        sheet.write_string(row, column, str(value)[:_LONGEST_CELL], looks[str])


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, Money):
        return value.plain()
    if isinstance(value, date | time):
        return value.isoformat()
    return value if isinstance(value, int) else defuse(str(value))
