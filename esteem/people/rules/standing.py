"""Where a person stands with the group, since when and until when."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import Said, Words


class Stands(Said):
    """What somebody is to the group while they are here. Who has left is known by the day they left."""

    ENQUIRER = "enquirer", "Enquirer"
    MEMBER = "member", "Member"
    HELPER = "helper", "Helper"


class Became(Said):
    """A change of where somebody stands, as the record of it says."""

    ENQUIRER = "enquirer", "Asked about the group"
    MEMBER = "member", "Became a member"
    HELPER = "helper", "Became a helper"
    LEFT = "left", "Left"
    BACK = "back", "Came back"


JOINS = frozenset({Became.MEMBER, Became.HELPER})


def said_of_became(became: Became, words: Words) -> str:
    """The change in the group's own words."""
    if became is not Became.MEMBER:
        return became.says
    return f"Became {'an' if words.member[:1].lower() in 'aeiou' else 'a'} {words.member}"


def said_of_stands(stands: Stands, words: Words) -> str:
    """What they are in the group's own words: its members may be its friends."""
    return words.member[:1].upper() + words.member[1:] if stands is Stands.MEMBER else stands.says


class Standing(Said):
    """What a list of people can be narrowed to."""

    CURRENT = "current", "Here now"
    ENQUIRERS = "enquirers", "Enquirers"
    MEMBERS = "members", "Members"
    HELPERS = "helpers", "Helpers"
    LEFT = "left", "Have left"
    REMOVED = "removed", "Removed"


class Order(Said):
    NAME = "name", "Name"
    NEWEST = "newest", "Newest first"
    TOWN = "town", "Town"


def check_days(joined_on: date | None, left_on: date | None, field: str = "left_on") -> None:
    """Raise RuleBroken when somebody would leave before they joined."""
    if joined_on and left_on and left_on < joined_on:
        raise RuleBroken("The day they left is before the day they joined.", field=field)


def check_coming_back(record: Iterable[tuple[Became, date | None]]) -> None:
    """Raise RuleBroken when somebody would come back before they left."""
    gone = False
    for became, _ in record:
        if became is Became.BACK and not gone:
            raise RuleBroken("The day they came back is before the day they left.", field="changed_on")
        gone = gone or became is Became.LEFT


def check_has_left(left_on: date, today: date) -> None:
    """Raise RuleBroken for a day still to come: whoever has left is off the lists at once."""
    if left_on > today:
        raise RuleBroken("That day has not come yet. Record it when they have left.", field="left_on")


def check_has_come(day: date | None, today: date, field: str) -> None:
    """Raise RuleBroken for a change that is still to come: where somebody stands is what is so today."""
    if day is not None and day > today:
        raise RuleBroken("That day has not come yet. Record it when it is so.", field=field)
