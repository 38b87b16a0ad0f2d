"""What subs bring to the house: their way among the money pages, the door of a meeting, a member's history, what is owed."""

from __future__ import annotations

from typing import Any

from esteem.group.queries import our_words
from esteem.kernel import dates
from esteem.kernel.house import House, Panel, Tab
from esteem.kernel.permissions import may
from esteem.meetings.models import Meeting
from esteem.meetings.rules.kinds import MeetingKind
from esteem.money.rules.events import REVERSED, UNPAID
from esteem.people.models import Person
from esteem.people.rules.held import ERASED, HELD, MERGED
from esteem.people.rules.kept import KEPT, Basis, Kept
from esteem.subs.actions.payments import unpay
from esteem.subs.actions.people import forget, hand_on
from esteem.subs.permissions import Subs
from esteem.subs.queries.door import sum_and_count, takings_of
from esteem.subs.queries.held import has_subs, held_of_subs, owed_to_us
from esteem.subs.queries.members import member, paid_for_said, payments_of
from esteem.subs.queries.plans import has_plans

FEW = 3
KEPT_OF_SUBS = Kept(
    "What you pay to belong or to come, when you paid it and for which time; never why you pay less",
    "To know what is paid, and to keep the books.", Basis.INTEREST, "money", Subs.NAMES, place=44,
)  # fmt: skip


def add_to(house: House) -> None:
    """Its way, its sections on lower pages, and what it keeps about people."""
    house.tabs.append(Tab(_called, "subs.index", Subs.SEE, place=20, under="money.index"))
    house.panels.append(Panel("meetings.meeting", "subs/door_panel.html", Subs.SEE, _at_the_door, place=32))
    house.panels.append(Panel("people.person", "subs/person_panel.html", Subs.NAMES, _with_person, place=61))
    house.on(REVERSED, unpay)
    house.on(UNPAID, lambda as_of: owed_to_us(as_of) or None)
    house.on(HELD, held_of_subs)
    house.on(ERASED, forget)
    house.on(MERGED, hand_on)
    house.on(KEPT, lambda: KEPT_OF_SUBS if has_subs() else None)


def _called() -> str:
    word = our_words().subs
    return f"{word[:1].upper()}{word[1:]}"


def _at_the_door(meeting: Meeting) -> dict[str, Any] | None:
    """What came in at the door, and the way to the screen, from the day itself on."""
    if meeting.kind is MeetingKind.OUTSIDE or meeting.is_cancelled or meeting.removed_at is not None:
        return None
    if meeting.meets_on > dates.today() or not has_plans():
        return None
    takings = takings_of(meeting.id)
    if not takings and not may(Subs.TAKE):
        return None
    total, named = sum_and_count(takings, meeting.id)
    return {"meeting": meeting, "takings": takings, "total": total, "named": named}


def _with_person(person: Person) -> dict[str, Any] | None:
    if person.erased_at is not None or not has_plans():
        return None
    shown = member(person.id)
    paid = payments_of(person.id, most=FEW)
    return {"member": shown, "payments": paid, "paid_for_said": paid_for_said} if shown else None
