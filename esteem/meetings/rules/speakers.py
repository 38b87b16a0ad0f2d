"""Speakers at a meeting: how it stands with each, and what cannot be."""

from __future__ import annotations

from datetime import date

from esteem.kernel.dates import say_weekday
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import Money
from esteem.kernel.text import Said

SOON_DAYS = 28
LONG_AGO_DAYS = 120
MOST_FEE = Money(10_000_00)


class TalkState(Said):
    """How it stands with a speaker."""

    IDEA = "idea", "Not asked yet"
    ASKED = "asked", "Asked"
    CONFIRMED = "confirmed", "Confirmed"
    DECLINED = "declined", "Cannot come"
    THANKED = "thanked", "Thanked"


class TalkWhen(Said):
    """What the list of speakers is narrowed to."""

    NEXT = "next", "Still to come"
    PAST = "past", "Have been"
    REMOVED = "removed", "Taken off"


def state_of(*, asked: date | None, confirmed: date | None, declined: date | None, thanked: date | None) -> TalkState:
    """The furthest it has come."""
    if declined:
        return TalkState.DECLINED
    if thanked:
        return TalkState.THANKED
    if confirmed:
        return TalkState.CONFIRMED
    return TalkState.ASKED if asked else TalkState.IDEA


def check_somebody(person_id: int | None, who: str) -> None:
    """Raise RuleBroken when nobody is named, or one is named twice over."""
    if person_id is None and not who:
        raise RuleBroken("Choose somebody, or say who in words.", field="who")
    if person_id is not None and who:
        raise RuleBroken("Choose somebody or say who in words, not both.", field="who")


def check_fee(fee: Money | None) -> None:
    """Raise RuleBroken for a fee that must be a slip."""
    if fee is not None and not Money(0) <= fee <= MOST_FEE:
        raise RuleBroken(f"Enter an amount up to {MOST_FEE}. Look at the fee again.", field="fee")


def check_days(
    today: date,
    meets_on: date,
    *,
    asked: date | None,
    confirmed: date | None,
    declined: date | None,
    thanked: date | None,
) -> None:
    """Raise RuleBroken for what is said to have happened on a day still to come, both answers, or thanks before the talk."""
    told = {"asked_on": asked, "confirmed_on": confirmed, "declined_on": declined, "thanked_on": thanked}
    for field, day in told.items():
        if day is not None and day > today:
            raise RuleBroken("That day has not come yet. Write it down when it has happened.", field=field)
    if confirmed and declined:
        raise RuleBroken("They confirmed, or they cannot come: leave one of the two blank.", field="declined_on")
    if thanked and thanked < meets_on:
        raise RuleBroken("That is before they spoke.", field="thanked_on")


def thank_you(*, who: str, topic: str, meets_on: date, from_whom: str) -> str:
    """A letter of thanks to paste and make one's own."""
    about = f" and talking to us about “{topic}”" if topic else ""
    return (
        f"Dear {who or '…'},\n\nThank you for coming on {say_weekday(meets_on)}{about}. People took a lot from it, and it was"
        " good of you to give us your evening.\n\nWe hope you will come again.\n\nWith our best wishes\n\n"
        f"{from_whom}"
    )
