"""What a person types about a speaker at a meeting."""

from esteem.kernel.forms import Day, Form, LongText, MoneyField, Sought, Text
from esteem.kernel.money import Money
from esteem.people.queries.choosing import Everybody


class TalkForm(Form):
    person_id = Sought("Who speaks?", among=Everybody, blank="Nobody of the list")
    who = Text(
        "Or who, in words", most=200, hint="For somebody who is not on your list, like: a nurse from the surgery."
    )
    topic = Text("What about?", most=200)
    fee = MoneyField("Fee agreed", least=Money(0), hint="0 if they come for nothing.")
    needs = Text("What do they need?", most=300, hint="Like: a projector, a parking place, to be met at the station.")
    asked_on = Day("Asked on")
    confirmed_on = Day("Confirmed on")
    declined_on = Day("Said no on")
    thanked_on = Day("Thanks sent on")
    notes = LongText("Notes", most=2000)
