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
from esteem.meetings.permissions import Meetings
from esteem.meetings.queries import jobs as queries
from esteem.meetings.queries.rota import others_turns, said_no
from esteem.meetings.routes.blueprint import bp
from esteem.meetings.routes.jobs import must_see_people
from esteem.meetings.routes.the_meeting import said_of, the_meeting
from esteem.people.models import Person
from esteem.people.queries.myself import my_person_id


@bp.route("/<int:meeting_id>/jobs/", methods=["GET", "POST"])
@allows(Meetings.CHANGE)
def jobs_at(meeting_id: int) -> Response:
    must_see_people()
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
@allows(Meetings.CHANGE)
def cannot(meeting_id: int) -> Response:
    must_see_people()
    meeting, form = the_meeting(meeting_id), CannotForm()
    if form.sent() and form.carry_out(actions.say_cannot, meeting=meeting) is not None:
        said = "Written down. What they were down for is open again."
        return go("meetings.jobs_at", meeting_id=meeting_id, said=said)
    meeting = the_meeting(meeting_id)
    return page("meetings/jobs/cannot.html", form=form, meeting=meeting, called=said_of(meeting))


@bp.post("/<int:meeting_id>/jobs/cannot/<int:cannot_id>/can/")
@allows(Meetings.CHANGE)
def can(meeting_id: int, cannot_id: int) -> Response:
    must_see_people()
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
@allows(Meetings.CHANGE)
def turn(turn_id: int) -> Response:
    must_see_people()
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
@allows(Meetings.CHANGE)
def give_turn(turn_id: int, person_id: int) -> Response:
    must_see_people()
    turn, meeting, job, person = _turn(turn_id)
    other = find(Person, person_id)
    actions.give(turn=turn, person_id=other.id)
    said = f"{other.goes_by} does it instead of {person.goes_by}: {job.name}."
    return go("meetings.jobs_at", meeting_id=meeting.id, said=said)


@bp.post("/jobs/turns/<int:turn_id>/swap/<int:other_id>/")
@allows(Meetings.CHANGE)
def swap_turns(turn_id: int, other_id: int) -> Response:
    must_see_people()
    turn, meeting, _, person = _turn(turn_id)
    other, elsewhere, _, their = _turn(other_id)
    actions.swap(turn=turn, other=other)
    said = f"{their.goes_by} does it here, {person.goes_by} on {dates.say_weekday(elsewhere.meets_on)}."
    return go("meetings.jobs_at", meeting_id=meeting.id, said=f"Swapped: {said}")


@bp.post("/jobs/turns/<int:turn_id>/off/")
@allows(Meetings.CHANGE)
def take_off_turn(turn_id: int) -> Response:
    must_see_people()
    turn, meeting, job, _ = _turn(turn_id)
    actions.take_off(turn=turn)
    return go("meetings.jobs_at", meeting_id=meeting.id, said=f"Nobody has it now: {job.name}.")


@bp.post("/jobs/turns/<int:turn_id>/cannot/")
@allows(Meetings.CHANGE)
def turn_cannot(turn_id: int) -> Response:
    must_see_people()
    turn, meeting, _, person = _turn(turn_id)
    actions.say_cannot(meeting=meeting, person_id=turn.person_id)
    return go(
        "meetings.jobs_at", meeting_id=meeting.id, said=f"{person.goes_by} cannot, and is not asked for that day."
    )


def _mine(meeting_id: int) -> tuple[Meeting, int]:
    """The meeting, and who is asking; 404 for a sign-in that is nobody's on the list."""
    person_id = my_person_id()
    return the_meeting(meeting_id), person_id if person_id is not None else abort(404)


@bp.post("/<int:meeting_id>/jobs/mine/<int:job_id>/")
@allows(Meetings.SEE)
def take_job(meeting_id: int, job_id: int) -> Response:
    """Somebody takes a job that nobody has, for themselves."""
    (meeting, person_id), job = _mine(meeting_id), find(Job, job_id)
    actions.take(meeting=meeting, job=job, person_id=person_id)
    return go("meetings.meeting", meeting_id=meeting.id, said=f"It is yours: {job.name}. Thank you.")


@bp.post("/<int:meeting_id>/jobs/mine/cannot/")
@allows(Meetings.SEE)
def i_cannot(meeting_id: int) -> Response:
    meeting, person_id = _mine(meeting_id)
    actions.say_cannot(meeting=meeting, person_id=person_id)
    return go("meetings.meeting", meeting_id=meeting.id, said="Written down. What you were down for is open again.")


@bp.post("/<int:meeting_id>/jobs/mine/can/")
@allows(Meetings.SEE)
def i_can(meeting_id: int) -> Response:
    meeting, person_id = _mine(meeting_id)
    for said in queries.cannot_at([meeting.id]):
        if said.person_id == person_id:
            actions.say_can(cannot=said)
    return go("meetings.meeting", meeting_id=meeting.id, said="You can after all.")
