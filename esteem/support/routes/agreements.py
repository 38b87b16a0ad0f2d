"""Support agreements: written, seen as paper, printed, signed, set aside; and a blank one."""

from __future__ import annotations

from typing import Any

from flask import abort, make_response, request, url_for
from werkzeug.wrappers import Response

from esteem.kernel import history, storage
from esteem.kernel.errors import RuleBroken
from esteem.kernel.pages import check_form_key, find, go, page, page_number
from esteem.kernel.papers import Paper, answer_pdf, printing_problem
from esteem.kernel.permissions import actor, allows
from esteem.support import actions, papers, queries
from esteem.support.forms import AgreementForm, SignForm
from esteem.support.models import Agreement, Helper
from esteem.support.permissions import Support
from esteem.support.routes.blueprint import bp
from esteem.support.rules.agreements import PASSAGES, State


def _draft(number: int) -> Agreement:
    """The agreement, where only a draft will do: a signed one has no such page."""
    found = find(Agreement, number)
    if found.state is not State.DRAFT:
        abort(404)
    return found


@bp.get("/agreements/")
@allows(Support.SEE)
def agreements() -> Response:
    return page("support/agreements.html", listing=queries.agreements_signed(number=page_number()))


@bp.post("/<int:helper_id>/agreement/")
@allows(Support.CHANGE)
def begin_agreement(helper_id: int) -> Response:
    draft = actions.begin_agreement(helper=find(Helper, helper_id))
    return go("support.change_agreement", agreement_id=draft.id, said="A draft. It is a draft until it is signed.")


@bp.get("/agreements/<int:agreement_id>/")
@allows(Support.SEE)
def agreement(agreement_id: int) -> Response:
    one = find(Agreement, agreement_id)
    passages = [(passage.heading, getattr(one, passage.key)) for passage in PASSAGES]
    return page(
        "support/agreement.html", agreement=one, passages=passages, helper=queries.helper_of(one.person_id),
        entries=history.of("support_agreement", one.id),
    )  # fmt: skip


@bp.route("/agreements/<int:agreement_id>/change/", methods=["GET", "POST"])
@allows(Support.CHANGE)
def change_agreement(agreement_id: int) -> Response:
    one = _draft(agreement_id)
    form = AgreementForm(obj=one)
    seen = form.seen_version
    if form.sent() and form.carry_out(actions.change_agreement, agreement=one, seen_version=seen) is not None:
        return go("support.agreement", agreement_id=one.id, said="Saved.")
    return page("support/change_agreement.html", form=form, agreement=one)


@bp.get("/agreements/<int:agreement_id>/paper/")
@allows(Support.SEE)
def preview(agreement_id: int) -> Response:
    one = find(Agreement, agreement_id)
    if one.person.erased_at is not None:  # its words are erased: only the stored file has them
        abort(404)
    back = url_for("support.agreement", agreement_id=one.id)
    return _previewed(papers.agreement_paper(one), "support.preview", "support.pdf", back, agreement_id=one.id)


@bp.get("/agreements/<int:agreement_id>/agreement.pdf")
@allows(Support.SEE)
def pdf(agreement_id: int) -> Response:
    one = find(Agreement, agreement_id)
    if one.state is State.SIGNED and ("large" not in request.args or one.person.erased_at):
        return answer_pdf(_stored(one), papers.file_name(one.signed_on))
    return _printed(papers.agreement_paper(one))


@bp.get("/agreements/blank/")
@allows(Support.SEE)
def blank() -> Response:
    return _previewed(papers.blank_paper(), "support.blank", "support.blank_pdf", url_for("support.agreements"))


@bp.get("/agreements/blank.pdf")
@allows(Support.SEE)
def blank_pdf() -> Response:
    return _printed(papers.blank_paper())


def _previewed(paper: Paper, here: str, pdf: str, back: str, **told: Any) -> Response:
    """The paper on the screen, with the ways to its PDF, to the other size of type, and back."""
    large = "large" in request.args
    above = [
        ("Print or save as PDF", url_for(pdf, **told, large=1 if large else None)),
        ("Ordinary type" if large else "Large type", url_for(here, **told, large=None if large else 1)),
        ("Back", back),
    ]
    return make_response((paper.larger() if large else paper).html(above))


def _printed(paper: Paper) -> Response:
    paper = paper.larger() if "large" in request.args else paper
    return answer_pdf(paper.pdf(), paper.file_name)


def _stored(one: Agreement) -> bytes:
    try:
        return storage.fetch(one.sha256)
    except storage.Damaged as damaged:
        raise RuleBroken(f"{damaged} Put it back from a backup.") from damaged


@bp.route("/agreements/<int:agreement_id>/sign/", methods=["GET", "POST"])
@allows(Support.CHANGE)
def sign(agreement_id: int) -> Response:
    one = _draft(agreement_id)
    form = SignForm(version=str(one.version), signed_for_us=actor().name)
    seen = form.seen_version
    if form.sent() and form.carry_out(_sign_and_print, agreement=one, seen_version=seen) is not None:
        return go("support.agreement", agreement_id=one.id, said="It is signed, and the file is kept as it was signed.")
    return page("support/sign.html", form=form, agreement=one, problem=printing_problem())


def _sign_and_print(**facts: Any) -> Agreement:
    return actions.sign_agreement(**facts, print_it=_printed_once)


def _printed_once(*facts: Any) -> bytes:
    """The paper; while it was printed, the same form may have been sent again and have done it already."""
    paper = papers.signed_pdf(*facts)
    check_form_key()
    return paper


@bp.post("/agreements/<int:agreement_id>/set-aside/")
@allows(Support.CHANGE)
def set_aside(agreement_id: int) -> Response:
    one = actions.set_aside(agreement=_draft(agreement_id))
    return go("support.agreement", agreement_id=one.id, said="The draft is set aside. It can be taken up again.")


@bp.post("/agreements/<int:agreement_id>/take-up/")
@allows(Support.CHANGE)
def take_up(agreement_id: int) -> Response:
    one = find(Agreement, agreement_id)
    if one.state is not State.SET_ASIDE:
        abort(404)
    actions.take_up(agreement=one)
    return go("support.agreement", agreement_id=one.id, said="The draft is taken up again.")
