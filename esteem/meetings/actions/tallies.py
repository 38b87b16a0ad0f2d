"""The lines at the door are the group's own: added, renamed, put away, brought back."""

from __future__ import annotations

from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import fold
from esteem.meetings.models import Tally
from esteem.meetings.queries.door import called, every_tally, is_counted

THERE = "That is on the list already."


def add_tally(*, name: str, is_people: bool = True) -> Tally:
    """A line more, at the end. Flushes. Raises RuleBroken."""
    _check_new(name, None)
    tally = Tally(name=name, folded_name=fold(name), is_people=is_people, place=len(every_tally()) + 1)
    session.add(tally)
    session.flush()
    return tally


def change_tally(*, tally: Tally, seen_version: int | None, name: str, is_people: bool | None = None) -> Tally:
    """Call it otherwise. A usual kind stays people, and one that was counted stays what it is. Raises StaleEdit, RuleBroken."""
    check_version(tally, seen_version)
    _check_new(name, tally)
    if tally.usual is None and is_people is not None and is_people is not tally.is_people:
        if is_counted(tally):
            raise RuleBroken(
                "It was counted already, so what it counts stays. Put it away and add another.", field="is_people"
            )
        tally.is_people = is_people
    tally.name, tally.folded_name = name, fold(name)
    session.flush()
    return tally


def _check_new(name: str, own: Tally | None) -> None:
    if any(fold(called(other)) == fold(name) for other in every_tally() if other is not own):
        raise RuleBroken(THERE, field="name")


def put_away_tally(*, tally: Tally) -> Tally:
    """Not offered any more; what was counted stays."""
    tally.put_away_at = tally.put_away_at or dates.now()
    session.flush()
    return tally


def bring_back_tally(*, tally: Tally) -> Tally:
    """Offered again."""
    tally.put_away_at = None
    session.flush()
    return tally
