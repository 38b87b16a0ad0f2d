"""A meeting outside: who goes for the group, and what comes back."""

from __future__ import annotations

from typing import Any

from flask import abort
from werkzeug.wrappers import Response

from esteem.kernel.pages import go, page
from esteem.kernel.permissions import allows, may
from esteem.meetings.actions.outside import write_outside
from esteem.meetings.forms import OutsideForm
from esteem.meetings.permissions import Meetings
from esteem.meetings.queries.outside import outside_of
from esteem.meetings.routes.blueprint import bp
from esteem.meetings.routes.the_meeting import said_of, the_meeting
from esteem.meetings.rules.kinds import MeetingKind
from esteem.people.permissions import People


@bp.route("/<int:meeting_id>/outside/", methods=["GET", "POST"])
@allows(Meetings.CHANGE)
def outside(meeting_id: int) -> Response:
    """Whoever may not see people names them in words; who is linked already stays."""
    meeting = the_meeting(meeting_id)
    if meeting.kind is not MeetingKind.OUTSIDE:
        abort(404)
    written = outside_of(meeting)
    form = OutsideForm(obj=written)
    more: dict[str, Any] = {"meeting": meeting, "outside": written}
    if not may(People.SEE):
        del form.person_id
        more["person_id"] = written.person_id if written else None
    if form.sent() and form.carry_out(write_outside, seen_version=form.seen_version, **more) is not None:
        return go("meetings.meeting", meeting_id=meeting.id, said="Saved.")
    return page("meetings/outside.html", form=form, meeting=meeting, called=said_of(meeting))
