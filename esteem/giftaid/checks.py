"""What must hold of Gift Aid, said in words."""

from __future__ import annotations

from esteem.giftaid.queries.claims import reversed_since
from esteem.giftaid.queries.settings import says_it_claims
from esteem.kernel.text import plural
from esteem.money.rules.events import Check


def all_checks() -> list[Check]:
    """That what was claimed still stands; nothing where the group does not claim."""
    if not says_it_claims():
        return []
    gone = reversed_since()
    claims = ", ".join(str(number) for number in sorted({one.claim_id for one in gone}))
    return [
        Check(
            "Every gift in a Gift Aid claim stands in the books, or was put right with HMRC.",
            f"{plural(len(gone), 'gift')} in claim {claims} {'was' if len(gone) == 1 else 'were'} reversed since. Tell HMRC, "
            "and say on the claim that it is put right." if gone else "",
        )
    ]  # fmt: skip
