"""Who may speak for the group, and what was said, as files."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from werkzeug.wrappers import Response

from esteem.kernel import dates
from esteem.kernel.spreadsheets import csv_file
from esteem.minutes.models import Mandate, SaidOutside
from esteem.minutes.queries.speaking import called

MANDATES = ("Who", "About", "To whom", "From", "Last day", "Decision", "Decided", "Stands")
SAID = ("Day", "Who", "Where", "To whom", "What was said", "What follows", "Was asked to speak")


def mandates_file(mandates: Iterable[Mandate]) -> Response:
    """The list that is shown, as CSV; initials for those who may not see people."""
    return csv_file("who-may-speak.csv", MANDATES, map(_mandate, mandates))


def _mandate(one: Mandate) -> tuple[Any, ...]:
    decision = one.decision.name if one.decision is not None else ""
    stands = one.stands(dates.today()).says
    return called(one.person), one.about, one.to, one.since_on, one.last_on, decision, one.rests_on, stands


def said_file(entries: Iterable[SaidOutside], unasked: frozenset[int]) -> Response:
    """The list that is shown, as CSV."""
    return csv_file("what-was-said.csv", SAID, (_said(one, unasked) for one in entries))


def _said(one: SaidOutside, unasked: frozenset[int]) -> tuple[Any, ...]:
    asked = "no" if one.id in unasked else "yes"
    return one.said_on, called(one.person, one.who), one.place, one.to_whom, one.words, one.follow_up, asked
