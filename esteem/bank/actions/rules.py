"""Rules are learnt, changed, put away and taken out again."""

from __future__ import annotations

from typing import Any

from esteem.bank.models import BankRule
from esteem.bank.queries.proposals import rule_called
from esteem.bank.rules.learnt import Way, plain
from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.money.models import Fund, Heading, MoneyAccount, Project


def learn(*, text: str, way: Way, **told: Any) -> BankRule:
    """Remember what lines with these words are; said anew, the newer stands. Raises RuleBroken."""
    row = rule_called(_words(text), way)
    if row is None:
        row = BankRule(text=_words(text), way=way)
        _fill(row, **told)
        session.add(row)
    else:
        _fill(row, **told)
    row.removed_at = None
    session.flush()
    return row


def _words(text: str) -> str:
    """The words as they are kept. Raises RuleBroken for what would fit nearly every line."""
    kept = " ".join(text.split())[:80]
    if len(plain(kept)) < 3:
        raise RuleBroken("Enter three letters or more, so that the rule does not fit everything.", field="text")
    return kept


def _fill(
    row: BankRule,
    *,
    heading: int | None = None,
    to_account: int | None = None,
    fund: int,
    project: int | None = None,
    who: str = "",
) -> None:
    if (heading is None) == (to_account is None):
        raise RuleBroken("Choose what it is for, or the account it moves to or from: one of the two.", field="heading")
    for field, model, number in (
        ("heading", Heading, heading), ("to_account", MoneyAccount, to_account), ("fund", Fund, fund),
        ("project", Project, project),
    ):  # fmt: skip
        if number is not None and session.get(model, number) is None:
            raise RuleBroken("Choose one of the list.", field=field)
    row.heading_id, row.to_account_id, row.fund_id, row.project_id, row.who = heading, to_account, fund, project, who


def change_rule(*, rule: BankRule, seen_version: int | None, text: str, way: Way, **told: Any) -> BankRule:
    """Raises RuleBroken, StaleEdit."""
    check_version(rule, seen_version)
    other = rule_called(_words(text), way)
    if other is not None and other.id != rule.id:
        raise RuleBroken("There is already a rule for these words.", field="text")
    rule.text, rule.way = _words(text), way
    _fill(rule, **told)
    session.flush()
    return rule


def put_away_rule(*, rule: BankRule) -> BankRule:
    """It fits nothing any more; what was booked by it stays."""
    rule.removed_at = rule.removed_at or dates.now()
    session.flush()
    return rule


def take_out_rule(*, rule: BankRule) -> BankRule:
    rule.removed_at = None
    session.flush()
    return rule
