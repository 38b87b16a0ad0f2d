"""Whom to call in an emergency, and what somebody needs."""

from __future__ import annotations

from typing import Any

from esteem.kernel import dates
from esteem.kernel.forms import Choice, Day, Form, LongText, Phone, Text
from esteem.people.rules.consents import Way
from esteem.people.rules.needs import MOST

NO_DIAGNOSIS = (
    "What helps, not why: no diagnosis, no medicine, nothing about their health. The group works without knowing."
)


class NeedsForm(Form):
    contact_name = Text("Whom shall we call in an emergency?", most=MOST["contact_name"])
    contact_number = Phone("Their number", most=MOST["contact_number"])
    contact_is = Text("What are they to them?", most=MOST["contact_is"], hint="Like: daughter, neighbour.")
    access = LongText(
        "What do they need to come and take part?", most=MOST["access"],
        hint=f"Like: no stairs, a chair with arms, large print, a lift home. {NO_DIAGNOSIS}",
    )  # fmt: skip
    diet = LongText(
        "Food and drink", most=MOST["diet"], hint="Like: no nuts, vegetarian, tea without milk. What, not why."
    )
    how = Choice("How did they say yes?", choices=Way.choices, blank="Choose", hint="On paper, or in your hearing.")
    said_on = Day("When?", default=dates.today)

    def __init__(self, *, agreed: bool, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if agreed:
            del self.how, self.said_on
