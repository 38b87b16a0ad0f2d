"""What a person types about what somebody does by when."""

from __future__ import annotations

from typing import Any

from esteem.kernel.forms import Day, Form, Sought, Text
from esteem.kernel.permissions import may
from esteem.people.permissions import People
from esteem.people.queries.choosing import Everybody


class ActionForm(Form):
    """In one line: what, who, by when. Whoever may not see people says in words who does it."""

    words = Text("What is to be done?", required="Enter what is to be done.", most=500)
    person_id = Sought("Who?", among=Everybody, blank="Nobody of the list")
    who = Text("Or who, in words", most=120, hint="Like: the whole committee.")
    due_on = Day("By when?", hint="Blank if it does not matter.")

    def __init__(self, **given: Any) -> None:
        super().__init__(**given)
        if not may(People.SEE):
            del self.person_id


class ChangeActionForm(ActionForm):
    done_on = Day("Done on", required="Enter the day it was done.")


class DropForm(Form):
    because = Text("Why?", required="Say why, in a word or two.", most=200, hint="Like: the library does it now.")
