"""How the alarm of a place is set: a page of its own, with its own permission. Looking at it is recorded."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from esteem.kernel import history
from esteem.kernel.door import SAFE
from esteem.kernel.pages import find, go, page
from esteem.kernel.permissions import allows
from esteem.meetings.actions.venues import record_alarm_look, write_alarm
from esteem.meetings.forms import AlarmForm
from esteem.meetings.models import Venue, VenueAlarm
from esteem.meetings.permissions import Meetings
from esteem.meetings.queries.venues import alarm_of, has_alarm, looks_at_alarm
from esteem.meetings.routes.blueprint import bp


def _looked_at(venue_id: int) -> VenueAlarm | None:
    """What is written down; whoever only reads is recorded first, whoever sends a form has read it before."""
    if request.method in SAFE and has_alarm(venue_id):
        record_alarm_look(venue_id)
    return alarm_of(venue_id)


@bp.get("/venues/<int:venue_id>/alarm/")
@allows(Meetings.ALARM)
def alarm(venue_id: int) -> Response:
    place = find(Venue, venue_id)
    kept = _looked_at(place.id)
    entries, looks = history.of("venue_alarm", place.id), looks_at_alarm(place.id)
    return page("meetings/alarm.html", venue=place, alarm=kept, looks=looks, entries=entries)


@bp.route("/venues/<int:venue_id>/alarm/change/", methods=["GET", "POST"])
@allows(Meetings.ALARM)
def change_alarm(venue_id: int) -> Response:
    place = find(Venue, venue_id)
    form = AlarmForm(obj=_looked_at(place.id))
    if form.sent():
        form.carry_out(write_alarm, venue=place, seen_version=form.seen_version)
        if form.status == 200:
            return go("meetings.alarm", venue_id=place.id, said="Saved.")
    return page("meetings/change_alarm.html", form=form, venue=place)
