"""What if, and what the forecast stands on."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from esteem.budget import actions
from esteem.budget.forms import RuleForm
from esteem.budget.permissions import Budget
from esteem.budget.queries.outlook import ground
from esteem.budget.queries.settings import own_rule
from esteem.budget.routes.blueprint import bp
from esteem.budget.rules.what_if import read_what_if
from esteem.kernel.pages import go, page
from esteem.kernel.permissions import allows
from esteem.money.rules.years import name_of


@bp.get("/what-if/")
@allows(Budget.SEE)
def what_if() -> Response:
    asked, stands = read_what_if(request.args), ground()
    return page(
        "budget/what_if.html", asked=asked, now=stands.outlook(), then=stands.outlook(asked),
        name=name_of(stands.against.year),
    )  # fmt: skip


@bp.route("/settings/", methods=["GET", "POST"])
@allows(Budget.CHANGE)
def settings() -> Response:
    rule = own_rule()
    form = RuleForm(data={"room": rule.room_id, "low_cash": rule.low_cash} if rule else {})
    if form.sent() and form.carry_out(actions.decide_rule) is not None:
        return go("budget.index", said="Saved.")
    return page("budget/settings.html", form=form)
