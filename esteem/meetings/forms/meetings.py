"""What a person types about a meeting."""

from typing import Any

from esteem.kernel.forms import Choice, Day, Form, LongText, Sought, Text, TimeOfDay, WholeNumber
from esteem.meetings.rules.attendance import MOST
from esteem.people.queries.choosing import Everybody


def with_kind(clean: dict[str, Any]) -> dict[str, Any]:
    """What was chosen as one, told apart: the kind, and which of the group's own kinds it is."""
    what = clean.pop("what")
    return {**clean, "kind": what.kind, "own_kind_id": what.own_kind_id}


class MeetingForm(Form):
    what = Choice("What kind?", required="Choose what kind it is.")
    meets_on = Day("Day", required="Enter the day, like 25 Dec or next Tuesday’s date.")
    start_time = TimeOfDay("Starts at", hint="Like 7.30pm or 19:30.")
    end_time = TimeOfDay("Ends at")
    venue_id = Choice("Where?", blank="Not decided yet")
    new_venue = Text(
        "Somewhere new? What is it called?", most=120, hint="It goes on the list of places; add the rest later."
    )
    title = Text("What is on?", most=120, hint="Like: Anna talks about sleep.")
    notes = LongText("Notes for those who come", most=4000)
    notice_on = Day("Notice was sent on")

    @property
    def clean(self) -> dict[str, Any]:
        return with_kind(super().clean)


class CountForm(Form):
    headcount = WholeNumber("How many came?", most_allowed=MOST, hint="One number, everybody counted.")
    first_timers = WholeNumber("Of these, for the first time", most_allowed=MOST)


class CancelForm(Form):
    because = Text(
        "Why?",
        most=200,
        hint="In words that whoever asks may hear, like: the heating is broken. You may leave it blank.",
    )


class OutsideForm(Form):
    person_id = Sought("Who goes for us?", among=Everybody, blank="Nobody of the list")
    who = Text(
        "Who else, in words?", most=200, hint="Like: Anna and her brother. Leave it blank when the list says it."
    )
    came_back = LongText("What came back", most=20_000, hint="What the group should know of it.")
