"""The tables of people."""

from esteem.people.models.connections import Connection
from esteem.people.models.consent import Consent, ShownItem, Wording
from esteem.people.models.lists import SavedList, Tag, Tagging
from esteem.people.models.needs import Look, Needs
from esteem.people.models.person import Person, Source
from esteem.people.models.yours import PeopleSettings, YoursAnswer, YoursLink

__all__ = [
    "Connection", "Consent", "Look", "Needs", "PeopleSettings", "Person", "SavedList", "ShownItem", "Source",
    "Tag", "Tagging", "Wording", "YoursAnswer", "YoursLink",
]  # fmt: skip
