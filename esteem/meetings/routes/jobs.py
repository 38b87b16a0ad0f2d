"""The group's list of jobs, who may be asked for each, and who does a lot."""

from __future__ import annotations

from typing import Any

from flask import abort
from werkzeug.wrappers import Response

from esteem.committee.queries import has_committee
from esteem.kernel import history
from esteem.kernel.forms import Form
from esteem.kernel.pages import find, go, page, words
from esteem.kernel.permissions import allows, may
from esteem.meetings.actions import jobs as actions
from esteem.meetings.forms.jobs import asked_form, job_form, takers_form
from esteem.meetings.models import Job
from esteem.meetings.permissions import Meetings
from esteem.meetings.queries import jobs as queries
from esteem.meetings.routes.blueprint import bp
from esteem.meetings.rules.jobs import thanks
from esteem.meetings.rules.kinds import MeetingKind, kinds_for
from esteem.people.models import Person
from esteem.people.permissions import People
from esteem.people.queries import people_here
from esteem.people.queries.choosing import label

MOST_NAMED = 3


def must_change() -> None:
    """Only those who plan meetings arrange who does what at them."""
    if not may(Meetings.CHANGE):
        abort(403)


def _kinds() -> list[tuple[MeetingKind, str]]:
    return kinds_for(has_committee=has_committee(), meeting=str(words().Meeting))


@bp.get("/jobs/")
@allows(Meetings.SEE)
def jobs() -> Response:
    known = dict(_kinds())
    shown = [(job, [known[kind] for kind in job.kinds if kind in known]) for job in queries.jobs(put_away=True)]
    return page("meetings/jobs/jobs.html", jobs=shown, takers=queries.takers() if may(People.SEE) else None)


def _form(job: Job | None = None) -> Form:
    if job is None:
        return job_form(_kinds(), data={"kinds_needed": [MeetingKind.MEETING]})
    return job_form(_kinds(), obj=job, data={"kinds_needed": job.kinds})


def _told(form: Form, job: Job | None = None) -> dict[str, Any]:
    """What the form says; kinds this group does not see just now stay as they are."""
    known = dict(_kinds())
    hidden = [kind for kind in job.kinds if kind not in known] if job else []
    told = {name: value for name, value in form.clean.items() if name != "kinds_needed"}
    return {**told, "kinds": [*form["kinds_needed"].data, *hidden]}


@bp.route("/jobs/add/", methods=["GET", "POST"])
@allows(Meetings.CHANGE)
def add_job() -> Response:
    form = _form()
    if form.sent() and form.carry_out(lambda **_: actions.add_job(**_told(form))) is not None:
        return go("meetings.jobs", said="Added.")
    return page("meetings/jobs/job.html", form=form, job=None, title="Add a job")


@bp.route("/jobs/<int:job_id>/", methods=["GET", "POST"])
@allows(Meetings.CHANGE)
def change_job(job_id: int) -> Response:
    job = find(Job, job_id)
    form = _form(job)

    def change(**_: Any) -> Job:
        return actions.change_job(job=job, seen_version=form.seen_version, **_told(form, job))

    if form.sent() and form.carry_out(change) is not None:
        return go("meetings.jobs", said="Saved.")
    return page("meetings/jobs/job.html", form=form, job=job, title=job.name, entries=history.of("job", job.id))


@bp.post("/jobs/<int:job_id>/put-away/")
@allows(Meetings.CHANGE)
def put_away_job(job_id: int) -> Response:
    actions.put_away_job(job=find(Job, job_id))
    return go("meetings.jobs", said="Nobody is sought for it any more. Who did it stays.")


@bp.post("/jobs/<int:job_id>/back/")
@allows(Meetings.CHANGE)
def bring_back_job(job_id: int) -> Response:
    actions.bring_back_job(job=find(Job, job_id))
    return go("meetings.jobs", said="It is done again.")


@bp.post("/jobs/<int:job_id>/up/")
@allows(Meetings.CHANGE)
def move_job_up(job_id: int) -> Response:
    actions.move_job_up(job=find(Job, job_id))
    return go("meetings.jobs", _anchor=f"job-{job_id}")


@bp.route("/jobs/<int:job_id>/who/", methods=["GET", "POST"])
@allows(People.SEE)
def takers(job_id: int) -> Response:
    must_change()
    job = find(Job, job_id)
    here = [(person.id, label(person.name, person.known_as)) for person in people_here()]
    asked = [person.id for person in queries.takers([job.id]).get(job.id, ())]
    form = takers_form(here, asked)
    if form.sent() and form.carry_out(_quietly(actions.ask_for_job), job=job):
        return go("meetings.jobs", said="Saved.", _anchor=f"job-{job_id}")
    return page("meetings/jobs/takers.html", form=form, job=job)


@bp.route("/jobs/people/<int:person_id>/", methods=["GET", "POST"])
@allows(People.SEE)
def jobs_of_person(person_id: int) -> Response:
    must_change()
    person = find(Person, person_id)
    if person.erased_at:
        abort(404)
    form = asked_form(
        [(job.id, job.name) for job in queries.jobs()], [taker.job_id for taker in queries.taken_by(person.id)]
    )
    if form.sent() and form.carry_out(_quietly(actions.may_be_asked), person=person):
        return go("people.person", person_id=person.id, said="Saved.", _anchor="jobs")
    return page("meetings/jobs/person.html", form=form, person=person)


def _quietly(act: Any) -> Any:
    """The action, answering yes: it returns nothing of its own."""

    def acted(**told: Any) -> bool:
        act(**told)
        return True

    return acted


@bp.get("/jobs/who-does-what/")
@allows(People.SEE)
def who_does_what() -> Response:
    told = queries.who_does_a_lot()
    average = sum(many for _, many, _ in told) / len(told) if told else 0
    most = [person.goes_by for person, many, _ in told if many >= 2 * average][:MOST_NAMED]
    says = thanks(sum(many for _, many, _ in told), len(told), most)
    return page("meetings/jobs/who_does_what.html", told=told, says=says)
