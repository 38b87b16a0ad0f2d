"""A cash book is chosen, and its columns are named."""

from __future__ import annotations

from typing import Any

from esteem.kernel.forms import Choice, Form, Tick, Upload
from esteem.money.imports import ENDINGS, Sheet
from esteem.money.queries import places
from esteem.money.queries.choosing import accounts, funds
from esteem.money.rules.cash_books import MOST_LINES, Chosen, Column
from esteem.money.rules.kinds import HeadingKind


class CashBookUploadForm(Form):
    file = Upload(
        "The cash book", required="Choose the spreadsheet: it ends in .csv, .xlsx or .ods.", endings=ENDINGS,
        hint=f"A spreadsheet that ends in .csv, .xlsx or .ods: up to {MOST_LINES:,} lines, 10 megabytes.",
    )  # fmt: skip


def _of(kind: HeadingKind) -> list[tuple[object, str]]:
    return [(heading.id, heading.name) for heading in places.headings() if heading.kind is kind]


class CashBookColumnsForm(Form):
    """What each column is; its fields are made for the file at hand."""

    account = Choice("Which account is it the book of?", choices=accounts, required="Choose an account.")
    fund = Choice("Which fund, where it does not say?", choices=funds, required="Choose a fund.")
    heading_in = Choice(
        "Under which heading comes in what has none?",
        choices=lambda: _of(HeadingKind.RECEIPT),
        required="Choose a heading.",
    )
    heading_out = Choice(
        "Under which heading goes out what has none?",
        choices=lambda: _of(HeadingKind.PAYMENT),
        required="Choose a heading.",
    )
    new_headings = Tick(
        "Make the headings that are not there yet", hint="Otherwise such lines go under the two headings above."
    )
    month_first = Tick("The month comes before the day", hint="Only in American files: 12/25/2026.")

    def chosen(self, width: int) -> Chosen:
        """What was chosen, as it is kept."""
        return Chosen(
            tuple(self[f"column_{n}"].data for n in range(width)), self.account.data, self.fund.data, self.heading_in.data,
            self.heading_out.data, bool(self.month_first.data), bool(self.new_headings.data),
        )  # fmt: skip


def cash_book_columns(sheet: Sheet, likely: tuple[Column | None, ...], **given: Any) -> CashBookColumnsForm:
    """The form for the columns of this file, each with a few of its values."""
    fields = {
        f"column_{place}": Choice(
            sheet.head(place), choices=Column.choices, blank="Leave this column out",
            default=likely[place] if place < len(likely) else None,
            hint=" · ".join(_short(value) for value in sheet.samples(place)) or "Nothing stands in it",
        )
        for place in range(sheet.width)
    }  # fmt: skip
    made: CashBookColumnsForm = type("ColumnsOfCashBook", (CashBookColumnsForm,), fields)(**given)
    return made


def _short(value: str) -> str:
    return value if len(value) <= 50 else f"{value[:49]}…"
