"""The days a person types to narrow a list or a report: what counts, and what is said of what does not."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from esteem.kernel.dates import parse_day, say_day
from esteem.money.rules.amounts import shown


@dataclass(frozen=True, slots=True)
class TypedDays:
    """The two days of an address. What could not be read is None, and named in `left_out`."""

    first: date | None
    last: date | None
    left_out: str = ""

    @property
    def says(self) -> str:
        """What a person should know: which day counts for nothing, and that the two were turned round."""
        if self.first and self.last and self.first > self.last:
            return f"The days were turned round: {say_day(self.last)} to {say_day(self.first)}."
        return self.left_out


def typed_days(asked: Mapping[str, str]) -> TypedDays:
    """The days of `from` and `to`."""
    found: list[date | None] = []
    wrong: list[str] = []
    for typed in (asked.get("from", "").strip(), asked.get("to", "").strip()):
        try:
            found.append(parse_day(typed) if typed else None)
        except ValueError as said:
            found.append(None)
            wrong.append(f"“{shown(typed)}” is left out. {said}")
    return TypedDays(found[0], found[1], " ".join(wrong))
