"""Lists handed on as files: one way to write them, so that no cell can run and every number is a number."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import date, time
from typing import Any

from werkzeug.wrappers import Response

from esteem.kernel.money import Money
from esteem.kernel.text import defuse


def csv_file(file_name: str, heads: Sequence[str], rows: Iterable[Sequence[Any]]) -> Response:
    """The rows as a CSV download that spreadsheets open with the right accents."""
    out = io.StringIO()
    writer = csv.writer(out)
    writer.writerow(heads)
    writer.writerows([_cell(value) for value in row] for row in rows)
    answer = Response("\ufeff" + out.getvalue(), mimetype="text/csv")
    answer.headers["Content-Disposition"] = f'attachment; filename="{file_name}"'
    return answer


def _cell(value: Any) -> Any:
    if value is None:
        return ""
    if isinstance(value, Money):
        return value.plain()
    if isinstance(value, date | time):
        return value.isoformat()
    return value if isinstance(value, int) else defuse(str(value))
