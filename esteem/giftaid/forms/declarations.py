"""What is typed of a declaration."""

from __future__ import annotations

from datetime import date
from typing import Any

from esteem.giftaid.rules.declared import How
from esteem.giftaid.rules.limits import Key, limit_on
from esteem.kernel import dates
from esteem.kernel.forms import Choice, Day, Form, Sought, Text, Tick
from esteem.people.queries.choosing import Everybody

HOUSE = "House name or number"
HOME_HINT = "Where they live: not a place of work, and not care of somebody."


class WhoForm(Form):
    person_id = Sought("Who declares?", among=Everybody, required="Choose somebody.", blank="Choose somebody")


class HomeFields(Form):
    house = Text(HOUSE, required="Enter the house.", most=40, hint=HOME_HINT)
    postcode = Text("Postcode", most=12)
    abroad = Tick("They live outside the UK")

    def validate(self, **more: Any) -> bool:
        fine = super().validate(**more)
        if fine and not self.abroad.data and not self.postcode.data:
            self.blame("postcode", "Enter the postcode, or tick that they live outside the UK.")
        return fine and not self.errors


class DeclarationForm(HomeFields):
    title = Text("Title", hint="Four letters at the most: Mrs, Dr, Prof. Leave it out if you like.")
    first_name = Text("First name or initial", required="Enter the first name, or an initial.")
    last_name = Text("Last name", required="Enter the last name.")
    made_on = Day("On which day?", required="Enter the day, or write today.", default=dates.today)
    how = Choice("How?", choices=How.choices(), default=How.WRITTEN, required="Choose how.")
    sent_on = Day("By word of mouth: when was the record of it sent to them?", hint="It counts from when it was sent.")
    for_future = Tick("From that day on", default=True)
    for_past = Tick("Gifts of the four years before")
    for_one = Tick("One gift")
    gift_on = Day("One gift: on which day?")
    wanted = Tick("They want Gift Aid on these gifts")
    was_told = Tick("They know that they must pay at least as much tax as is claimed, or make up the difference")

    def validate(self, **more: Any) -> bool:
        fine, today = super().validate(**more), self.made_on.data or dates.today()
        for field, key in ((self.title, Key.TITLE), (self.first_name, Key.NAME), (self.last_name, Key.NAME)):
            self._check_length(field.name, str(field.data or ""), key, today)
        if not (self.for_one.data or self.for_past.data or self.for_future.data):
            self.blame("for_future", "Tick which gifts.")
        for name in ("wanted", "was_told"):
            if not self[name].data:
                self.blame(name, "Without this it is no declaration.")
        return fine and not self.errors

    def _check_length(self, name: str, typed: str, key: Key, day: date) -> None:
        most = limit_on(key, day).value
        if len(typed) > most and not self[name].errors:
            self.blame(name, f"HMRC takes {most} letters at the most.")


class MovedForm(HomeFields):
    from_on = Day("From which day?", required="Enter the day, or write today.", default=dates.today)


class CancelForm(Form):
    cancelled_on = Day("From which day?", required="Enter the day, or write today.", default=dates.today)


class SentForm(Form):
    sent_on = Day("When was it sent?", required="Enter the day, or write today.", default=dates.today)
