"""Somebody's details, and the day they left."""

from esteem.kernel import dates
from esteem.kernel.forms import Day, Email, Form, Phone, Text, Tick


class PersonForm(Form):
    name = Text("Name", required="Enter a name; a first name is enough.", hint="A first name is enough.", most=200)
    known_as = Text("Known as", most=80, hint="What they like to be called, if it is something else.")
    phone = Phone("Phone", most=60)
    no_voicemail = Tick("Do not leave a voicemail")
    phone_care = Text("Anything else to mind when ringing?", most=200, hint="Like: say you are Sam, or not after six.")
    email = Email("E-mail", most=254)
    email_care = Text(
        "Anything to mind when writing?", most=200, hint="Like: a shared inbox, so say nothing of the group."
    )
    joined_on = Day("Joined on")


class LeavingForm(Form):
    left_on = Day("Left on", required="Enter the day they left, or write today.", default=dates.today)
