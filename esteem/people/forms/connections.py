"""With whom somebody is connected, and how."""

from __future__ import annotations

from typing import Any

from esteem.kernel.forms import Choice, Form, Sought, Text
from esteem.people.queries.choosing import Everybody
from esteem.people.rules.connections import Connected


class ConnectionForm(Form):
    kind = Choice("How?", choices=Connected.choices, required="Choose how they are connected.")
    words = Text("More exactly", most=80, hint="If it helps, like: sister, or lives next door.")


class NewConnectionForm(ConnectionForm):
    other_id = Sought("With whom?", among=Everybody, required="Choose who.", blank="Choose")

    def __init__(self, *, person_id: int, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        if not self.other_id.is_search:
            self.other_id.offer([one for one in self.other_id.offered if one[0] != person_id])
