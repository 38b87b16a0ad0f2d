"""Lifts are offered and wanted, somebody goes along with somebody; and weeks after, all of it is forgotten."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from esteem.kernel import dates, history
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.meetings.actions.standing import check_meeting, somebody_here
from esteem.meetings.models import Lift, Meeting
from esteem.meetings.queries.lifts import every_lift, lifts_before, lifts_by, those_along
from esteem.meetings.rules.lifts import FORGET_AFTER_DAYS, Way, check_room, check_seats, check_somebody


def add_lift(
    *, meeting: Meeting, way: Way, person_id: int | None = None, name: str = "", seats: int | None = 1, **details: Any
) -> Lift:
    """Somebody offers seats, or wants some. Flushes. Raises RuleBroken."""
    check_meeting(meeting)
    check_somebody(person_id, name)
    check_seats(seats)
    if person_id is not None:
        somebody_here(person_id)
        if any(other.person_id == person_id for other in every_lift(meeting.id)):
            raise RuleBroken("They are there already.", field="person_id")
    lift = Lift(meeting_id=meeting.id, way=way, person_id=person_id, name=name, seats=seats or 1, **details)
    session.add(lift)
    session.flush()
    return lift


def change_lift(
    *, lift: Lift, seen_version: int | None, seats: int | None, from_where: str = "", notes: str = ""
) -> Lift:
    """Change the seats, the place or what to mind. Raises StaleEdit, RuleBroken."""
    check_version(lift, seen_version)
    check_meeting(session.get_one(Meeting, lift.meeting_id))
    check_seats(seats, sum(one.seats for one in those_along(lift)))
    if lift.driven_by_id is not None:
        driver = session.get_one(Lift, lift.driven_by_id)
        check_room(driver.seats, _taken(driver, without=lift), seats or 1)
    lift.seats, lift.from_where, lift.notes = seats or 1, from_where, notes
    session.flush()
    return lift


def go_along(*, lift: Lift, driver: Lift) -> Lift:
    """They go along with this one. Raises RuleBroken where there is no room, or it makes no sense."""
    if lift.way is not Way.WANTED or driver.way is not Way.OFFERED or lift.meeting_id != driver.meeting_id:
        raise RuleBroken("Only who wants a lift goes along, with somebody who offers one to the same meeting.")
    check_meeting(session.get_one(Meeting, lift.meeting_id))
    check_room(driver.seats, _taken(driver, without=lift), lift.seats)
    lift.driven_by_id = driver.id
    session.flush()
    return lift


def _taken(driver: Lift, *, without: Lift) -> int:
    return sum(one.seats for one in those_along(driver) if one.id != without.id)


def get_out(*, lift: Lift) -> Lift:
    """They are with nobody again."""
    lift.driven_by_id = None
    session.flush()
    return lift


def remove_lift(*, lift: Lift) -> None:
    """Not offered or wanted any more; whoever would have gone along is with nobody again."""
    _forget([lift])


def _forget(lifts: Sequence[Lift]) -> None:
    for lift in lifts:
        for one in those_along(lift):
            one.driven_by_id = None
    session.flush()
    for lift in lifts:
        session.delete(lift)
    session.flush()
    for lift in lifts:
        history.blank("lift", lift.id)


def forget_old_lifts() -> None:
    """Every night: lifts to meetings of more than four weeks ago are of no use, and say where people live."""
    _forget(lifts_before(dates.today() - timedelta(days=FORGET_AFTER_DAYS)))


def erase_from_lifts(*, person_id: int) -> None:
    """Nothing is left of lifts they offered or wanted."""
    _forget(lifts_by(person_id))


def merge_at_lifts(*, kept_id: int, gone_id: int) -> None:
    """Two people are one: each meeting keeps one line of theirs, and who would have gone along with the other is free."""
    kept = {lift.meeting_id for lift in lifts_by(kept_id)}
    doubled = [lift for lift in lifts_by(gone_id) if lift.meeting_id in kept]
    _forget(doubled)
    for lift in lifts_by(gone_id):
        lift.person_id = kept_id
    session.flush()
