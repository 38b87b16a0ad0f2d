"""Actions: somebody takes something on, it is done or dropped, and it can be taken back."""

from __future__ import annotations

from datetime import date

from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import fold
from esteem.meetings.models import Meeting
from esteem.minutes.models import Action, AgendaItem, Decision
from esteem.minutes.rules.actions import check_done, check_due

FOREIGN = "That belongs to another meeting. Open that one first."


def add_action(
    *,
    words: str,
    person_id: int | None = None,
    who: str = "",
    due_on: date | None = None,
    meeting: Meeting | None = None,
    item: AgendaItem | None = None,
    decision: Decision | None = None,
) -> Action:
    """Somebody takes something on: a person, or who it is in words, or nobody yet. Flushes. Raises RuleBroken.

    It was agreed on the day of the meeting, or today while that is still to come or there is none.
    """
    meeting = meeting or (item.meeting if item else None) or (decision.meeting if decision else None)
    _check_belongs(meeting, item, decision)
    agreed_on = decision.decided_on if decision and meeting is None else meeting.meets_on if meeting else dates.today()
    action = Action(
        begun_on=min(agreed_on, dates.today()), meeting_id=meeting.id if meeting else None,
        agenda_item_id=item.id if item else decision.agenda_item_id if decision else None,
        decision_id=decision.id if decision else None,
    )  # fmt: skip
    _write(action, words, person_id, who, due_on)
    session.add(action)
    session.flush()
    return action


def _check_belongs(meeting: Meeting | None, item: AgendaItem | None, decision: Decision | None) -> None:
    meeting_id = meeting.id if meeting else None
    if any(one is not None and one.meeting_id != meeting_id for one in (item, decision)):
        raise RuleBroken(FOREIGN)


def _write(action: Action, words: str, person_id: int | None, who: str, due_on: date | None) -> None:
    if person_id is not None and who:
        raise RuleBroken("Choose somebody, or write who does it; not both.", field="who")
    check_due(action.begun_on, due_on)
    action.words, action.person_id, action.who, action.due_on = words, person_id, who, due_on
    make_findable(action)


def make_findable(action: Action) -> None:
    """Let a search find it: a line of what is to be done, and one of who does it in words."""
    action.found_by = f"{fold(action.words)}\n{fold(action.who)}"


def change_action(
    *,
    action: Action,
    seen_version: int | None,
    words: str,
    person_id: int | None = None,
    who: str = "",
    due_on: date | None = None,
    done_on: date | None = None,
) -> Action:
    """Say it otherwise, hand it on, give it more time; of one that is done, the day. Raises StaleEdit, RuleBroken."""
    check_version(action, seen_version)
    _write(action, words, person_id, who, due_on)
    if action.done_on is not None and done_on is not None:
        check_done(action.begun_on, done_on, dates.today())
        action.done_on = done_on
    session.flush()
    session.expire(action, ["person"])
    return action


def mark_done(*, action: Action) -> bool:
    """It is done, today. Whether that is news: two may say so at once. Raises RuleBroken for one that was dropped."""
    if action.dropped_on is not None:
        raise RuleBroken("It was dropped. Bring it back first.")
    if action.done_on is not None:
        return False
    action.done_on = max(dates.today(), action.begun_on)
    session.flush()
    return True


def mark_undone(*, action: Action) -> None:
    """It is not done after all. Flushes."""
    action.done_on = None
    session.flush()


def drop_action(*, action: Action, because: str) -> Action:
    """Nobody does it any more, because. Raises RuleBroken for one that is done; one that was dropped keeps its day."""
    if action.done_on is not None:
        raise RuleBroken("It is done already.")
    action.dropped_on = action.dropped_on or dates.today()
    action.dropped_because = because
    session.flush()
    return action


def bring_back_action(*, action: Action) -> None:
    """One that was dropped is to be done again. Flushes."""
    action.dropped_on, action.dropped_because = None, ""
    session.flush()
