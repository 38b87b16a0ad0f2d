"""The minutes of the invented group's last two committee meetings: the one approved at the other, the other a draft."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import select

from esteem.committee.queries import holders_on
from esteem.demo.gatherings import COMMITTEE_MONTHS
from esteem.demo.story import YEARS, Deed, Story, alone, on
from esteem.kernel.db import session
from esteem.meetings.models import Meeting
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.actions.agenda import add_item
from esteem.minutes.actions.minutes import approve_minutes, finish_minutes
from esteem.minutes.actions.writing import begin_minutes, save, say_present
from esteem.minutes.papers.minutes import approved_pdf
from esteem.minutes.queries.actions import actions_of
from esteem.minutes.queries.meetings import minutes_of
from esteem.minutes.queries.told import code_of, decisions_of
from esteem.minutes.rules.items import ItemKind
from esteem.minutes.rules.parts import NOTE, Part, seen_code

SAID = (
    ("Minutes of the last meeting", ItemKind.REPORT, "Read, and approved as they stand."),
    ("How everybody is", ItemKind.SHARING, ""),
    (
        "Money", ItemKind.REPORT,
        "The treasurer showed the cash book. All claims are paid.\n\n- in the bank: as the statement says\n- in the tin: counted",
    ),
    ("What we decide today", ItemKind.DECIDE, "Talked over at length. Everybody who wished to speak **did**."),
    ("The next evenings", ItemKind.DISCUSS, "Two talks are found, one more is sought. The notice board gets the dates."),
)  # fmt: skip


def life(story: Story) -> Iterator[Deed]:
    """Written two days after each, when what was decided there is in the book."""
    days = sorted(story.day(year, month, 9) for year in range(YEARS + 1) for month in COMMITTEE_MONTHS)
    approved, draft = [day for day in days if day + timedelta(days=2) <= story.today][-2:]
    yield on(approved + timedelta(days=2), _write, approved)
    yield on(approved + timedelta(days=3), _finish, approved)
    yield on(draft + timedelta(days=2), _write, draft)
    yield alone(draft + timedelta(days=2), _approve, approved, draft)


def _met(day: date) -> Meeting:
    wanted = select(Meeting).where(Meeting.meets_on == day, Meeting.kind == MeetingKind.COMMITTEE)
    return session.scalars(wanted).one()


def _write(_day: date, met_on: date) -> None:
    meeting = _met(met_on)
    begin_minutes(meeting=meeting)
    there = list(dict.fromkeys(held.person.name for held in holders_on(met_on) if held.office.on_committee))
    say_present(meeting=meeting, names=there[:4])
    for part, words in (
        (Part.CHAIR, there[0]),
        (Part.APOLOGIES, ", ".join(there[4:])),
        (Part.IN_ATTENDANCE, "A volunteer from the library"),
    ):
        save(meeting=meeting, name=part.value, typed=words, seen=seen_code(""))
    for title, kind, note in SAID:
        item = add_item(meeting=meeting, title=title, kind=kind)
        if note:
            save(meeting=meeting, name=f"{NOTE}{item.id}", typed=note, seen=seen_code(""))
        if kind is ItemKind.DECIDE:
            for made in (*decisions_of(meeting.id), *actions_of(meeting.id)):
                made.agenda_item_id = item.id
    save(
        meeting=meeting,
        name=Part.OTHER.value,
        typed="It ended at nine, with thanks to the library.",
        seen=seen_code(""),
    )


def _finish(_day: date, met_on: date) -> None:
    minutes = minutes_of(_met(met_on).id)
    if minutes is not None:
        finish_minutes(minutes=minutes)


def _approve(_day: date, met_on: date, approved_at: date) -> None:
    minutes, later = minutes_of(_met(met_on).id), _met(approved_at)
    if minutes is not None:
        approve_minutes(
            minutes=minutes, approved_meeting_id=later.id, approved_on=None, signed_by=minutes.chair,
            words_seen=code_of(minutes), print_it=approved_pdf,
        )  # fmt: skip
