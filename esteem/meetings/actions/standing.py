"""What must hold before something is arranged for a meeting: it takes place, and whoever is named belongs."""

from __future__ import annotations

from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.meetings.models import Meeting
from esteem.meetings.rules.jobs import check_stands
from esteem.people.models import Person


def check_meeting(meeting: Meeting) -> None:
    """Raise RuleBroken for a meeting that was cancelled or removed."""
    check_stands(meeting.status, is_removed=meeting.removed_at is not None)


def somebody_here(person_id: int, field: str | None = "person_id") -> Person:
    """The person of that number; raises RuleBroken for one who left, was removed or erased."""
    someone = session.get(Person, person_id)
    if someone is None or not someone.is_here:
        raise RuleBroken("They are on no list now.", field=field)
    return someone
