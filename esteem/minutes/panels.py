"""What minutes bring to the house: sections on a meeting's page, and what they keep about people."""

from typing import Any

from esteem.kernel import dates
from esteem.kernel.house import House, Panel
from esteem.kernel.permissions import may
from esteem.meetings.models import Meeting
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.actions.people import forget_actions, forget_in_decisions, merge_actions
from esteem.minutes.actions.speaking import end_for_erased, merge_speaking
from esteem.minutes.permissions import MinutesOf
from esteem.minutes.queries import actions as acts
from esteem.minutes.queries.meetings import is_open
from esteem.minutes.queries.people import has_doers, held_actions
from esteem.minutes.queries.speaking import has_spoken, held_of_speaking, said_at, unasked
from esteem.people.models import Person
from esteem.people.permissions import People
from esteem.people.rules.held import ERASED, HELD, MERGED, NAME_STAYS
from esteem.people.rules.kept import KEPT, Basis, Kept

SPOKE = Kept(
    "If you speak for the group outside: what about, from when to when, and what you said", "To know who may speak for us.",
    Basis.INTEREST, "minutes", MinutesOf.SEE, place=40,
)  # fmt: skip
TOOK_ON = Kept(
    "What you took on to do for the group, and by when", "To know who does what.", Basis.INTEREST, "minutes",
    MinutesOf.SEE_ALL, also="and, by your initials, those who read minutes", place=39,
)  # fmt: skip
STAYS = {"decision": "A decision in approved minutes stays as it was signed; out of all others the name goes."}


def add_to(house: House) -> None:
    """Agendas, minutes, decisions and actions, each in its own place."""
    add_speaking(house)
    add_actions(house)
    add_decisions(house)


def add_speaking(house: House) -> None:
    """Who may speak for the group; and what was said, on the page of a meeting outside."""
    house.panels.append(Panel("meetings.meeting", "minutes/said_panel.html", MinutesOf.SEE_ALL, _said, place=36))
    house.on(HELD, held_of_speaking)
    house.on(ERASED, end_for_erased)
    house.on(MERGED, merge_speaking)
    house.on(KEPT, lambda: SPOKE if has_spoken() else None)


def _said(meeting: Meeting) -> dict[str, Any] | None:
    if meeting.kind is not MeetingKind.OUTSIDE:
        return None
    said = said_at(meeting.id)
    has_been = meeting.meets_on <= dates.today() and meeting.removed_at is None
    return {"meeting": meeting, "said": said, "unasked": unasked(said), "has_been": has_been}


def add_actions(house: House) -> None:
    """Who does what by when: on the page of a meeting, and of a person."""
    house.panels.append(Panel("meetings.meeting", "minutes/actions_panel.html", MinutesOf.SEE, _actions, place=55))
    house.panels.append(Panel("people.person", "minutes/person_panel.html", MinutesOf.SEE, _taken_on, place=50))
    house.on(HELD, held_actions)
    house.on(ERASED, forget_actions)
    house.on(MERGED, merge_actions)
    house.on(KEPT, lambda: TOOK_ON if has_doers() else None)


def _actions(meeting: Meeting) -> dict[str, Any] | None:
    """What is still open from earlier meetings, while this one is to come, and what was taken on there."""
    if not is_open(meeting.kind) or meeting.removed_at is not None:
        return None
    coming = meeting.meets_on >= dates.today() and not meeting.is_cancelled
    carried, made = acts.carried_into(meeting) if coming else [], acts.actions_of(meeting.id)
    if not carried and not made and not may(MinutesOf.WRITE):
        return None
    told = {"who_does": acts.who_does, "is_mine": acts.is_mine}
    return {"meeting": meeting, "carried": carried, "made": made, **told}


def _taken_on(person: Person) -> dict[str, Any] | None:
    if not may(People.SEE):
        return None
    taken, done = acts.actions_taken_on(person.id), acts.count_done_by(person.id)
    told = {"who_does": acts.who_does, "is_mine": acts.is_mine}
    return {"person": person, "open": taken, "done": done, **told} if taken or done else None


def add_decisions(house: House) -> None:
    """The names in decisions, when somebody is erased."""
    house.on(ERASED, forget_in_decisions)
    house.on(NAME_STAYS, lambda: STAYS)
