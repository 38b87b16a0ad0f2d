"""Keeping what somebody wrote when they turned out to be signed out; and forgetting, once a day, what has had its time."""

from __future__ import annotations

from sqlalchemy import or_, select

from esteem.access.models import Account, KeptForm, OneTimeLink, Seat, SignInAttempt
from esteem.access.rules.seats import LONGEST, WORDS_KEPT
from esteem.access.rules.waiting import REMEMBERED
from esteem.access.rules.way_back import Pairs, pack
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.tokens import new_token


def keep_form(*, account: Account, address: str, pairs: Pairs, had_files: bool) -> KeptForm:
    """Keep what was written, for them alone, with the one-time key it had: sent twice it still counts once. Flushes."""
    keyed = (
        pairs
        if any(name == "form_key" and value for name, value in pairs)
        else [*pairs, ("form_key", new_token()[:24])]
    )
    kept = KeptForm(
        account_id=account.id, address=address, fields=pack(keyed), had_files=had_files, kept_at=dates.now()
    )
    session.add(kept)
    session.flush()
    return kept


def throw_away(*, kept: KeptForm) -> None:
    """They do not want it any more."""
    session.delete(kept)
    session.flush()


def forget_old() -> None:
    """Once a day: old tries, seats too old to be used, links used or too old, and words kept since yesterday."""
    now = dates.now()
    gone = (
        select(SignInAttempt).where(SignInAttempt.at <= now - REMEMBERED),
        select(Seat).where(Seat.created_at <= now - LONGEST),
        select(OneTimeLink).where(or_(OneTimeLink.used_at.is_not(None), OneTimeLink.expires_at <= now)),
        select(KeptForm).where(KeptForm.kept_at <= now - WORDS_KEPT),
    )
    for wanted in gone:
        for row in session.scalars(wanted):
            session.delete(row)
    session.flush()
