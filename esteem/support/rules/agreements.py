"""The support agreement: its starting words, how it stands, and when it may be signed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import Said


class State(Said):
    DRAFT = "draft", "Draft"
    SIGNED = "signed", "Signed"
    SET_ASIDE = "set-aside", "Set aside"


@dataclass(frozen=True, slots=True)
class Passage:
    """One part of the agreement: its column, its heading on the paper, and the words a new one begins with."""

    key: str
    heading: str
    start: str


# In the order of the paper. An empty start is filled from what is kept about the helper, or left for a pen.
PASSAGES = (
    Passage("offers", "What is offered", ""),
    Passage("limits", "Its limits", ""),
    Passage(
        "in_return", "What the group does in return",
        "We tell you in good time when and where we meet and when something changes. We pay what we agreed to pay, thank"
        " you, and tell you how it went.",
    ),
    Passage(
        "confidentiality", "Confidentiality",
        "What people say in the group, and who comes to it, stays in the group. If somebody may come to serious harm, you"
        " say so to them first where you can, and then to those who can help.",
    ),
    Passage(
        "decides", "Who decides",
        "The group decides what it does and how. You advise and help; you do not run it, and either side may end this at"
        " any time by saying so.",
    ),
)  # fmt: skip
STARTS = {passage.key: passage.start for passage in PASSAGES}


def check_may_sign(*, offers: str, signed_on: date, review_on: date | None, today: date) -> None:
    """Raise RuleBroken when the agreement says too little to be signed, or the day cannot be."""
    if not offers:
        raise RuleBroken("Write down what is offered before it is signed.")
    if signed_on > today:
        raise RuleBroken("That day has not come yet. Record it when it was signed.", field="signed_on")
    if review_on and review_on < signed_on:
        raise RuleBroken("The review is before the day it was signed.", field="review_on")


def check_is_draft(state: State) -> None:
    """Raise RuleBroken when the words may no longer be changed."""
    if state is State.SIGNED:
        raise RuleBroken("This agreement was signed. A new one begins from it when something changes.")
    if state is State.SET_ASIDE:
        raise RuleBroken("This draft was set aside. Take it up again first.")
