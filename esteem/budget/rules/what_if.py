"""What if: a dearer room, fewer who pay, a sum more. Reckoned from the address alone; it changes nothing."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace

from esteem.budget.rules.forecast import ToCome
from esteem.kernel.money import NOTHING, Money

MOST_RENT, MOST_FEWER = 500, 100


def of_hundred(amount: Money, parts: int) -> Money:
    """So many hundredths of it, half a penny away from nought."""
    whole = abs(amount.pence) * parts
    rounded = (whole + 50) // 100
    return Money(rounded if amount.pence >= 0 else -rounded)


@dataclass(frozen=True, slots=True)
class WhatIf:
    """How much dearer the room is and how many fewer pay, in a hundred; and a sum more in or out before the year's end."""

    rent: int = 0
    fewer: int = 0
    more_in: Money = NOTHING
    more_out: Money = NOTHING

    @property
    def is_something(self) -> bool:
        return self != WhatIf()

    @property
    def says(self) -> list[str]:
        """Each in words."""
        told = (
            (self.rent, f"The room costs {self.rent}% more."),
            (self.fewer, f"{self.fewer} of every 100 who pay subs stop."),
            (self.more_in, f"{self.more_in} more comes in."),
            (self.more_out, f"{self.more_out} more goes out."),
        )
        return [words for some, words in told if some]


def read_what_if(asked: Mapping[str, str]) -> WhatIf:
    """What an address asks for; nonsense is nothing."""
    return WhatIf(
        _number(asked.get("rent"), MOST_RENT), _number(asked.get("fewer"), MOST_FEWER),
        _sum(asked.get("more_in")), _sum(asked.get("more_out")),
    )  # fmt: skip


def _number(typed: str | None, most: int) -> int:
    typed = (typed or "").strip().removesuffix("%").strip()
    return min(int(typed), most) if typed.isascii() and typed.isdigit() and len(typed) < 6 else 0


def _sum(typed: str | None) -> Money:
    try:
        amount = Money.parse(typed or "")
    except ValueError:
        return NOTHING
    return amount if NOTHING < amount < Money(10_000_000_00) else NOTHING


def supposed(
    to_come: Sequence[ToCome], what_if: WhatIf, *, room: int | None, subs: Collection[int]
) -> tuple[ToCome, ...]:
    """What is still to come if it were so: only what is still to come changes, never what was booked."""
    changed = (
        _scaled(one, 100 + what_if.rent)
        if one.spot[0] == room and not one.is_in
        else _scaled(one, 100 - what_if.fewer)
        if one.spot[0] in subs and one.is_in
        else one
        for one in to_come
    )
    sums = ((True, what_if.more_in), (False, what_if.more_out))
    more = (ToCome((0, 0), is_in=is_in, is_general=True, planned=amount) for is_in, amount in sums if amount)
    return (*changed, *more)


def _scaled(one: ToCome, parts: int) -> ToCome:
    on_days = tuple((day, of_hundred(amount, parts)) for day, amount in one.on_days)
    spread = of_hundred(one.spread, parts)
    return replace(one, on_days=on_days, planned=spread + Money.total(a for _, a in on_days), actual=NOTHING)
