"""The words of a gentle reminder, as the group wrote them, for one person."""

from __future__ import annotations

USUAL = (
    "Dear {name},\n\n"
    "a gentle note about {subs} for {what}: {amount}. If it is paid already, or this is a bad time, "
    "please just tell us and think no more of it. You are welcome either way.\n\n"
    "With best wishes\n{group}"
)
MARKS = {
    "name": "how they like to be called", "what": "the times that are not paid for", "amount": "what it comes to",
    "subs": "your word for subs", "group": "the group’s name",
}  # fmt: skip


def written(words: str, **told: str) -> str:
    """The words with each mark filled in; marks it does not know stay as they are."""
    for mark in MARKS:
        words = words.replace("{" + mark + "}", told.get(mark, ""))
    return words
