"""Declarations: the list, one, writing it down, moving, cancelling."""

from __future__ import annotations

from typing import Any

from flask import abort, request
from werkzeug.wrappers import Response

from esteem.giftaid import actions
from esteem.giftaid.exports import declarations_file
from esteem.giftaid.forms import CancelForm, DeclarationForm, MovedForm, SentForm, WhoForm
from esteem.giftaid.models import Declaration
from esteem.giftaid.permissions import GiftAid
from esteem.giftaid.queries.declarations import declaration_of, declarations_found, every_declaration, is_relied_on
from esteem.giftaid.routes.blueprint import bp
from esteem.giftaid.rules.declared import How
from esteem.giftaid.rules.schedule import ABROAD, guess_house
from esteem.kernel import history
from esteem.kernel.pages import asked_number, find, go, page, page_number
from esteem.kernel.permissions import allows
from esteem.people.models import Person


def the_declaration(declaration_id: int) -> Declaration:
    """The declaration, or the plain 404 page."""
    return declaration_of(declaration_id) or abort(404)


def _sought() -> str:
    return request.args.get("q", "")[:200].strip()


@bp.get("/declarations/")
@allows(GiftAid.KEEP)
def declarations() -> Response:
    found = declarations_found(_sought(), number=page_number())
    return page("giftaid/declarations.html", listing=found, sought=_sought())


@bp.get("/declarations/declarations.csv")
@allows(GiftAid.KEEP)
def declarations_export() -> Response:
    return declarations_file(every_declaration(_sought()))


@bp.get("/declarations/<int:declaration_id>/")
@allows(GiftAid.KEEP)
def declaration(declaration_id: int) -> Response:
    row = the_declaration(declaration_id)
    person = row.person if row.person is not None and row.person.erased_at is None else None
    moved = bool(
        person and person.postcode and person.postcode.replace(" ", "").upper() not in row.home.replace(" ", "")
    )
    return page(
        "giftaid/declaration.html", row=row, given=row.given, person=person, moved=moved, relied_on=is_relied_on(row),
        How=How, entries=history.of("giftaid_declaration", row.id),
    )  # fmt: skip


@bp.route("/declarations/add/", methods=["GET", "POST"])
@allows(GiftAid.KEEP)
def add() -> Response:
    """Who it is; then what they declared."""
    form = WhoForm(data={"person_id": asked_number("person")})
    if form.sent():
        return go("giftaid.declare", person_id=form.person_id.data)
    return page("giftaid/who.html", form=form)


@bp.route("/people/<int:person_id>/declare/", methods=["GET", "POST"])
@allows(GiftAid.KEEP)
def declare(person_id: int) -> Response:
    person = find(Person, person_id)
    if person.removed_at or person.erased_at:
        abort(404)
    first, _, last = person.name.rpartition(" ")
    known = {"first_name": first, "last_name": last, "house": guess_house(person.address), "postcode": person.postcode}
    form = DeclarationForm(data=known)
    if form.sent() and (row := form.carry_out(actions.declare, person_id=person.id)):
        return go("giftaid.declaration", declaration_id=row.id, said="The declaration is kept.")
    return page("giftaid/declaration_form.html", form=form, person=person, row=None)


@bp.route("/declarations/<int:declaration_id>/change/", methods=["GET", "POST"])
@allows(GiftAid.KEEP)
def change(declaration_id: int) -> Response:
    row = the_declaration(declaration_id)
    form = DeclarationForm(obj=row, data={"abroad": row.postcode == ABROAD})
    told: dict[str, Any] = {"declaration": row, "seen_version": form.seen_version}
    if form.sent() and form.carry_out(actions.change_declaration, **told) is not None:
        return go("giftaid.declaration", declaration_id=row.id, said="Saved.")
    return page("giftaid/declaration_form.html", form=form, person=None, row=row)


@bp.route("/declarations/<int:declaration_id>/moved/", methods=["GET", "POST"])
@allows(GiftAid.KEEP)
def moved(declaration_id: int) -> Response:
    row = the_declaration(declaration_id)
    known = {"house": guess_house(row.person.address), "postcode": row.person.postcode} if row.person else {}
    form = MovedForm(data=known)
    if form.sent() and form.carry_out(actions.move_home, declaration=row) is not None:
        return go("giftaid.declaration", declaration_id=row.id, said="Both addresses are kept.")
    return page("giftaid/moved.html", form=form, row=row)


@bp.route("/declarations/<int:declaration_id>/cancel/", methods=["GET", "POST"])
@allows(GiftAid.KEEP)
def cancel(declaration_id: int) -> Response:
    row = the_declaration(declaration_id)
    form = CancelForm()
    if form.sent() and form.carry_out(actions.cancel, declaration=row) is not None:
        return go(
            "giftaid.declaration", declaration_id=row.id, said="It is cancelled. What came before stays as it was."
        )
    return page("giftaid/cancel.html", form=form, row=row)


@bp.post("/declarations/<int:declaration_id>/cancel/undo/")
@allows(GiftAid.KEEP)
def uncancel(declaration_id: int) -> Response:
    row = actions.cancel(declaration=the_declaration(declaration_id), cancelled_on=None)
    return go("giftaid.declaration", declaration_id=row.id, said="It stands again.")


@bp.route("/declarations/<int:declaration_id>/sent/", methods=["GET", "POST"])
@allows(GiftAid.KEEP)
def sent(declaration_id: int) -> Response:
    row = the_declaration(declaration_id)
    form = SentForm()
    if form.sent() and form.carry_out(actions.send_record, declaration=row) is not None:
        return go("giftaid.declaration", declaration_id=row.id, said="It counts now.")
    return page("giftaid/sent.html", form=form, row=row)


@bp.post("/declarations/<int:declaration_id>/away/")
@allows(GiftAid.KEEP)
def put_away(declaration_id: int) -> Response:
    row = actions.put_away(declaration=the_declaration(declaration_id))
    return go(
        "giftaid.declaration", declaration_id=row.id, said="It is put away." if row.removed_at else "It stands again."
    )
