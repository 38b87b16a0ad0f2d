"""Things for tests to stand on, each made by the app's own actions with dull defaults that a test may replace.

A maker needs a group at work: `group.makes(make_person, name="Ann")`, or plainly inside the `books` fixture.
"""

from __future__ import annotations

from esteem.group.actions import begin_group, change_group, finish_set_up
from esteem.group.models import Group
from esteem.group.rules import Formality


def make_group(*, name: str = "Riverside Friends", formality: Formality = Formality.CONSTITUTED) -> Group:
    """The ready-made group every test gets a copy of: set up, constituted, its year ends on 31 March, nothing in it."""
    begin_group(name=name)
    change_group(formality=formality)
    return finish_set_up()
