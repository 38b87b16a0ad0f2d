"""What the group decided about claims."""

from __future__ import annotations

from esteem.claims.models import ClaimsRule
from esteem.claims.rules.standing import needed
from esteem.group.queries import rules_in_force
from esteem.group.rules import RuleKey
from esteem.kernel.db import session


def own_approvals() -> int | None:
    """How many the group set for claims; None where it set nothing."""
    rule = session.get(ClaimsRule, 1)
    return rule.approvals if rule else None


def signatories() -> int | None:
    """How many must agree a payment by the rules in force; None where they do not say."""
    rule = rules_in_force().get(RuleKey.SIGNATORIES)
    return rule.number if rule else None


def approvals_needed() -> int:
    """How many approve a claim handed in now."""
    return needed(own_approvals(), signatories())
