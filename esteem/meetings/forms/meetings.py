"""What a person types about a meeting."""

from esteem.kernel.forms import Choice, Day, Form, LongText, Text, TimeOfDay, WholeNumber


class MeetingForm(Form):
    kind = Choice("What kind?", required="Choose what kind it is.")
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


class CountForm(Form):
    headcount = WholeNumber("How many came?", most_allowed=10_000, hint="One number, everybody counted.")
    first_timers = WholeNumber("Of these, for the first time", most_allowed=10_000)


class CancelForm(Form):
    because = Text(
        "Why?",
        most=200,
        hint="In words that whoever asks may hear, like: the heating is broken. You may leave it blank.",
    )
