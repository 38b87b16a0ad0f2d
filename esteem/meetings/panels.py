"""What meetings bring to the house: their tab, under the group's own word, and what they keep about people."""

from typing import Any

from esteem.kernel import dates
from esteem.kernel.house import House, Panel, Tab
from esteem.kernel.pages import words
from esteem.meetings import queries
from esteem.meetings.actions.outside import forget_outside, merge_outside
from esteem.meetings.models import Meeting
from esteem.meetings.permissions import Meetings
from esteem.meetings.queries.outside import has_outside, held_outside, outside_of, who_went
from esteem.meetings.rules.kinds import MeetingKind
from esteem.people.permissions import People
from esteem.people.rules.held import ERASED, HELD, MERGED
from esteem.people.rules.kept import KEPT, Basis, Kept

CONTACTS = Kept(
    "If you look after a place we meet in: your name and your number", "To book it, and to ring when something is wrong.",
    Basis.INTEREST, "helpers", Meetings.SEE, place=36,
)  # fmt: skip
WENT = Kept(
    "Which meetings of others you went to for the group", "To know who spoke for the group.",
    Basis.INTEREST, "minutes", People.SEE, place=39,
)  # fmt: skip


def add_to(house: House) -> None:
    house.tabs.append(Tab(lambda: str(words().Meetings), "meetings.index", Meetings.SEE, place=40))
    add_patterns(house)
    house.on(KEPT, lambda: CONTACTS if queries.has_contacts() else None)


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
