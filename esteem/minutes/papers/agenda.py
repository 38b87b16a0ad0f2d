"""The agenda on paper: when each thing begins, what it is for, who brings it, and which papers go with it."""

from __future__ import annotations

from dataclasses import dataclass

from esteem.group.queries import our_group
from esteem.kernel.papers import Paper
from esteem.meetings.models import Meeting
from esteem.minutes.queries.shown import Agenda, agenda_of

TEMPLATE = "minutes/agenda_paper.html"


@dataclass(frozen=True, slots=True)
class AgendaPaperFacts:
    """The meeting, as it is called, and its agenda."""

    meeting: Meeting
    called: str
    agenda: Agenda


def agenda_paper(meeting: Meeting, *, called: str) -> Paper:
    """The agenda as it stands, and as the reader may see it: a notice, so it never says that it is a draft."""
    group = our_group()
    return Paper(
        template=TEMPLATE,
        title="Agenda",
        group_name=group.name,
        registered_as=f"Registered charity {group.charity_number}" if group.is_charity and group.charity_number else "",
        file_name=f"Agenda {meeting.meets_on.isoformat()}",
        facts={"told": AgendaPaperFacts(meeting, called, agenda_of(meeting))},
        draft=False,
    )
