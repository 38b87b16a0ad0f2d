"""The words of subs: how often, at which rate, in which way, and how somebody stands."""

from __future__ import annotations

from esteem.kernel.text import Said
from esteem.money.rules.kinds import AccountKind


class Every(Said):
    """How often a plan is paid."""

    MEETING = "meeting", "Each time somebody comes"
    MONTH = "month", "Each month"
    QUARTER = "quarter", "Each quarter"
    YEAR = "year", "Each year"
    NONE = "none", "Never: nothing is paid"

    @property
    def months(self) -> int:
        """How many months one payment is for; 0 where no time is paid for."""
        return {Every.MONTH: 1, Every.QUARTER: 3, Every.YEAR: 12}.get(self, 0)

    @property
    def short(self) -> str:
        """As it stands behind an amount."""
        return {Every.MEETING: "a time", Every.NONE: ""}.get(self, f"a {self.value}")


class Rate(Said):
    """What somebody pays of their plan. Why is nowhere written down."""

    STANDARD = "standard", "The standard amount"
    REDUCED = "reduced", "The reduced amount"
    OWN = "own", "What they can"
    FREE = "free", "Nothing"


class Method(Said):
    """How it was paid."""

    CASH = "cash", "Cash"
    CARD = "card", "Card"
    BANK = "bank", "Bank"

    @property
    def account(self) -> AccountKind:
        """The kind of account it arrives in."""
        return AccountKind.TIN if self is Method.CASH else AccountKind.BANK


class State(Said):
    """How somebody stands with their subs."""

    BEHIND = "behind", "Behind"
    DUE = "due", "Due now"
    PAID = "paid", "Paid"
    DOOR = "door", "Pays when they come"
    FREE = "free", "Pays nothing"

    @property
    def look(self) -> str:
        """How its badge looks."""
        return {State.BEHIND: "warn", State.PAID: "ok"}.get(self, "")
