"""Where a person stands with the group, and how a name is said."""

from __future__ import annotations

import re
from datetime import date

from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import Said, fold


class Standing(Said):
    """What a list of people can be narrowed to."""

    CURRENT = "current", "Here now"
    LEFT = "left", "Have left"
    REMOVED = "removed", "Removed"


class Order(Said):
    NAME = "name", "Name"
    NEWEST = "newest", "Newest first"


NO_VOICEMAIL = "Do not leave a voicemail"


def check_days(joined_on: date | None, left_on: date | None) -> None:
    """Raise RuleBroken when somebody would leave before they joined."""
    if joined_on and left_on and left_on < joined_on:
        raise RuleBroken("The day they left is before the day they joined.", field="left_on")


def check_has_left(left_on: date, today: date) -> None:
    """Raise RuleBroken for a day still to come: whoever has left is off the lists at once."""
    if left_on > today:
        raise RuleBroken("That day has not come yet. Record it when they have left.", field="left_on")


def phone_cautions(no_voicemail: bool, phone_care: str) -> list[str]:
    """What must be minded when ringing, in the order it is shown beside the number."""
    return [*([NO_VOICEMAIL] if no_voicemail else []), *([phone_care] if phone_care else [])]


def initials(name: str) -> str:
    """`Ann Other` is `A. O.`: for whoever may see that somebody was there, but not who."""
    return " ".join(f"{word[0].upper()}." for word in re.findall(r"[^\W_]+", name))


def found_by(*, name: str, known_as: str, phone: str, email: str) -> str:
    """All that a search looks through: folded names and address, and the number's digits however it was typed."""
    return "\n".join([fold(name), fold(known_as), fold(email), re.sub(r"\D", "", phone)])


def searched_for(typed: str) -> str:
    """What a search means: digits alone when it looks like a number (`0115 496` finds `(0115) 496 0123`)."""
    plain = typed.strip()
    looks_like_number = re.fullmatch(r"[\d\s()+.\-/]{3,}", plain) is not None
    return re.sub(r"\D", "", plain) if looks_like_number else fold(plain)
