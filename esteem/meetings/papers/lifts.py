"""The lift sheet: a page for each driver with who goes along, and only what each agreed to show. It says when to destroy it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from esteem.kernel.dates import say_day, say_time, say_weekday
from esteem.kernel.papers import Paper
from esteem.meetings.models import Lift, Meeting
from esteem.meetings.queries.lifts import Car, Lifts, lifts_of
from esteem.meetings.rules.lifts import destroy_after
from esteem.people.models import Person
from esteem.people.rules.consents import Item

TEMPLATE = "meetings/lifts/sheet.html"


@dataclass(frozen=True, slots=True)
class Reach:
    """A number or an address, and what must be minded with it."""

    words: str
    cautions: Sequence[str]


@dataclass(frozen=True, slots=True)
class Rider:
    """Somebody in the car: how they are called, how many they are, from where, how to reach them."""

    name: str
    seats: int
    from_where: str
    notes: str
    reach: Sequence[Reach]


@dataclass(frozen=True, slots=True)
class Drive:
    """One driver's page."""

    driver: Rider
    along: Sequence[Rider]
    left: int


@dataclass(frozen=True, slots=True)
class Sheet:
    when: str
    where: str
    destroy: str
    drives: Sequence[Drive]


def lift_sheet(meeting: Meeting) -> Paper:
    """A page for each driver; who goes along with nobody is on none."""
    found = lifts_of(meeting.id)
    start = f", {say_time(meeting.start_time)}" if meeting.start_time else ""
    told = Sheet(
        when=f"{say_weekday(meeting.meets_on)}{start}",
        where=meeting.venue.name if meeting.venue else "",
        destroy=say_day(destroy_after(meeting.meets_on)),
        drives=[_drive(found, car) for car in found.cars],
    )
    return Paper(
        template=TEMPLATE, title="Lifts", group_name="", draft=False, facts={"told": told},
        file_name=f"Lifts {meeting.meets_on.isoformat()}",
    )  # fmt: skip


def _drive(found: Lifts, car: Car) -> Drive:
    return Drive(_rider(found, car.lift), [_rider(found, one) for one in car.along], car.left)


def _rider(found: Lifts, lift: Lift) -> Rider:
    reach = list(_reach(found, lift, lift.person)) if lift.person else []
    return Rider(lift.says, lift.seats, lift.from_where, lift.notes, reach)


def _reach(found: Lifts, lift: Lift, person: Person) -> Sequence[Reach]:
    """What they agreed that those who share lifts see, each with what must be minded."""
    wheres = [
        person.address if found.may_show(lift, Item.ADDRESS) else "",
        person.town if found.may_show(lift, Item.TOWN) else "",
    ]
    every = (
        (person.phone if found.may_show(lift, Item.PHONE) else "", person.cautions),
        (person.second_phone if found.may_show(lift, Item.SECOND_PHONE) else "", person.second_cautions),
        (", ".join(" ".join(one.split()) for one in wheres if one), person.post_cautions),
    )
    return [Reach(words, cautions) for words, cautions in every if words]
