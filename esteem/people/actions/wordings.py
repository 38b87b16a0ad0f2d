"""New words for people to agree to: the old ones stay, with everybody who said yes to them."""

from __future__ import annotations

from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.people.models import Wording
from esteem.people.queries.wordings import wordings_of
from esteem.people.rules.consents import Purpose

MEANWHILE = (
    "Somebody changed these words meanwhile. Theirs are the newest below; save again to put yours in their place."
)


def write_wording(*, purpose: Purpose, seen_number: int | None, text: str, years: int | None, source: str) -> Wording:
    """The words people are asked from today on, as the next number; the same as before when nothing changed.

    Raises RuleBroken when somebody else wrote newer ones since the form was shown.
    """
    newest = wordings_of(purpose)[0]
    if (newest.text, newest.years, newest.source) == (text, years, source):
        return newest
    if seen_number is not None and seen_number != newest.number:
        raise RuleBroken(MEANWHILE, field="text")
    wording = Wording(
        purpose=purpose, number=newest.number + 1, text=text, years=years, source=source, since_on=dates.today()
    )
    session.add(wording)
    session.flush()
    return wording
