"""What a person types about who may speak for the group, and about what was said."""

from __future__ import annotations

from esteem.kernel.forms import Choice, Day, Form, LongText, Sought, Text
from esteem.people.queries.choosing import Everybody


class MandateForm(Form):
    person_id = Sought("Who may speak?", among=Everybody, required="Choose who may speak.", blank="Choose somebody")
    about = Text(
        "About what?",
        required="Enter what about; “anything” will do.",
        most=300,
        hint="Like: our meetings and how to join.",
    )
    to_whom = Text("To whom?", most=200, hint="Like: the press, the council, the hospital. Blank is anybody.")
    since_on = Day("From", required="Enter the day from which they may speak.")
    last_on = Day("Last day", hint="Blank is until somebody else is asked, or it is ended.")
    decision_id = Choice("Which decision is it by?", blank="None of these")
    rests_on = Text(
        "Or when and where was it decided?", most=200, hint="Like: our meeting in May, or when the group began."
    )


class EndMandateForm(Form):
    last_on = Day("Last day", required="Enter the last day on which they may speak.")


class SaidForm(Form):
    said_on = Day("On which day?", required="Enter the day.")
    person_id = Sought("Who spoke?", among=Everybody, blank="Nobody on the list")
    who = Text("Somebody not on the list? Who was it?", most=120)
    place = Text("Where?", most=200, hint="Like: the local paper, by telephone; a meeting at the town hall.")
    to_whom = Text("To whom?", most=200, hint="Like: the council’s health committee.")
    words = LongText("What was said?", required="Enter what was said, in a few sentences.", most=8000)
    follow_up = LongText("What follows from it?", most=2000, hint="What was promised, and who sees to it.")
    meeting_id = Choice("At which meeting outside?", blank="None of these")
