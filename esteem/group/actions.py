"""What is done to the group itself."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from esteem.group.models import Group, RuleInForce
from esteem.group.queries import our_group, rules_come_from, rules_in_force, the_group
from esteem.group.rules import (
    YEAR_END_STAYS,
    Formality,
    Nation,
    Rule,
    RuleKey,
    check_rules,
    check_year_end,
    one_of,
)
from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.house import the_house
from esteem.kernel.instances import memory

DETAILS = frozenset(
    (
        *("name", "formality", "nation", "charity_number", "year_end_day", "year_end_month", "notes"),
        *("member_word", "members_word", "meeting_word", "subs_word"),
    )
)


def begin_group(*, name: str, members_word: str = "members") -> Group:
    """The group exists, with a name; an informal one in England until somebody says otherwise. Flushes."""
    if the_group() is not None:
        raise RuleBroken("This folder already belongs to a group.")
    group = Group(
        id=1, name=name, formality=Formality.INFORMAL, nation=Nation.ENGLAND,
        members_word=members_word, member_word=one_of(members_word), year_end_day=31, year_end_month=3,
    )  # fmt: skip
    session.add(group)
    session.flush()
    memory().update(group=group)
    memory().pop("words", None)
    return group


def change_group(*, seen_version: int | None = None, **details: Any) -> Group:
    """Change any of the group's details. Raises StaleEdit, RuleBroken (no such year end; unknown detail: TypeError)."""
    unknown = set(details) - DETAILS
    if unknown:
        raise TypeError(f"a group has no {', '.join(sorted(unknown))}")
    group = our_group()
    check_version(group, seen_version)
    _check_year_end(group, details)
    for name, value in details.items():
        setattr(group, name, value)
    session.flush()
    memory().pop("words", None)
    return group


def _check_year_end(group: Group, details: Mapping[str, Any]) -> None:
    """There is such a day, and nothing rests on the one before: a year that was closed with it, say. Raises RuleBroken."""
    before = (group.year_end_day, group.year_end_month)
    now = (details.get("year_end_day", before[0]), details.get("year_end_month", before[1]))
    check_year_end(*now)
    why_not = the_house().ask(YEAR_END_STAYS) if now != before else []
    if why_not:
        raise RuleBroken(str(why_not[0]), field="year_end_month")


def finish_set_up() -> Group:
    """The group is set up: from now on its pages open. Asking twice changes nothing."""
    group = our_group()
    if group.set_up_at is None:
        group.set_up_at = dates.now()
        session.flush()
    return group


def put_rules_in_force(values: Mapping[RuleKey, str | None], *, source: str, since_on: date) -> None:
    """These rules hold from that day, by this source; a rule the source does not speak of stays as it was.

    None says that the source has no such rule (no limit on terms, say): one that was in force ends.
    """
    present = {row.key: row for row in session.scalars(select(RuleInForce))}
    for key, value in values.items():
        row = present.get(key)
        if value is None:
            if row is not None:
                session.delete(row)
        elif row is None:
            session.add(RuleInForce(key=key, value=value, source=source, since_on=since_on))
        else:
            row.value, row.source, row.since_on = value, source, since_on
    session.flush()


def write_rules(*, written: Mapping[RuleKey, str | None], source: str, since_on: date) -> dict[RuleKey, Rule]:
    """The group writes its rules down by hand; those that changed hold from that day, by this source. Answers them all.

    Raises RuleBroken: a constitution adopted here says them, the day is still to come, or they cannot all hold.
    """
    if adopted := rules_come_from():
        raise RuleBroken(f"They come from {adopted}. Change them there: adopt a new version.")
    if since_on > dates.today():
        raise RuleBroken("That day is still to come.", field="since_on")
    check_rules(written)
    now = rules_in_force()
    changed = {key: value for key, value in written.items() if value != (now[key].value if key in now else None)}
    put_rules_in_force(changed or dict(written), source=source, since_on=since_on)
    return rules_in_force()
