"""What an organisation is, and what the list can be narrowed to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import Said
from esteem.support.rules.roles import Area, Role

LONG_AGO_DAYS = 365
SOON_DAYS = 28


class OrganisationKind(Said):
    HEALTH = "health", "Health service"
    COUNCIL = "council", "Council or other public body"
    CHARITY = "charity", "Charity"
    INFRASTRUCTURE = "infrastructure", "Council of voluntary service"
    FUNDER = "funder", "Funder"
    GROUP = "group", "Another group"
    EDUCATION = "education", "School, college or university"
    BUSINESS = "business", "Business"
    OTHER = "other", "Something else"


class What(Said):
    """What stands on one line of the list."""

    HELPER = "helper", "Helper"
    ORGANISATION = "organisation", "Organisation"
    SPEAKER = "speaker", "Speaker"


class Show(Said):
    """What the list is narrowed to."""

    ALL = "all", "Everybody"
    HELPERS = "helpers", "Helpers"
    ORGANISATIONS = "organisations", "Organisations"
    SPEAKERS = "speakers", "Speakers"
    OVER = "over", "Ended or put away"


class Due(Said):
    """What somebody is waiting for."""

    REVIEW = "review", "Review is due"
    TOUCH = "touch", "Not in touch for a year"


@dataclass(frozen=True, slots=True)
class Wanted:
    """Everything the list can be narrowed to."""

    show: Show = Show.ALL
    sought: str = ""
    role: Role | None = None
    area: Area | None = None
    due: Due | None = None

    @classmethod
    def read(cls, args: Mapping[str, str]) -> Wanted:
        """What an address asks for; nonsense in it counts as nothing."""
        return cls(
            show=Show.read(args.get("show"), Show.ALL),
            sought=args.get("q", "")[:100],
            role=next((role for role in Role if role == args.get("role")), None),
            area=next((area for area in Area if area == args.get("area")), None),
            due=next((due for due in Due if due == args.get("due")), None),
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is asked for beyond the whole list."""
        return bool(self.sought or self.role or self.area or self.due)

    def may_show(self, what: What) -> bool:
        """Whether lines of that sort can be on the list at all."""
        if what is not What.HELPER and (self.role or self.area or self.due is Due.REVIEW):
            return False
        if what is What.SPEAKER and self.due:
            return False
        return self.show in (Show.ALL, Show.OVER) or self.show is _ALONE[what]


_ALONE = {What.HELPER: Show.HELPERS, What.ORGANISATION: Show.ORGANISATIONS, What.SPEAKER: Show.SPEAKERS}


def long_ago(today: date) -> date:
    """Whoever was last in touch before this day has not been for a year."""
    return today - timedelta(days=LONG_AGO_DAYS)


def due_until(today: date) -> date:
    """A review on this day or before is due now."""
    return today + timedelta(days=SOON_DAYS)


def check_not_to_come(day: date, today: date, field: str) -> None:
    """Raise RuleBroken for something that is said to have happened on a day still to come."""
    if day > today:
        raise RuleBroken("That day has not come yet. Record it when it has happened.", field=field)


def check_help(agreed_on: date | None, review_on: date | None, ended_on: date | None) -> None:
    """Raise RuleBroken when help would be reviewed or would end before it was agreed."""
    if agreed_on and review_on and review_on < agreed_on:
        raise RuleBroken("The review is before the day it was agreed.", field="review_on")
    if agreed_on and ended_on and ended_on < agreed_on:
        raise RuleBroken("That is before the day the help was agreed.", field="ended_on")


def website_address(typed: str) -> str:
    """A website as a link needs it: `example.org` becomes `https://example.org`. Raises RuleBroken when it is none."""
    if not typed:
        return ""
    scheme, found, rest = typed.partition("://")
    address = typed if found else f"https://{typed}"
    host = (rest if found else typed).split("/")[0]
    if (found and scheme.lower() not in ("http", "https")) or "." not in host.strip(".") or " " in typed:
        raise RuleBroken("Enter a website like example.org.", field="website")
    return address
