"""What the group decided about the forecast: which heading is the room, which are subs, when to warn."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from esteem.budget.models import BudgetRule
from esteem.kernel.db import session
from esteem.money.rules.books import HeadingFacts
from esteem.money.rules.kinds import HeadingKind
from esteem.subs.models import SubsPlan

ROOM = "Room hire"  # as new books call it
SUBS = ("Subs at meetings", "Annual membership")


def own_rule() -> BudgetRule | None:
    """What was decided, if anything was."""
    return session.get(BudgetRule, 1)


def room_heading(headings: Sequence[HeadingFacts]) -> HeadingFacts | None:
    """The heading the room is paid under: the one chosen, or the one of the usual name."""
    rule = own_rule()
    chosen = next((one for one in headings if rule and one.id == rule.room_id), None)
    return chosen or next((one for one in headings if one.kind is HeadingKind.PAYMENT and one.name == ROOM), None)


def subs_headings(headings: Sequence[HeadingFacts]) -> list[HeadingFacts]:
    """The headings that members' subs are booked under: those of the plans, and those of the usual names."""
    of_plans = set(session.scalars(select(SubsPlan.heading_id)))
    ours = (one for one in headings if one.kind is HeadingKind.RECEIPT)
    return [one for one in ours if one.id in of_plans or one.name in SUBS]
