"""What a person types about meetings that come round again."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from esteem.kernel.dates import MONTHS, say_weekday
from esteem.kernel.forms import Choice, Choose, Day, Form, Text, Tick, TimeOfDay, WholeNumber
from esteem.meetings.forms.meetings import with_kind
from esteem.meetings.queries.series import DayAhead
from esteem.meetings.rules.patterns import LONGEST_STEP, Every, Turn, Weekday

MONTH_CHOICES = list(enumerate(MONTHS, 1))
NOT_CHOICES = [(number, f"not {name}") for number, name in MONTH_CHOICES]
AS_FIRST = "As on the first day"


class RoundForm(Form):
    """How often they come round, and what each of them is."""

    every = Choice("How often?", choices=Every.choices(), required="Choose how often.")
    step = WholeNumber(
        "Every how many weeks or months?", least=1, most_allowed=LONGEST_STEP, hint="1 is every one, 2 every other."
    )
    turn = Choice("Which of the month?", choices=Turn.choices(), blank=AS_FIRST)
    weekday = Choice("Weekday", choices=Weekday.choices(), blank=AS_FIRST)
    day_of_month = WholeNumber("Date of the month", least=1, most_allowed=31, hint="Blank is as on the first day.")
    months = Choose("In which months?", choices=MONTH_CHOICES)
    not_months = Choose("Months left out", choices=NOT_CHOICES)
    start_time = TimeOfDay("Starts at", hint="Like 7.30pm or 19:30.")
    end_time = TimeOfDay("Ends at")
    venue_id = Choice("Where?", blank="Not decided yet")
    new_venue = Text(
        "Somewhere new? What is it called?", most=120, hint="It goes on the list of places; add the rest later."
    )
    what = Choice("What kind?", required="Choose what kind it is.")
    title = Text("What is on?", most=120, hint="Only if it is the same each time.")

    @property
    def clean(self) -> dict[str, Any]:
        return with_kind(super().clean)


class SeriesForm(RoundForm):
    """A pattern from its first day on."""

    starts_on = Day("First day", required="Enter the day it begins, like 5 Jan.")
    until_on = Day("Until", hint="Blank goes on: a year is made now, and you carry it on later.")
    times = WholeNumber("Or how many times", least=1, most_allowed=100_000)


class SeriesChangeForm(RoundForm):
    """The same for those still to come: where it began and until when it is made stays."""

    turn = Choice("Which of the month?", choices=Turn.choices(), required="Choose which.")
    weekday = Choice("Weekday", choices=Weekday.choices(), required="Choose the weekday.")


class EndForm(Form):
    off_from_on = Day("Cancel those from this day on", hint="Blank keeps all that are planned; no more are made.")
    because = Text("Why?", most=200, hint="In words that whoever asks may hear. You may leave it blank.")


class DatesForm(Form):
    """The days a pattern would make, each to be left out or moved."""

    days: Sequence[date] = ()

    @property
    def left_out(self) -> list[date]:
        return [day for day in self.days if not self[take_name(day)].data]

    @property
    def moved(self) -> dict[date, date]:
        read = {day: self[day_name(day)].data for day in self.days}
        return {day: other for day, other in read.items() if other is not None and other != day}


def take_name(day: date) -> str:
    return f"take_{day:%Y%m%d}"


def day_name(day: date) -> str:
    return f"day_{day:%Y%m%d}"


def dates_form(ahead: Sequence[DayAhead], **given: Any) -> DatesForm:
    """A tick and a day for each of these; one whose time does not exist is not ticked."""
    fields: dict[str, Any] = {}
    for one in ahead:
        says = say_weekday(one.day)
        fields[take_name(one.day)] = Tick(says, default=not one.cannot_be)
        fields[day_name(one.day)] = Day(f"{says}: move it to", default=one.day)
    made: DatesForm = type("Dates", (DatesForm,), {**fields, "days": [one.day for one in ahead]})(**given)
    return made
