"""Who may speak for the group outside: listed, written down, ended, and printed when somebody means to."""

from __future__ import annotations

from flask import abort, request, url_for
from werkzeug.wrappers import Response

from esteem.kernel import dates, history
from esteem.kernel.pages import asked_number, go, page, page_number
from esteem.kernel.papers import Paper, answer_pdf
from esteem.kernel.permissions import allows, may
from esteem.minutes.actions import speaking as actions
from esteem.minutes.exports.speaking import mandates_file
from esteem.minutes.forms.speaking import EndMandateForm, MandateForm
from esteem.minutes.models import Mandate
from esteem.minutes.papers.speaking import who_may_speak
from esteem.minutes.permissions import MinutesOf
from esteem.minutes.queries import speaking as queries
from esteem.minutes.queries.speaking import WantedMandates, called
from esteem.minutes.routes.blueprint import bp
from esteem.minutes.rules.speaking import Standing
from esteem.people.permissions import People

SHOWN = [(Standing.NOW, "Now and later"), (Standing.ENDED, "Ended"), (Standing.REMOVED, "Taken off as a mistake")]


def _wanted() -> WantedMandates:
    return WantedMandates(
        stands=Standing.read(request.args.get("show"), Standing.NOW), sought=request.args.get("q", "")[:100]
    )


def _mandate(number: int) -> Mandate:
    found = queries.mandate_of(number)
    if found is None:
        abort(404)
    return found


@bp.get("/speaking/")
@allows(MinutesOf.SEE)
def speaking() -> Response:
    wanted = _wanted()
    listing = queries.mandates_listed(wanted, number=page_number())
    return page("minutes/speaking.html", wanted=wanted, shown=SHOWN, listing=listing, called=called)


@bp.get("/speaking/who-may-speak.csv")
@allows(MinutesOf.SEE)
def speaking_file() -> Response:
    return mandates_file(queries.mandates_found(_wanted()))


def _form(mandate: Mandate | None = None) -> MandateForm:
    """The form; whom it names is chosen from the list of people, so it is for those who may see them."""
    if not may(People.SEE):
        abort(403)
    first = {"person_id": asked_number("person"), "since_on": dates.today()} if mandate is None else {}
    form = MandateForm(obj=mandate, data=first)
    form.decision_id.offer(queries.decisions_to_rest_on(mandate.decision if mandate else None))
    return form


@bp.route("/speaking/add/", methods=["GET", "POST"])
@allows(MinutesOf.WRITE)
def add_mandate() -> Response:
    form = _form()
    if form.sent() and (mandate := form.carry_out(actions.add_mandate)):
        said = f"{mandate.person.goes_by} may speak for you."
        return go("minutes.mandate", mandate_id=mandate.id, said=said)
    return page("minutes/add_mandate.html", form=form)


@bp.get("/speaking/<int:mandate_id>/")
@allows(MinutesOf.SEE)
def mandate(mandate_id: int) -> Response:
    shown = _mandate(mandate_id)
    said = queries.said_by(shown.person_id) if may(MinutesOf.SEE_ALL) else []
    return page(
        "minutes/mandate.html", mandate=shown, called=called, said=said, unasked=queries.unasked(said),
        stands=shown.stands(dates.today()), entries=history.of("mandate", shown.id) if may(People.SEE) else [],
    )  # fmt: skip


@bp.route("/speaking/<int:mandate_id>/change/", methods=["GET", "POST"])
@allows(MinutesOf.WRITE)
def change_mandate(mandate_id: int) -> Response:
    changed = _mandate(mandate_id)
    form = _form(changed)
    done = {"mandate": changed, "seen_version": form.seen_version}
    if form.sent() and form.carry_out(actions.change_mandate, **done) is not None:
        return go("minutes.mandate", mandate_id=changed.id, said="Saved.")
    return page("minutes/change_mandate.html", form=form, mandate=changed)


@bp.route("/speaking/<int:mandate_id>/end/", methods=["GET", "POST"])
@allows(MinutesOf.WRITE)
def end_mandate(mandate_id: int) -> Response:
    ended = _mandate(mandate_id)
    form = EndMandateForm(obj=ended)
    if ended.last_on is None and not form.is_submitted():
        form.last_on.data = dates.today()
    done = {"mandate": ended, "seen_version": form.seen_version}
    if form.sent() and form.carry_out(actions.end_mandate, **done) is not None:
        said = f"Kept: the last day is {dates.say_day(form.last_on.data)}."
        return go("minutes.mandate", mandate_id=ended.id, said=said)
    return page("minutes/end_mandate.html", form=form, mandate=ended, called=called)


@bp.post("/speaking/<int:mandate_id>/take-off/")
@allows(MinutesOf.WRITE)
def take_off_mandate(mandate_id: int) -> Response:
    actions.take_off(row=_mandate(mandate_id))
    return go("minutes.mandate", mandate_id=mandate_id, said="It is off the list, and can be put back.")


@bp.post("/speaking/<int:mandate_id>/put-back/")
@allows(MinutesOf.WRITE)
def put_back_mandate(mandate_id: int) -> Response:
    actions.put_back(row=_mandate(mandate_id))
    return go("minutes.mandate", mandate_id=mandate_id, said="It is on the list again.")


def _printed() -> list[Mandate]:
    """Whom the paper names: those ticked, and nobody while nobody is; names are for those who may see people."""
    if not may(People.SEE):
        abort(403)
    ticked = set(request.args.getlist("who"))
    return [one for one in queries.may_speak_on(dates.today()) if str(one.id) in ticked]


def _paper(mandates: list[Mandate]) -> Paper:
    return who_may_speak(mandates, large=request.args.get("large") == "1")


@bp.get("/speaking/paper/")
@allows(MinutesOf.WRITE)
def speaking_to_print() -> Response:
    """Before anything is printed: whom it names is ticked, one by one."""
    _printed()
    return page("minutes/speaking_to_print.html", mandates=queries.may_speak_on(dates.today()))


@bp.get("/speaking/paper/shown/")
@allows(MinutesOf.WRITE)
def speaking_paper() -> str:
    mandates = _printed()
    numbers, large = [one.id for one in mandates], request.args.get("large") == "1"
    back = ("Back", url_for("minutes.speaking_to_print"))
    if not mandates:
        return _paper(mandates).html(above=[back])
    other = url_for("minutes.speaking_paper", who=numbers, large=None if large else 1)
    above = [
        ("Print or save as PDF", url_for("minutes.speaking_pdf", who=numbers, large=1 if large else None)),
        ("Ordinary type" if large else "Large type", other), back,
    ]  # fmt: skip
    return _paper(mandates).html(above=above)


@bp.get("/speaking/paper/who-may-speak.pdf")
@allows(MinutesOf.WRITE)
def speaking_pdf() -> Response:
    paper = _paper(_printed())
    return answer_pdf(paper.pdf(), paper.file_name)
