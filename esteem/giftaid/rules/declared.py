"""What a declaration covers: which days, until when, and from when one by word of mouth counts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from esteem.giftaid.rules.limits import Key, limit_on, years_after
from esteem.kernel.dates import say_day
from esteem.kernel.text import Said

TOLD = (
    "I am a UK taxpayer and understand that if I pay less Income Tax and/or Capital Gains Tax than the amount of Gift Aid "
    "claimed on all my donations in that tax year it is my responsibility to pay any difference."
)


class How(Said):
    """How it was given."""

    WRITTEN = "written", "On paper"
    ONLINE = "online", "Online, or by e-mail"
    ORAL = "oral", "By word of mouth"


@dataclass(frozen=True, slots=True)
class Given:
    """The days of a declaration; `gift_on` is the day of the one gift it is for, if it is for one."""

    id: int
    made_on: date
    gift_on: date | None
    for_past: bool
    for_future: bool
    how: How
    sent_on: date | None = None
    cancelled_on: date | None = None

    @property
    def past_from(self) -> date:
        """The first day it reaches back to."""
        return years_after(self.made_on, -limit_on(Key.PAST_YEARS, self.made_on).value)

    @property
    def is_annulled(self) -> bool:
        """Whether it was taken back so soon that it never counted: only word of mouth can be."""
        if self.how is not How.ORAL or self.cancelled_on is None:
            return False
        days = limit_on(Key.ORAL_DAYS, self.made_on).value
        return self.sent_on is None or self.cancelled_on <= self.sent_on + timedelta(days=days)

    @property
    def says(self) -> str:
        """Which gifts, in words."""
        parts = [f"the gift of {say_day(self.gift_on)}"] if self.gift_on else []
        if self.for_past:
            parts.append(f"gifts from {say_day(self.past_from)} to {say_day(self.made_on - timedelta(days=1))}")
        if self.for_future:
            parts.append(f"all from {say_day(self.made_on)} on")
        said = ", and ".join(parts)
        return f"{said[:1].upper()}{said[1:]}"


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether a gift is covered, by which declaration, and why or why not."""

    declaration: int | None
    says: str


def why_not(given: Given, day: date) -> str:
    """Why it does not cover a gift of that day; "" when it does."""
    if given.is_annulled:
        return "Their word was taken back in time: it never counted."
    if given.how is How.ORAL and given.sent_on is None:
        return "Given by word of mouth, and the record of it has not been sent yet."
    if given.cancelled_on is not None and day >= given.cancelled_on:
        return f"Their declaration was cancelled on {say_day(given.cancelled_on)}."
    if given.gift_on == day or (given.for_future and day >= given.made_on):
        return ""
    if given.for_past and given.past_from <= day < given.made_on:
        return ""
    return f"Their declaration of {say_day(given.made_on)} is for other days."


def covered(day: date, declarations: Iterable[Given]) -> Answer:
    """The latest declaration that covers a gift of that day, or what the latest lacks."""
    latest_first = sorted(declarations, key=lambda one: (one.made_on, one.id), reverse=True)
    for one in latest_first:
        if not why_not(one, day):
            return Answer(one.id, f"Declaration of {say_day(one.made_on)}.")
    return Answer(None, why_not(latest_first[0], day) if latest_first else "They have made no declaration.")
