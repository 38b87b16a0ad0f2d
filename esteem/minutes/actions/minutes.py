"""Minutes are finished, set aside and taken up again, and approved at a later meeting: then they are stored for good."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from esteem.kernel import dates, storage
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.meetings.models import Meeting
from esteem.minutes.actions.decisions import APPROVED
from esteem.minutes.actions.writing import end_sittings
from esteem.minutes.models import Minutes
from esteem.minutes.queries.agenda import items_of
from esteem.minutes.queries.told import code_of
from esteem.minutes.rules.approval import WHERE, check_approval

Print = Callable[[Minutes, Meeting, date, str], bytes]


def finish_minutes(*, minutes: Minutes) -> Minutes:
    """They are written, and wait to be approved; they can still be mended until then. Flushes. Raises RuleBroken."""
    _still_a_draft(minutes)
    minutes.finished_on = dates.today()
    end_sittings(minutes, items_of(minutes.meeting_id))
    return minutes


def write_on(*, minutes: Minutes) -> Minutes:
    """They are not finished after all. Flushes. Raises RuleBroken."""
    _still_a_draft(minutes)
    minutes.finished_on = None
    session.flush()
    return minutes


def set_aside(*, minutes: Minutes) -> Minutes:
    """Put a draft away; every word stays, and it can be taken up again. Flushes. Raises RuleBroken."""
    _still_a_draft(minutes)
    minutes.set_aside_at = minutes.set_aside_at or dates.now()
    end_sittings(minutes, items_of(minutes.meeting_id))
    return minutes


def take_up(*, minutes: Minutes) -> Minutes:
    """A draft that was set aside is written again. Flushes."""
    minutes.set_aside_at = None
    session.flush()
    return minutes


def approve_minutes(
    *, minutes: Minutes, approved_meeting_id: int, approved_on: date | None, signed_by: str, words_seen: str,
    print_it: Print,
) -> Minutes:  # fmt: skip
    """A later meeting approved them: they are printed, that file is stored for good, and nothing in them changes again.

    `words_seen` is the code of the words that were looked at. Flushes. The printing is done between two transactions, so
    all is looked at again after it. Raises RuleBroken.
    """
    number, meeting_id = minutes.id, approved_meeting_id
    later = _check(minutes, meeting_id, approved_on, words_seen)
    day = approved_on or later.meets_on
    kept = storage.keep(print_it(minutes, later, day, signed_by))
    session.expire_all()
    again = session.get(Minutes, number)
    assert again is not None  # minutes are never deleted
    _check(again, meeting_id, day, words_seen)
    end_sittings(again, items_of(again.meeting_id))
    again.finished_on = again.finished_on or dates.today()
    again.approved_meeting_id, again.approved_on, again.signed_by = meeting_id, day, signed_by
    again.sha256, again.file_size = kept.sha256, kept.size
    session.flush()
    return again


def _check(minutes: Minutes, meeting_id: int, approved_on: date | None, words_seen: str) -> Meeting:
    _still_a_draft(minutes)
    if minutes.set_aside_at is not None:
        raise RuleBroken("These were set aside. Take them up again first.")
    later = session.get(Meeting, meeting_id)
    if later is None:
        raise RuleBroken("Choose the meeting that approved them.", field=WHERE)
    held = minutes.meeting
    check_approval(
        held=(held.meets_on, held.start_time), approved_at=(later.meets_on, later.start_time),
        approved_on=approved_on or later.meets_on, took_place=not later.is_cancelled and later.removed_at is None,
        today=dates.today(),
    )  # fmt: skip
    if code_of(minutes) != words_seen:
        raise RuleBroken("Somebody changed the words meanwhile. Look at them again, then approve them.")
    return later


def _still_a_draft(minutes: Minutes) -> None:
    if minutes.is_approved:
        raise RuleBroken(APPROVED)
