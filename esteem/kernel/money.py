"""Money is whole pence: exact, never a float, and it refuses sums that make no sense."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

LARGEST = 10**13  # a hundred thousand million pounds: beyond it something was mistyped, and integers stay exact
_TIDY = re.compile(r"[£\s\u00a0]|GBP", re.IGNORECASE)
_PLAIN_NUMBER = re.compile(r"-?((\d+|\d{1,3}(,\d{3})+)(\.\d*)?|\.\d+)")  # 12,50 is no way to write twelve pounds fifty


@dataclass(frozen=True, order=True, slots=True)
class Money:
    """An amount in whole pence; negative means the other way round."""

    pence: int = 0

    def __post_init__(self) -> None:
        if type(self.pence) is not int:
            raise TypeError(f"Money takes whole pence, not {self.pence!r}")
        if abs(self.pence) > LARGEST:
            raise ValueError("Enter a smaller amount.")

    @classmethod
    def parse(cls, typed: str) -> Money:
        """The amount a person typed: `12`, `12.5`, `£12.50`, `1,250`, `-3.20`, `(3.20)`.

        Raises ValueError with a sentence when it is blank, not a number, or more exact than a penny.
        """
        text = typed.strip().replace("\u2212", "-")
        if text.startswith("(") and text.endswith(")"):
            text = "-" + text[1:-1]
        text = _TIDY.sub("", text)
        if not text or not text.isascii() or not _PLAIN_NUMBER.fullmatch(text):
            raise ValueError("Enter an amount in pounds and pence, like 12.50.")
        try:
            pence = Decimal(text.replace(",", "")) * 100
        except InvalidOperation as problem:
            raise ValueError("Enter an amount in pounds and pence, like 12.50.") from problem
        if text.partition(".")[2][2:].strip("0"):  # told by its digits: decimals are rounded at the twenty-eighth
            raise ValueError("Enter an amount no more exact than a penny, like 12.50.")
        return cls(int(pence))

    @classmethod
    def total(cls, amounts: Iterable[Money]) -> Money:
        """The sum of amounts; nought when there are none."""
        return cls(sum(amount.pence for amount in amounts))

    def share(self, ways: int) -> list[Money]:
        """`ways` amounts that differ by a penny at most and add up to this one exactly."""
        if ways < 1:
            raise ValueError("Share between one or more.")
        each, over = divmod(self.pence, ways)
        return [Money(each + (1 if place < over else 0)) for place in range(ways)]

    def pounds(self) -> int:
        """To the nearest pound, fifty pence away from nought (as form CC16a asks)."""
        return int((Decimal(self.pence) / 100).quantize(Decimal(1), rounding=ROUND_HALF_UP))

    def plain(self) -> str:
        """`1250.00`: for form fields and files."""
        sign, (pounds, pence) = "-" if self.pence < 0 else "", divmod(abs(self.pence), 100)
        return f"{sign}{pounds}.{pence:02d}"

    def __str__(self) -> str:
        sign, (pounds, pence) = "\u2212" if self.pence < 0 else "", divmod(abs(self.pence), 100)
        return f"{sign}£{pounds:,}.{pence:02d}"

    def __add__(self, other: Money) -> Money:
        if not isinstance(other, Money):
            return NotImplemented
        return Money(self.pence + other.pence)

    def __sub__(self, other: Money) -> Money:
        if not isinstance(other, Money):
            return NotImplemented
        return Money(self.pence - other.pence)

    def __neg__(self) -> Money:
        return Money(-self.pence)

    def __abs__(self) -> Money:
        return Money(abs(self.pence))

    def __mul__(self, times: int) -> Money:
        if type(times) is not int:
            return NotImplemented
        return Money(self.pence * times)

    __rmul__ = __mul__

    def __bool__(self) -> bool:
        return self.pence != 0


NOTHING = Money(0)
