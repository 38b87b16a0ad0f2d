"""What payments that two people agree hold about a person: paid to them, proposed, agreed or refused by them."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, or_, select
from sqlalchemy.orm import selectinload

from esteem.kernel.dates import day_of, say_day
from esteem.kernel.db import session
from esteem.money.models import PaymentWord, Proposal
from esteem.money.queries.held import has_namesake
from esteem.money.rules.payments import OPEN
from esteem.people.models import Person
from esteem.people.rules.held import Held
from esteem.privacy.queries.retention import line_of
from esteem.privacy.rules.retention import Item


def payments_to(person_id: int) -> Sequence[Proposal]:
    """Those to them; by name alone only where it is a whole name that nobody else has."""
    person = session.get_one(Person, person_id)
    wanted = Proposal.person_id == person_id
    if " " in person.name and not has_namesake(person):
        wanted = or_(wanted, Proposal.person_id.is_(None) & (func.lower(Proposal.who) == person.name.lower()))
    found = select(Proposal).where(wanted).options(selectinload(Proposal.words), selectinload(Proposal.parts))
    return session.scalars(found.order_by(Proposal.id)).all()


def words_of(person_id: int) -> Sequence[PaymentWord]:
    """What they said about payments to others, or to themselves."""
    return session.scalars(select(PaymentWord).where(PaymentWord.person_id == person_id).order_by(PaymentWord.id)).all()


def payments_held(person_id: int) -> list[Held]:
    """The payments and the words, for the file of everything held about them."""
    paid = [
        (str(one.id), say_day(one.day), str(one.amount), one.who, one.description, one.standing.says, one.on_paper)
        for one in payments_to(person_id)
    ]
    said = [
        (str(one.proposal_id), say_day(day_of(one.said_at)), one.said.says, one.name, one.because)
        for one in words_of(person_id)
    ]
    stays = f"Money records are kept {line_of(Item.MONEY).says}."
    to_them = Held(
        "Payments to you that two people agreed",
        ("Payment", "To be paid on", "Amount", "Who", "Note", "Stands", "On paper"), paid, stays=stays,
        kept_as="Of what was paid the day, the amount and the note, and initials. What was not paid goes.", place=64,
    )  # fmt: skip
    by_them = Held(
        "What you said about payments", ("Payment", "Day", "Said", "As", "Why"), said, stays=stays,
        kept_as="Initials, and the day.", place=65,
    )  # fmt: skip
    return [part for part in (to_them, by_them) if part.rows]


def why_not_erase(person_id: int) -> str | None:
    """A payment to them that waits must be settled first."""
    if any(one.standing in OPEN for one in payments_to(person_id)):
        return "A payment to them waits to be agreed or made. Record it, refuse it or withdraw it, first."
    return None
