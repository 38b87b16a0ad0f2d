"""Which bookings are gifts, and how each stands."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from esteem.giftaid.rules.declared import Given, covered
from esteem.giftaid.rules.limits import Key, limit_on, years_after
from esteem.kernel.dates import say_day
from esteem.kernel.money import NOTHING, Money
from esteem.kernel.text import Said


class Stands(Said):
    """How a gift stands."""

    READY = "ready", "To be claimed"
    UNCOVERED = "uncovered", "No declaration"
    LATE = "late", "Too late to claim"
    CLAIMED = "claimed", "Claimed"
    NOT = "not", "Not a gift"


BADGES = {Stands.READY: "ok", Stands.UNCOVERED: "warn", Stands.LATE: "bad"}


@dataclass(frozen=True, slots=True)
class Booking:
    """What the books say of money in from somebody: how much of it stands under headings of gifts, how much is subs."""

    id: int
    number: int
    day: date
    who: str
    person: int
    whole: Money
    donated: Money
    is_subs: bool
    subs_gift: Money
    subs_reason: str
    said: bool | None = None
    reason: str = ""
    sponsored: bool = False
    claim: int | None = None


@dataclass(frozen=True, slots=True)
class Judged:
    """A booking, what of it is a gift, how it stands and why; `until` is the last day to claim it."""

    booking: Booking
    amount: Money
    stands: Stands
    says: str
    declaration: int | None
    until: date

    @property
    def is_ready(self) -> bool:
        return self.stands is Stands.READY


def last_day_to_claim(year_ends_on: date) -> date:
    """Four years from the end of the year of accounts."""
    return years_after(year_ends_on, limit_on(Key.WINDOW_YEARS, year_ends_on).value)


def gift_in(booking: Booking) -> tuple[Money, str]:
    """How much of it is a gift, and why, or why none is."""
    if booking.said is False:
        return NOTHING, f"Somebody said that it is none: {booking.reason}"
    by_rule = booking.subs_gift if booking.is_subs else booking.donated
    if booking.said is True:
        return by_rule or booking.whole, f"Somebody said that it is one: {booking.reason}"
    if booking.is_subs and by_rule:
        return by_rule, f"What is paid on this plan may be a gift: {booking.subs_reason}"
    if by_rule:
        return by_rule, "Booked as a donation."
    return NOTHING, "What is paid to belong or to come is no gift." if booking.is_subs else "Not booked as a donation."


def judge(booking: Booking, declarations: Iterable[Given], *, year_ends_on: date, today: date) -> Judged:
    """How it stands today."""
    amount, why = gift_in(booking)
    until = last_day_to_claim(year_ends_on)
    if booking.claim is not None:
        return Judged(booking, amount, Stands.CLAIMED, f"In claim {booking.claim}.", None, until)
    if amount <= NOTHING:
        return Judged(booking, NOTHING, Stands.NOT, why, None, until)
    answer = covered(booking.day, declarations)
    if answer.declaration is None:
        return Judged(booking, amount, Stands.UNCOVERED, f"{why} {answer.says}", None, until)
    if today > until:
        says = f"{why} It could be claimed until {say_day(until)}."
        return Judged(booking, amount, Stands.LATE, says, answer.declaration, until)
    return Judged(booking, amount, Stands.READY, f"{why} {answer.says}", answer.declaration, until)
