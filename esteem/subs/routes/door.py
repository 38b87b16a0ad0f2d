"""At the door: one screen on a phone for the takings of a meeting."""

from __future__ import annotations

from flask import abort, request
from werkzeug.wrappers import Response

from esteem.kernel import dates
from esteem.kernel.errors import RuleBroken
from esteem.kernel.pages import find, go, page, words
from esteem.kernel.permissions import actor, allows
from esteem.meetings.models import Meeting
from esteem.meetings.queries import is_ours
from esteem.subs.actions.door import check_open, take_at_door
from esteem.subs.forms.door import TakingsForm, door_form
from esteem.subs.models import SubsTaking
from esteem.subs.permissions import Subs
from esteem.subs.queries.door import booked_as, headcount, people_at, takings_of, ticks_names
from esteem.subs.queries.plans import every_plan
from esteem.subs.routes.blueprint import bp
from esteem.subs.rules.amounts import difference_said


def the_meeting(meeting_id: int) -> Meeting:
    """The meeting of this number, or the plain 404 page."""
    meeting = find(Meeting, meeting_id)
    if not is_ours(meeting.kind):
        abort(404)
    return meeting


def _why_not(meeting: Meeting) -> str:
    try:
        check_open(meeting)
    except RuleBroken as refused:
        return refused.sentence
    return "" if every_plan() else "Make a plan first: it says what is asked, and under which heading it is booked."


@bp.route("/meetings/<int:meeting_id>/", methods=["GET", "POST"])
@allows(Subs.TAKE)
def door(meeting_id: int) -> Response:
    meeting = the_meeting(meeting_id)
    why_not, named = _why_not(meeting), ticks_names(meeting)
    everybody = "all" in request.args
    at_door = people_at(meeting, everybody=everybody) if named and not why_not else []
    form = door_form(at_door, first={"counted_by": actor().name or ""})
    if form.sent() and (made := _book(form, meeting)) is not None:
        return go("subs.door", meeting_id=meeting.id, said=_told(made))
    takings = takings_of(meeting.id)
    return page(
        "subs/door.html", meeting=meeting, form=form, why_not=why_not, named=named, everybody=everybody,
        called=f"{meeting.kind_in(str(words().Meeting))} on {dates.say_weekday(meeting.meets_on)}",
        heads=headcount(meeting), takings=takings, vouchers=booked_as(takings), difference_said=difference_said,
        has_paid=[one for one in at_door if one.has_paid],
    )  # fmt: skip


def _book(form: TakingsForm, meeting: Meeting) -> list[SubsTaking] | None:
    told = form.told
    return form.carry_out(lambda **_: take_at_door(meeting=meeting, **told))


def _told(made: list[SubsTaking]) -> str:
    booked = ", ".join(f"{one.counted} {one.method.says.lower()}" for one in made)
    return f"Booked: {booked}." if booked else "Written down."
