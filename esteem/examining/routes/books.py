"""What the examiner opens: the year at a glance, its account, the cash book, whether the books hold, the papers, the questions.

Whatever is opened is written down before it is shown.
"""

from __future__ import annotations

from flask import abort, request
from werkzeug.wrappers import Response

from esteem.examining import actions, queries
from esteem.examining.forms import AskForm
from esteem.examining.models import ExaminerVisit
from esteem.examining.papers import queries_paper
from esteem.examining.permissions import Examining
from esteem.examining.routes.blueprint import bp
from esteem.kernel import storage
from esteem.kernel.errors import RuleBroken
from esteem.kernel.forms import Form
from esteem.kernel.pages import asked_number, find, go, page, page_number
from esteem.kernel.papers import answer_pdf
from esteem.kernel.permissions import allows
from esteem.money import checks as money_checks
from esteem.money.models import ApprovedAccounts
from esteem.money.queries import places, years
from esteem.money.queries.cash_book import cash_book as the_cash_book
from esteem.money.rules import layouts, statements
from esteem.money.rules.wanted import Wanted
from esteem.money.rules.years import name_of


def own_visit() -> ExaminerVisit:
    """The visit of whoever asks, while it lasts; else the plain 404 page."""
    return queries.my_visit() or abort(404)


def looking(what: str) -> ExaminerVisit:
    """The same, with what is opened written down."""
    actions.record_look(own_visit().id, what)
    return own_visit()


@bp.get("/books/")
@allows(Examining.EXAMINE)
def books() -> Response:
    visit = looking("The year at a glance")
    year = queries.year_of(visit)
    return page(
        "examining/books.html", visit=visit, year=year, name=name_of(year), locked=queries.why_locked(visit),
        progress=queries.progress_of([visit])[visit.id], asked=queries.queries_of([visit.id]),
        approved=years.approvals(year), reconciled=queries.reconciliations_in(year),
    )  # fmt: skip


@bp.get("/books/account/")
@allows(Examining.EXAMINE)
def account() -> Response:
    visit = looking("The year’s account")
    year = queries.year_of(visit)
    told = years.year_books(year)
    statement = statements.build(told, layouts.narrowed(layouts.SCREEN, told.fund_kinds))
    return page("examining/account.html", visit=visit, name=name_of(year), statement=statement)


@bp.get("/books/cash-book/")
@allows(Examining.EXAMINE)
def cash_book() -> Response:
    visit = looking("The cash book")
    year, known = queries.year_of(visit), places.every_place()
    chosen = asked_number("account")
    wanted = Wanted(
        account=chosen if chosen in known.account_names else None, period=year, oldest_first=True,
        by_name=visit.shows_names,
    )  # fmt: skip
    book = the_cash_book(wanted, number=page_number(), called=known)
    return page(
        "examining/cash_book.html", visit=visit, name=name_of(year), book=book, listing=book.listing, wanted=wanted,
        known=known,
    )  # fmt: skip


@bp.get("/books/checks/")
@allows(Examining.EXAMINE)
def checks() -> Response:
    visit = looking("Whether the books hold")
    return page("examining/checks.html", visit=visit, checks=money_checks.all_checks())


@bp.get("/books/approved/<int:approval_id>.pdf")
@allows(Examining.EXAMINE)
def approved(approval_id: int) -> Response:
    """The accounts of the visit's year as they were approved."""
    if find(ApprovedAccounts, approval_id).year_ends_on != own_visit().year_ends_on:
        abort(404)
    looking("The approved accounts")
    row = find(ApprovedAccounts, approval_id)
    try:
        stored = storage.fetch(row.sha256)
    except storage.Damaged as damaged:
        raise RuleBroken(f"{damaged} Put it back from a backup.") from damaged
    return answer_pdf(stored, f"Annual accounts {row.year_ends_on.isoformat()} revision {row.revision}")


@bp.get("/books/queries/")
@allows(Examining.EXAMINE)
def own_queries() -> Response:
    return _queries_page(looking("The questions"), AskForm())


@bp.post("/books/queries/")
@allows(Examining.EXAMINE)
def ask() -> Response:
    visit, form = own_visit(), AskForm()
    if form.sent() and form.carry_out(actions.ask, visit=visit) is not None:
        return go("examining.own_queries", said="The treasurer is asked.")
    return _queries_page(own_visit(), form)


def _queries_page(visit: ExaminerVisit, form: Form) -> Response:
    asked = queries.queries_of([visit.id])
    return page(
        "examining/queries.html", visit=visit, form=form, asked=asked, numbers=queries.voucher_numbers(asked),
        locked=queries.why_locked(visit),
    )  # fmt: skip


@bp.post("/books/queries/<int:query_id>/close/")
@allows(Examining.EXAMINE)
def close_query(query_id: int) -> Response:
    visit = own_visit()
    if not 0 < query_id < 2**63:
        abort(404)
    actions.close_query(visit=visit, query=queries.query_in(visit, query_id) or abort(404))
    return go("examining.own_queries", said="Closed.")


@bp.get("/books/queries.pdf")
@allows(Examining.EXAMINE)
def own_queries_pdf() -> Response:
    paper = queries_paper(looking("The questions, on paper"))
    paper = paper.larger() if request.args.get("large") else paper
    return answer_pdf(paper.pdf(), paper.file_name)
