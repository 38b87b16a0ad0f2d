"""Places are added, changed, noted about, and no longer used."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from sqlalchemy import or_, select

from esteem.kernel import dates, history
from esteem.kernel.dates import say_day
from esteem.kernel.db import apart, check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.permissions import actor
from esteem.kernel.text import fold
from esteem.meetings.models import AlarmLook, EarlierRate, Venue, VenueAlarm, VenueNote
from esteem.meetings.rules.costs import Rates, check_rates, rates_of
from esteem.people.rules.needs import LOOK_COUNTS_FOR

PEOPLE = ("contact", "holder", "organisation")


def add_venue(*, name: str, **details: Any) -> Venue:
    """A place to meet; a name is enough. Flushes. Raises RuleBroken."""
    venue = Venue(
        name=name, address="", access="", contact_name="", phone="", no_voicemail=False, phone_care="", notes=""
    )
    _write_venue(venue, details)
    check_rates(rates_of(venue))
    session.add(venue)
    session.flush()
    return venue


def change_venue(*, venue: Venue, seen_version: int | None, rates_from_on: date | None = None, **details: Any) -> Venue:
    """Change what is kept about it; a new price that holds from a day leaves the old one for the meetings before.

    Raises StaleEdit, RuleBroken.
    """
    check_version(venue, seen_version)
    _ = venue.parking  # what is kept is fetched first, so that the history can say what it was
    before = rates_of(venue)
    _write_venue(venue, details)
    check_rates(rates_of(venue))
    if rates_from_on is not None:
        _keep_rates(venue, before, rates_from_on)
    session.flush()
    session.expire(venue, PEOPLE)
    return venue


def _keep_rates(venue: Venue, before: Rates, from_on: date) -> None:
    if rates_of(venue) == before:
        raise RuleBroken("The price is as it was. Change it, or leave this blank.", field="rates_from_on")
    if from_on > dates.today():
        raise RuleBroken(
            f"That is still to come. Change the price on {say_day(from_on)}, or a day after.", field="rates_from_on"
        )
    until = from_on - timedelta(days=1)
    last = session.scalar(
        select(EarlierRate.until_on).where(EarlierRate.venue_id == venue.id).order_by(EarlierRate.until_on.desc())
    )
    if last is not None and until <= last:
        raise RuleBroken(
            f"A price was written down until {say_day(last)} already. Enter a later day.", field="rates_from_on"
        )
    kept = EarlierRate(venue_id=venue.id, until_on=until)
    for name in ("charged", "cost", "usual_rate", "minimum_minutes"):
        setattr(kept, name, getattr(before, name))
    session.add(kept)


def _write_venue(venue: Venue, details: dict[str, Any]) -> None:
    for field, value in details.items():
        setattr(venue, field, value)
    venue.sort_name = fold(venue.name)
    venue.found_by = f"{fold(venue.name)}\n{fold(venue.address)}"


def retire_venue(*, venue: Venue) -> Venue:
    """It is no longer offered; meetings held there keep it."""
    venue.retired_at = venue.retired_at or dates.now()
    session.flush()
    return venue


def bring_back_venue(*, venue: Venue) -> Venue:
    """It is offered again."""
    venue.retired_at = None
    session.flush()
    return venue


# Notes after use


def note_use(*, venue: Venue, used_on: date, text: str) -> VenueNote:
    """What is to be remembered of a place after using it. Flushes. Raises RuleBroken."""
    _check_used(used_on)
    note = VenueNote(venue_id=venue.id, used_on=used_on, text=text)
    session.add(note)
    session.flush()
    return note


def change_note(*, note: VenueNote, seen_version: int | None, used_on: date, text: str) -> VenueNote:
    """Put a note right. Raises StaleEdit, RuleBroken."""
    check_version(note, seen_version)
    _check_used(used_on)
    note.used_on, note.text = used_on, text
    session.flush()
    return note


def _check_used(used_on: date) -> None:
    if used_on > dates.today():
        raise RuleBroken("That day is still to come. Enter the day you were there.", field="used_on")


def put_note_away(*, note: VenueNote) -> VenueNote:
    """It is shown no more, and can be put back."""
    note.put_away_at = note.put_away_at or dates.now()
    session.flush()
    return note


def put_note_back(*, note: VenueNote) -> VenueNote:
    note.put_away_at = None
    session.flush()
    return note


# The alarm


def write_alarm(*, venue: Venue, seen_version: int | None, note: str) -> VenueAlarm | None:
    """How the alarm is set; nothing typed deletes it. Raises StaleEdit."""
    kept = session.get(VenueAlarm, venue.id)
    if kept is None:
        if not note:
            return None
        kept = VenueAlarm(id=venue.id)
        session.add(kept)
    else:
        check_version(kept, seen_version)
    kept.note = note
    session.flush()
    return kept


def record_alarm_look(venue_id: int) -> None:
    """Write down that whoever is asking looks at it, unless they did within five minutes; in a transaction of its own."""
    who, now = actor().account_id, dates.now()
    if who is None:
        return
    with apart() as own:
        lately = select(AlarmLook.at).where(
            AlarmLook.account_id == who, AlarmLook.venue_id == venue_id, AlarmLook.at > now - LOOK_COUNTS_FOR
        )
        if own.scalar(lately.limit(1)) is None:
            own.add(AlarmLook(venue_id=venue_id, at=now, account_id=who))


# People who look after a place


def _theirs(person_id: int) -> Iterable[Venue]:
    wanted = select(Venue).where(or_(Venue.contact_id == person_id, Venue.key_holder_id == person_id))
    return session.scalars(wanted).all()


def forget_at_venues(*, person_id: int) -> None:
    """They are erased: no place names them any more, and the number written there as theirs goes."""
    theirs = _theirs(person_id)
    for venue in theirs:
        _ = venue.key_holder
        if venue.contact_id == person_id:
            venue.contact_id, venue.contact_name, venue.phone = None, "", ""
            venue.no_voicemail, venue.phone_care = False, ""
        if venue.key_holder_id == person_id:
            venue.key_holder_id, venue.key_holder = None, ""
    session.flush()
    for venue in theirs:
        history.blank("venue", venue.id)


def merge_at_venues(*, kept_id: int, gone_id: int) -> None:
    """Two people are one: the one looks after whatever either did."""
    for venue in _theirs(gone_id):
        venue.contact_id = kept_id if venue.contact_id == gone_id else venue.contact_id
        venue.key_holder_id = kept_id if venue.key_holder_id == gone_id else venue.key_holder_id
    session.flush()
