"""Lifts to a meeting: who offers seats, who goes along with whom, and what may be shown of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import joinedload

from esteem.group.queries import our_words
from esteem.kernel.dates import say_day
from esteem.kernel.db import session
from esteem.meetings.models import Lift, Meeting
from esteem.meetings.rules.kinds import MeetingKind
from esteem.meetings.rules.lifts import Way
from esteem.people.queries.consents import shared_with
from esteem.people.rules.consents import Audience, Item
from esteem.people.rules.held import Held


@dataclass(frozen=True, slots=True)
class Car:
    """A lift that is offered, who goes along, and how many seats are left."""

    lift: Lift
    along: Sequence[Lift]

    @property
    def taken(self) -> int:
        return sum(one.seats for one in self.along)

    @property
    def left(self) -> int:
        return self.lift.seats - self.taken


@dataclass(frozen=True, slots=True)
class Lifts:
    """All lifts of a meeting: the cars, and who is with nobody yet."""

    cars: Sequence[Car]
    waiting: Sequence[Lift]
    shared: dict[int, frozenset[Item]]

    @property
    def is_empty(self) -> bool:
        return not (self.cars or self.waiting)

    @property
    def seats(self) -> int:
        return sum(car.lift.seats for car in self.cars)

    @property
    def wanted(self) -> int:
        return sum(car.taken for car in self.cars) + self.unplaced

    @property
    def unplaced(self) -> int:
        return sum(one.seats for one in self.waiting)

    def room_for(self, lift: Lift) -> list[Car]:
        """The cars they fit into."""
        return [car for car in self.cars if car.left >= lift.seats]

    def may_show(self, lift: Lift, item: Item) -> bool:
        """Whether they agreed that those who share lifts see this of them."""
        return lift.person_id is not None and item in self.shared.get(lift.person_id, frozenset())


def every_lift(meeting_id: int) -> Sequence[Lift]:
    """All of a meeting, in the order they were written down, each with the person."""
    wanted = select(Lift).where(Lift.meeting_id == meeting_id).order_by(Lift.id)
    return session.scalars(wanted.options(joinedload(Lift.person))).all()


def lifts_of(meeting_id: int) -> Lifts:
    """Who goes with whom, and what may be shown of each to those who share lifts."""
    every, along = every_lift(meeting_id), defaultdict[int | None, list[Lift]](list)
    for lift in every:
        if lift.way is Way.WANTED:
            along[lift.driven_by_id].append(lift)
    cars = [Car(lift, along[lift.id]) for lift in every if lift.way is Way.OFFERED]
    return Lifts(cars, along[None], shared_with(Audience.LIFTS) if every else {})


def those_along(lift: Lift) -> Sequence[Lift]:
    """Who goes along with this one."""
    return session.scalars(select(Lift).where(Lift.driven_by_id == lift.id).order_by(Lift.id)).all()


def lifts_by(person_id: int) -> Sequence[Lift]:
    """Every lift somebody offered or wanted."""
    return session.scalars(select(Lift).where(Lift.person_id == person_id).order_by(Lift.id)).all()


def lifts_before(day: date) -> Sequence[Lift]:
    """Every lift to a meeting before that day; who goes along before who drives."""
    wanted = select(Lift).join(Meeting, Meeting.id == Lift.meeting_id).where(Meeting.meets_on < day)
    return session.scalars(wanted.order_by(Lift.driven_by_id.is_(None), Lift.id)).all()


def lifts_on(meeting: Meeting) -> dict[str, Any] | None:
    """How it stands with the lifts, for the section on a meeting's page: always for an outing, else where there are any."""
    if meeting.is_cancelled or meeting.removed_at is not None:
        return None
    found = lifts_of(meeting.id)
    if found.is_empty and meeting.kind is MeetingKind.COMMITTEE:
        return None
    return {"meeting": meeting, "lifts": found}


def has_lifts() -> bool:
    """Whether any lift is kept."""
    return session.scalar(select(Lift.id).limit(1)) is not None


def held_of_lifts(*, person_id: int) -> Held | None:
    """Lifts somebody offered or wanted."""
    word = str(our_words().Meeting)
    wanted = select(Lift, Meeting).join(Meeting, Meeting.id == Lift.meeting_id).where(Lift.person_id == person_id)
    rows = [
        (say_day(met.meets_on), met.kind_in(word), lift.way.says, str(lift.seats), lift.from_where, lift.notes)
        for lift, met in session.execute(wanted.order_by(Meeting.meets_on))
    ]
    heads = ("Day", "What", "Which way", "Seats", "From where", "To mind")
    return Held("Lifts", heads, rows, place=58) if rows else None


def hangs_on_lifts(*, meeting_ids: Collection[int]) -> dict[int, str]:
    """Which meetings have lifts arranged."""
    found = session.scalars(select(Lift.meeting_id).where(Lift.meeting_id.in_(meeting_ids)).distinct())
    return dict.fromkeys(found, "lifts are arranged for it")
