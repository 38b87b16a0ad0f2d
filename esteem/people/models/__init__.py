"""The tables of people."""

from esteem.people.models.connections import Connection
from esteem.people.models.consent import Consent, ShownItem, Wording
from esteem.people.models.imports import ImportLine, NotTheSame, PeopleImport
from esteem.people.models.lists import SavedList, Tag, Tagging
from esteem.people.models.needs import Look, Needs
from esteem.people.models.person import Person, Source
from esteem.people.models.sheets import ContactSheet, ContactSheetCopy, ContactSheetEntry
from esteem.people.models.standing import StandingChange, WelcomeDone, WelcomeStep
from esteem.people.models.yours import PeopleSettings, YoursAnswer, YoursLink

__all__ = [
    "Connection", "Consent", "ContactSheet", "ContactSheetCopy", "ContactSheetEntry", "ImportLine", "Look", "Needs",
    "NotTheSame", "PeopleImport", "PeopleSettings", "Person", "SavedList", "ShownItem", "Source", "StandingChange",
    "Tag", "Tagging", "WelcomeDone", "WelcomeStep", "Wording", "YoursAnswer", "YoursLink",
]  # fmt: skip
