"""Places: which we use, how each was and is to be used, and whom of our people they name."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, or_, select
from sqlalchemy.orm import selectinload, undefer_group

from esteem.kernel.db import session
from esteem.kernel.house import the_house
from esteem.kernel.listings import Listing, listing
from esteem.kernel.text import fold, like
from esteem.meetings.models import AlarmLook, Meeting, Venue, VenueAlarm, VenueNote
from esteem.meetings.models.venue import MORE
from esteem.meetings.queries.meetings import are_planned, with_places
from esteem.meetings.rules.lists import Use
from esteem.people.rules.held import Held


def venues_listed(*, use: Use, sought: str, number: int) -> Listing[Venue]:
    """One page of the places we use, or used, each with whom to ask for."""
    wanted = _venues(use=use, sought=sought)
    return listing(wanted.options(selectinload(Venue.contact), selectinload(Venue.organisation)), number=number)


def venues_found(*, use: Use, sought: str = "") -> Sequence[Venue]:
    """All of them, for choosing from."""
    return session.scalars(_venues(use=use, sought=sought)).all()


def venues_whole(*, use: Use, sought: str = "") -> Sequence[Venue]:
    """All of them with everything that is kept, for a file."""
    return session.scalars(_whole(_venues(use=use, sought=sought))).all()


def venues_chosen(numbers: Collection[int]) -> list[Venue]:
    """Those of these numbers with everything that is kept, in that order."""
    found = {one.id: one for one in session.scalars(_whole(select(Venue).where(Venue.id.in_(numbers))))}
    return [found[number] for number in dict.fromkeys(numbers) if number in found]


def _whole(wanted: Select[Venue]) -> Select[Venue]:
    people = (selectinload(Venue.contact), selectinload(Venue.holder), selectinload(Venue.organisation))
    return wanted.options(undefer_group(MORE), *people)


def _venues(*, use: Use, sought: str) -> Select[Venue]:
    found = select(Venue).where(Venue.retired_at.is_(None) if use is Use.IN_USE else Venue.retired_at.is_not(None))
    if sought:
        found = found.where(Venue.found_by.like(like(sought), escape="\\"))
    return found.order_by(Venue.sort_name, Venue.id)


def venue_called(name: str) -> Venue | None:
    """A place in use of this name, however it is written."""
    return session.scalars(_venues(use=Use.IN_USE, sought="").where(Venue.sort_name == fold(name))).first()


@dataclass(frozen=True, slots=True)
class VenueUse:
    """How often the group met at a place, when it did last, and what is planned there next."""

    times: int
    last_on: date | None
    coming: Sequence[Meeting]


def use_of(venue: Venue, on: date) -> VenueUse:
    """How a place was and is to be used, seen from that day."""
    there = are_planned() & (Meeting.venue_id == venue.id)
    past = select(func.count(Meeting.id), func.max(Meeting.meets_on)).where(there, Meeting.meets_on < on)
    times, last_on = session.execute(past).one()
    coming = with_places().where(there, Meeting.meets_on >= on).order_by(Meeting.meets_on, Meeting.start_time).limit(5)
    return VenueUse(times, last_on, session.scalars(coming).all())


def notes_on(venue: Venue, *, put_away: bool = False) -> Sequence[VenueNote]:
    """What was noted after using it, the latest first; or what of that was put away."""
    gone = VenueNote.put_away_at.is_not(None) if put_away else VenueNote.put_away_at.is_(None)
    wanted = select(VenueNote).where(VenueNote.venue_id == venue.id, gone)
    return session.scalars(wanted.order_by(VenueNote.used_on.desc(), VenueNote.id.desc())).all()


def alarm_of(venue_id: int) -> VenueAlarm | None:
    """How its alarm is set, when anything is written down."""
    return session.get(VenueAlarm, venue_id)


def has_alarm(venue_id: int) -> bool:
    """Whether anything is written down, without reading it."""
    wanted = select(VenueAlarm.id).where(VenueAlarm.id == venue_id, VenueAlarm.note != "")
    return session.scalar(wanted) is not None


def looks_at_alarm(venue_id: int, *, most: int = 50) -> list[tuple[str, AlarmLook]]:
    """Who looked at it, the latest first."""
    wanted = select(AlarmLook).where(AlarmLook.venue_id == venue_id).order_by(AlarmLook.at.desc(), AlarmLook.account_id)
    name, gone = the_house().name_account, "Somebody who no longer signs in"
    return [(name(look.account_id) or gone, look) for look in session.scalars(wanted.limit(most))]


def has_contacts() -> bool:
    """Whether the name of anybody who looks after a place is kept."""
    someone = or_(
        Venue.contact_name != "",
        Venue.key_holder != "",
        Venue.contact_id.is_not(None),
        Venue.key_holder_id.is_not(None),
    )
    return session.scalar(select(Venue.id).where(someone).limit(1)) is not None


def held_of_venues(person_id: int) -> Held | None:
    """The places they are asked for, or hold the key of."""
    theirs = or_(Venue.contact_id == person_id, Venue.key_holder_id == person_id)
    rows = []
    for venue in session.scalars(_whole(select(Venue).where(theirs).order_by(Venue.sort_name, Venue.id))):
        if venue.contact_id == person_id:
            reach = " ".join(one for one in (venue.phone, *venue.cautions) if one)
            rows.append((venue.name, "They are asked for it", reach))
        if venue.key_holder_id == person_id:
            rows.append((venue.name, "They hold the key", venue.key_holder))
    return Held("Places they look after", ("Place", "What", "Written down"), rows, place=53) if rows else None
