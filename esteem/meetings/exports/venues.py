"""Places as a file, and what they cost."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from werkzeug.wrappers import Response

from esteem.kernel.spreadsheets import csv_file
from esteem.meetings.models import Venue
from esteem.meetings.queries.room_costs import RoomCosts
from esteem.meetings.rules.venues import FEATURES
from esteem.people.rules.names import initials

VENUE_HEADS = (
    "Name", "Kind", "Address", "Getting there", "Parking",
    *(head for name in FEATURES.values() for head in (name, f"{name}: more")),
    "How many fit in", "The price is for", "What we pay", "What others pay", "Shortest hire in minutes",
    "Booked each time", "How to book", "If you cancel", "Notes", "No longer used",
)  # fmt: skip
CONTACT_HEADS = ("Whose place", "Contact", "Phone", "To mind when ringing", "Key holder", "Key")
COST_HEADS = ("Place", "Meetings", "Paid", "Cost not known of", "Given in kind", "In kind not known of")
SAID = {True: "yes", False: "no", None: ""}


def venues_file(venues: Iterable[Venue], *, contacts: bool, names: bool) -> Response:
    """What the list shows and all that is kept, but never the alarm; with `contacts`, whom to ring, and what must be minded
    beside each number; people of ours by their letters alone unless `names` may be seen."""
    heads = VENUE_HEADS + CONTACT_HEADS if contacts else VENUE_HEADS
    rows = ([*_row(venue), *_contact(venue, names)] if contacts else _row(venue) for venue in venues)
    return csv_file("venues.csv", heads, rows)


def _row(venue: Venue) -> list[Any]:
    features = [cell for name in FEATURES for cell in (SAID[getattr(venue, name)], getattr(venue, f"{name}_note"))]
    return [
        venue.name, venue.kind.says if venue.kind else "", venue.address, venue.access, venue.parking, *features,
        venue.capacity, venue.charged.says, venue.cost, venue.usual_rate, venue.minimum_minutes,
        SAID[venue.must_book], venue.booking_terms, venue.cancel_terms, venue.notes, SAID[venue.retired_at is not None],
    ]  # fmt: skip


def _contact(venue: Venue, names: bool) -> list[Any]:
    people = [person.goes_by if person else "" for person in (venue.contact, venue.holder)]
    contact, holder = people if names else [initials(name) for name in people]
    asked = ", ".join(name for name in (contact, venue.contact_name) if name)
    whose = venue.organisation.name if venue.organisation else ""
    return [whose, asked, venue.phone, "; ".join(venue.cautions), holder, venue.key_holder]


def costs_file(told: RoomCosts) -> Response:
    """Each place and the whole: sums of what is known, and of how many meetings it is not."""
    lines = [*((venue.name, sums) for venue, sums in told.places), ("All places", told.whole)]
    rows = ((name, s.meetings, s.paid, s.paid_unknown, s.in_kind, s.in_kind_unknown) for name, s in lines)
    return csv_file("room-costs.csv", COST_HEADS, rows)
