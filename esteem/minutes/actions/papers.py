"""Papers are attached to an agenda or one of its items, and taken away again."""

from __future__ import annotations

from esteem.kernel import dates, storage
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.uploads import Uploaded
from esteem.meetings.models import Meeting
from esteem.minutes.actions.agenda import check_open
from esteem.minutes.models import AgendaPaper
from esteem.minutes.queries.agenda import items_of, papers_of
from esteem.minutes.rules.papers import check_file, title_from

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
