"""What kinds of details a group keeps, for its privacy notice: each feature answers for what it really keeps."""

from __future__ import annotations

from dataclasses import dataclass

from esteem.kernel.text import Said

KEPT = (
    "what kinds of details are kept"  # asked; answers a Kept, a list of them, or None where nothing of the kind is kept
)
WHO_MAY = "which roles may"  # asked; answers for each permission the names of the sign-in roles that may do this today


class Basis(Said):
    """Why the law lets a group keep something: the words of the notice."""

    CONSENT = "consent", "You agreed to it in so many words (explicit consent)"
    INTEREST = "interest", "We need it to run the group, and it is what you would expect (legitimate interests)"
    LAW = (
        "law",
        "The law asks for it, or we need it to show that the money is in order (legal obligation, legitimate interests)",
    )


@dataclass(frozen=True, slots=True)
class Kept:
    """One kind: what it is, what for, why the law allows it, the schedule's line it is kept by, who sees it.

    `item` is a key of the schedule (privacy/rules/retention.py), `permission` that of whoever may see it; `also` adds whom
    else it is shown to.
    """

    what: str
    why: str
    basis: Basis
    item: str
    permission: str
    also: str = ""
    place: int = 50
