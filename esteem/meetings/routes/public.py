"""What is marked for the public page, which comes later."""

from __future__ import annotations

from flask import abort
from werkzeug.wrappers import Response

from esteem.kernel.pages import go, page, page_number, words
from esteem.kernel.permissions import allows
from esteem.kernel.text import plural
from esteem.meetings.actions import public as actions
from esteem.meetings.forms.calendar import PublicForm
from esteem.meetings.permissions import Meetings
from esteem.meetings.queries.public import marked_meetings, marked_series
from esteem.meetings.routes.blueprint import bp
from esteem.meetings.routes.the_meeting import said_of, the_meeting, the_series


@bp.get("/public/")
@allows(Meetings.SEE)
def marked() -> Response:
    return page("meetings/public.html", listing=marked_meetings(number=page_number()), patterns=marked_series())


@bp.route("/<int:meeting_id>/public/", methods=["GET", "POST"])
@allows(Meetings.CHANGE)
def mark_meeting(meeting_id: int) -> Response:
    meeting = the_meeting(meeting_id)
    form = PublicForm(obj=meeting)
    told = {"meeting": meeting, "seen_version": form.seen_version}
    if form.sent() and form.carry_out(actions.mark_meeting, **told) is not None:
        return go("meetings.meeting", meeting_id=meeting.id, said="Saved. Nothing is published yet.")
    return page("meetings/mark_public.html", form=form, meeting=meeting, series=None, called=said_of(meeting))


@bp.route("/patterns/<int:series_id>/public/", methods=["GET", "POST"])
@allows(Meetings.CHANGE)
def mark_pattern(series_id: int) -> Response:
    series = the_series(series_id)
    if not series.is_live:
        abort(404)
    form = PublicForm(obj=series)
    if form.sent():
        many = form.carry_out(actions.mark_series, series=series, seen_version=form.seen_version)
        if many is not None:
            said = (
                f"Saved for {plural(many, words().meeting, words().meetings)} still to come. Nothing is published yet."
            )
            return go("meetings.pattern", series_id=series.id, said=said)
    return page("meetings/mark_public.html", form=form, meeting=None, series=series, called=series.says)
