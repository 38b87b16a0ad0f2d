"""Who agrees to what today, and what may be shown of whom: what every list, paper and mailing asks first."""

from __future__ import annotations

from collections import defaultdict

from sqlalchemy import ColumnElement, select

from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.people.models import Consent, Person, ShownItem
from esteem.people.rules.consents import Answer, Audience, Item, Purpose


def _stands(purpose: Purpose) -> ColumnElement[bool]:
    """An answer that counts, is a yes, and has not run out today."""
    not_run_out = Consent.runs_out_on.is_(None) | (Consent.runs_out_on > dates.today())
    return (Consent.purpose == purpose) & Consent.latest.is_(True) & (Consent.answer == Answer.YES) & not_run_out


def agrees(purpose: Purpose) -> ColumnElement[bool]:
    """A condition for any select of people: they said yes to this, did not take it back, and it has not run out."""
    return Person.id.in_(select(Consent.person_id).where(_stands(purpose)))


def agreed_ids(purpose: Purpose) -> frozenset[int]:
    """The numbers of all people who agree to this today."""
    return frozenset(session.scalars(select(Consent.person_id).where(_stands(purpose))))


def shared_with(audience: Audience) -> dict[int, frozenset[Item]]:
    """What may be shown to them of each person on the phone list, by the person's number; nobody else is in it."""
    found: dict[int, set[Item]] = defaultdict(set)
    ticked = (
        select(Consent.person_id, ShownItem.item)
        .join(ShownItem, ShownItem.consent_id == Consent.id)
        .where(_stands(Purpose.PHONE_LIST), ShownItem.audience.in_(audience.reached_by))
    )
    for person_id, item in session.execute(ticked):
        found[person_id].add(item)
    return {person_id: frozenset(items) for person_id, items in found.items()}
