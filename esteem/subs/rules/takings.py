"""What was counted when the money of a meeting was taken."""

from __future__ import annotations

from dataclasses import dataclass

from esteem.kernel.money import Money


@dataclass(frozen=True, slots=True)
class Counted:
    """What was counted: the tin, by two; what others paid by card; how many paid without a name."""

    tin: Money | None = None
    by_card: Money | None = None
    others: int = 0
    counted_by: str = ""
    second_by: str = ""
    as_it_is: bool = False
