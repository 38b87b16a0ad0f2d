"""Tags of one person and of many, where many stand, and the name of a list that is saved."""

from __future__ import annotations

from esteem.kernel.forms import Choice, Choose, Form, Text
from esteem.kernel.pages import words
from esteem.people.queries.tags import tags_in_use
from esteem.people.rules.standing import Stands, said_of_stands

NO_HEALTH_WORDS = (
    "For what people do or want, like Drives or Makes tea. Leave health out: everybody who sees the list sees the tags, "
    "and a word about somebody’s health needs their own consent."
)


def _tags() -> list[tuple[int, str]]:
    return [(tag.id, tag.name) for tag in tags_in_use()]


def _stands() -> list[tuple[Stands, str]]:
    return [(stands, said_of_stands(stands, words())) for stands in Stands]


class TagManyForm(Form):
    tag = Choice("Tag", choices=_tags, blank="Choose a tag")
    new = Text("Or a new tag", most=40, hint=NO_HEALTH_WORDS)


class UntagManyForm(Form):
    off = Choice("Tag to take off", choices=_tags, blank="Choose a tag", required="Choose the tag to take off.")


class StandManyForm(Form):
    stands = Choice("Here as", choices=_stands, blank="Choose one", required="Choose what they are here as.")


class TagsForm(Form):
    tags = Choose("Tags", choices=_tags)
    new = Text("A new tag", most=40, hint=NO_HEALTH_WORDS)


class TagForm(Form):
    name = Text("Tag", required="Enter a tag.", most=40, hint=NO_HEALTH_WORDS)


class SaveListForm(Form):
    name = Text("Name of the list", required="Enter a name for the list.", most=60, hint="Like: Who can drive.")
