"""How meetings stand, and what lists of them and of places are narrowed to."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from esteem.kernel.text import Said


class MeetingStatus(Said):
    PLANNED = "planned", "Planned"
    CANCELLED = "cancelled", "Cancelled"


class When(Said):
    """What a list of meetings can be narrowed to."""

    NEXT = "next", "Still to come"
    PAST = "past", "Have been"
    REMOVED = "removed", "Removed"


class Use(Said):
    """What a list of venues can be narrowed to."""

    IN_USE = "in-use", "We use"
    RETIRED = "retired", "No longer used"


def years_between(first: date | None, last: date | None) -> Iterable[int]:
    """The calendar years from the last back to the first."""
    return range(last.year, first.year - 1, -1) if first and last else ()
