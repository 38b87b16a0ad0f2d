"""What the invented group's next committee meeting and its next annual meeting are to talk of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, time, timedelta

from sqlalchemy import select

from esteem.demo.story import YEARS, Deed, Story, on
from esteem.kernel.db import session
from esteem.kernel.text import fold
from esteem.kernel.uploads import Uploaded
from esteem.meetings.actions import add_meeting
from esteem.meetings.models import Meeting
from esteem.meetings.queries import venue_called
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.actions.agenda import add_item, change_item, park_idea
from esteem.minutes.actions.building import build_agenda
from esteem.minutes.actions.papers import attach_paper
from esteem.minutes.models import AgendaItem
from esteem.minutes.queries.agenda import items_of
from esteem.minutes.queries.building import lines_for
from esteem.minutes.rules.items import ItemKind

QUOTES = "Two prices for new tea urns\n\nThe large one: 69 pounds, two years' guarantee.\nThe small one: 48 pounds, one year.\n"
BEFORE = "The old urn drips. Two prices are in the paper; the **large** one keeps 20 cups hot."


def life(story: Story) -> Iterator[Deed]:
    """Last week: the committee's agenda, the annual meeting with its own, and something for later."""
    written_on = story.today - timedelta(days=5)
    yield on(written_on, _committee)
    yield on(written_on, _annual, story)
    yield on(written_on, _ideas)


def _ideas(_day: date) -> None:
    park_idea(
        title="A summer outing by the sea", about="Ask the community bus first.", parked_for=MeetingKind.COMMITTEE
    )
    park_idea(title="A shelf of books to lend")


def _committee(day: date) -> None:
    """The next committee meeting: as usual, and a new urn."""
    ahead = Meeting.kind == MeetingKind.COMMITTEE, Meeting.meets_on > day, Meeting.removed_at.is_(None)
    meeting = session.scalar(select(Meeting).where(*ahead).order_by(Meeting.meets_on).limit(1))
    if meeting is None:
        return
    _build(meeting)
    urn = add_item(
        meeting=meeting, title="A new tea urn", kind=ItemKind.DECIDE, minutes=10, about=BEFORE, brought_by="Treasurer"
    )
    attach_paper(
        meeting=meeting,
        file=Uploaded("Prices for tea urns.txt", QUOTES.encode()),
        name="Prices for tea urns",
        item_id=urn.id,
    )
    _brought_by(meeting, "treasurer", "Treasurer")


def _annual(day: date, story: Story) -> None:
    """The next annual meeting, in the diary early, with what must be on it."""
    days = (story.annual_meeting(year) for year in range(YEARS + 2))
    meets_on, hall = next(coming for coming in days if coming > story.today), venue_called("St Mary’s Hall")
    meeting = add_meeting(
        kind=MeetingKind.AGM, meets_on=meets_on, title="Reports, accounts, elections", start_time=time(19, 30),
        end_time=time(21), venue_id=hall.id if hall else None,
    )  # fmt: skip
    _build(meeting)
    _brought_by(meeting, "accounts", "Treasurer")
    _brought_by(meeting, "report on the year", "Chair")


def _build(meeting: Meeting) -> None:
    build_agenda(meeting=meeting, take={line.key for line in lines_for(meeting) if line.ticked})


def _brought_by(meeting: Meeting, words: str, office: str) -> None:
    item: AgendaItem | None = next((item for item in items_of(meeting.id) if words in fold(item.title)), None)
    if item is not None:
        change_item(meeting=meeting, item=item, seen_version=None, kind=item.kind, brought_by=office)
