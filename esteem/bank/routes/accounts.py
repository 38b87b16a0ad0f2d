"""The bank's front page, and the lines of one account."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from esteem.bank.exports import lines_file
from esteem.bank.permissions import Bank
from esteem.bank.queries import glance
from esteem.bank.queries.lines import Show, all_lines, lines_listed, uploads_listed
from esteem.bank.routes.blueprint import bp
from esteem.kernel.pages import find, page, page_number
from esteem.kernel.permissions import allows, may
from esteem.kernel.text import tidy
from esteem.money.models import MoneyAccount
from esteem.people.permissions import People


@bp.get("/")
@allows(Bank.SEE)
def index() -> Response:
    accounts = glance.accounts()
    return page(
        "bank/index.html",
        banks=[one for one in accounts if not one.is_tin],
        tins=[one for one in accounts if one.is_tin],
    )


def _asked() -> tuple[Show, str]:
    """Which lines, and what is searched: only by those who may see what the bank wrote."""
    sought = tidy(request.args.get("q", ""))[:100] if may(People.SEE) else ""
    return Show.read(request.args.get("show"), Show.ALL), sought


@bp.get("/accounts/<int:account_id>/")
@allows(Bank.SEE)
def account(account_id: int) -> Response:
    row, (show, sought) = find(MoneyAccount, account_id), _asked()
    return page(
        "bank/account.html", account=row, listing=lines_listed(row.id, show, sought, number=page_number()), show=show,
        sought=sought, shows=Show, by_name=may(People.SEE), uploads=uploads_listed(row.id, number=1),
    )  # fmt: skip


@bp.get("/accounts/<int:account_id>/lines.csv")
@allows(Bank.SEE)
def export_lines(account_id: int) -> Response:
    row, (show, sought) = find(MoneyAccount, account_id), _asked()
    return lines_file(all_lines(row.id, show, sought), by_name=may(People.SEE))
