"""The rules that were learnt: the list, one more, changed, put away."""

from __future__ import annotations

from typing import Any

from werkzeug.wrappers import Response

from esteem.bank.actions import rules as actions
from esteem.bank.forms import RuleForm
from esteem.bank.models import BankRule
from esteem.bank.permissions import Bank
from esteem.bank.queries.proposals import rules_listed
from esteem.bank.routes.blueprint import bp
from esteem.bank.rules.learnt import Way
from esteem.kernel import history
from esteem.kernel.pages import find, go, page, page_number
from esteem.kernel.permissions import allows
from esteem.money.queries import places


@bp.get("/rules/")
@allows(Bank.KEEP)
def rules() -> Response:
    return page("bank/rules.html", listing=rules_listed(number=page_number()), known=places.every_place())


@bp.route("/rules/add/", methods=["GET", "POST"])
@allows(Bank.KEEP)
def add_rule() -> Response:
    form = RuleForm(data={"fund": places.general_fund().id, "way": Way.OUT})
    if form.sent() and form.carry_out(actions.learn) is not None:
        return go("bank.rules", said="The rule is learnt.")
    return page("bank/rule.html", form=form, rule=None, entries=[])


@bp.route("/rules/<int:rule_id>/", methods=["GET", "POST"])
@allows(Bank.KEEP)
def rule(rule_id: int) -> Response:
    row = find(BankRule, rule_id)
    form = RuleForm(data=_filled_in(row))
    if form.sent() and form.carry_out(actions.change_rule, rule=row, seen_version=form.seen_version) is not None:
        return go("bank.rules", said="Saved.")
    row = find(BankRule, rule_id)
    return page("bank/rule.html", form=form, rule=row, entries=history.of("bank_rule", row.id))


def _filled_in(row: BankRule) -> dict[str, Any]:
    return {
        "text": row.text, "way": row.way, "heading": row.heading_id, "to_account": row.to_account_id, "fund": row.fund_id,
        "project": row.project_id, "who": row.who, "version": row.version,
    }  # fmt: skip


@bp.post("/rules/<int:rule_id>/away/")
@allows(Bank.KEEP)
def rule_away(rule_id: int) -> Response:
    row = actions.put_away_rule(rule=find(BankRule, rule_id))
    return go("bank.rules", said=f"The rule for “{row.text}” is put away.")


@bp.post("/rules/<int:rule_id>/back/")
@allows(Bank.KEEP)
def rule_back(rule_id: int) -> Response:
    row = actions.take_out_rule(rule=find(BankRule, rule_id))
    return go("bank.rules", said=f"The rule for “{row.text}” is used again.")
