"""What a person types about a lift."""

from esteem.kernel.forms import Choice, Form, Sought, Text, WholeNumber
from esteem.meetings.rules.lifts import MOST_SEATS, Way
from esteem.people.queries.choosing import Everybody


class LiftForm(Form):
    """What can be changed of a lift."""

    seats = WholeNumber(
        "How many seats?", required="Enter how many seats.", least=1, most_allowed=MOST_SEATS, default=1
    )
    from_where = Text("From where?", most=200, hint="As much as a driver needs, like: the corner of Mill Lane.")
    notes = Text("Anything a driver should mind?", most=200, hint="Like: a folding wheelchair; ring when outside.")


class NewLiftForm(LiftForm):
    """The same with who, and which way."""

    way = Choice("Which is it?", choices=Way.choices(), required="Choose which it is.", default=Way.WANTED)
    person_id = Sought("Who?", among=Everybody, blank="Choose somebody")
    name = Text("Or a name", most=120, hint="For somebody who is not on the list.")
