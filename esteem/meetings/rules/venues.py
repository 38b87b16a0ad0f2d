"""What kind of place it is, what a group must know to use one, and when it must be booked."""

from __future__ import annotations

import re

from esteem.kernel.text import Said, plural

LARGEST_ROOM = 10_000
LONGEST_HIRE = 24 * 60  # minutes


class VenueKind(Said):
    CAFE = "cafe", "Café or pub"
    CENTRE = "centre", "Community centre or hall"
    LIBRARY = "library", "Library"
    HOSPITAL = "hospital", "Hospital or surgery"
    AGENCY = "agency", "Agency’s office"
    WORSHIP = "worship", "Place of worship"
    HOME = "home", "Somebody’s home"
    OUTDOORS = "outdoors", "Outdoors"
    ONLINE = "online", "Online or by phone"
    OTHER = "other", "Other"


# What is yes, no or not known of a place, each with a note beside it: the column, and what it is called.
FEATURES = {
    "step_free": "Step-free way in",
    "lift": "Lift",
    "toilet": "Accessible toilet",
    "hearing_loop": "Hearing loop",
    "quiet_room": "Quiet room",
    "kitchen": "Kitchen",
    "private": "Privacy from passers-by",
}

_UNBOOKED = frozenset({VenueKind.HOME, VenueKind.OUTDOORS, VenueKind.ONLINE})


def must_book(kind: VenueKind | None, no_booking: bool) -> bool:
    """Whether somebody has to ask for the place before each meeting."""
    return not no_booking and kind not in _UNBOOKED


def says_yes_or_no(answer: bool | None) -> str:
    """An answer that may not be known."""
    return {True: "Yes", False: "No", None: "Not known"}[answer]


_HOURS = re.compile(r"(\d{1,4})(?:[.,](\d{1,4}))?\s*(?:h|hrs?|hours?)?", re.IGNORECASE | re.ASCII)
_MINUTES = re.compile(r"(\d{1,5})\s*(?:m|mins?|minutes?)", re.IGNORECASE | re.ASCII)
_BOTH = re.compile(
    r"(\d{1,4})\s*(?:h|hrs?|hours?|:)\s*(?:and\s+)?(\d{1,2})\s*(?:m|mins?|minutes?)?", re.IGNORECASE | re.ASCII
)


def read_length(typed: str) -> int:
    """Minutes of a length of time as people write it: `2`, `1.5`, `1h30`, `1:30`, `90 minutes`. Raises ValueError."""
    text = typed.strip().replace("½", ".5")
    text = f"0{text}" if text.startswith(".") else text
    if found := _BOTH.fullmatch(text):
        minutes = int(found[1]) * 60 + int(found[2])
    elif found := _MINUTES.fullmatch(text):
        minutes = int(found[1])
    elif found := _HOURS.fullmatch(text):
        parts = found[2] or "0"
        minutes = int(found[1]) * 60 + int(parts) * 60 // 10 ** len(parts)
    else:
        raise ValueError("Enter hours, like 2 or 1.5, or 90 minutes.")
    if not 1 <= minutes <= LONGEST_HIRE:
        raise ValueError("Enter a length of more than nothing and not more than a day, like 2 or 1.5.")
    return minutes


def say_length(minutes: int) -> str:
    """`1 hour 30 minutes`."""
    hours, rest = divmod(minutes, 60)
    said = [plural(hours, "hour")] if hours else []
    return " ".join([*said, plural(rest, "minute")] if rest or not said else said)


def show_length(minutes: int | None) -> str:
    """The same as it stands in a field: hours where they are whole, else hours and minutes."""
    if minutes is None:
        return ""
    hours, rest = divmod(minutes, 60)
    return f"{hours}:{rest:02d}" if rest else str(hours)
