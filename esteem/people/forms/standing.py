"""Where somebody stands from a day on, a line of the record put right, and a period to look back on."""

from __future__ import annotations

from typing import Any

from esteem.kernel import dates
from esteem.kernel.forms import Choice, Day, Form, Text
from esteem.kernel.pages import words
from esteem.people.rules.standing import Stands, said_of_stands


class BecomeForm(Form):
    became = Choice("They are now", choices=Stands.choices(), required="Choose what they are now.")
    on = Day("Since", required="Enter the day, or write today.", default=dates.today)
    note = Text("A note", most=200, hint="Only if it helps.")

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.became.offer([(stands, said_of_stands(stands, words())) for stands in Stands])


class RecordForm(Form):
    changed_on = Day("On", hint="Leave it blank if nobody knows.")
    note = Text("A note", most=200)


class PeriodForm(Form):
    first = Day("From", default=lambda: dates.clamp_day(dates.today().year - 1, dates.today().month, dates.today().day))
    last = Day("To", default=dates.today)
