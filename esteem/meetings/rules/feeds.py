"""What a private link to the calendar tells: which meetings, and how much of each."""

from __future__ import annotations

from datetime import timedelta

from esteem.meetings.rules.kinds import GATHERINGS, MeetingKind

PAST_KEPT = timedelta(days=366)  # so long a meeting that has been stays in a calendar that is asked again
TOLD_GONE = timedelta(weeks=8)  # so long a meeting that was taken off is told as cancelled, until every phone has asked
FILE_NAME = "meetings.ics"


def kinds_seen(*, on_committee: bool) -> frozenset[MeetingKind]:
    """What somebody who does not sign in is asked to: the group's meetings; the committee's, too, while they are on it."""
    return GATHERINGS | {MeetingKind.COMMITTEE} if on_committee else GATHERINGS


def title_of(kind: str, own_kind: str, topic: str, *, show_topic: bool, is_cancelled: bool) -> str:
    """What stands in a calendar that others may see: the plain kind, and what is on only where that was chosen.

    A kind of the group's own has a name that may tell what the group is about: it counts as what is on.
    """
    said = f"{own_kind or kind}: {topic}" if show_topic and topic else own_kind or kind if show_topic else kind
    return f"Cancelled: {said}" if is_cancelled else said
