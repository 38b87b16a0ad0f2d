"""The words that tell of a meeting, to be pasted into a message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from esteem.kernel.dates import say_weekday
from esteem.meetings.rules.kinds import FORMAL, MeetingKind

NOTICE_SAYS = "what a notice says"  # asked with meeting; answers a list of lines: the business, as the agenda has it


@dataclass(frozen=True, slots=True)
class Told:
    """What is to be told: `kind` in the group's words, `times` as 7.30 pm to 9 pm, `place` and `access` line by line."""

    kind: MeetingKind
    kind_said: str
    group_name: str
    meets_on: date
    times: str
    topic: str
    place: Sequence[str]
    access: Sequence[str]
    business: Sequence[str]
    contact: str
    is_cancelled: bool
    because: str
    named: bool


def notice_text(told: Told) -> str:
    """Plain lines, the important ones first. A formal meeting says whose it is; any other only when that is wanted."""
    first = _first(told)
    if told.is_cancelled:
        return "\n".join([first, *_because(told.because), *_contact(told.contact)])
    when = ", ".join(filter(None, [say_weekday(told.meets_on), told.times]))
    parts = [[first], [when, *told.place], told.access, [told.topic], _business(told), _contact(told.contact)]
    return "\n\n".join(text for part in parts if (text := "\n".join(filter(None, part))))


def _first(told: Told) -> str:
    whose = f" of {told.group_name}" if told.group_name and (told.named or told.kind in FORMAL) else ""
    lower = told.kind_said[:1].lower() + told.kind_said[1:]
    if told.is_cancelled:
        return f"The {lower}{whose} on {say_weekday(told.meets_on)} does not take place."
    return f"Notice of the {lower}{whose}" if told.kind in FORMAL else f"{told.kind_said}{whose}"


def _business(told: Told) -> list[str]:
    return (
        ["What it is about:", *(f"{number}. {line}" for number, line in enumerate(told.business, 1))]
        if told.business
        else []
    )


def _because(because: str) -> list[str]:
    return [because if because.endswith((".", "!", "?")) else f"{because}."] if because else []


def _contact(contact: str) -> list[str]:
    return [contact] if contact else []


def wants(told: Told) -> list[str]:
    """What is still missing of what such a notice should say, in sentences."""
    found = [] if told.times else ["Say when it begins: no time is kept yet."]
    found += [] if told.place else ["Say where it is: no place is kept yet."]
    if told.kind in (MeetingKind.AGM, MeetingKind.SPECIAL) and not told.business:
        found.append(
            "Say what it is about: whatever people are to vote on belongs into the notice, word for word where rules change."
        )
    return [] if told.is_cancelled else found
