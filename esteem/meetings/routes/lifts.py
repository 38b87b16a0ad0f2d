"""Lifts to a meeting: offered, wanted, put together by hand, and a sheet for the drivers."""

from __future__ import annotations

from flask import request, url_for
from werkzeug.wrappers import Response

from esteem.kernel.pages import find, go, page
from esteem.kernel.papers import answer_pdf
from esteem.kernel.permissions import allows
from esteem.meetings.actions import lifts as actions
from esteem.meetings.forms.lifts import LiftForm, NewLiftForm
from esteem.meetings.models import Lift, Meeting
from esteem.meetings.papers.lifts import lift_sheet
from esteem.meetings.queries.lifts import lifts_of
from esteem.meetings.routes.blueprint import bp
from esteem.meetings.routes.jobs import must_change
from esteem.meetings.routes.the_meeting import said_of, the_meeting
from esteem.meetings.rules.lifts import Way
from esteem.people.models import Person
from esteem.people.permissions import People


@bp.get("/<int:meeting_id>/lifts/")
@allows(People.SEE)
def lifts(meeting_id: int) -> Response:
    meeting = the_meeting(meeting_id)
    return page("meetings/lifts/lifts.html", meeting=meeting, called=said_of(meeting), lifts=lifts_of(meeting.id))


@bp.route("/<int:meeting_id>/lifts/add/", methods=["GET", "POST"])
@allows(People.SEE)
def add_lift(meeting_id: int) -> Response:
    must_change()
    meeting = the_meeting(meeting_id)
    form = NewLiftForm(data={"way": Way.read(request.args.get("way"), Way.WANTED), "seats": 1})
    if form.sent() and form.carry_out(actions.add_lift, meeting=meeting) is not None:
        return go("meetings.lifts", meeting_id=meeting_id, said="Written down.")
    meeting = the_meeting(meeting_id)
    return page("meetings/lifts/add.html", form=form, meeting=meeting, called=said_of(meeting))


def _lift(lift_id: int) -> tuple[Lift, Meeting]:
    lift = find(Lift, lift_id)
    return lift, the_meeting(lift.meeting_id)


def _who(lift: Lift) -> str:
    return find(Person, lift.person_id).goes_by if lift.person_id is not None else lift.name


@bp.route("/lifts/<int:lift_id>/", methods=["GET", "POST"])
@allows(People.SEE)
def change_lift(lift_id: int) -> Response:
    must_change()
    lift, meeting = _lift(lift_id)
    form = LiftForm(obj=lift)
    if form.sent() and form.carry_out(actions.change_lift, lift=lift, seen_version=form.seen_version) is not None:
        return go("meetings.lifts", meeting_id=lift.meeting_id, said="Saved.")
    lift, meeting = _lift(lift_id)
    return page("meetings/lifts/change.html", form=form, lift=lift, meeting=meeting, who=_who(lift))


@bp.post("/lifts/<int:lift_id>/with/<int:driver_id>/")
@allows(People.SEE)
def go_along(lift_id: int, driver_id: int) -> Response:
    must_change()
    lift, meeting = _lift(lift_id)
    driver, _ = _lift(driver_id)
    actions.go_along(lift=lift, driver=driver)
    return go("meetings.lifts", meeting_id=meeting.id, said=f"{_who(lift)} goes along with {_who(driver)}.")


@bp.post("/lifts/<int:lift_id>/out/")
@allows(People.SEE)
def get_out(lift_id: int) -> Response:
    must_change()
    lift, meeting = _lift(lift_id)
    actions.get_out(lift=lift)
    return go("meetings.lifts", meeting_id=meeting.id, said=f"{_who(lift)} is with nobody now.")


@bp.post("/lifts/<int:lift_id>/remove/")
@allows(People.SEE)
def remove_lift(lift_id: int) -> Response:
    must_change()
    lift, meeting = _lift(lift_id)
    who = _who(lift)
    actions.remove_lift(lift=lift)
    return go("meetings.lifts", meeting_id=meeting.id, said=f"{who} is off the list of lifts.")


@bp.get("/<int:meeting_id>/lifts/sheet/")
@allows(People.SEE)
def sheet(meeting_id: int) -> str:
    meeting, small = the_meeting(meeting_id), 1 if "small" in request.args else None
    above = [
        ("Print or save as PDF", url_for("meetings.sheet_pdf", meeting_id=meeting_id, small=small)),
        (
            "Large type" if small else "Ordinary type",
            url_for("meetings.sheet", meeting_id=meeting_id, small=None if small else 1),
        ),
        ("Back", url_for("meetings.lifts", meeting_id=meeting_id)),
    ]
    paper = lift_sheet(meeting)
    return (paper if small else paper.larger()).html(above=above)


@bp.get("/<int:meeting_id>/lifts/lifts.pdf")
@allows(People.SEE)
def sheet_pdf(meeting_id: int) -> Response:
    paper = lift_sheet(the_meeting(meeting_id))
    paper = paper if "small" in request.args else paper.larger()
    return answer_pdf(paper.pdf(), paper.file_name)
