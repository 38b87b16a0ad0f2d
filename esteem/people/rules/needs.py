"""Emergency contacts and needs: what is kept, only with a yes, and how often a look at it is written down."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

LOOK_COUNTS_FOR = timedelta(minutes=5)
# UK GDPR Art. 9(2)(a): health may show in it, so it rests on explicit consent, asked for on its own.
NOT_AGREED = "Nothing can be kept here until they have said yes to it. Ask them, and write down how they said it."
WHAT_IS_KEPT = {
    "contact_name": "Whom to call in an emergency",
    "contact_number": "Their number",
    "contact_is": "What they are to them",
    "access": "Access",
    "diet": "Food and drink",
}
FIELDS = tuple(WHAT_IS_KEPT)
MOST = {"contact_name": 200, "contact_number": 60, "contact_is": 80, "access": 2000, "diet": 2000}
"""How many characters each may have."""


def told_of(kept: Any) -> dict[str, str]:
    """What is filled in of a row (or anything with the same names), each under what it is."""
    return {says: words for field, says in WHAT_IS_KEPT.items() if (words := getattr(kept, field))}


def both(first: str, second: str, *, most: int) -> str:
    """The words of two records of one person: neither is lost as long as there is room for both."""
    if not second or second in first:
        return first
    return f"{first} / {second}"[:most] if first else second
