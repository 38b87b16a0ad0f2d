"""What somebody agreed to goes with them when they are erased, and stays with them when two records were one person."""

from __future__ import annotations

from sqlalchemy import select

from esteem.kernel import history
from esteem.kernel.db import session
from esteem.people.actions.consents import settle
from esteem.people.models import Consent


def erase_consents(person_id: int) -> None:
    """Every answer of theirs goes, and what was said in it; the words they were asked stay, for they name nobody."""
    for consent in session.scalars(select(Consent).where(Consent.person_id == person_id)).all():
        rows = [("consent", consent.id), *(("shown_item", one.id) for one in consent.shown)]
        session.delete(consent)
        session.flush()
        for table, number in rows:
            history.blank(table, number)


def merge_consents(kept_id: int, gone_id: int) -> None:
    """The answers of both are the one's; what was said last counts."""
    moved = session.scalars(select(Consent).where(Consent.person_id == gone_id)).all()
    for consent in moved:
        consent.person_id = kept_id
    for purpose in {consent.purpose for consent in moved}:
        settle(kept_id, purpose)
