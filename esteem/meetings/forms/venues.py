"""What a person types about a place."""

from esteem.kernel.forms import Choice, Form, LongText, MoneyField, Phone, Text, Tick
from esteem.kernel.money import Money
from esteem.meetings.rules.venues import VenueKind


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
