"""What a person types about meetings and places."""

from esteem.kernel.forms import Choice, Day, Form, LongText, MoneyField, Phone, Text, Tick, TimeOfDay, WholeNumber
from esteem.kernel.money import Money
from esteem.meetings.rules import VenueKind


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


class VenueForm(Form):
    name = Text("What is it called?", required="Enter what the place is called.", most=120)
    kind = Choice("What kind of place?", choices=VenueKind.choices(), blank="Not said")
    address = LongText("Address", most=500)
    step_free = Choice("Can one get in without steps?", choices=[(True, "Yes"), (False, "No")], blank="Not known")
    access = LongText(
        "Getting there and in", most=1000, hint="Bus, parking, lift, toilets, hearing loop; who can see one go in."
    )
    cost = MoneyField("Cost of one meeting", least=Money(0), hint="0 if it is free.")
    contact_name = Text("Whom to ask for", most=120)
    phone = Phone("Phone", most=60)
    no_voicemail = Tick("Do not leave a voicemail")
    phone_care = Text("Anything else to mind when ringing?", most=200)
    notes = LongText("Notes", most=2000, hint="Like: key from the caretaker, chairs back by the wall.")
