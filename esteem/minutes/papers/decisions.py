"""The book of decisions of one calendar year."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from esteem.group.queries import our_group, our_words
from esteem.kernel.papers import Paper
from esteem.minutes.models import Decision
from esteem.minutes.queries.decisions_book import named
from esteem.minutes.rules.votes import votes_said

TEMPLATE = "minutes/decisions_paper.html"
TITLE = "Book of decisions"


@dataclass(frozen=True, slots=True)
class Entry:
    """One decision, as it is printed."""

    decision: Decision
    taken_at: str
    votes: str
    people: str


def decisions_paper(decisions: Sequence[Decision], *, year: int, gaps: str) -> Paper:
    """These decisions of that year; `gaps` says why numbers may be missing, "" when none can be."""
    group, words = our_group(), our_words()
    entries = [_entry(one, str(words.Meeting), f"Between {words.meetings}") for one in decisions]
    registered = f"Registered charity {group.charity_number}" if group.is_charity and group.charity_number else ""
    return Paper(
        template=TEMPLATE, title=f"{TITLE} {year}", group_name=group.name, registered_as=registered, draft=False,
        facts={"entries": entries, "gaps": gaps}, file_name=f"{TITLE} {year}",
    )  # fmt: skip


def _entry(decision: Decision, meeting: str, between: str) -> Entry:
    told = (("proposed by", decision.proposed_by), ("seconded by", decision.seconded_by))
    people = ", ".join(f"{how} {named(name)}" for how, name in told if name)
    taken_at = decision.meeting.kind_in(meeting) if decision.meeting else between
    votes = votes_said(decision.votes_for, decision.votes_against, decision.abstained)
    return Entry(decision, taken_at, votes, people)
