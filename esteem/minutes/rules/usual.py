"""The usual order of each kind of meeting, as it is delivered; a group may keep its own instead."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.rules.items import ItemKind


class Slot(StrEnum):
    """The lines of a usual order that the program knows: some are filled with what is due, some are looked for."""

    WELCOME = "welcome"
    INTERESTS = "interests"
    LAST_MINUTES = "last-minutes"
    ARISING = "arising"
    ACTIONS = "actions"
    REPORT = "report"
    TREASURER = "treasurer"
    ACCOUNTS = "accounts"
    EXAMINER = "examiner"
    RULES = "rules"
    ELECTION = "election"
    WHY = "why"
    MOTIONS = "motions"
    MAIN = "main"
    SHARING = "sharing"
    TEA = "tea"
    DUE = "due"  # what was put off to a meeting like this, and whatever else waits for one
    ANYTHING_ELSE = "anything-else"
    NEXT = "next"
    CLOSE = "close"


LAST = (Slot.ANYTHING_ELSE, Slot.NEXT, Slot.CLOSE)  # what is due goes before these where an order has no line for it


@dataclass(frozen=True, slots=True)
class Usual:
    """One line of a usual order; `slot` is "" for a group's own. What is only `sometimes` on it is proposed without a tick."""

    slot: str
    title: str
    kind: ItemKind
    minutes: int | None = None
    sometimes: bool = False
    key: str = ""

    @property
    def is_known_by(self) -> str:
        """What an item made of it is known by, so that it is not made twice."""
        return self.key or self.slot


_WELCOME = Usual(Slot.WELCOME, "Welcome and apologies", ItemKind.INFORM, 5)
_DUE = Usual(Slot.DUE, "What was put off to this meeting", ItemKind.DISCUSS)
_ACTIONS = Usual(Slot.ACTIONS, "What we said we would do", ItemKind.REPORT, 5)
_ANYTHING_ELSE = Usual(Slot.ANYTHING_ELSE, "Any other business", ItemKind.DISCUSS, 5)
_NEXT = Usual(Slot.NEXT, "Date of the next meeting", ItemKind.INFORM, 2)
_TEA = Usual(Slot.TEA, "Tea", ItemKind.INFORM, 15)

# From the checklists for annual meetings and minutes of community advice services: design, domain H.2 and H.3
DELIVERED: dict[MeetingKind, tuple[Usual, ...]] = {
    MeetingKind.MEETING: (
        Usual(Slot.WELCOME, "Welcome", ItemKind.INFORM, 5),
        Usual(Slot.LAST_MINUTES, "What we wrote down last time", ItemKind.DECIDE, 2, sometimes=True),
        Usual(Slot.SHARING, "Sharing", ItemKind.SHARING, 45),
        _TEA,
        _ACTIONS,
        _DUE,
        Usual(Slot.ANYTHING_ELSE, "Anything else", ItemKind.DISCUSS, 5),
        Usual(Slot.NEXT, "When we meet next", ItemKind.INFORM, 2),
    ),
    MeetingKind.COMMITTEE: (
        _WELCOME,
        Usual(Slot.INTERESTS, "Interests to declare", ItemKind.INFORM, 2),
        Usual(Slot.LAST_MINUTES, "Minutes of the last meeting", ItemKind.DECIDE, 5),
        Usual(Slot.ARISING, "Matters arising", ItemKind.DISCUSS, 5),
        _ACTIONS,
        Usual(Slot.TREASURER, "Treasurer’s report", ItemKind.REPORT, 10),
        _DUE,
        _ANYTHING_ELSE,
        _NEXT,
    ),
    MeetingKind.AGM: (
        _WELCOME,
        Usual(Slot.LAST_MINUTES, "Minutes of the last annual general meeting", ItemKind.DECIDE, 5),
        Usual(Slot.ARISING, "Matters arising", ItemKind.DISCUSS, 5),
        Usual(Slot.REPORT, "The committee’s report on the year", ItemKind.REPORT, 10),
        Usual(Slot.ACCOUNTS, "Treasurer’s report and the year’s accounts", ItemKind.DECIDE, 10),
        Usual(Slot.EXAMINER, "Who checks the next accounts", ItemKind.DECIDE, 3),
        Usual(Slot.RULES, "Changes to the rules", ItemKind.DECIDE, 15, sometimes=True),
        Usual(Slot.ELECTION, "The committee stands down; election of officers and committee", ItemKind.DECIDE, 15),
        Usual(Slot.MOTIONS, "Motions sent in beforehand", ItemKind.DECIDE, 10, sometimes=True),
        _DUE,
        _ANYTHING_ELSE,
        Usual(Slot.CLOSE, "Close, and time together", ItemKind.INFORM),
    ),
    MeetingKind.SPECIAL: (
        _WELCOME,
        Usual(Slot.WHY, "Why this meeting was called", ItemKind.INFORM, 5),
        Usual(Slot.MOTIONS, "The motion", ItemKind.DECIDE, 20),
        Usual(Slot.CLOSE, "Close", ItemKind.INFORM),
    ),
    MeetingKind.TALK: (
        Usual(Slot.WELCOME, "Welcome", ItemKind.INFORM, 5),
        Usual(Slot.MAIN, "The talk", ItemKind.INFORM, 40),
        Usual("", "Questions", ItemKind.DISCUSS, 15, key="questions"),
        _TEA,
        Usual(Slot.NEXT, "When we meet next", ItemKind.INFORM, 2),
    ),
    MeetingKind.TRAINING: (
        Usual(Slot.WELCOME, "Welcome", ItemKind.INFORM, 5),
        Usual(Slot.MAIN, "The training", ItemKind.INFORM, 90),
        _TEA,
        Usual("", "What we take with us", ItemKind.DISCUSS, 10, key="take-with-us"),
    ),
}


def delivered(kind: MeetingKind) -> tuple[Usual, ...]:
    """The order delivered for a kind; nothing for a social, an outing, or a meeting of others."""
    return DELIVERED.get(kind, ())


def slot_of(known_by: str) -> str:
    """Which line an item is, whichever meeting's minutes or whatever else it is about; "" for one added by hand."""
    return next((slot for slot in Slot if known_by == slot or known_by.startswith(f"{slot}-")), "")
