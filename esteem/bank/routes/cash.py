"""Cash: counted by two, compared with the books, its difference booked, its slip printed."""

from __future__ import annotations

from flask import request, url_for
from werkzeug.wrappers import Response

from esteem.bank.actions import cash as actions
from esteem.bank.exports import counts_file
from esteem.bank.forms import DifferenceForm, count_form
from esteem.bank.models import CashCount
from esteem.bank.papers import count_paper
from esteem.bank.papers.cash import counted_coins
from esteem.bank.permissions import Bank
from esteem.bank.queries.cash import all_counts, counts_listed, who_counted
from esteem.bank.routes.blueprint import bp
from esteem.bank.rules.cash import denominations
from esteem.kernel import history
from esteem.kernel.forms import Form
from esteem.kernel.pages import find, go, page, page_number
from esteem.kernel.papers import Paper, answer_pdf
from esteem.kernel.permissions import allows, may
from esteem.money.models import MoneyAccount
from esteem.money.queries import places
from esteem.people.permissions import People


@bp.get("/counts/")
@allows(Bank.SEE)
def counts() -> Response:
    listing = counts_listed(number=page_number())
    return page("bank/counts.html", listing=listing, names=places.every_place().account_names)


@bp.get("/counts.csv")
@allows(Bank.SEE)
def export_counts() -> Response:
    return counts_file(all_counts(), places.every_place().account_names)


@bp.route("/accounts/<int:account_id>/count/", methods=["GET", "POST"])
@allows(Bank.KEEP)
def count(account_id: int) -> Response:
    account, form = find(MoneyAccount, account_id), count_form()
    if form.sent() and (made := form.carry_out(actions.count_cash, account=account)):
        said = "What was counted is what the books say." if not made.difference else f"Counted: {made.counted}."
        return go("bank.cash_count", count_id=made.id, said=said)
    return page("bank/count.html", form=form, account=find(MoneyAccount, account_id), coins=denominations())


@bp.get("/counts/<int:count_id>/")
@allows(Bank.SEE)
def cash_count(count_id: int) -> Response:
    return _shown(find(CashCount, count_id), DifferenceForm())


def _shown(row: CashCount, form: Form) -> Response:
    who = who_counted([row]) if may(People.SEE) else {}
    return page(
        "bank/cash_count.html", form=form, count=row, account=find(MoneyAccount, row.account_id), coins=counted_coins(row),
        who=[who[number] for number in (row.first_id, row.second_id) if number in who], entries=history.of("cash_count", row.id),
    )  # fmt: skip


@bp.post("/counts/<int:count_id>/difference/")
@allows(Bank.KEEP)
def book_difference(count_id: int) -> Response:
    row, form = find(CashCount, count_id), DifferenceForm()
    if form.sent() and (made := form.carry_out(actions.book_difference, count=row)):
        return go("bank.cash_count", count_id=count_id, said=f"The difference is booked as number {made.number}.")
    return _shown(find(CashCount, count_id), form)


def _paper(count_id: int) -> Paper:
    row, by_name = find(CashCount, count_id), may(People.SEE)
    paper = count_paper(row, find(MoneyAccount, row.account_id), who_counted([row]), by_name=by_name)
    return paper.larger() if "large" in request.args else paper


@bp.get("/counts/<int:count_id>/paper/")
@allows(Bank.SEE)
def count_preview(count_id: int) -> Response:
    above = [
        ("Back", url_for("bank.cash_count", count_id=count_id)), ("PDF", url_for("bank.count_pdf", count_id=count_id)),
        ("PDF in large type", url_for("bank.count_pdf", count_id=count_id, large=1)),
    ]  # fmt: skip
    return Response(_paper(count_id).html(above), mimetype="text/html")


@bp.get("/counts/<int:count_id>/paper.pdf")
@allows(Bank.SEE)
def count_pdf(count_id: int) -> Response:
    paper = _paper(count_id)
    return answer_pdf(paper.pdf(), paper.file_name)
