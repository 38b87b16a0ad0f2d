"""Things for tests to stand on, each made by the app's own actions with dull defaults that a test may replace.

A maker needs a group at work: `group.makes(make_person, name="Ann")`, or plainly inside the `books` fixture.
"""

from __future__ import annotations

from esteem.funding.actions import begin_application
from esteem.funding.models import Application
from esteem.group.actions import begin_group, change_group, finish_set_up
from esteem.group.models import Group
from esteem.group.rules import Formality
from esteem.people.actions import add_person
from esteem.people.models import Person


def make_group(*, name: str = "Riverside Friends", formality: Formality = Formality.CONSTITUTED) -> Group:
    """The ready-made group every test gets a copy of: set up, constituted, its year ends on 31 March, nothing in it."""
    begin_group(name=name)
    change_group(formality=formality)
    return finish_set_up()


def make_person(*, name: str = "Ann Example", **details: object) -> Person:
    """Somebody of the group, here now."""
    return add_person(name=name, **details)


def make_application(*, funder: str = "Sample Fund", purpose: str = "Room hire for a year", **details: object) -> Application:
    """An application that is being written."""
    return begin_application(funder=funder, purpose=purpose, **details)
