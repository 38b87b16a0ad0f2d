"""Amounts as banks and spreadsheets write them in files."""

from __future__ import annotations

import re

from esteem.kernel.money import Money
from esteem.money.rules.bookings import LARGEST

_SIDE = re.compile(r"\s*(CR|DR)\.?$", re.IGNORECASE)
_OTHER_MONEY = re.compile(r"[€$¥]|\b(EUR|USD|CHF|JPY)\b", re.IGNORECASE)


def read_amount(text: str) -> Money | None:
    """The amount in a cell: `'1,234.56`, `£5.00-`, `(5.00)`, `+5`, `5.00 DR`; None for a blank one. Raises ValueError."""
    plain = text.replace("\u00a0", " ").replace("\u2212", "-").strip().lstrip("'’`").strip()
    if not plain or plain in ("-", "–"):
        return None
    if _OTHER_MONEY.search(plain):
        raise ValueError(f"“{shown(plain)}” is not in pounds.")
    goes = plain.upper().endswith(("DR", "DR."))
    plain = _SIDE.sub("", plain)
    if plain.endswith("-"):
        plain = f"-{plain[:-1].strip()}"
    try:
        amount = Money.parse(plain.removeprefix("+"))
    except ValueError:
        raise ValueError(f"“{shown(text)}” is not an amount as it is written here, like 1,234.50.") from None
    if abs(amount) >= LARGEST:
        raise ValueError(f"“{shown(text)}” is more than a group has; {LARGEST} is too much.")
    return -abs(amount) if goes else amount


def shown(text: str) -> str:
    """A cell as a sentence shows it."""
    plain = " ".join(text.split())
    return plain if len(plain) <= 40 else f"{plain[:39]}…"
