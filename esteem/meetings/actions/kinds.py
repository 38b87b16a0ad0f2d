"""A group's own kinds of meeting are named, changed and put away."""

from __future__ import annotations

from esteem.committee.queries import has_committee
from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import fold
from esteem.meetings.models import OwnKind
from esteem.meetings.queries.kinds import is_kind_used, kind_called
from esteem.meetings.rules.kinds import FORMAL, MeetingKind


def add_kind(*, name: str, is_like: MeetingKind) -> OwnKind:
    """A kind with this group's own name. Flushes. Raises RuleBroken."""
    kind = OwnKind(is_like=is_like)
    _write(kind, name)
    session.add(kind)
    session.flush()
    return kind


def change_kind(*, kind: OwnKind, seen_version: int | None, name: str, is_like: MeetingKind) -> OwnKind:
    """Call it otherwise; what it is like stays once a meeting is of it. Raises StaleEdit, RuleBroken."""
    check_version(kind, seen_version)
    if is_like is not kind.is_like and is_kind_used(kind):
        raise RuleBroken("Some are of this kind already, so the same rules go on holding for it.", field="is_like")
    kind.is_like = is_like
    _write(kind, name)
    session.flush()
    return kind


def _write(kind: OwnKind, name: str) -> None:
    there = kind_called(name)
    if there is not None and there is not kind:
        raise RuleBroken("There is a kind of that name already.", field="name")
    if kind.is_like in FORMAL and not has_committee():
        raise RuleBroken("Choose a kind from the list.", field="is_like")
    kind.name, kind.folded_name = name, fold(name)


def put_away_kind(*, kind: OwnKind) -> OwnKind:
    """It is no longer offered; what is of that kind stays so."""
    kind.put_away_at = kind.put_away_at or dates.now()
    session.flush()
    return kind


def bring_back_kind(*, kind: OwnKind) -> OwnKind:
    """It is offered again."""
    kind.put_away_at = None
    session.flush()
    return kind
