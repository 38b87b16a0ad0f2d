"""The register: a list to tick on paper, with names, first names, initials or blank lines. It never says whose it is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from esteem.kernel.dates import say_weekday
from esteem.kernel.papers import Paper
from esteem.meetings.models import Meeting
from esteem.meetings.rules.door import Shows, first_names
from esteem.people.queries import people_here
from esteem.people.rules.names import initials

TEMPLATE = "meetings/register_paper.html"


@dataclass(frozen=True, slots=True)
class Register:
    """The day, the lines with words on them, and how many without."""

    day: str
    lines: Sequence[str]
    blank: int


def register(meeting: Meeting, *, shows: Shows, blank: int) -> Paper:
    """Those who belong now, as `shows` says, and blank lines for new faces; large type as it comes."""
    told = Register(say_weekday(meeting.meets_on), _lines(shows), blank)
    return Paper(
        template=TEMPLATE, title="Register", group_name="", draft=False, facts={"told": told},
        file_name=f"Register {meeting.meets_on.isoformat()}",
    )  # fmt: skip


def _lines(shows: Shows) -> list[str]:
    if shows is Shows.BLANK:
        return []
    people = people_here()
    if shows is Shows.FIRST:
        return first_names(person.known_as or person.name for person in people)
    return [initials(person.name) if shows is Shows.INITIALS else person.goes_by for person in people]
