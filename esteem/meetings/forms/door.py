"""What a person types at the door, and about it."""

from __future__ import annotations

from collections.abc import Iterable

from esteem.kernel.forms import Form, Phone, Sought, Text, Tick, WholeNumber
from esteem.meetings.rules.attendance import MOST
from esteem.people.queries.choosing import Everybody


class NewFaceForm(Form):
    name = Text("What would they like to be called?", required="Enter a name; a first name is enough.", most=200)
    phone = Phone("Phone, if they like", most=60)
    counted = Tick("Count them as here for the first time", default=True)


class TallyForm(Form):
    name = Text("What do you count?", required="Enter what you count.", most=40, hint="Like: Speakers, or Cups of tea.")
    is_people = Tick(
        "These are people", default=True, hint="Then they are counted in the total. Untick it for cups of tea."
    )


class DoorForm(Form):
    names = Tick(
        "Tick names at the door",
        hint="A list of who came is a list of people with something in common: health data. Leave it off unless you need it.",
    )
    by_itself = Tick(
        "Names become numbers by themselves",
        hint="Every night, for meetings longer ago than your schedule says under “How long things are kept”; apologies go too.",
    )


class ApologyForm(Form):
    person_id = Sought("Who?", among=Everybody, blank="Choose somebody")
    name = Text("Or a name", most=120, hint="For somebody who is not on the list. Why they cannot come is not asked.")


def numbers_form(lines: Iterable[tuple[int, str, int]], version: int) -> Form:
    """A number for each line: its id, what it is called, how many there are; and which saving of the meeting that shows."""
    told = list(lines)
    fields = {f"tally_{number}": WholeNumber(says, most_allowed=MOST) for number, says, _ in told}
    made: type[Form] = type("NumbersForm", (Form,), fields)
    return made(data={"version": version, **{f"tally_{number}": count for number, _, count in told}})
