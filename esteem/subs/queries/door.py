"""The door of one meeting: who may be ticked and what each is asked, what is booked, what came in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import func, select

from esteem.kernel.db import session
from esteem.kernel.money import Money
from esteem.kernel.permissions import may
from esteem.meetings.models import Meeting, Presence
from esteem.meetings.queries.door import door_of, door_settings
from esteem.money.models import Transaction
from esteem.people.models import Connection, Person
from esteem.people.permissions import People
from esteem.people.rules.connections import Connected
from esteem.people.rules.standing import Stands
from esteem.subs.models import SubsPayment, SubsTaking
from esteem.subs.queries.members import Member, members
from esteem.subs.rules.amounts import due
from esteem.subs.rules.kinds import Every, Method

SHOWN = 300
_HERE = Person.left_on.is_(None) & Person.removed_at.is_(None) & Person.erased_at.is_(None)


@dataclass(frozen=True, slots=True)
class AtDoor:
    """Somebody who may be ticked: what is filled in for them, and whether this evening is paid for already."""

    member: Member
    asked: Money
    has_paid: bool
    is_first: bool

    @property
    def id(self) -> int:
        return self.member.person.id

    @property
    def name(self) -> str:
        return self.member.person.goes_by


@dataclass(frozen=True, slots=True)
class Ticked:
    """Somebody who paid at the door: how much and how."""

    who: AtDoor
    amount: Money
    method: Method


def ticks_names(meeting: Meeting) -> bool:
    """Whether names are shown: where the group ticks names at the door, or to whoever may see people."""
    return door_settings().names or may(People.SEE)


def people_at(meeting: Meeting, *, everybody: bool) -> list[AtDoor]:
    """Who pays when they come: those ticked as being there, or everybody who belongs; at most 300."""
    here = set(session.scalars(select(Presence.person_id).where(Presence.meeting_id == meeting.id)))
    numbers = None if everybody or not here else here
    wanted = select(Person.id).where(_HERE, Person.stands.in_((Stands.MEMBER, Stands.ENQUIRER)))
    ids = numbers if numbers is not None else set(session.scalars(wanted.order_by(Person.sort_name).limit(SHOWN)))
    found = [one for one in members(meeting.meets_on, only=ids) if one.terms.every is Every.MEETING]
    came, carers = _came_before(meeting), _carers()
    return [
        AtDoor(
            one,
            due(one.terms, one.rate, is_first=one.person.id not in came, is_carer=one.person.id in carers),
            any(meeting.meets_on in period for period in one.paid),
            one.person.id not in came and one.person.stands is Stands.ENQUIRER,
        )
        for one in found
    ]


def _came_before(meeting: Meeting) -> set[int]:
    """Who was ticked or paid at an earlier meeting, and everybody who is a member: for them it is no first visit."""
    earlier = select(Meeting.id).where(Meeting.meets_on < meeting.meets_on)
    ticked = select(Presence.person_id).where(Presence.meeting_id.in_(earlier))
    paid = select(SubsPayment.person_id).where(SubsPayment.meeting_id.in_(earlier), SubsPayment.undone_at.is_(None))
    paid = paid.where(SubsPayment.person_id.is_not(None))
    belong = select(Person.id).where(Person.stands == Stands.MEMBER)
    return set(session.scalars(ticked.union(paid, belong)))


def _carers() -> set[int]:
    """Who cares for somebody, as it is written down on their page."""
    there = Connection.removed_at.is_(None)
    one = select(Connection.one_id).where(there, Connection.kind == Connected.CARES_FOR)
    other = select(Connection.other_id).where(there, Connection.kind == Connected.CARED_FOR_BY)
    return set(session.scalars(one.union(other)))


def headcount(meeting: Meeting) -> int:
    """How many were counted at its door."""
    return door_of(meeting).total


def takings_of(meeting_id: int) -> Sequence[SubsTaking]:
    """What is booked of its takings and stands."""
    wanted = select(SubsTaking).where(SubsTaking.meeting_id == meeting_id, SubsTaking.live.is_not(None))
    return session.scalars(wanted.order_by(SubsTaking.id)).all()


def booked_as(takings: Sequence[SubsTaking]) -> dict[int, int]:
    """The voucher number of each booking."""
    wanted = select(Transaction.id, Transaction.number).where(
        Transaction.id.in_([one.transaction_id for one in takings])
    )
    return {row.id: row.number for row in session.execute(wanted)}


def voucher_of(transaction_id: int | None) -> int | None:
    """The voucher number of a booking."""
    return session.scalar(select(Transaction.number).where(Transaction.id == transaction_id))


def sum_and_count(takings: Sequence[SubsTaking], meeting_id: int) -> tuple[Money, int]:
    """What came in at a meeting, and how many paid it by name."""
    wanted = select(func.count()).where(SubsPayment.meeting_id == meeting_id, SubsPayment.undone_at.is_(None))
    return Money.total(one.counted for one in takings), session.scalar(wanted) or 0
