"""A statement is chosen, and the columns of one no bank is known for are named."""

from __future__ import annotations

from typing import Any

from esteem.bank.imports import ENDINGS, Table
from esteem.bank.rules.columns import OFFERED, Column, Columns
from esteem.kernel.forms import Choice, Form, Tick, Upload


class UploadForm(Form):
    file = Upload(
        "The statement", required="Choose the file from the bank: it ends in .csv, .ofx, .qif or .txt.", endings=ENDINGS,
        hint="CSV, OFX or QIF, as the bank’s website or app gives it: up to 10 megabytes.",
    )  # fmt: skip


class ColumnsForm(Form):
    """What each column is; its fields are made for the file at hand."""

    month_first = Tick("The month comes before the day", hint="Only in American files: 12/25/2026.")

    def chosen(self, width: int) -> Columns:
        """What was chosen, as it is kept."""
        return Columns("", tuple(self[f"column_{n}"].data for n in range(width)), bool(self.month_first.data))


def columns_form(table: Table, likely: Columns) -> ColumnsForm:
    """The form for the columns of this file, each with a few of its values."""
    fields = {
        f"column_{place}": Choice(
            table.heads[place] if place < len(table.heads) and table.heads[place] else f"Column {place + 1}",
            choices=[(kind, kind.says) for kind in (*OFFERED, Column.CURRENCY)], blank="Leave this column out",
            default=likely.kinds[place] if place < len(likely.kinds) else None,
            hint=" · ".join(_short(value) for value in table.samples(place)) or "Nothing stands in it",
        )
        for place in range(table.width)
    }  # fmt: skip
    made: ColumnsForm = type("ColumnsOfFile", (ColumnsForm,), fields)()
    return made


def _short(value: Any) -> str:
    return value if len(value) <= 50 else f"{value[:49]}…"
