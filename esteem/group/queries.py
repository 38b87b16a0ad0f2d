"""What the group wants to know of itself."""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from esteem.group.models import Group, RuleInForce
from esteem.group.rules import RULES_FROM, Rule, RuleKey, year_of
from esteem.kernel.dates import Period
from esteem.kernel.db import session
from esteem.kernel.house import the_house
from esteem.kernel.instances import memory
from esteem.kernel.text import Words


def the_group() -> Group | None:
    """The group, or None before it is set up; asked of the database once a request."""
    kept = memory()
    if "group" not in kept:
        kept["group"] = session.get(Group, 1)
    found: Group | None = kept["group"]
    return found


def our_group() -> Group:
    """The group, where it must exist. Raises LookupError before set-up."""
    group = the_group()
    if group is None:
        raise LookupError("the group is not set up")
    return group


def is_set_up() -> bool:
    group = the_group()
    return group is not None and group.set_up_at is not None


def our_words() -> Words:
    """What this group calls things; plain words before set-up."""
    group = the_group()
    if group is None:
        return Words()
    meeting = group.meeting_word
    return Words(group.member_word, group.members_word, meeting, f"{meeting}s", group.subs_word)


def rules_in_force() -> dict[RuleKey, Rule]:
    """Every rule in force, by its key, in the order of the keys."""
    order = list(RuleKey)
    rows = sorted(session.scalars(select(RuleInForce)), key=lambda row: order.index(row.key))
    return {row.key: Rule(row.key, row.value, row.source, row.since_on) for row in rows}


def rules_come_from() -> str | None:
    """The name of the constitution that puts the rules in force; None while the group writes them down by hand."""
    return next(iter(the_house().ask(RULES_FROM)), None)


def financial_year(day: date) -> Period:
    """The group's financial year that this day falls in."""
    group = our_group()
    return year_of(day, end_day=group.year_end_day, end_month=group.year_end_month)
