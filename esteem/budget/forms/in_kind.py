"""What is typed about gifts in kind, and about what an hour is worth."""

from __future__ import annotations

from esteem.budget.rules.in_kind import Given, read_hours
from esteem.kernel import dates
from esteem.kernel.forms import Choice, Day, Form, MoneyField, Text, WholeNumber


class Hours(WholeNumber):
    """A length of time in hours; its value is whole minutes."""

    inputmode = "decimal"

    def read(self, text: str) -> int:
        return read_hours(text)

    def show(self, value: int | None) -> str:
        return "" if value is None else f"{value // 60}:{value % 60:02d}".removesuffix(":00")


class GiftForm(Form):
    kind = Choice("What was given?", choices=Given.choices(), default=Given.HOURS, required="Choose what was given.")
    what = Text(
        "What for, or what was it?", required="Say what was given.", most=200,
        hint="Like: four of us ran the stall. No names are needed.",
    )  # fmt: skip
    day = Day("Day", required="Enter the day, or write today.", default=dates.today, hint="Or the last day of several.")
    minutes = Hours("Hours, all together", hint="Like 3, 2.5 or 2:30. Four people for two hours are 8.")
    amount = MoneyField("What would it have cost?", hint="For things and other help. The hours have their own value.")


class HourValueForm(Form):
    starts_on = Day("From which day on?", required="Enter the day.", default=dates.today)
    amount = MoneyField("An hour is worth", required="Enter what an hour is worth, like 12.60.")
    source = Text(
        "Who says so?", required="Say where it is from.", most=200,
        hint="Your committee on such a day; a funder’s rule; a published wage.",
    )  # fmt: skip
