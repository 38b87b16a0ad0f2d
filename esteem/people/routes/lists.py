"""The list of people, on the page and as a file, and the lists the group saved."""

from __future__ import annotations

from flask import request, url_for
from werkzeug.wrappers import Response

from esteem.kernel.pages import find, go, page, page_number
from esteem.kernel.permissions import allows
from esteem.people import exports, queries
from esteem.people.actions import saved_lists as actions
from esteem.people.forms.lists import SaveListForm
from esteem.people.models import SavedList
from esteem.people.permissions import People
from esteem.people.queries.tags import saved_lists, tags_in_use, tags_of
from esteem.people.routes.blueprint import bp
from esteem.people.rules.consents import Purpose
from esteem.people.rules.finding import Agreed, Wanted, narrowings
from esteem.people.rules.standing import Order, Standing


@bp.get("/")
@allows(People.SEE)
def index() -> Response:
    wanted = Wanted.read(request.args)
    shown = queries.people_listed(wanted, number=page_number())
    roles = {circle.key: circle.says for circle in queries.circles()}
    tags = {tag.id: tag.name for tag in tags_in_use()}
    return page(
        "people/index.html", listing=shown, wanted=wanted, roles=roles, tags=tags,
        narrowed=narrowings(wanted, roles=roles, tags=tags), tags_of=tags_of(person.id for person in shown.rows),
        saved=[kept for kept in saved_lists() if kept.put_away_at is None],
        standings=Standing, orders=Order, purposes=Purpose, agreed=Agreed,
    )  # fmt: skip


@bp.get("/people.csv")
@allows(People.SEE)
def export() -> Response:
    return exports.people_csv(queries.people_found(Wanted.read(request.args)))


@bp.get("/people.xlsx")
@allows(People.SEE)
def export_xlsx() -> Response:
    return exports.people_xlsx(queries.people_found(Wanted.read(request.args)))


@bp.route("/lists/save/", methods=["GET", "POST"])
@allows(People.CHANGE)
def save_list() -> Response:
    wanted, form = Wanted.read(request.args), SaveListForm()
    if form.sent() and (kept := form.carry_out(actions.save_list, wanted=wanted)):
        return go("people.lists", said=f"“{kept.name}” is saved, and stands above the list of people.")
    roles = {circle.key: circle.says for circle in queries.circles()}
    narrowed = narrowings(wanted, roles=roles, tags={tag.id: tag.name for tag in tags_in_use()})
    return page("people/save_list.html", form=form, wanted=wanted, narrowed=narrowed)


@bp.get("/lists/")
@allows(People.SEE)
def lists() -> Response:
    return page("people/lists.html", saved=saved_lists())


@bp.route("/lists/<int:list_id>/", methods=["GET", "POST"])
@allows(People.CHANGE)
def change_list(list_id: int) -> Response:
    kept = find(SavedList, list_id)
    form = SaveListForm(obj=kept)
    if form.sent() and form.carry_out(actions.rename_list, kept=kept, seen_version=form.seen_version) is not None:
        return go("people.lists", said="Saved.")
    return page("people/change_list.html", form=form, kept=kept, address=url_for("people.index") + kept.narrowed_to)


@bp.post("/lists/<int:list_id>/put-away/")
@allows(People.CHANGE)
def put_away_list(list_id: int) -> Response:
    kept = actions.put_away_list(kept=find(SavedList, list_id))
    return go("people.lists", said=f"“{kept.name}” is put away; you can put it back below.")


@bp.post("/lists/<int:list_id>/put-back/")
@allows(People.CHANGE)
def put_back_list(list_id: int) -> Response:
    kept = actions.put_back_list(kept=find(SavedList, list_id))
    return go("people.lists", said=f"“{kept.name}” is back.")
