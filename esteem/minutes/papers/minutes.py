"""Minutes on paper: what was said and decided, the decisions marked, who does what, and the lines people sign on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from esteem.committee.queries import has_committee
from esteem.group.queries import our_group, our_words
from esteem.kernel.papers import Paper
from esteem.meetings.models import Meeting
from esteem.minutes.models import Minutes
from esteem.minutes.queries.meetings import called
from esteem.minutes.queries.told import Told, next_after, told

TEMPLATE = "minutes/minutes_paper.html"


@dataclass(frozen=True, slots=True)
class Approval:
    """Where and when they were approved, and who signed."""

    at: Meeting
    on: date
    signed_by: str


@dataclass(frozen=True, slots=True)
class MinutesPaper:
    """Everything the paper says. `formal` is whether there is a chair, a quorum and somebody to sign."""

    meeting: Meeting
    kind: str
    minutes: Told
    approval: Approval | None
    coming: Meeting | None
    formal: bool
    signed_by: str
    copy: bool

    @property
    def said_at(self) -> str:
        """The kind of the meeting that approved them, in the group's own words."""
        return self.approval.at.kind_in(str(our_words().Meeting)) if self.approval else ""


def minutes_paper(minutes: Minutes) -> Paper:
    """The minutes as they stand: a draft says so on every page, approved ones are a copy of the file that was stored.

    Whoever may not see people reads initials.
    """
    approval = None
    if minutes.approved_at is not None and minutes.approved_on is not None:
        approval = Approval(minutes.approved_at, minutes.approved_on, minutes.signed_by)
    return _paper(minutes, approval, told(minutes), copy=approval is not None)


def approved_pdf(minutes: Minutes, later: Meeting, approved_on: date, signed_by: str) -> bytes:
    """The file that is stored for good when these are approved. Raises RuleBroken when nothing can be printed."""
    approval = Approval(later, approved_on, signed_by)
    return _paper(minutes, approval, told(minutes, by_name=True), copy=False).pdf()


def _paper(minutes: Minutes, approval: Approval | None, words: Told, *, copy: bool) -> Paper:
    meeting, group, formal = minutes.meeting, our_group(), has_committee()
    facts = MinutesPaper(
        meeting=meeting, kind=meeting.kind_in(str(our_words().Meeting)), minutes=words, approval=approval,
        coming=next_after(meeting), formal=formal, copy=copy,
        signed_by=approval.signed_by if approval else "",
    )  # fmt: skip
    return Paper(
        template=TEMPLATE,
        title=called(),
        group_name=group.name,
        registered_as=f"Registered charity {group.charity_number}" if group.is_charity and group.charity_number else "",
        file_name=file_name(meeting, approved=approval is not None),
        facts={"told": facts},
        draft=approval is None,
    )


def file_name(meeting: Meeting, *, approved: bool) -> str:
    """Without the group's name or the meeting's topic: they may tell what its members have."""
    return f"{called()} {meeting.meets_on.isoformat()}{'' if approved else ' draft'}"
