"""What a list of claims can be narrowed to; it all stands in the address."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from esteem.claims.rules.standing import OPEN, Standing
from esteem.kernel.text import tidy

LONGEST = 60


@dataclass(frozen=True, slots=True)
class Wanted:
    """Words to find, and how the claims stand: `open` is what still wants doing."""

    sought: str = ""
    standing: str = ""

    @classmethod
    def read(cls, args: Mapping[str, str]) -> Wanted:
        asked = args.get("standing", "")
        known = {"open", *(one.value for one in Standing)}
        return cls(tidy(args.get("q", ""))[:LONGEST], asked if asked in known else "")

    @property
    def standings(self) -> tuple[Standing, ...]:
        """Those that are shown; without a wish all but drafts and what was withdrawn."""
        if self.standing == "open":
            return OPEN
        asked = tuple(one for one in Standing if one.value == self.standing)
        return asked or (*OPEN, Standing.PAID)

    @property
    def is_narrowed(self) -> bool:
        return bool(self.sought or self.standing)
