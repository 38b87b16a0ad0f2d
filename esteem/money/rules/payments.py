"""Payments two people agree: over which sum, how one stands, and who may say what about it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from esteem.kernel.dates import say_day
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import NOTHING, Money
from esteem.kernel.text import Said, tidy
from esteem.money.rules.bookings import check_size

LONGEST = 60


class Standing(Said):
    """Where a payment is on its way from being proposed to being made."""

    PROPOSED = "proposed", "Waiting to be agreed"
    AGREED = "agreed", "Agreed, to be paid"
    MADE = "made", "Paid"
    REFUSED = "refused", "Refused"
    WITHDRAWN = "withdrawn", "Withdrawn"
    REVERSED = "reversed", "Paid, then reversed"


OPEN = (Standing.PROPOSED, Standing.AGREED)
BADGES = {Standing.PROPOSED: "warn", Standing.AGREED: "warn", Standing.MADE: "ok", Standing.REFUSED: "bad"}


class Word(Said):
    """What somebody says about a payment."""

    PROPOSED = "proposed", "Proposed"
    AGREED = "agreed", "Agreed"
    REFUSED = "refused", "Refused"
    WITHDRAWN = "withdrawn", "Withdrawn"
    MADE = "made", "Recorded as paid"
    ON_PAPER = "on-paper", "Written down as agreed on paper"


@dataclass(frozen=True, slots=True)
class Signatory:
    """Whoever speaks: an account, whose person it is (None when it is linked to nobody), and what they are called."""

    account: int
    person: int | None
    name: str

    def is_one_of(self, spoken: Iterable[tuple[int, int | None]]) -> bool:
        """Whether they have spoken already, with this account or with another of theirs."""
        return any(account == self.account or (person and person == self.person) for account, person in spoken)


@dataclass(frozen=True, slots=True)
class Payee:
    """Who is paid: a person of the list, or a name as it was typed."""

    person: int | None
    name: str

    def is_the_same_as(self, who: Signatory) -> bool:
        """Whether the money would go to whoever speaks: by the list, or by a whole name where no list says it."""
        if self.person is not None and who.person is not None:
            return self.person == who.person
        return " " in tidy(self.name) and tidy(self.name).casefold() == tidy(who.name).casefold()


@dataclass(frozen=True, slots=True)
class Limit:
    """From that day on payments over this sum are agreed by two; None: payments of any sum are made by one."""

    starts_on: date
    amount: Money | None


def limit_on(day: date, limits: Iterable[Limit]) -> Money | None:
    """The sum that counts on that day; of two lines for one day the later one. None for no limit."""
    counting = [limit for limit in limits if limit.starts_on <= day]
    return max(counting, key=lambda limit: limit.starts_on).amount if counting else None


def is_over(amount: Money, limit: Money | None) -> bool:
    """Whether somebody else must agree."""
    return limit is not None and amount > limit


def needed(signatories: int | None, *, proposer_is_paid: bool) -> int:
    """How many must agree besides whoever proposes: one at the least.

    The group's rules count everybody who agrees, and the proposer is one of them, unless the money goes to them.
    """
    everybody = max(2, signatories or 2)
    return everybody if proposer_is_paid and signatories and signatories > 1 else everybody - 1


def check_limit(amount: Money | None) -> None:
    """Raises RuleBroken for a limit below nought."""
    if amount is not None:
        check_size(amount)
        if amount < NOTHING:
            raise RuleBroken("Enter an amount, like 250, or leave it out for no limit.", field="amount")


def check_standing(standing: Standing, wanted: Iterable[Standing]) -> None:
    """Raises RuleBroken when somebody else was quicker, or it was never to be."""
    if standing not in wanted:
        raise RuleBroken(f"{_STANDS[standing]} Nothing more is done with it.")


_STANDS: Mapping[Standing, str] = {
    Standing.PROPOSED: "This payment still waits to be agreed.",
    Standing.AGREED: "This payment is agreed already.",
    Standing.MADE: "This payment is recorded as paid already.",
    Standing.REFUSED: "This payment was refused.",
    Standing.WITHDRAWN: "This payment was withdrawn.",
    Standing.REVERSED: "This payment was made, and reversed again.",
}


def check_agreeing(who: Signatory, *, payee: Payee, spoken: Iterable[tuple[int, int | None]]) -> None:
    """Never whoever proposed it, never whoever is paid, never the same twice. Raises RuleBroken."""
    if payee.is_the_same_as(who):
        raise RuleBroken("Nobody agrees a payment to themselves. Somebody else must.")
    first, *others = spoken
    if who.is_one_of([first]):
        raise RuleBroken("You proposed this payment. Somebody else must agree it.")
    if who.is_one_of(others):
        raise RuleBroken("You have agreed this payment already. The next one must be somebody else.")


def check_year_open(day: date, closed_until: date | None) -> None:
    """Raises RuleBroken for a payment of a year that was closed while it waited."""
    if closed_until is not None and day <= closed_until:
        raise RuleBroken(
            f"It was to be paid on {say_day(day)}, and that year is closed now. Withdraw it, and propose it again on a later day."
        )


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a list of payments can be narrowed to: words, and how they stand; `open` is what still wants doing."""

    sought: str = ""
    standing: str = ""

    @classmethod
    def read(cls, args: Mapping[str, str]) -> Wanted:
        asked = args.get("standing", "")
        known = {"open", *(one.value for one in Standing)}
        return cls(tidy(args.get("q", ""))[:LONGEST], asked if asked in known else "")

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Those that are shown; all without a wish."""
        if self.standing == "open":
            return OPEN
        return tuple(one for one in Standing if one.value == self.standing) or tuple(Standing)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.sought or self.standing)
