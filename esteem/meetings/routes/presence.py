"""Names are ticked at the door, and apologies are written down: by those who count and may see people."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import abort
from werkzeug.wrappers import Response

from esteem.kernel.pages import find, go, page
from esteem.kernel.permissions import allows, may
from esteem.meetings.actions import presence as actions
from esteem.meetings.forms.door import ApologyForm
from esteem.meetings.models import Apology
from esteem.meetings.permissions import Meetings
from esteem.meetings.queries.presence import apologies_of
from esteem.meetings.routes.blueprint import bp
from esteem.meetings.routes.door import tapped
from esteem.meetings.routes.the_meeting import said_of, the_meeting
from esteem.people.models import Person
from esteem.people.permissions import People


def _must_see_people() -> None:
    if not may(People.SEE):
        abort(403)


@bp.post("/<int:meeting_id>/door/names/<int:person_id>/tick/")
@allows(Meetings.COUNT)
def tick(meeting_id: int, person_id: int) -> Any:
    return _tap(actions.tick, meeting_id, person_id)


@bp.post("/<int:meeting_id>/door/names/<int:person_id>/untick/")
@allows(Meetings.COUNT)
def untick(meeting_id: int, person_id: int) -> Any:
    return _tap(actions.untick, meeting_id, person_id)


def _tap(change: Callable[..., object], meeting_id: int, person_id: int) -> Any:
    _must_see_people()
    meeting, person = the_meeting(meeting_id), find(Person, person_id)
    return tapped(meeting, lambda: change(meeting=meeting, person=person), back_to="names")


@bp.route("/<int:meeting_id>/apologies/", methods=["GET", "POST"])
@allows(Meetings.COUNT)
def apologies(meeting_id: int) -> Response:
    _must_see_people()
    meeting, form = the_meeting(meeting_id), ApologyForm()
    if form.sent() and form.carry_out(actions.keep_apology, meeting=meeting) is not None:
        return go("meetings.apologies", meeting_id=meeting.id, said="Written down.")
    kept = apologies_of(meeting.id)
    return page("meetings/apologies.html", form=form, meeting=meeting, called=said_of(meeting), kept=kept)


@bp.post("/<int:meeting_id>/apologies/<int:apology_id>/remove/")
@allows(Meetings.COUNT)
def remove_apology(meeting_id: int, apology_id: int) -> Response:
    _must_see_people()
    meeting, apology = the_meeting(meeting_id), find(Apology, apology_id)
    if apology.meeting_id != meeting.id:
        abort(404)
    actions.remove_apology(apology=apology)
    return go("meetings.apologies", meeting_id=meeting.id, said="Taken off.")
