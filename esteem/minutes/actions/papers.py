"""Papers are attached to an agenda or one of its items, and taken away again."""

from __future__ import annotations

from sqlalchemy import select

from esteem.kernel import dates, storage
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.uploads import Uploaded
from esteem.meetings.models import Meeting
from esteem.minutes.actions.agenda import check_open
from esteem.minutes.models import AgendaPaper, UsualItem
from esteem.minutes.queries.agenda import items_of, papers_of
from esteem.minutes.rules.papers import check_file, title_from
from esteem.people.models import Person
from esteem.privacy.queries.mentions import traces
from esteem.privacy.rules.traces import INSTEAD

MOST = 40


def attach_paper(*, meeting: Meeting, file: Uploaded, name: str = "", item_id: int | None = None) -> AgendaPaper:
    """Keep a file with the whole meeting, or with one item. Flushes.

    Raises RuleBroken: the agenda is settled, it is no item of this meeting, the file is of no kind we take.
    """
    check_open(meeting)
    check_file(file.ending, file.content)
    if item_id is not None and item_id not in {item.id for item in items_of(meeting.id)}:
        raise RuleBroken("Choose an item of this agenda.", field="item_id")
    if sum(map(len, papers_of(meeting.id).values())) >= MOST:
        raise RuleBroken(f"There are {MOST} papers already. Put several into one.", field="file")
    kept = storage.keep(file.content)
    paper = AgendaPaper(
        meeting_id=meeting.id if item_id is None else None, agenda_item_id=item_id,
        name=name or title_from(file.name, file.ending), ending=file.ending, sha256=kept.sha256, file_size=kept.size,
        added_at=dates.now(),
    )  # fmt: skip
    session.add(paper)
    session.flush()
    return paper


def take_away_paper(*, meeting: Meeting, paper: AgendaPaper) -> AgendaPaper:
    """It goes with the agenda no more, and can be put back. Raises RuleBroken."""
    check_open(meeting)
    paper.removed_at = paper.removed_at or dates.now()
    session.flush()
    return paper


def put_back_paper(*, meeting: Meeting, paper: AgendaPaper) -> AgendaPaper:
    """Undo that."""
    check_open(meeting)
    paper.removed_at = None
    session.flush()
    return paper


def forget_in_papers(*, person_id: int) -> None:
    """Somebody is erased: their name goes out of what papers and usual lines are called. What is in a file stays.

    Flushes. Announced before their own row is put away, so that their name is still known.
    """
    left = traces(session.get_one(Person, person_id))
    for paper in session.scalars(select(AgendaPaper)):
        if left.said_in(paper.name):
            paper.name = left.without(paper.name) or "Paper"
    for line in session.scalars(select(UsualItem)):
        if left.said_in(line.title):
            line.title = left.without(line.title) or INSTEAD
    session.flush()
