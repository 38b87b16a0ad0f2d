"""Whatever an examiner opens is written down."""

from __future__ import annotations

from datetime import timedelta

from sqlalchemy import select

from esteem.examining.models import ExaminerLook
from esteem.kernel import dates
from esteem.kernel.db import apart

COUNTS_FOR = timedelta(minutes=5)


def record_look(visit_id: int, what: str) -> None:
    """Write down that this was opened, unless it was within five minutes.

    In a small transaction of its own: the page itself writes nothing. What was read before must be read again. Raises
    what the database raises when it cannot write: nothing is shown that was not recorded.
    """
    now, what = dates.now(), what[:120]
    with apart() as own:
        lately = select(ExaminerLook.id).where(
            ExaminerLook.visit_id == visit_id, ExaminerLook.what == what, ExaminerLook.at > now - COUNTS_FOR
        )
        if own.scalar(lately.limit(1)) is None:
            own.add(ExaminerLook(visit_id=visit_id, what=what, at=now))
