"""The door: one screen on which people are counted, a tap at a time."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from flask import abort, jsonify, request
from werkzeug.wrappers import Response

from esteem.kernel import dates
from esteem.kernel.errors import RuleBroken
from esteem.kernel.pages import find, go, page
from esteem.kernel.permissions import allows, may
from esteem.meetings.actions import door as actions
from esteem.meetings.forms.door import NewFaceForm, numbers_form
from esteem.meetings.models import Meeting, Tally
from esteem.meetings.permissions import Meetings
from esteem.meetings.queries import door as queries
from esteem.meetings.queries.presence import who_to_tick
from esteem.meetings.routes.blueprint import bp
from esteem.meetings.routes.the_meeting import said_of, the_meeting
from esteem.meetings.rules.door import Usual
from esteem.people.actions import add_person
from esteem.people.models import Person
from esteem.people.permissions import People
from esteem.people.rules.following import IN_TOUCH_AFTER
from esteem.people.rules.standing import Stands


def _why_not(meeting: Meeting) -> str:
    try:
        queries.check_counting(meeting)
    except RuleBroken as refused:
        return refused.sentence
    return ""


@bp.get("/<int:meeting_id>/door/")
@allows(Meetings.COUNT)
def door(meeting_id: int) -> Response:
    meeting, sought = the_meeting(meeting_id), request.args.get("q", "")[:100]
    why_not = _why_not(meeting)
    named = queries.door_settings().names and may(People.SEE) and not why_not
    return page(
        "meetings/door.html",
        meeting=meeting,
        called=said_of(meeting),
        count=queries.door_of(meeting),
        why_not=why_not,
        named=named,
        people=who_to_tick(meeting.id, sought) if named else [],
        counted_as=queries.tally_of(Usual.MEMBERS).id if named else None,
        sought=sought,
    )


def _numbers(meeting: Meeting) -> Any:
    count = queries.door_of(meeting)
    return jsonify(total=count.total, counts={str(line.tally.id): line.number for line in count.lines})


def tapped(meeting: Meeting, count: Callable[[], object], *, back_to: str | None = None) -> Any:
    """Do what was tapped. A page with scripts is led to the new numbers or told why not, every other one back to the door."""
    if "application/json" not in request.headers.get("Accept", ""):
        count()
        return go("meetings.door", meeting_id=meeting.id, _anchor=back_to)
    try:
        count()
    except RuleBroken as refused:
        answer = jsonify(says=refused.sentence)
        answer.status_code = 422
        return answer
    return go("meetings.door_now", meeting_id=meeting.id)


@bp.get("/<int:meeting_id>/door/now/")
@allows(Meetings.COUNT)
def door_now(meeting_id: int) -> Any:
    return _numbers(the_meeting(meeting_id))


@bp.post("/<int:meeting_id>/door/tap/")
@allows(Meetings.COUNT)
def tap(meeting_id: int) -> Any:
    """One more or one fewer of a kind."""
    meeting, number = the_meeting(meeting_id), request.form.get("tally", "")
    tally = find(Tally, int(number) if re.fullmatch(r"[0-9]{1,9}", number) else 0)
    step = {"1": 1, "-1": -1}.get(request.form.get("step", ""), 0)
    return tapped(meeting, lambda: actions.count_one(meeting=meeting, tally=tally, step=step))


@bp.route("/<int:meeting_id>/door/numbers/", methods=["GET", "POST"])
@allows(Meetings.COUNT)
def door_numbers(meeting_id: int) -> Response:
    meeting = the_meeting(meeting_id)
    lines = queries.door_of(meeting).lines
    form = numbers_form(((line.tally.id, line.says, line.number) for line in lines), meeting.version)

    def write(**typed: int | None) -> Meeting:
        numbers = {int(name.removeprefix("tally_")): number for name, number in typed.items()}
        return actions.write_numbers(meeting=meeting, numbers=numbers, seen_version=form.seen_version)

    if form.sent() and form.carry_out(write) is not None:
        return go("meetings.door", meeting_id=meeting.id, said="Saved.")
    return page("meetings/door_numbers.html", form=form, meeting=meeting, called=said_of(meeting))


@bp.post("/<int:meeting_id>/door/one-number/")
@allows(Meetings.COUNT)
def forget_kinds(meeting_id: int) -> Response:
    meeting = actions.forget_kinds(meeting=the_meeting(meeting_id))
    return go("meetings.meeting", meeting_id=meeting.id, said="The total stays; the kinds are gone.", _anchor="came")


@bp.route("/<int:meeting_id>/door/new/", methods=["GET", "POST"])
@allows(Meetings.COUNT)
def new_face(meeting_id: int) -> Response:
    """For those who count and may also put somebody on the list."""
    meeting = the_meeting(meeting_id)
    if not may(People.CHANGE):
        abort(403)
    form = NewFaceForm()

    def welcome(*, counted: bool, **told: str) -> Person:
        queries.check_counting(meeting)
        if counted:
            actions.count_one(meeting=meeting, tally=queries.tally_of(Usual.FIRST_TIMERS), step=1)
        follow_up_on = dates.today() + IN_TOUCH_AFTER
        return add_person(**told, stands=Stands.ENQUIRER, enquired_on=meeting.meets_on, follow_up_on=follow_up_on)

    if form.sent() and (person := form.carry_out(welcome)):
        return go("meetings.door", meeting_id=meeting.id, said=f"{person.goes_by} is on the list. Say hello from us.")
    return page("meetings/new_face.html", form=form, meeting=meeting, called=said_of(meeting))
