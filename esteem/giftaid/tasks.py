"""What of Gift Aid wants doing: gifts that will soon be too late to claim, and claimed gifts that were reversed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from esteem.giftaid.permissions import GiftAid
from esteem.giftaid.queries.claims import reversed_since
from esteem.giftaid.queries.gifts import sums
from esteem.giftaid.queries.settings import SAYS_IT_CLAIMS, is_on
from esteem.kernel import dates
from esteem.kernel.tasks import Chore, Place, Task, Urgency, urgency_of, when
from esteem.kernel.text import plural


def to_do() -> Sequence[Chore]:
    """What whoever is asking may do of it, each with where it is done."""
    return CHORES


def _gifts() -> Iterator[Task]:
    if not is_on():
        return
    soon = sums().soon
    if soon:
        until = min(one.until for one in soon)
        left = (until - dates.today()).days
        yield Task(
            f"Claim Gift Aid on {plural(len(soon), 'gift')}", f"The last day is {dates.say_day(until)}, {when(left)}.",
            Place("giftaid.schedule"), "Claim it", urgency_of(left), left,
        )  # fmt: skip
    gone = reversed_since()
    if gone:
        yield Task(
            "Tell HMRC of a gift that was reversed", f"It is in claim {gone[0].claim_id}.",
            Place("giftaid.claim", {"claim_id": gone[0].claim_id}), "Look at it", Urgency.SOON,
        )  # fmt: skip


CHORES = (Chore(_gifts, (GiftAid.CLAIM,), SAYS_IT_CLAIMS),)
