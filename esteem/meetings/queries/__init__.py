"""What the group wants to know of its meetings and places. An informal group sees no committee and general meetings."""

from esteem.meetings.queries.meetings import (
    Wanted,
    at_the_same_time,
    attendance,
    attendance_of,
    is_ours,
    meetings_found,
    meetings_held,
    meetings_listed,
    next_meeting,
    notice_for,
    same_time,
    without_headcount,
    years_held,
    years_with_meetings,
)
from esteem.meetings.queries.venues import VenueUse, has_contacts, use_of, venue_called, venues_found, venues_listed

__all__ = [
    "VenueUse",
    "Wanted",
    "at_the_same_time",
    "attendance",
    "attendance_of",
    "has_contacts",
    "is_ours",
    "meetings_found",
    "meetings_held",
    "meetings_listed",
    "next_meeting",
    "notice_for",
    "same_time",
    "use_of",
    "venue_called",
    "venues_found",
    "venues_listed",
    "without_headcount",
    "years_held",
    "years_with_meetings",
]
