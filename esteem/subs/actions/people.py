"""Somebody is erased, or was two: what becomes of what is kept of their subs."""

from __future__ import annotations

from sqlalchemy import or_, select
from sqlalchemy.orm import selectinload

from esteem.kernel import history
from esteem.kernel.db import session
from esteem.kernel.text import fold
from esteem.people.models import Person
from esteem.subs.models import SubsOn, SubsPayment, SubsTaking


def forget(*, person_id: int) -> None:
    """They are erased: which plan they were on goes; what was paid stays as amounts, without them and without its times."""
    for on in session.scalars(select(SubsOn).where(or_(SubsOn.person_id == person_id, SubsOn.payer_id == person_id))):
        if on.person_id == person_id:
            session.delete(on)
        else:
            on.payer_id = None
        session.flush()
        history.blank(SubsOn.__tablename__, on.id)
    theirs = or_(SubsPayment.person_id == person_id, SubsPayment.payer_id == person_id)
    for payment in session.scalars(select(SubsPayment).where(theirs).options(selectinload(SubsPayment.periods))):
        if payment.person_id == person_id:
            payment.person_id = None
            for period in payment.periods:
                session.delete(period)
                session.flush()
                history.blank("subs_paid_period", period.id)
        if payment.payer_id == person_id:
            payment.payer_id = None
        session.flush()
        history.blank(SubsPayment.__tablename__, payment.id)
    _forget_counting(session.get_one(Person, person_id))


def _forget_counting(person: Person) -> None:
    """Where they counted the tin under their whole name, it says that somebody did."""
    names = {fold(name) for name in (person.name, person.known_as) if name}
    for taking in session.scalars(
        select(SubsTaking).where(or_(SubsTaking.counted_by != "", SubsTaking.second_by != ""))
    ):
        for column in ("counted_by", "second_by"):
            if fold(getattr(taking, column)) in names:
                setattr(taking, column, "Somebody")
                session.flush()
                history.blank(SubsTaking.__tablename__, taking.id)


def hand_on(*, kept_id: int, gone_id: int) -> None:
    """Two are one: what was paid for either was paid for the one; where both were put on plans, the kept one’s stay."""
    has_own = session.scalar(select(SubsOn.id).where(SubsOn.person_id == kept_id).limit(1)) is not None
    for on in session.scalars(select(SubsOn).where(SubsOn.person_id == gone_id)):
        if has_own:
            session.delete(on)
        else:
            on.person_id = kept_id
            on.payer_id = None if on.payer_id == kept_id else on.payer_id
    for on in session.scalars(select(SubsOn).where(SubsOn.payer_id == gone_id)):
        on.payer_id = None if on.person_id == kept_id else kept_id
    for payment in session.scalars(select(SubsPayment).where(SubsPayment.person_id == gone_id)):
        payment.person_id = kept_id
    for payment in session.scalars(select(SubsPayment).where(SubsPayment.payer_id == gone_id)):
        payment.payer_id = kept_id
    session.flush()
