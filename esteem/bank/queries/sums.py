"""Whether what is matched comes to the same on both sides, added up again from the lines."""

from __future__ import annotations

from sqlalchemy import Integer, func, select, type_coerce

from esteem.bank.models import BankLine, BankMatch, MatchedBooking
from esteem.kernel.db import session
from esteem.money.models import Line


def unequal_matches() -> int | None:
    """How many matches differ; None when there is no match at all."""
    if session.scalar(select(BankMatch.id).limit(1)) is None:
        return None
    there = select(BankLine.match_id, func.sum(type_coerce(BankLine.amount, Integer)).label("pence"))
    there_sums = there.where(BankLine.match_id.is_not(None)).group_by(BankLine.match_id).subquery()
    here = select(MatchedBooking.match_id, func.sum(type_coerce(Line.amount, Integer)).label("pence"))
    here = here.join(
        Line, (Line.transaction_id == MatchedBooking.transaction_id) & (Line.account_id == MatchedBooking.account_id)
    )
    here_sums = here.group_by(MatchedBooking.match_id).subquery()
    wrong = (
        select(func.count(BankMatch.id))
        .outerjoin(there_sums, there_sums.c.match_id == BankMatch.id)
        .outerjoin(here_sums, here_sums.c.match_id == BankMatch.id)
        .where(func.coalesce(there_sums.c.pence, 0) != func.coalesce(here_sums.c.pence, 0))
    )
    return session.scalar(wrong) or 0
