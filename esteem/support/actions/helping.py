"""Somebody helps, changes what they offer, stops, begins again; the group names the roles."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select

from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.support.actions.organisations import add_organisation
from esteem.support.actions.persons import make_findable, somebody
from esteem.support.models import Helper, RoleName
from esteem.support.queries import helper_of
from esteem.support.rules.kinds import check_help, check_not_to_come
from esteem.support.rules.roles import Role, check_role_names


def add_helper(
    *, person_id: int | None = None, name: str = "", phone: str = "", email: str = "", new_organisation: str = "",
    **details: Any,
) -> Helper:  # fmt: skip
    """Somebody who helps: one who is on the list already, or somebody new with a name. Flushes. Raises RuleBroken."""
    someone = somebody(person_id, name=name, phone=phone, email=email)
    if helper_of(someone.id) is not None:
        raise RuleBroken(f"{someone.goes_by} is among the helpers already.", field="person_id")
    helper = Helper(person_id=someone.id, job="", offers="", limits="")
    helper.person = someone
    helper.roles, helper.areas = [], []
    _write(helper, new_organisation=new_organisation, **details)
    session.add(helper)
    session.flush()
    return helper


def change_helper(*, helper: Helper, seen_version: int | None, **details: Any) -> Helper:
    """Change what is kept about their help. Raises StaleEdit, RuleBroken."""
    check_version(helper, seen_version)
    _write(helper, **details)
    session.flush()
    return helper


def _write(helper: Helper, *, new_organisation: str = "", **details: Any) -> None:
    if new_organisation and details.get("organisation_id"):
        raise RuleBroken("Choose an organisation or write a new one, not both.", field="new_organisation")
    for field, value in details.items():
        setattr(helper, field, value)
    check_help(helper.agreed_on, helper.review_on, helper.ended_on)
    if new_organisation:
        helper.organisation_id = add_organisation(name=new_organisation).id
    make_findable(helper)


def end_help(*, helper: Helper, ended_on: date) -> Helper:
    """Their help ended on that day. Raises RuleBroken."""
    check_not_to_come(ended_on, dates.today(), field="ended_on")
    check_help(helper.agreed_on, None, ended_on)
    helper.ended_on = ended_on
    session.flush()
    return helper


def begin_again(*, helper: Helper) -> Helper:
    """They help again."""
    helper.ended_on = None
    session.flush()
    return helper


def record_review(*, helper: Helper, review_on: date) -> Helper:
    """What was agreed was looked at again and stands; the next look is on that day. Raises RuleBroken."""
    if review_on <= dates.today():
        raise RuleBroken("Enter a day still to come.", field="review_on")
    helper.review_on = review_on
    session.flush()
    return helper


def name_roles(*, names: Mapping[Role, str]) -> None:
    """What the group calls each role; blank goes back to the usual word. Raises RuleBroken when two are called the same."""
    check_role_names(names)
    own = {row.role: row for row in session.scalars(select(RoleName))}
    for role, name in names.items():
        _name_role(own.get(role), role, "" if name == role.says else name)
    session.flush()


def _name_role(row: RoleName | None, role: Role, name: str) -> None:
    if row is None and name:
        session.add(RoleName(role=role, name=name))
    elif row is not None and name:
        row.name = name
    elif row is not None:
        session.delete(row)
