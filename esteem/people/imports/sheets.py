"""A workbook's first sheet with anything on it, read in a process of its own: whatever the file does, the app goes on.

Run as `python sheets.py MOST_ROWS MOST_COLUMNS` with the workbook on the way in; JSON comes out. It imports nothing of Esteem,
so that it starts in a moment.
"""

from __future__ import annotations

import datetime
import io
import json
import sys
from typing import Any

from python_calamine import CalamineError, CalamineWorkbook, PasswordError, SheetVisibleEnum

if sys.platform != "win32":
    import resource

MEMORY, SECONDS = 768 * 1024 * 1024, 20
MOST_WORDS = 10 * 1024 * 1024  # characters in all: one long text that many cells share is small in the file alone


def limit() -> None:
    """No more memory and time than a decent list needs, where the system can see to it."""
    if sys.platform == "win32":
        return
    for what, most in ((resource.RLIMIT_AS, MEMORY), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0)):
        resource.setrlimit(what, (most, most))


def read(content: bytes, most_rows: int, most_columns: int) -> dict[str, Any]:
    """`rows` of the first sheet that shows and has anything on it, its `sheet`, and the `others`; or what is `wrong`."""
    try:
        with CalamineWorkbook.from_filelike(io.BytesIO(content)) as book:
            shown = [sheet.name for sheet in book.sheets_metadata if sheet.visible == SheetVisibleEnum.Visible]
            filled = [(name, sheet) for name in shown if (sheet := book.get_sheet_by_name(name)).height]
            if not filled:
                return {"wrong": "empty"}
            name, sheet = filled[0]
            height, width = sheet.total_height + 1, sheet.total_width + 1  # what it counts are places, from nought
            if height > most_rows or width > most_columns:
                return {"wrong": "large", "rows": height, "columns": width}
            rows = [[said(cell) for cell in row] for row in sheet.to_python(skip_empty_area=False)]
            if sum(len(cell) for row in rows for cell in row) > MOST_WORDS:
                return {"wrong": "words"}
            return {"rows": rows, "sheet": name, "others": [other for other, _ in filled[1:]]}
    except PasswordError:
        return {"wrong": "password"}
    except CalamineError:
        return {"wrong": "damaged"}


def said(cell: Any) -> str:
    """A cell as text: a day as 2026-12-25, a whole number without its point, yes and no."""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, float) and cell.is_integer() and abs(cell) < 1e15:
        return str(int(cell))
    if isinstance(cell, datetime.datetime):
        return cell.date().isoformat()
    return str(cell)


if __name__ == "__main__":
    limit()
    sys.stdout.write(json.dumps(read(sys.stdin.buffer.read(), int(sys.argv[1]), int(sys.argv[2]))))
