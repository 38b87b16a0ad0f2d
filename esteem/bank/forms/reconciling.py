"""The statement's day and balance."""

from __future__ import annotations

from esteem.kernel.forms import Day, Form, MoneyField


class ReconcileForm(Form):
    until = Day("Statement’s last day", required="Enter the day the statement ends on.")
    closing = MoneyField(
        "Balance it ends on",
        least=None,
        required="Enter the balance the statement ends on.",
        hint="A minus if it is overdrawn.",
    )
