"""What a person types about offices and who holds them."""

from esteem.committee.rules import Came
from esteem.kernel import dates
from esteem.kernel.forms import Choice, Day, Form, LongText, Sought, Text, Tick
from esteem.people.queries.choosing import Everybody

STOPS = "On that day they hold it no longer."


class OfficeForm(Form):
    name = Text("What is it called?", required="Enter what the office is called, like Treasurer.", most=80)
    duties = LongText("What is it for?", most=4000, hint="In your own words: what whoever holds it does.")
    needed = Tick("It should not stand empty", hint="When nobody holds it, you are reminded.")
    on_committee = Tick(
        "Whoever holds it is on the committee", hint="Leave this out for jobs like making the tea.", default=True
    )
    after = Choice("Where in the list?")


class BeginTermForm(Form):
    person_id = Sought("Who?", among=Everybody, required="Choose who it is.", blank="Choose somebody")
    since_on = Day("From", required="Enter the day they begin, or write today.", default=dates.today)
    came = Choice("How did they come to it?", choices=Came.choices(), blank="Not recorded")


class TermForm(Form):
    since_on = Day("From", required="Enter the day they began.")
    until_on = Day("Until", hint=f"Leave it blank while they hold it. {STOPS}")
    came = Choice("How did they come to it?", choices=Came.choices(), blank="Not recorded")


class EndTermForm(Form):
    until_on = Day("Until", required="Enter the day they stop, or write today.", hint=STOPS)


class HandOverForm(Form):
    until_on = Day("On", required="Enter the day it is handed over, or write today.")
    person_id = Sought("Who is next?", among=Everybody, required="Choose who it is.", blank="Choose somebody")
    came = Choice("How did they come to it?", choices=Came.choices(), blank="Not recorded")


class OnDayForm(Form):
    on = Day("Who held what on", hint="Like 1/4/2024.")
