"""Places: which we use, and how each was and is to be used."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import Select, func, select

from esteem.kernel.db import session
from esteem.kernel.listings import Listing, listing
from esteem.kernel.text import fold, like
from esteem.meetings.models import Meeting, Venue
from esteem.meetings.queries.meetings import are_planned, with_places
from esteem.meetings.rules.lists import Use


def venues_listed(*, use: Use, sought: str, number: int) -> Listing[Venue]:
    """One page of the places we use, or used."""
    return listing(_venues(use=use, sought=sought), number=number)


def venues_found(*, use: Use, sought: str = "") -> Sequence[Venue]:
    """All of them, for a file or for choosing from."""
    return session.scalars(_venues(use=use, sought=sought)).all()


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


def has_contacts() -> bool:
    """Whether the name of anybody who looks after a place is kept."""
    return session.scalar(select(Venue.id).where(Venue.contact_name != "").limit(1)) is not None
