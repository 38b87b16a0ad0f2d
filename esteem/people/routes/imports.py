"""A list of people from a file: uploaded, its columns named, looked at, brought in, undone."""

from __future__ import annotations

import json
from functools import partial
from typing import Any

from flask import request
from werkzeug.wrappers import Response

from esteem.kernel.db import finish_reading
from esteem.kernel.errors import RuleBroken
from esteem.kernel.listings import Listing
from esteem.kernel.pages import check_form_key, find, go, page, page_number
from esteem.kernel.permissions import allows
from esteem.kernel.uploads import Uploaded
from esteem.people import imports
from esteem.people.actions import imports as actions
from esteem.people.forms.imports import UploadForm, columns_form, decided, decisions_form
from esteem.people.models import PeopleImport
from esteem.people.permissions import People
from esteem.people.queries import imports as queries
from esteem.people.queries.likeness import people_by_id
from esteem.people.routes.blueprint import bp
from esteem.people.rules.listed import Happened
from esteem.people.rules.planning import LABELS, Kind, Plan, Planned

A_PAGE, FEW = 20, 10


@bp.route("/imports/", methods=["GET", "POST"])
@allows(People.IMPORT)
def imports_index() -> Response:
    form = UploadForm()
    if form.sent() and (brought := form.carry_out(_upload)):
        return go("people.import_columns", import_id=brought.id)
    return page("people/imports/index.html", form=form, listing=queries.imports_listed(number=page_number()))


def _upload(*, file: Uploaded) -> PeopleImport:
    """Read the file while nobody waits for the database; had the same form come meanwhile, its answer stands."""
    finish_reading()
    table = imports.read_file(file.content, file.ending)
    check_form_key()
    return actions.upload_list(
        file_name=file.name, heads=table.heads, lines=table.lines, heads_key=table.heads_key, note=table.note
    )


@bp.route("/imports/<int:import_id>/columns/", methods=["GET", "POST"])
@allows(People.IMPORT)
def import_columns(import_id: int) -> Response:
    brought = find(PeopleImport, import_id)
    if not brought.waits:
        return go("people.import_done", import_id=import_id)
    look = imports.first_look(brought)
    given = {"only_gaps": brought.only_gaps, "first_is_person": look.chosen.first_is_person, "version": brought.version}
    form = columns_form(look, data=given)
    if form.sent():
        chosen, only_gaps, seen = form.chosen(len(look.heads)), bool(form.only_gaps.data), form.seen_version
        choose = partial(actions.choose_columns, brought=brought, seen_version=seen, chosen=chosen, only_gaps=only_gaps)
        if form.carry_out(lambda **_: choose()) is not None:
            return go("people.import_preview", import_id=import_id)
    return page(
        "people/imports/columns.html", form=form, brought=brought, look=look, forgotten=actions.forgotten_on(brought)
    )


def _plan(brought: PeopleImport, *, writing: bool = False) -> Plan:
    """What the list would do; while it is only looked at, nobody waits for the database meanwhile."""
    facts = imports.facts_for(brought)
    if not writing:
        finish_reading()
    return imports.plan_from(facts)


def _part(rows: list[Planned], size: int = A_PAGE) -> Listing[Planned]:
    number = min(max(1, page_number()), max(1, -(-len(rows) // size)))
    return Listing(rows[(number - 1) * size : number * size], len(rows), number, size)


@bp.route("/imports/<int:import_id>/preview/", methods=["GET", "POST"])
@allows(People.IMPORT)
def import_preview(import_id: int) -> Response:
    brought = find(PeopleImport, import_id)
    if not brought.waits:
        return go("people.import_done", import_id=import_id)
    if not brought.columns:
        return go("people.import_columns", import_id=import_id)
    plan = _plan(brought, writing=request.method == "POST")
    doubtful = _part(plan.of(Kind.DOUBTFUL))
    form = decisions_form(doubtful.rows)
    if form.sent() and form.carry_out(lambda **_: actions.decide(brought=brought, choices=decided(form))) is not None:
        return go(
            "people.import_preview", import_id=import_id, said="What you decided is remembered.", **_next(doubtful)
        )
    return _shown(brought, plan, doubtful, form)


def _next(doubtful: Listing[Planned]) -> dict[str, Any]:
    """The next page of doubtful ones, or the first again."""
    return {"page": doubtful.number + 1} if doubtful.number < doubtful.last else {}


def _shown(brought: PeopleImport, plan: Plan, doubtful: Listing[Planned], form: Any, problem: str = "") -> Response:
    answer = page(
        "people/imports/preview.html", brought=brought, plan=plan, doubtful=doubtful, form=form, kinds=Kind, few=FEW,
        changed=plan.of(Kind.CHANGED), problem=problem,
    )  # fmt: skip
    answer.status_code = 422 if problem else answer.status_code
    return answer


@bp.get("/imports/<int:import_id>/preview/<any('new', 'changed', 'same', 'left-out'):shows>/")
@allows(People.IMPORT)
def import_lines(import_id: int, shows: str) -> Response:
    brought = find(PeopleImport, import_id)
    if not brought.waits or not brought.columns:
        return go("people.import_preview", import_id=import_id)
    shown = Kind.read(shows, Kind.NEW)
    listing = _part(_plan(brought).of(shown), size=50)
    return page("people/imports/lines.html", brought=brought, listing=listing, kind=shown)


@bp.post("/imports/<int:import_id>/leave-out/")
@allows(People.IMPORT)
def import_leave_out(import_id: int) -> Response:
    brought = find(PeopleImport, import_id)
    undecided = _plan(brought, writing=True).undecided if brought.waits and brought.columns else []
    actions.decide(brought=brought, choices={row.line.number: "skip" for row in undecided})
    return go("people.import_preview", import_id=import_id, said="The doubtful lines are left out.")


@bp.post("/imports/<int:import_id>/bring-in/")
@allows(People.IMPORT)
def import_bring_in(import_id: int) -> Response:
    brought = find(PeopleImport, import_id)
    if not brought.waits or not brought.columns:
        return go("people.import_preview", import_id=import_id)
    plan = _plan(brought, writing=True)
    try:
        actions.bring_in(brought=brought, plan=plan, seen=request.form.get("seen", ""))
    except RuleBroken as broken:
        doubtful = _part(plan.of(Kind.DOUBTFUL))
        return _shown(brought, plan, doubtful, decisions_form(doubtful.rows), broken.sentence)
    return go("people.import_done", import_id=import_id, said="The list is brought in.")


@bp.post("/imports/<int:import_id>/throw-away/")
@allows(People.IMPORT)
def import_throw_away(import_id: int) -> Response:
    actions.throw_away(brought=find(PeopleImport, import_id))
    return go("people.imports_index", said="The list is thrown away. Nothing was changed.")


@bp.get("/imports/<int:import_id>/")
@allows(People.IMPORT)
def import_done(import_id: int) -> Response:
    brought = find(PeopleImport, import_id)
    if brought.waits:
        return go("people.import_preview", import_id=import_id)
    shown = Happened.read(request.args.get("did"), Happened.ADDED)
    return page(
        "people/imports/done.html", brought=brought, counts=queries.counts_of(brought), did=shown, happened=Happened,
        listing=queries.lines_listed(brought, shown, number=page_number()), may_undo=actions.may_undo(brought),
        kept_back=_kept_back(brought),
    )  # fmt: skip


def _kept_back(brought: PeopleImport) -> list[tuple[Any, str]]:
    """What undoing left as it was, because it was changed since: who, and what."""
    told = json.loads(brought.kept_back or "[]")
    people = people_by_id({number for number, _ in told}) if told else {}
    return [(people[number], LABELS[column]) for number, column in told if number in people]


@bp.post("/imports/<int:import_id>/undo/")
@allows(People.IMPORT)
def import_undo(import_id: int) -> Response:
    actions.undo_import(brought=find(PeopleImport, import_id))
    return go("people.import_done", import_id=import_id, said="The whole import is undone.")
