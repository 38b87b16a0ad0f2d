"""What is at hand while minutes are written: the words as they stand, who may have been there, and the quorum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import select

from esteem.committee.permissions import Committee
from esteem.committee.queries import holders_on, officer
from esteem.committee.rules import OfficeKind
from esteem.kernel.db import session
from esteem.kernel.permissions import may
from esteem.kernel.text import fold
from esteem.meetings.models import Meeting, Presence
from esteem.meetings.queries.presence import apologies_of
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.models import AgendaItem, Minutes
from esteem.minutes.rules.items import ItemKind
from esteem.minutes.rules.parts import NOTE, Part
from esteem.people.models import Person
from esteem.people.permissions import People


@dataclass(frozen=True, slots=True)
class Words:
    """Everything typed into the minutes of a meeting, by the name of the field: a part's, or `note_12`."""

    minutes: Minutes
    items: Sequence[AgendaItem]

    @property
    def texts(self) -> dict[str, str]:
        found = {part.value: self._part(part) for part in Part}
        return found | {f"{NOTE}{item.id}": item.note for item in self.noted}

    @property
    def noted(self) -> list[AgendaItem]:
        """The items of which something may be minuted: what people share is not."""
        return [item for item in self.items if item.kind is not ItemKind.SHARING]

    def _part(self, part: Part) -> str:
        value = getattr(self.minutes, part.value)
        return "" if value is None else str(value)

    @property
    def length(self) -> int:
        return sum(map(len, self.texts.values()))

    @property
    def are_blank(self) -> bool:
        return not any(self.texts.values())

    @property
    def found_by(self) -> str:
        """What a search for minutes looks through."""
        return fold("\n".join([*self.texts.values(), *(item.title for item in self.items)]))


def quorum_said(minutes: Minutes) -> str:
    """Whether enough were there, plainly; "" where nothing asks for it or nobody was counted."""
    there, needed = minutes.present_count, minutes.quorum_needed
    if there is None or needed is None:
        return ""
    if minutes.quorum_met:
        return f"{there} of {needed} needed: enough to decide."
    return (
        f"{there} of {needed} needed: not enough to decide. What is decided now must be decided again by enough people."
    )


def chair_on(meeting: Meeting) -> str:
    """Who is chair by office on that day, for whoever may see it; "" otherwise."""
    person = officer(OfficeKind.CHAIR, meeting.meets_on) if may(Committee.SEE) else None
    return person.name if person else ""


def apologies_sent(meeting: Meeting) -> list[str]:
    """Who sent apologies beforehand, by name, for those who may see people."""
    if not may(People.SEE):
        return []
    return [one.person.name if one.person else one.name for one in apologies_of(meeting.id)]


def likely_there(meeting: Meeting) -> list[tuple[str, str]]:
    """Who may have been there: a name, and what else the list says of them. The committee in office, or those ticked."""
    if meeting.kind is MeetingKind.COMMITTEE:
        held = holders_on(meeting.meets_on) if may(Committee.SEE) else []
        offices: dict[str, list[str]] = {}
        for office, person, _ in held:
            if office.on_committee:
                offices.setdefault(person.name, []).append(office.name)
        return [(name, ", ".join(names)) for name, names in offices.items()]
    if not may(People.SEE):
        return []
    ticked = select(Person.name).join(Presence, Presence.person_id == Person.id)
    found = session.scalars(ticked.where(Presence.meeting_id == meeting.id).order_by(Person.sort_name, Person.id))
    return [(name, "") for name in found]
