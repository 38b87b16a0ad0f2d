"""The addresses of the committee. An informal group is told, at each of them, how it would come to have one."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, request
from werkzeug.wrappers import Response

from esteem.committee import actions, exports, queries
from esteem.committee.forms import BeginTermForm, EndTermForm, HandOverForm, OfficeForm, OnDayForm, TermForm
from esteem.committee.models import Office, Term
from esteem.committee.permissions import Committee
from esteem.committee.rules import MORE, USUAL, starter_called
from esteem.kernel import dates
from esteem.kernel.pages import find, go, page
from esteem.kernel.permissions import allows, may
from esteem.people.permissions import People

bp = Blueprint("committee", __name__, url_prefix="/committee")


@bp.before_request
def only_with_a_committee() -> Response | None:
    if queries.has_committee() or request.endpoint == "committee.index":
        return None
    return go("committee.index")


def _day_form() -> OnDayForm:
    form = OnDayForm(formdata=request.args)
    form.validate()
    return form


@bp.get("/")
@allows(Committee.SEE)
def index() -> Response:
    if not queries.has_committee():
        return page("committee/informal.html")
    form = _day_form()
    day = form.on.data or dates.today()
    return page("committee/index.html", form=form, day=day, committee=queries.committee_on(day))


@bp.get("/committee.csv")
@allows(Committee.SEE)
def export() -> Response:
    return exports.committee_file(queries.committee_on(_day_form().on.data or dates.today()).offices)


@bp.post("/usual/")
@allows(Committee.CHANGE)
def add_usual() -> Response:
    actions.add_usual_offices()
    return go("committee.index", said="Added. Now say who holds it, one office at a time.")


# Offices


@bp.route("/offices/add/", methods=["GET", "POST"])
@allows(Committee.CHANGE)
def add_office() -> Response:
    starter = starter_called(request.args.get("like", "")[:80])
    form = OfficeForm(obj=starter)
    form.after.offer(_places(None))
    if not form.is_submitted():
        form.after.data = form.after.offered[-1][0]
    if form.sent() and (office := form.carry_out(actions.add_office)):
        return go("committee.office", office_id=office.id, said=f"{office.name} is added.")
    return page("committee/add_office.html", form=form, starters=_starters_left())


def _starters_left() -> list[str]:
    present = {office.name.casefold() for office in queries.every_office()}
    return [starter.name for starter in (*USUAL, *MORE) if starter.name.casefold() not in present]


def _places(office: Office | None) -> list[tuple[Any, str]]:
    others = [other for other in queries.offices_in_use() if other is not office]
    return [(0, "First"), *((other.id, f"After {other.name}") for other in others)]


@bp.get("/offices/<int:office_id>/")
@allows(Committee.SEE)
def office(office_id: int) -> Response:
    shown, today = find(Office, office_id), dates.today()
    terms = queries.terms_of_office(shown, today)
    # Who holds an office is for everybody here; whom somebody wrote down by mistake is for those who see people.
    entries = queries.history_of_office(shown, terms) if may(People.SEE) else []
    return page(
        "committee/office.html", office=shown, terms=terms, notes=queries.notes_of(terms.now, today), entries=entries
    )


@bp.route("/offices/<int:office_id>/change/", methods=["GET", "POST"])
@allows(Committee.CHANGE)
def change_office(office_id: int) -> Response:
    changed = find(Office, office_id)
    form = OfficeForm(obj=changed)
    form.after.offer(_places(changed))
    if not form.is_submitted():
        form.after.data = queries.office_before(changed)
    if (
        form.sent()
        and form.carry_out(actions.change_office, office=changed, seen_version=form.seen_version) is not None
    ):
        return go("committee.office", office_id=changed.id, said="Saved.")
    return page("committee/change_office.html", form=form, office=changed)


@bp.post("/offices/<int:office_id>/retire/")
@allows(Committee.CHANGE)
def retire_office(office_id: int) -> Response:
    retired = actions.retire_office(office=find(Office, office_id))
    return go(
        "committee.office", office_id=retired.id, said=f"{retired.name} is no longer used. It can be brought back."
    )


@bp.post("/offices/<int:office_id>/back/")
@allows(Committee.CHANGE)
def bring_back_office(office_id: int) -> Response:
    back = actions.bring_back_office(office=find(Office, office_id))
    return go("committee.office", office_id=back.id, said=f"{back.name} is used again.")


# Who holds them


@bp.route("/offices/<int:office_id>/begin/", methods=["GET", "POST"])
@allows(Committee.CHANGE)
def begin_term(office_id: int) -> Response:
    held = find(Office, office_id)
    form = BeginTermForm()
    if form.sent() and (term := form.carry_out(actions.begin_term, office=held)):
        return go("committee.office", office_id=held.id, said=f"{term.person.goes_by} is down as {held.name}.")
    return page("committee/begin_term.html", form=form, office=held)


@bp.route("/terms/<int:term_id>/change/", methods=["GET", "POST"])
@allows(Committee.CHANGE)
def change_term(term_id: int) -> Response:
    term = find(Term, term_id)
    form = TermForm(obj=term)
    if form.sent() and form.carry_out(actions.change_term, term=term, seen_version=form.seen_version) is not None:
        return go("committee.office", office_id=term.office_id, said="Saved.")
    return page("committee/change_term.html", form=form, term=term)


@bp.route("/terms/<int:term_id>/end/", methods=["GET", "POST"])
@allows(Committee.CHANGE)
def end_term(term_id: int) -> Response:
    term = find(Term, term_id)
    form = EndTermForm(obj=term)
    _suggest_today(form)
    if form.sent() and form.carry_out(actions.end_term, term=term, seen_version=form.seen_version) is not None:
        return go(
            "committee.office", office_id=term.office_id, said=f"Saved. What {term.person.goes_by} did stays on record."
        )
    return page("committee/end_term.html", form=form, term=term)


@bp.route("/terms/<int:term_id>/hand-over/", methods=["GET", "POST"])
@allows(Committee.CHANGE)
def hand_over(term_id: int) -> Response:
    term = find(Term, term_id)
    form = HandOverForm(obj=term)
    if not form.is_submitted():
        form.person_id.name_nobody()
        form.came.data = None
    _suggest_today(form)
    if form.sent() and (begun := form.carry_out(actions.hand_over, term=term, seen_version=form.seen_version)):
        return go(
            "committee.office", office_id=term.office_id, said=f"{begun.person.goes_by} is down as {term.office.name}."
        )
    return page("committee/hand_over.html", form=form, term=term)


def _suggest_today(form: EndTermForm | HandOverForm) -> None:
    if not form.is_submitted() and form.until_on.data is None:
        form.until_on.data = dates.today()


@bp.post("/terms/<int:term_id>/remove/")
@allows(Committee.CHANGE)
def remove_term(term_id: int) -> Response:
    term = actions.remove_term(term=find(Term, term_id))
    return go(
        "committee.office", office_id=term.office_id, said=f"{term.person.goes_by} is taken out, and can be put back."
    )


@bp.post("/terms/<int:term_id>/put-back/")
@allows(Committee.CHANGE)
def put_back_term(term_id: int) -> Response:
    term = actions.put_back_term(term=find(Term, term_id))
    return go("committee.office", office_id=term.office_id, said=f"{term.person.goes_by} is put back.")
