"""Votes: how many for and against make a decision, and what cannot be."""

from __future__ import annotations

from esteem.kernel.errors import RuleBroken

MOST_VOTES = 100_000


def check_votes(votes_for: int | None, votes_against: int | None, abstained: int | None) -> None:
    """Raise RuleBroken when there are votes that nobody could have given. A vote that was lost decides something too."""
    for field, number in (("votes_for", votes_for), ("votes_against", votes_against), ("abstained", abstained)):
        if number is not None and not 0 <= number <= MOST_VOTES:
            raise RuleBroken(f"Enter a number from 0 to {MOST_VOTES:,}.", field=field)


def votes_said(votes_for: int | None, votes_against: int | None, abstained: int | None) -> str:
    """The votes in words: `4 for, 1 against`; "" when nobody counted them."""
    told = [
        f"{number} {word}"
        for number, word in ((votes_for, "for"), (votes_against, "against"), (abstained, "did not vote"))
        if number is not None
    ]
    return ", ".join(told)
