"""What happened to an account and to the table of roles, as their pages tell it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import select

from esteem.access.models import Account, RolePermission, SignInRole
from esteem.access.queries import known_permissions
from esteem.kernel import history
from esteem.kernel.db import session


@dataclass(frozen=True, slots=True)
class Told:
    """A line of history as the page's list shows it."""

    said: str
    who: str
    at: datetime


def history_of(account: Account) -> list[Told]:
    """What happened to an account and its roles, newest first."""
    names = {held.id: held.role.name for held in account.holdings}
    entries = history.of_many([("account", account.id), *(("account_role", number) for number in names)])
    return [Told(_said(entry, names.get(entry.subject_id, "")), entry.who, entry.at) for entry in entries]


def _said(entry: history.Entry, role: str) -> str:
    if entry.subject == "account":
        return entry.said
    new = {change.label: change.new for change in entry.changes}
    if new.get("Given") == "no":
        return f"No longer {role}."
    until = f"until {new['Until']}" if new.get("Until") else "without an end"
    return f"{'Became ' if 'Given' in new else ''}{role}, {until}."


def history_of_table() -> list[Told]:
    """What the group decided of its roles, newest first."""
    wanted = select(RolePermission.id, SignInRole.name, RolePermission.permission).join(SignInRole)
    rows = {number: (role, permission) for number, role, permission in session.execute(wanted)}
    words = {str(permission): permission.says for permission in known_permissions()}
    entries = history.of_many([("role_permission", number) for number in rows])
    return [Told(_decision(entry, *rows[entry.subject_id], words), entry.who, entry.at) for entry in entries]


def _decision(entry: history.Entry, role: str, permission: str, words: dict[str, str]) -> str:
    now_may = bool(entry.changes) and entry.changes[0].new == "yes"
    return f"{role} {'may now' if now_may else 'may no longer'}: {words.get(permission, permission)}."
