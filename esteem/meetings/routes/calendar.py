"""Meetings: listing, planning, changing, cancelling and counting them."""

from __future__ import annotations

from typing import Any

from flask import request
from werkzeug.wrappers import Response

from esteem.committee.queries import has_committee
from esteem.kernel import dates, history
from esteem.kernel.pages import asked_number, go, page, page_number, words
from esteem.kernel.permissions import allows
from esteem.meetings import actions, exports, queries
from esteem.meetings.forms import CancelForm, CountForm, MeetingForm
from esteem.meetings.models import Meeting
from esteem.meetings.permissions import Meetings
from esteem.meetings.queries import Wanted
from esteem.meetings.queries.door import is_counted_by_kind
from esteem.meetings.queries.kinds import kind_chosen, kinds_offered
from esteem.meetings.routes.blueprint import bp
from esteem.meetings.routes.choosing import offer_kinds_and_places
from esteem.meetings.routes.the_meeting import said_of, the_meeting
from esteem.meetings.rules.kinds import MeetingKind, What
from esteem.meetings.rules.lists import When
from esteem.meetings.rules.notice import NOTICE
from esteem.meetings.rules.times import Step, next_like, steps_for


def _wanted() -> Wanted:
    """What the address narrows the list to; nonsense in it counts as nothing."""
    year, what = request.args.get("year", ""), kind_chosen(request.args.get("kind"))
    return Wanted(
        when=When.read(request.args.get("when"), When.NEXT),
        kind=what.kind if what else None,
        own_kind_id=what.own_kind_id if what else None,
        year=int(year) if year.isascii() and year.isdigit() and len(year) == 4 else None,
        sought=request.args.get("q", "")[:100],
    )


def _word() -> str:
    return str(words().Meeting)


@bp.get("/")
@allows(Meetings.SEE)
def index() -> Response:
    wanted = _wanted()
    return page(
        "meetings/index.html",
        wanted=wanted,
        listing=queries.meetings_listed(wanted, number=page_number()),
        came=queries.attendance_of(wanted) if wanted.when is When.PAST else None,
        whens=When,
        kinds=kinds_offered(_word(), put_away=True),
        years=[(year, year) for year in queries.years_with_meetings()],
    )


@bp.get("/meetings.csv")
@allows(Meetings.SEE)
def export() -> Response:
    return exports.meetings_file(queries.meetings_found(_wanted()), meeting_word=_word())


def _form(meeting: Meeting | None = None, **first: Any) -> MeetingForm:
    """The form, with what may be chosen: the kinds this group knows, the places it uses, and the one it has now."""
    form = MeetingForm(obj=meeting, data=first)
    offer_kinds_and_places(form, meeting)
    if not has_committee():
        del form.notice_on
    return form


@bp.route("/add/", methods=["GET", "POST"])
@allows(Meetings.CHANGE)
def add() -> Response:
    form = _form(**_like_another())
    if form.sent() and (meeting := form.carry_out(actions.add_meeting)):
        return go("meetings.meeting", meeting_id=meeting.id, said=f"{said_of(meeting)} is added.")
    return page("meetings/add.html", form=form)


def _like_another() -> dict[str, Any]:
    """What the form starts with: a meeting, or the next one like that which the address names."""
    like, step = asked_number("like"), Step.read(request.args.get("step"), Step.WEEK)
    if like is None:
        return {"what": What(MeetingKind.MEETING)}
    other = the_meeting(like)
    return {
        "what": other.what,
        "meets_on": next_like(other.meets_on, step, dates.today()),
        "start_time": other.start_time,
        "end_time": other.end_time,
        "venue_id": other.venue_id,
    }


@bp.get("/<int:meeting_id>/")
@allows(Meetings.SEE)
def meeting(meeting_id: int) -> Response:
    shown = the_meeting(meeting_id)
    return page(
        "meetings/meeting.html",
        meeting=shown,
        called=said_of(shown),
        form=CountForm(obj=shown),
        by_kind=is_counted_by_kind(shown.id),
        notice=queries.notice_for(shown),
        needs_notice=shown.kind in NOTICE,
        steps=steps_for(shown.kind),
        others=queries.same_time(shown),
        entries=history.of("meeting", shown.id),
    )


@bp.route("/<int:meeting_id>/change/", methods=["GET", "POST"])
@allows(Meetings.CHANGE)
def change(meeting_id: int) -> Response:
    changed = the_meeting(meeting_id)
    form = _form(changed)
    if (
        form.sent()
        and form.carry_out(actions.change_meeting, meeting=changed, seen_version=form.seen_version) is not None
    ):
        return go("meetings.meeting", meeting_id=changed.id, said="Saved.")
    return page("meetings/change.html", form=form, meeting=changed, called=said_of(changed))


@bp.route("/<int:meeting_id>/count/", methods=["GET", "POST"])
@allows(Meetings.COUNT)
def count(meeting_id: int) -> Response:
    counted = the_meeting(meeting_id)
    form = CountForm(obj=counted)
    if (
        form.sent()
        and form.carry_out(actions.count_who_came, meeting=counted, seen_version=form.seen_version) is not None
    ):
        return go("meetings.meeting", meeting_id=counted.id, said="Saved. Thank you for counting.")
    return page("meetings/count.html", form=form, meeting=counted, called=said_of(counted))


@bp.route("/<int:meeting_id>/cancel/", methods=["GET", "POST"])
@allows(Meetings.CHANGE)
def cancel(meeting_id: int) -> Response:
    off = the_meeting(meeting_id)
    form = CancelForm(obj=off)
    if form.sent() and form.carry_out(actions.cancel_meeting, meeting=off, seen_version=form.seen_version) is not None:
        return go("meetings.meeting", meeting_id=off.id, said=f"{said_of(off)} is cancelled.")
    return page("meetings/cancel.html", form=form, meeting=off, called=said_of(off))


@bp.post("/<int:meeting_id>/on-again/")
@allows(Meetings.CHANGE)
def put_on_again(meeting_id: int) -> Response:
    on = actions.put_on_again(meeting=the_meeting(meeting_id))
    return go("meetings.meeting", meeting_id=on.id, said=f"{said_of(on)} is on again.")


@bp.post("/<int:meeting_id>/notice/")
@allows(Meetings.CHANGE)
def send_notice(meeting_id: int) -> Response:
    told = actions.send_notice(meeting=the_meeting(meeting_id))
    return go("meetings.meeting", meeting_id=told.id, said="Kept: notice was sent today.")


@bp.post("/<int:meeting_id>/remove/")
@allows(Meetings.CHANGE)
def remove(meeting_id: int) -> Response:
    gone = actions.remove_meeting(meeting=the_meeting(meeting_id))
    return go("meetings.meeting", meeting_id=gone.id, said=f"{said_of(gone)} is off the lists, and can be put back.")


@bp.post("/<int:meeting_id>/put-back/")
@allows(Meetings.CHANGE)
def put_back(meeting_id: int) -> Response:
    back = actions.put_back_meeting(meeting=the_meeting(meeting_id))
    return go("meetings.meeting", meeting_id=back.id, said=f"{said_of(back)} is on the lists again.")
