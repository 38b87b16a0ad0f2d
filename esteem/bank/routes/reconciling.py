"""An account and its statement on a day: reckoned, ticked, kept, printed."""

from __future__ import annotations

from contextlib import suppress
from datetime import date, timedelta
from typing import Any

from flask import request, url_for
from werkzeug.wrappers import Response

from esteem.bank.actions.reconciling import keep_reconciliation
from esteem.bank.exports import reconciliation_file
from esteem.bank.forms import ReconcileForm
from esteem.bank.models import Reconciliation
from esteem.bank.papers import reconciliation_paper
from esteem.bank.permissions import Bank
from esteem.bank.queries.lines import closing_known
from esteem.bank.queries.reconciling import likely_seen, reckon, reconciliations_listed
from esteem.bank.routes.blueprint import bp
from esteem.bank.rules.reconciling import of_one_side
from esteem.kernel import dates, history
from esteem.kernel.money import Money
from esteem.kernel.pages import find, go, page, page_number
from esteem.kernel.papers import Paper, answer_pdf
from esteem.kernel.permissions import allows, may
from esteem.money.models import MoneyAccount
from esteem.money.queries import places
from esteem.people.permissions import People


@bp.route("/accounts/<int:account_id>/reconcile/", methods=["GET", "POST"])
@allows(Bank.KEEP)
def reconcile(account_id: int) -> Response:
    account = find(MoneyAccount, account_id)
    form = ReconcileForm(data=_likely(account_id))
    sent, seen = form.sent(), _ticked()
    if sent and "keep" in request.form:
        said = {"account": account, "ticked": seen or ()}
        kept = form.carry_out(keep_reconciliation, **said)
        if kept is not None:
            return go("bank.reconciliation", reconciliation_id=kept.id, said="They agree, and that is kept.")
    elif sent:
        asked = {"until": form.until.data.isoformat(), "closing": form.closing.data.plain()}
        return go("bank.reconcile", account_id=account_id, seen=",".join(str(number) for number in seen or ()), **asked)
    until, closing = form.until.data, form.closing.data
    ticked = seen if seen is not None else likely_seen(account_id)
    told = reckon(account_id, until, closing, ticked, by_name=may(People.SEE)) if until else None
    sides = [(came, of_one_side(told.items, came=came)) for came in (True, False)] if told else []
    return page("bank/reconcile.html", form=form, account=find(MoneyAccount, account_id), told=told, sides=sides)


def _likely(account_id: int) -> dict[str, date | Money | None]:
    """The day and balance an address asks for, or those the last statement ended on, as far as its file told."""
    until, closing = _asked()
    if until is not None:
        return {"until": until, "closing": closing}
    known = closing_known(account_id, dates.today())
    last_month = dates.today().replace(day=1) - timedelta(days=1)
    return {"until": known[0], "closing": known[1]} if known else {"until": last_month, "closing": None}


def _asked() -> tuple[date | None, Money | None]:
    with suppress(ValueError):
        until = date.fromisoformat(request.args.get("until", ""))
        if dates.EARLIEST <= until <= dates.LATEST:
            with suppress(ValueError):
                return until, Money.parse(request.args.get("closing", ""))
            return until, None
    return None, None


def _ticked() -> list[int] | None:
    """The bookings that were ticked as being on the statement; None when nobody was asked yet."""
    if request.method == "POST":
        asked = request.form.getlist("seen")
    elif "seen" in request.args:
        asked = request.args["seen"].split(",")
    else:
        return None
    return [int(number) for number in asked if number.isascii() and number.isdigit() and len(number) < 12]


@bp.get("/reconciliations/")
@allows(Bank.SEE)
def reconciliations() -> Response:
    listing = reconciliations_listed(number=page_number())
    return page("bank/reconciliations.html", listing=listing, names=places.every_place().account_names)


@bp.get("/reconciliations/<int:reconciliation_id>/")
@allows(Bank.SEE)
def reconciliation(reconciliation_id: int) -> Response:
    kept = find(Reconciliation, reconciliation_id)
    told = reckon(kept.account_id, kept.until_on, kept.closing, by_name=may(People.SEE))
    return page(
        "bank/reconciliation.html", kept=kept, told=told, account=find(MoneyAccount, kept.account_id), by_name=may(People.SEE),
        entries=history.of("reconciliation", kept.id),
    )  # fmt: skip


@bp.get("/reconciliations/<int:reconciliation_id>/not-yet.csv")
@allows(Bank.SEE)
def export_reconciliation(reconciliation_id: int) -> Response:
    kept = find(Reconciliation, reconciliation_id)
    return reconciliation_file(reckon(kept.account_id, kept.until_on, kept.closing, by_name=may(People.SEE)))


def _paper(reconciliation_id: int) -> Paper:
    kept = find(Reconciliation, reconciliation_id)
    told = reckon(kept.account_id, kept.until_on, kept.closing, by_name=may(People.SEE))
    paper = reconciliation_paper(kept, find(MoneyAccount, kept.account_id), told)
    return paper.larger() if "large" in request.args else paper


@bp.get("/reconciliations/<int:reconciliation_id>/paper/")
@allows(Bank.SEE)
def reconciliation_preview(reconciliation_id: int) -> Response:
    number: dict[str, Any] = {"reconciliation_id": reconciliation_id}
    above = [
        ("Back", url_for("bank.reconciliation", **number)), ("PDF", url_for("bank.reconciliation_pdf", **number)),
        ("PDF in large type", url_for("bank.reconciliation_pdf", **number, large=1)),
    ]  # fmt: skip
    return Response(_paper(reconciliation_id).html(above), mimetype="text/html")


@bp.get("/reconciliations/<int:reconciliation_id>/paper.pdf")
@allows(Bank.SEE)
def reconciliation_pdf(reconciliation_id: int) -> Response:
    paper = _paper(reconciliation_id)
    return answer_pdf(paper.pdf(), paper.file_name)
