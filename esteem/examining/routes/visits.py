"""The treasurer’s pages: who examines, what they asked and opened, letting them in, making it longer, ending it."""

from __future__ import annotations

from flask import abort, request, session, url_for
from werkzeug.wrappers import Response

from esteem.examining import actions, queries
from esteem.examining.forms import AnswerForm, InviteForm, LongerForm
from esteem.examining.models import ExaminerQuery, ExaminerVisit
from esteem.examining.papers import queries_paper
from esteem.examining.permissions import Examining
from esteem.examining.routes.blueprint import bp
from esteem.examining.rules.visits import usual_end
from esteem.kernel import dates, history
from esteem.kernel.house import the_house
from esteem.kernel.pages import find, go, page, page_number
from esteem.kernel.papers import answer_pdf
from esteem.kernel.permissions import actor, allows
from esteem.money.queries.years import year_of_day, years_with_books
from esteem.money.rules.years import ends_in, name_of

LINK = "examiner's link"  # in the cookie: the one-time link to show on the next page, once


@bp.get("/")
@allows(Examining.ANSWER)
def index() -> Response:
    listing = queries.visits_listed(number=page_number())
    return page(
        "examining/index.html", listing=listing, progress=queries.progress_of(listing.rows), is_open=queries.is_open,
        year_name=lambda visit: name_of(year_of_day(visit.year_ends_on)), mine=actor().account_id,
    )  # fmt: skip


@bp.route("/invite/", methods=["GET", "POST"])
@allows(Examining.INVITE)
def invite() -> Response:
    years = years_with_books()
    ended = next((year for year in years if year.last_day < dates.today()), years[0])
    form = InviteForm(data={"until_on": usual_end(dates.today()), "ending": ends_in(ended)})
    if form.sent() and (visit := form.carry_out(actions.invite)):
        return _hand_over(visit)
    return page("examining/invite.html", form=form)


def _hand_over(visit: ExaminerVisit) -> Response:
    """On to the page that shows a new link, once: it travels in the sender's own cookie and is kept nowhere."""
    session[LINK] = [visit.id, actions.new_link(visit=visit)]
    return go("examining.link", visit_id=visit.id)


@bp.get("/<int:visit_id>/link/")
@allows(Examining.INVITE)
def link(visit_id: int) -> Response:
    shown = find(ExaminerVisit, visit_id)
    number, token = session.pop(LINK, (None, ""))
    address = url_for("access.choose_password", token=token, _external=True) if number == shown.id else ""
    visitors = the_house().visitors
    names = visitors.sign_in_names(account_ids=[shown.account_id]) if visitors else {}
    return page("examining/link.html", visit=shown, address=address, sign_in=names.get(shown.account_id, ""))


@bp.post("/<int:visit_id>/link/make/")
@allows(Examining.INVITE)
def make_link(visit_id: int) -> Response:
    return _hand_over(find(ExaminerVisit, visit_id))


@bp.get("/<int:visit_id>/")
@allows(Examining.ANSWER)
def visit(visit_id: int) -> Response:
    shown = find(ExaminerVisit, visit_id)
    asked = queries.queries_of([shown.id])
    return page(
        "examining/visit.html", visit=shown, asked=asked, numbers=queries.voucher_numbers(asked),
        comments=queries.comments_of(shown), progress=queries.progress_of([shown])[shown.id],
        listing=queries.looks_of(shown, number=page_number()), locked=queries.why_locked(shown),
        is_open=queries.is_open(shown), year_name=name_of(queries.year_of(shown)), ending=ends_in(queries.year_of(shown)),
        entries=history.of("examiner_visit", shown.id),
    )  # fmt: skip


@bp.get("/<int:visit_id>/queries.pdf")
@allows(Examining.ANSWER)
def queries_pdf(visit_id: int) -> Response:
    paper = queries_paper(find(ExaminerVisit, visit_id))
    paper = paper.larger() if request.args.get("large") else paper
    return answer_pdf(paper.pdf(), paper.file_name)


@bp.route("/<int:visit_id>/longer/", methods=["GET", "POST"])
@allows(Examining.INVITE)
def longer(visit_id: int) -> Response:
    shown = find(ExaminerVisit, visit_id)
    form = LongerForm(obj=shown)
    if form.sent() and form.carry_out(actions.extend_visit, visit=shown) is not None:
        return go(
            "examining.visit", visit_id=shown.id, said=f"{shown.name} may look until {dates.say_day(shown.until_on)}."
        )
    return page("examining/longer.html", form=form, visit=shown)


@bp.post("/<int:visit_id>/end/")
@allows(Examining.INVITE)
def end(visit_id: int) -> Response:
    shown = actions.end_visit(visit=find(ExaminerVisit, visit_id))
    return go("examining.visit", visit_id=shown.id, said=f"{shown.name} can no longer look.")


@bp.route("/queries/<int:query_id>/", methods=["GET", "POST"])
@allows(Examining.ANSWER)
def answer(query_id: int) -> Response:
    query = find(ExaminerQuery, query_id)
    asked_in = find(ExaminerVisit, query.visit_id)
    if query.closed_at is not None or queries.why_locked(asked_in):
        abort(404)
    form = AnswerForm(obj=query)
    if form.sent() and form.carry_out(actions.answer, visit=asked_in, query=query) is not None:
        return go("examining.visit", visit_id=asked_in.id, said="Answered.")
    return page(
        "examining/answer.html", form=form, query=query, visit=asked_in, numbers=queries.voucher_numbers([query])
    )  # fmt: skip
