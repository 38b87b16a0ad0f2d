"""What was decided between meetings comes before a meeting: it is ratified there, or not."""

from __future__ import annotations

from flask import abort
from werkzeug.wrappers import Response

from esteem.kernel.pages import go, page
from esteem.kernel.permissions import allows
from esteem.meetings.models import Meeting
from esteem.minutes.actions import questions as actions
from esteem.minutes.forms.questions import RatifyForm, RefuseForm
from esteem.minutes.models import Question
from esteem.minutes.permissions import MinutesOf
from esteem.minutes.queries import questions as queries
from esteem.minutes.routes.blueprint import bp
from esteem.minutes.routes.questions import the_question
from esteem.minutes.routes.the_meeting import said_of
from esteem.minutes.rules.questions import State, decided_between


def _waiting(question_id: int) -> tuple[Question, dict[int, Meeting]]:
    """The question, and the meetings that can say what becomes of it."""
    asked = the_question(question_id)
    if asked.state is not State.AGREED:
        abort(404)
    return asked, {meeting.id: meeting for meeting in queries.meetings_to_ratify_at(asked)}


@bp.route("/questions/<int:question_id>/ratify/", methods=["GET", "POST"])
@allows(MinutesOf.WRITE)
def ratify(question_id: int) -> Response:
    asked, meetings = _waiting(question_id)
    words = decided_between(asked.words, asked.result.won or "", asked.count, asked.ended_on)
    form = RatifyForm(data={"words": words, "version": str(asked.version)})
    form.offer(meetings, said_of)
    if form.sent():
        meeting = meetings[form.meeting_id.data]
        done = {"question": asked, "meeting": meeting, "seen_version": form.seen_version}
        if form.carry_out(actions.ratify, **done) is not None and asked.decision is not None:
            said = f"Ratified, and recorded as decision {asked.decision.name}."
            return go("minutes.question", question_id=question_id, said=said)
    return page("minutes/ratify.html", form=form, question=asked, meetings=meetings)


@bp.route("/questions/<int:question_id>/not-ratified/", methods=["GET", "POST"])
@allows(MinutesOf.WRITE)
def refuse_question(question_id: int) -> Response:
    asked, meetings = _waiting(question_id)
    form = RefuseForm(obj=asked)
    form.offer(meetings, said_of)
    if form.sent():
        meeting = meetings[form.meeting_id.data]
        if form.carry_out(actions.refuse, question=asked, meeting=meeting, seen_version=form.seen_version) is not None:
            return go(
                "minutes.question", question_id=question_id, said="Kept: it was not ratified, and counts for nothing."
            )
    return page("minutes/refuse_question.html", form=form, question=asked, meetings=meetings)
