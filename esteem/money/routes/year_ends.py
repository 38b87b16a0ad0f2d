"""The year: its account, what is owned and owed at its end, the paper, and its approval."""

from __future__ import annotations

from datetime import date
from typing import Any

from flask import abort, request, url_for
from werkzeug.wrappers import Response

from esteem.kernel import storage
from esteem.kernel.dates import MONTHS, Period
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import Money
from esteem.kernel.pages import check_form_key, find, go, page
from esteem.kernel.papers import answer_pdf
from esteem.kernel.permissions import allows
from esteem.money import actions, exports, permissions
from esteem.money.forms import ApprovalForm, HoldingForm
from esteem.money.models import ApprovedAccounts, OtherHolding
from esteem.money.papers import ApprovalWords, accounts_paper, register_hint, scrutiny_of, year_report_paper
from esteem.money.queries import places, years
from esteem.money.queries.year_papers import check_report, report_is_whole
from esteem.money.routes.blueprint import bp
from esteem.money.rules import layouts, statements
from esteem.money.rules.statements import YearStatement
from esteem.money.rules.years import ends_in, first_of_month, name_of


def the_year(ending: int) -> Period:
    """The group's year that ends in that calendar year, or the plain 404 page."""
    if not 1902 <= ending <= 2198:
        abort(404)
    return years.year_ending_in(ending)


def _statement(year: Period) -> YearStatement:
    """The year in the columns the address asks for: each fund, or each kind of fund."""
    books = years.year_books(year)
    if request.args.get("columns") == "funds":
        return statements.build(books, layouts.by_fund(books.funds_used))
    return statements.build(books, layouts.narrowed(layouts.SCREEN, books.fund_kinds))


@bp.get("/years/")
@allows(permissions.Money.SEE)
def this_year() -> Response:
    return go("money.year", ending=ends_in(years.this_year()))


@bp.get("/years/<int:ending>/")
@allows(permissions.Money.SEE)
def year(ending: int) -> Response:
    shown = the_year(ending)
    statement, approved = _statement(shown), years.approvals(shown)
    return page(
        "money/year.html", year=shown, ending=ending, name=name_of(shown), statement=statement,
        bars=_bars(shown), scrutiny=scrutiny_of(statement), register=register_hint(statement),
        approved=approved, since=years.booked_since(shown, approved[0].last_number) if approved else 0,
        others=[other for other in years.years_with_books() if other != shown], name_of=name_of, ends_in=ends_in,
    )  # fmt: skip


def _bars(year: Period) -> list[tuple[tuple[str, str], Money, Money]]:
    """Money in and out for each month the year touches: its short name, its whole name, and the two amounts."""
    months = years.months_in_and_out(first_of_month(year.starts_on), 12 if year.starts_on.day == 1 else 13)
    return [
        ((MONTHS[day.month - 1][:3], f"{MONTHS[day.month - 1]} {day.year}"), into, out) for day, into, out in months
    ]


@bp.get("/years/<int:ending>/year.csv")
@allows(permissions.Money.SEE)
def export_year(ending: int) -> Response:
    return exports.year_file(_statement(the_year(ending)))


@bp.get("/years/<int:ending>/draft/")
@allows(permissions.Money.SEE)
def draft(ending: int) -> str:
    """The accounts as the books stand now, on the screen."""
    paper = accounts_paper(the_year(ending))
    large = "large" in request.args
    above = [
        ("Print or save as PDF", url_for("money.draft_pdf", ending=ending, large=1 if large else None)),
        ("Ordinary type" if large else "Large type", url_for("money.draft", ending=ending, large=None if large else 1)),
        ("Back", url_for("money.year", ending=ending)),
    ]
    return (paper.larger() if large else paper).html(above=above)


@bp.get("/years/<int:ending>/draft.pdf")
@allows(permissions.Money.SEE)
def draft_pdf(ending: int) -> Response:
    paper = accounts_paper(the_year(ending))
    paper = paper.larger() if request.args.get("large") else paper
    return answer_pdf(paper.pdf(), paper.file_name)


@bp.get("/approved/<int:approval_id>.pdf")
@allows(permissions.Money.SEE)
def approved_pdf(approval_id: int) -> Response:
    """The very file that was approved."""
    row = find(ApprovedAccounts, approval_id)
    revision = f" revision {row.revision}" if row.revision > 1 else ""
    try:
        stored = storage.fetch(row.sha256)
    except storage.Damaged as damaged:
        raise RuleBroken(f"{damaged} Put it back from a backup.") from damaged
    return answer_pdf(stored, f"Annual accounts {row.year_ends_on.isoformat()}{revision}")


@bp.route("/years/<int:ending>/approve/", methods=["GET", "POST"])
@allows(permissions.Money.APPROVE)
def approve(ending: int) -> Response:
    year = the_year(ending)
    form = ApprovalForm(data={"with_report": report_is_whole(year)})
    if form.sent() and form.carry_out(_approve, year=year) is not None:
        return go("money.year", ending=ending, said="The approved accounts are stored, and stay as they are.")
    return page("money/approve.html", form=form, year=year, ending=ending, approved=years.approvals(year))


def _approve(*, year: Period, approved_on: date, with_report: bool, **words: Any) -> ApprovedAccounts:
    """Print first, outside the writing transaction, then store: printing takes long, and nobody else should wait for it."""
    actions.check_approval_day(year.last_day, approved_on)
    if with_report:
        check_report(year)
    as_of_number, approval = years.last_number(), ApprovalWords(approved_on, **words)
    paper = accounts_paper(year, approval=approval).pdf()
    report = year_report_paper(year, approval=approval).pdf() if with_report else None
    check_form_key()
    return actions.approve_accounts(
        year_ends_on=year.last_day,
        approved_on=approved_on,
        paper=paper,
        report=report,
        as_of_number=as_of_number,
        **words,
    )


@bp.route("/years/<int:ending>/others/add/", methods=["GET", "POST"])
@allows(permissions.Money.SETTLE)
def add_holding(ending: int) -> Response:
    year = the_year(ending)
    form = HoldingForm(data={"fund": places.general_fund().id})
    if form.sent() and form.carry_out(actions.add_holding, year_ends_on=year.last_day) is not None:
        return go("money.year", ending=ending, said=f"{form.clean['details']} is in the statement.")
    return page("money/holding.html", form=form, year=year, ending=ending, holding=None)


@bp.route("/others/<int:holding_id>/", methods=["GET", "POST"])
@allows(permissions.Money.SETTLE)
def change_holding(holding_id: int) -> Response:
    row = find(OtherHolding, holding_id)
    year = years.year_of_day(row.year_ends_on)
    form = HoldingForm(obj=row, data={"fund": row.fund_id})
    if form.sent() and form.carry_out(actions.change_holding, holding=row, seen_version=form.seen_version) is not None:
        return go("money.year", ending=ends_in(year), said="Saved.")
    return page("money/holding.html", form=form, year=year, ending=ends_in(year), holding=row)


@bp.post("/others/<int:holding_id>/remove/")
@allows(permissions.Money.SETTLE)
def remove_holding(holding_id: int) -> Response:
    row = find(OtherHolding, holding_id)
    year, details = years.year_of_day(row.year_ends_on), row.details
    actions.remove_holding(holding=row)
    return go("money.year", ending=ends_in(year), said=f"{details} is taken out of the statement.")
