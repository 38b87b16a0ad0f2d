"""What minutes bring to the house: sections on a meeting's page, and what they keep about people."""

from typing import Any

from esteem.kernel import dates
from esteem.kernel.house import House, Panel, Tab
from esteem.kernel.permissions import may
from esteem.kernel.tasks import TO_DO
from esteem.meetings.models import Meeting
from esteem.meetings.rules.kinds import FORMAL, MeetingKind
from esteem.meetings.rules.notice_text import NOTICE_SAYS
from esteem.minutes.actions.answers import forget_answers, merge_answers
from esteem.minutes.actions.named import forget_in_minutes
from esteem.minutes.actions.papers import forget_in_papers
from esteem.minutes.actions.people import forget_actions, forget_in_decisions, merge_actions
from esteem.minutes.actions.speaking import end_for_erased, merge_speaking
from esteem.minutes.actions.writing import end_left_sittings
from esteem.minutes.permissions import MinutesOf
from esteem.minutes.queries import actions as acts
from esteem.minutes.queries.agenda import items_of
from esteem.minutes.queries.asked import asked_of
from esteem.minutes.queries.listed import standing_of
from esteem.minutes.queries.meetings import called, is_open, the_meeting_open
from esteem.minutes.queries.named import has_minutes, held_in_minutes
from esteem.minutes.queries.people import has_doers, held_actions
from esteem.minutes.queries.questions import has_asked, held_of_questions, known_as, to_ratify
from esteem.minutes.queries.speaking import has_spoken, held_of_speaking, said_at, unasked
from esteem.minutes.rules.building import DUE, Line
from esteem.minutes.rules.items import ItemKind
from esteem.minutes.rules.usual import Slot
from esteem.minutes.tasks import to_do
from esteem.people.models import Person
from esteem.people.permissions import People
from esteem.people.rules.held import ERASED, HELD, MERGED, NAME_STAYS
from esteem.people.rules.kept import KEPT, Basis, Kept

ANSWERED = Kept(
    "If you are asked to decide something between two meetings: what you answered, and when", "To show how it was decided.",
    Basis.INTEREST, "minutes", MinutesOf.SEE_ALL, also="and the others who were asked", place=41,
)  # fmt: skip
SPOKE = Kept(
    "If you speak for the group outside: what about, from when to when, and what you said", "To know who may speak for us.",
    Basis.INTEREST, "minutes", MinutesOf.SEE, place=40,
)  # fmt: skip
TOOK_ON = Kept(
    "What you took on to do for the group, and by when", "To know who does what.", Basis.INTEREST, "minutes",
    MinutesOf.SEE_ALL, also="and, by your initials, those who read minutes", place=39,
)  # fmt: skip
MINUTED = Kept(
    "In the minutes: that you were there or sent apologies, what you proposed, reported or took on",
    "To have a record of what the group talked of and decided.", Basis.INTEREST, "minutes", MinutesOf.SEE_ALL,
    also="and, once they are approved and by your initials, those who read minutes", place=37,
)  # fmt: skip
FEW = 8  # of what is still open, on the page of a meeting
NAMES_STAY = "Approved minutes stay as they were signed; out of drafts and agendas the name goes."
STAYS = {"decision": "A decision in approved minutes stays as it was signed; out of all others the name goes."}


def add_to(house: House) -> None:
    """Agendas, minutes, decisions and actions, each in its own place."""
    house.on(TO_DO, to_do)
    add_agenda(house)
    add_minutes(house)
    add_speaking(house)
    add_questions(house)
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


def add_questions(house: House) -> None:
    """What was decided between meetings: on the page of the meeting that ratifies it, and due on its agenda."""
    house.panels.append(Panel("meetings.meeting", "minutes/ratify_panel.html", MinutesOf.SEE_ALL, _to_ratify, place=52))
    house.panels.append(Panel("minutes.minutes", "minutes/ratify_panel.html", MinutesOf.SEE_ALL, _to_ratify, place=50))
    house.on(DUE, _due)
    house.on(HELD, held_of_questions)
    house.on(ERASED, forget_answers)
    house.on(MERGED, merge_answers)
    house.on(KEPT, lambda: ANSWERED if has_asked() else None)


def _to_ratify(meeting: Meeting) -> dict[str, Any] | None:
    if meeting.is_cancelled or meeting.removed_at is not None:
        return None
    questions = to_ratify(meeting)
    return {"questions": questions} if questions else None


def _due(meeting: Meeting) -> list[Line]:
    """A line for each question that waits for this meeting."""
    return [
        Line(
            Slot.DUE, known_as(one), one.words[:180], ItemKind.DECIDE, 5, why="decided between meetings, to be ratified"
        )
        for one in to_ratify(meeting)
    ]


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
    carried, made = acts.carried_into(meeting, most=FEW + 1) if coming else [], acts.actions_of(meeting.id)
    if not carried and not made and not may(MinutesOf.WRITE):
        return None
    told = {"who_does": acts.who_does, "is_mine": acts.is_mine}
    return {"meeting": meeting, "carried": carried[:FEW], "more": len(carried) > FEW, "made": made, **told}


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


def add_agenda(house: House) -> None:
    """What a meeting is to talk of, and what the rules in force ask of it."""
    house.panels.append(Panel("meetings.meeting", "minutes/asked_panel.html", MinutesOf.SEE, _asked, place=45))
    house.panels.append(Panel("meetings.meeting", "minutes/agenda_panel.html", MinutesOf.SEE, _agenda, place=50))
    house.on(NOTICE_SAYS, _business)
    house.on(ERASED, forget_in_papers)


def _business(meeting: Meeting) -> list[str] | None:
    """What the notice of a formal meeting says it is about."""
    if meeting.kind not in FORMAL or not may(MinutesOf.SEE) or not is_open(meeting.kind):
        return None
    return [item.title for item in items_of(meeting.id)]


def _asked(meeting: Meeting) -> dict[str, Any] | None:
    told = asked_of(meeting) if is_open(meeting.kind) else []
    return {"asked": told} if told else None


def _agenda(meeting: Meeting) -> dict[str, Any] | None:
    if not is_open(meeting.kind) or meeting.removed_at is not None or meeting.kind is MeetingKind.OUTSIDE:
        return None
    titles = [item.title for item in items_of(meeting.id)]
    return {"meeting": meeting, "titles": titles} if titles or may(MinutesOf.WRITE) else None


def add_minutes(house: House) -> None:
    """The tab, the minutes on their meeting's page, the sittings that end by night, and the names in them."""
    house.tabs.append(Tab(called, "minutes.index", MinutesOf.SEE, place=45))
    house.panels.append(Panel("meetings.meeting", "minutes/minutes_panel.html", MinutesOf.SEE, _minutes, place=51))
    house.daily["sittings"] = end_left_sittings
    house.on(HELD, held_in_minutes)
    house.on(ERASED, forget_in_minutes)
    house.on(NAME_STAYS, lambda: dict.fromkeys(("minutes", "agenda_item"), NAMES_STAY))
    house.on(KEPT, lambda: MINUTED if has_minutes() else None)


def _minutes(meeting: Meeting) -> dict[str, Any] | None:
    opened = the_meeting_open(meeting.id)
    if opened is None or meeting.removed_at is not None:
        return None
    if opened.minutes is None and (meeting.is_cancelled or not opened.can_be_written):
        return None
    standing = standing_of(opened.minutes)
    return {
        "meeting": meeting, "minutes": opened.minutes, "standing": standing, "can_write": opened.can_be_written,
        "called": called(),
    }  # fmt: skip
