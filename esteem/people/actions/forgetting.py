"""Emergency contact and needs are deleted: on the day somebody leaves, and when they take their consent back."""

from __future__ import annotations

from esteem.kernel.db import session
from esteem.people.models import Needs


def forget_needs(*, person_id: int) -> bool:
    """Delete their emergency contact and needs; history keeps the day, without a word of them. Whether there were any.

    There is no way back, on purpose: it is kept only while they are here and agree. Flushes.
    """
    kept = session.get(Needs, person_id)
    if kept is None:
        return False
    session.delete(kept)
    session.flush()
    return True
