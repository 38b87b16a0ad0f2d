"""Who does what at one meeting: put down, given on, swapped, and who cannot."""

from __future__ import annotations

from flask import abort
from werkzeug.wrappers import Response

from esteem.kernel import dates, history
from esteem.kernel.pages import find, go, page
from esteem.kernel.permissions import allows
from esteem.meetings.actions import turns as actions
from esteem.meetings.forms.jobs import CannotForm, GiveForm, TurnForm
from esteem.meetings.models import Job, JobCannot, JobTurn, Meeting
from esteem.meetings.queries import jobs as queries
from esteem.meetings.queries.rota import others_turns, said_no
from esteem.meetings.routes.blueprint import bp
from esteem.meetings.routes.jobs import must_change
from esteem.meetings.routes.the_meeting import said_of, the_meeting
from esteem.people.models import Person
from esteem.people.permissions import People


@bp.route("/<int:meeting_id>/jobs/", methods=["GET", "POST"])
@allows(People.SEE)
def jobs_at(meeting_id: int) -> Response:
    must_change()
    meeting = the_meeting(meeting_id)
    form = TurnForm(data={"job_id": next((job.id for job in queries.open_jobs(meeting)), None)})
    form.job_id.offer((job.id, job.name) for job in queries.jobs())

    def put_down(job_id: int, person_id: int) -> JobTurn:
        return actions.put_down(meeting=meeting, job=find(Job, job_id), person_id=person_id)

    if form.sent() and form.carry_out(put_down) is not None:
        return go("meetings.jobs_at", meeting_id=meeting_id, said="Written down.")
    meeting = the_meeting(meeting_id)
    turns = queries.turns_at([meeting.id])
    return page(
        "meetings/jobs/at_meeting.html", form=form, meeting=meeting, called=said_of(meeting), turns=turns,
        open_jobs=queries.open_jobs(meeting), cannot=queries.cannot_at([meeting.id]),
    )  # fmt: skip


@bp.route("/<int:meeting_id>/jobs/cannot/", methods=["GET", "POST"])
@allows(People.SEE)
def cannot(meeting_id: int) -> Response:
    must_change()
    meeting, form = the_meeting(meeting_id), CannotForm()
    if form.sent() and form.carry_out(actions.say_cannot, meeting=meeting) is not None:
        said = "Written down. What they were down for is open again."
        return go("meetings.jobs_at", meeting_id=meeting_id, said=said)
    meeting = the_meeting(meeting_id)
    return page("meetings/jobs/cannot.html", form=form, meeting=meeting, called=said_of(meeting))


@bp.post("/<int:meeting_id>/jobs/cannot/<int:cannot_id>/can/")
@allows(People.SEE)
def can(meeting_id: int, cannot_id: int) -> Response:
    must_change()
    said = find(JobCannot, cannot_id)
    if said.meeting_id != the_meeting(meeting_id).id:
        abort(404)
    actions.say_can(cannot=said)
    return go("meetings.jobs_at", meeting_id=meeting_id, said="They can after all.")


def _turn(turn_id: int) -> tuple[JobTurn, Meeting, Job, Person]:
    """A turn with what it is about; 404 for a meeting this group does not know."""
    turn = find(JobTurn, turn_id)
    return turn, the_meeting(turn.meeting_id), find(Job, turn.job_id), find(Person, turn.person_id)


@bp.route("/jobs/turns/<int:turn_id>/", methods=["GET", "POST"])
@allows(People.SEE)
def turn(turn_id: int) -> Response:
    must_change()
    turn, meeting, job, person = _turn(turn_id)
    form = GiveForm()
    if form.sent() and (given := form.carry_out(actions.give, turn=turn)):
        return go("meetings.jobs_at", meeting_id=given.meeting_id, said="It is theirs now.")
    turn, meeting, job, person = _turn(turn_id)
    no, there = said_no(meeting.id), {one.person_id for one in queries.turns_at([meeting.id]) if one.job_id == job.id}
    free = [one for one in queries.takers([job.id]).get(job.id, ()) if one.id not in no | there]
    return page(
        "meetings/jobs/turn.html", form=form, turn=turn, meeting=meeting, job=job, person=person, called=said_of(meeting),
        free=free, others=others_turns(turn, dates.today()), entries=history.of("job_turn", turn.id),
    )  # fmt: skip


@bp.post("/jobs/turns/<int:turn_id>/give/<int:person_id>/")
@allows(People.SEE)
def give_turn(turn_id: int, person_id: int) -> Response:
    must_change()
    turn, meeting, job, person = _turn(turn_id)
    other = find(Person, person_id)
    actions.give(turn=turn, person_id=other.id)
    said = f"{other.goes_by} does it instead of {person.goes_by}: {job.name}."
    return go("meetings.jobs_at", meeting_id=meeting.id, said=said)


@bp.post("/jobs/turns/<int:turn_id>/swap/<int:other_id>/")
@allows(People.SEE)
def swap_turns(turn_id: int, other_id: int) -> Response:
    must_change()
    turn, meeting, _, person = _turn(turn_id)
    other, elsewhere, _, their = _turn(other_id)
    actions.swap(turn=turn, other=other)
    said = f"{their.goes_by} does it here, {person.goes_by} on {dates.say_weekday(elsewhere.meets_on)}."
    return go("meetings.jobs_at", meeting_id=meeting.id, said=f"Swapped: {said}")


@bp.post("/jobs/turns/<int:turn_id>/off/")
@allows(People.SEE)
def take_off_turn(turn_id: int) -> Response:
    must_change()
    turn, meeting, job, _ = _turn(turn_id)
    actions.take_off(turn=turn)
    return go("meetings.jobs_at", meeting_id=meeting.id, said=f"Nobody has it now: {job.name}.")


@bp.post("/jobs/turns/<int:turn_id>/cannot/")
@allows(People.SEE)
def turn_cannot(turn_id: int) -> Response:
    must_change()
    turn, meeting, _, person = _turn(turn_id)
    actions.say_cannot(meeting=meeting, person_id=turn.person_id)
    return go(
        "meetings.jobs_at", meeting_id=meeting.id, said=f"{person.goes_by} cannot, and is not asked for that day."
    )
