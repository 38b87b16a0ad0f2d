"""What meetings bring to the house: their tab, under the group's own word, and what they keep about people."""

from typing import Any

from esteem.kernel import dates
from esteem.kernel.house import House, Panel, Tab
from esteem.kernel.pages import words
from esteem.meetings import queries
from esteem.meetings.actions.outside import forget_outside, merge_outside
from esteem.meetings.actions.presence import erase_from_door, merge_at_door, turn_old_names
from esteem.meetings.models import Meeting
from esteem.meetings.permissions import Meetings
from esteem.meetings.queries.door import door_of, door_settings
from esteem.meetings.queries.outside import has_outside, held_outside, outside_of, who_went
from esteem.meetings.queries.presence import apologies_of, held_of_door, keeps_names
from esteem.meetings.rules.kinds import MeetingKind
from esteem.people.permissions import People
from esteem.people.rules.held import ERASED, HELD, MERGED
from esteem.people.rules.kept import KEPT, Basis, Kept

CONTACTS = Kept(
    "If you look after a place we meet in: your name and your number", "To book it, and to ring when something is wrong.",
    Basis.INTEREST, "helpers", Meetings.SEE, place=36,
)  # fmt: skip
CAME = Kept(
    "Which meetings you came to, or sent apologies for, where names are written down", "To know who was there.",
    Basis.INTEREST, "presence", People.SEE, place=38,
)  # fmt: skip
WENT = Kept(
    "Which meetings of others you went to for the group", "To know who spoke for the group.",
    Basis.INTEREST, "minutes", People.SEE, place=39,
)  # fmt: skip


def add_to(house: House) -> None:
    house.tabs.append(Tab(lambda: str(words().Meetings), "meetings.index", Meetings.SEE, place=40))
    add_door(house)
    add_patterns(house)
    house.on(KEPT, lambda: CONTACTS if queries.has_contacts() else None)


def add_door(house: House) -> None:
    """Who came: how many by kind on the meeting's page, apologies to those who may see people."""
    house.panels.append(Panel("meetings.meeting", "meetings/door_panel.html", Meetings.SEE, _door, place=30))
    house.panels.append(Panel("meetings.meeting", "meetings/apologies_panel.html", People.SEE, _apologies, place=31))
    house.daily["names at the door"] = turn_old_names
    house.on(HELD, held_of_door)
    house.on(ERASED, erase_from_door)
    house.on(MERGED, merge_at_door)
    house.on(KEPT, lambda: CAME if door_settings().names or keeps_names() else None)


def _door(meeting: Meeting) -> dict[str, Any] | None:
    if meeting.is_cancelled or meeting.removed_at is not None:
        return None
    return {"meeting": meeting, "count": door_of(meeting)}


def _apologies(meeting: Meeting) -> dict[str, Any] | None:
    if meeting.is_cancelled or meeting.removed_at is not None:
        return None
    return {"meeting": meeting, "apologies": apologies_of(meeting.id)}


def add_patterns(house: House) -> None:
    """What a meeting is part of; and who goes to a meeting outside."""
    house.panels.append(Panel("meetings.meeting", "meetings/series_panel.html", Meetings.SEE, _part_of, place=5))
    house.panels.append(Panel("meetings.meeting", "meetings/outside_panel.html", Meetings.SEE, _outside, place=35))
    house.on(HELD, held_outside)
    house.on(KEPT, lambda: WENT if has_outside() else None)
    house.on(ERASED, forget_outside)
    house.on(MERGED, merge_outside)


def _part_of(meeting: Meeting) -> dict[str, Any] | None:
    if meeting.series is None:
        return None
    ahead = meeting.meets_on >= dates.today() and meeting.series.is_live
    return {"meeting": meeting, "series": meeting.series, "ahead": ahead and not meeting.removed_at}


def _outside(meeting: Meeting) -> dict[str, Any] | None:
    if meeting.kind is not MeetingKind.OUTSIDE:
        return None
    written = outside_of(meeting)
    return {"meeting": meeting, "outside": written, "who": who_went(written) if written else []}
