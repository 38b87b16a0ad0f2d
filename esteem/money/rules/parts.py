"""One sum for several things: how what a person typed into the rows of a split becomes the parts that are booked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import NOTHING, Money
from esteem.money.rules.bookings import Part


@dataclass(frozen=True, slots=True)
class Share:
    """A row of a split as typed: `row` is its number on the form; what is None was left blank."""

    row: int
    amount: Money | None = None
    heading: int | None = None
    fund: int | None = None
    project: int | None = None

    @property
    def is_blank(self) -> bool:
        return self.amount is None and self.heading is None


def parts_of(
    amount: Money, heading: int, fund: int, project: int | None = None, shares: Iterable[Share] = ()
) -> list[Part]:
    """The whole in its parts: each row's, and first what the rows leave over, under the main heading.

    A row without a fund is of the main one. Raises RuleBroken, at the row: half filled in, more than the whole, or so much
    that nothing is left for the main heading, which somebody chose for a reason.
    """
    typed = [share for share in shares if not share.is_blank]
    for share in typed:
        _check(share)
    parts = [Part(s.amount or NOTHING, s.heading or 0, s.fund or fund, s.project) for s in typed]
    left = amount - Money.total(part.amount for part in parts)
    if left < NOTHING:
        raise RuleBroken(
            f"The parts come to {amount - left}, which is more than {amount}.", field=f"amount_{typed[-1].row}"
        )
    if parts and not left:
        raise RuleBroken(
            f"The parts come to all of {amount}, so nothing is left for what is chosen above them. "
            "Make a part smaller, or choose above what it was for.",
            field=f"amount_{typed[-1].row}",
        )
    return [Part(left, heading, fund, project), *parts]


def _check(share: Share) -> None:
    if share.amount is None or share.amount <= NOTHING:
        raise RuleBroken("Enter how much of it, like 12.50.", field=f"amount_{share.row}")
    if share.heading is None:
        raise RuleBroken("Choose what this part was for.", field=f"heading_{share.row}")
