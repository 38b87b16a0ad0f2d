"""The privacy notice: its page, its details, its paper, and its adoption."""

from __future__ import annotations

from datetime import date

from flask import abort, make_response, request, url_for
from werkzeug.wrappers import Response

from esteem.kernel import storage
from esteem.kernel.errors import RuleBroken
from esteem.kernel.pages import check_form_key, go, page
from esteem.kernel.papers import answer_pdf, printing_problem
from esteem.kernel.permissions import allows
from esteem.privacy import papers
from esteem.privacy.actions import notice as actions
from esteem.privacy.forms import AdoptNoticeForm, NoticeForm
from esteem.privacy.permissions import Privacy
from esteem.privacy.queries import notice as queries
from esteem.privacy.routes.blueprint import bp
from esteem.privacy.rules.notice import NEEDED_CONTACT, Notice


@bp.get("/notice/")
@allows(Privacy.SEE)
def notice() -> Response:
    return page(
        "privacy/notice.html", standing=queries.standing(), adopted=queries.adopted_notices()
    )  # fmt: skip


@bp.route("/notice/change/", methods=["GET", "POST"])
@allows(Privacy.RETENTION)
def change_notice() -> Response:
    form = NoticeForm(obj=queries.details())
    if form.sent() and form.carry_out(actions.write_details, seen_version=form.seen_version) is not None:
        return go("privacy.notice", said="Saved. Look at it as paper, then record that it was adopted.")
    return page("privacy/change_notice.html", form=form)


@bp.get("/notice/paper/")
@allows(Privacy.SEE)
def notice_paper() -> Response:
    """As it reads today, with a stamp that says so while that is not what was adopted."""
    large = "large" in request.args
    paper = papers.notice_paper(queries.notice())
    above = [
        ("Print or save as PDF", url_for("privacy.draft_pdf", large=1 if large else None)),
        ("Ordinary type" if large else "Large type", url_for("privacy.notice_paper", large=None if large else 1)),
        ("Back", url_for("privacy.notice")),
    ]
    return make_response((paper.larger() if large else paper).html(above))


@bp.get("/notice/draft.pdf")
@allows(Privacy.SEE)
def draft_pdf() -> Response:
    paper = papers.notice_paper(queries.notice())
    paper = paper.larger() if "large" in request.args else paper
    return answer_pdf(paper.pdf(), paper.file_name)


@bp.get("/notice/<int:number>/notice.pdf")
@allows(Privacy.SEE)
def adopted_pdf(number: int) -> Response:
    """The very file that was stored when it was adopted."""
    found = queries.adopted_number(number) if 0 < number < 2**63 else None
    adopted = found or abort(404)
    try:
        return answer_pdf(storage.fetch(adopted.sha256), papers.notice_file_name(adopted.number, adopted.adopted_on))
    except storage.Damaged as damaged:
        raise RuleBroken(f"{damaged} Put it back from a copy of the folder.") from damaged


@bp.route("/notice/adopt/", methods=["GET", "POST"])
@allows(Privacy.RETENTION)
def adopt_notice() -> Response:
    form, told = AdoptNoticeForm(), queries.notice()
    if form.sent() and form.carry_out(actions.adopt_notice, print_it=_printed_once) is not None:
        return go("privacy.notice", said="The notice is adopted, and its paper is stored. Hand it out.")
    problem = printing_problem() or ("" if told.contact else NEEDED_CONTACT)
    return page("privacy/adopt_notice.html", form=form, problem=problem)


def _printed_once(told: Notice, number: int, adopted_on: date) -> bytes:
    """The paper; while it was printed, the same form may have been sent again and have done it already."""
    pdf = papers.notice_paper(told, adopted_on=adopted_on, number=number).pdf()
    check_form_key()
    return pdf
