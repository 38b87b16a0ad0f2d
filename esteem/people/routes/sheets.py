"""Contact sheets: looked at, made and numbered, printed, and who has which copy."""

from __future__ import annotations

from flask import abort, make_response, request
from werkzeug.wrappers import Response

from esteem.kernel import history
from esteem.kernel.dates import say_day, today
from esteem.kernel.errors import RuleBroken
from esteem.kernel.pages import find, go, page, page_number
from esteem.kernel.papers import answer_pdf, printing_problem
from esteem.kernel.permissions import allows
from esteem.people import papers
from esteem.people.actions import sheets as actions
from esteem.people.forms.sheets import SheetForm, copies_form
from esteem.people.models import ContactSheet
from esteem.people.permissions import People
from esteem.people.queries import people_found
from esteem.people.queries import sheets as queries
from esteem.people.routes.addresses import address_of
from esteem.people.routes.blueprint import bp
from esteem.people.rules.consents import Audience
from esteem.people.rules.finding import Wanted
from esteem.people.rules.sheets import numbers_said, said_left_out


def _audience() -> Audience:
    return Audience.read(request.args.get("for"), Audience.MEMBERS)


@bp.get("/contact-sheets/")
@allows(People.SEE)
def contact_sheets() -> Response:
    return page("people/contact_sheets.html", listing=queries.sheets_made(page_number()), said=numbers_said)


@bp.route("/contact-sheets/make/", methods=["GET", "POST"])
@allows(People.CHANGE)
def contact_sheet_for() -> Response:
    wanted, audience = Wanted.read(request.args), _audience()
    chosen, form = queries.chosen_for(audience, people_found(wanted)), SheetForm()
    numbers = [entry.person_id for entry in chosen.entries]
    if form.sent() and (made := form.carry_out(actions.make_sheet, audience=audience, person_ids=numbers)):
        said = f"The sheet is made, {numbers_said(made.first_number, made.copies)}. Print it today."
        return go("people.contact_sheet", sheet_id=made.id, said=said)
    return page(
        "people/make_contact_sheet.html", form=form, audience=audience, audiences=Audience, chosen=chosen,
        reasons=said_left_out(chosen.reasons), replaces=queries.replaced_by_new(audience), problem=printing_problem(),
        preview=address_of("people.contact_sheet_preview", wanted, [("for", audience)]),
        made_for=lambda one: address_of("people.contact_sheet_for", wanted, [("for", one)]),
    )  # fmt: skip


@bp.get("/contact-sheets/preview/")
@allows(People.CHANGE)
def contact_sheet_preview() -> Response:
    wanted, audience = Wanted.read(request.args), _audience()
    large = "large" in request.args
    chosen = queries.chosen_for(audience, people_found(wanted))
    paper = papers.contact_sheet(audience, chosen.entries, today(), replaces=queries.replaced_by_new(audience))
    asked, other = [("for", str(audience))], [] if large else [("large", "1")]
    above = [
        ("Back", address_of("people.contact_sheet_for", wanted, asked)),
        ("Ordinary type" if large else "Large type", address_of("people.contact_sheet_preview", wanted, asked + other)),
    ]
    return make_response((paper.larger() if large else paper).html(above))


@bp.get("/contact-sheets/<int:sheet_id>/")
@allows(People.SEE)
def contact_sheet(sheet_id: int) -> Response:
    sheet = find(ContactSheet, sheet_id)
    before = queries.replaced_by(sheet)
    return page(
        "people/contact_sheet.html", sheet=sheet, before=before, copies=queries.told_of_copies(sheet),
        people=queries.people_on(sheet),
        printable=queries.may_be_printed(sheet), files=queries.files_for(sheet), problem=printing_problem(),
        old=queries.still_out(before) if before else [], said=numbers_said,
        entries=history.of("contact_sheet", sheet.id),
    )  # fmt: skip


@bp.get("/contact-sheets/<int:sheet_id>/<int:part>.pdf")
@allows(People.SEE)
def contact_sheet_pdf(sheet_id: int, part: int) -> Response:
    sheet = find(ContactSheet, sheet_id)
    files = queries.files_for(sheet)
    if not 1 <= part <= len(files):
        abort(404)
    if not queries.may_be_printed(sheet):
        raise RuleBroken(
            "This sheet can no longer be printed: what people agree to may have changed since. Make a new one."
        )
    entries = queries.chosen_for(sheet.audience, queries.people_on(sheet)).entries
    before = queries.replaced_by(sheet)
    replaces = say_day(before.made_on) if before else ""
    paper = papers.contact_sheet(sheet.audience, entries, sheet.made_on, replaces=replaces, numbers=files[part - 1])
    paper = paper.larger() if "large" in request.args else paper
    return answer_pdf(paper.pdf(), paper.file_name)


@bp.route("/contact-sheets/<int:sheet_id>/copies/", methods=["GET", "POST"])
@allows(People.CHANGE)
def contact_sheet_copies(sheet_id: int) -> Response:
    sheet = find(ContactSheet, sheet_id)
    form = copies_form(sheet, queries.copies_of(sheet))
    if form.sent() and form.carry_out(actions.write_copies, sheet=sheet, seen_version=form.seen_version) is not None:
        return go("people.contact_sheet", sheet_id=sheet.id, said="Saved.")
    return page("people/contact_sheet_copies.html", form=form, sheet=sheet)


@bp.post("/contact-sheets/<int:sheet_id>/not-used/")
@allows(People.CHANGE)
def set_contact_sheet_aside(sheet_id: int) -> Response:
    sheet = actions.set_aside_sheet(sheet=find(ContactSheet, sheet_id))
    return go("people.contact_sheet", sheet_id=sheet.id, said="It was not handed out. Its numbers are not used again.")


@bp.post("/contact-sheets/<int:sheet_id>/used/")
@allows(People.CHANGE)
def take_contact_sheet_up(sheet_id: int) -> Response:
    sheet = actions.take_sheet_up(sheet=find(ContactSheet, sheet_id))
    return go("people.contact_sheet", sheet_id=sheet.id, said="It was handed out after all.")
