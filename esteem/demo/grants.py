"""The invented group's two applications: one that came good, one that is waited for."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import chain
from typing import Any

from esteem.demo.cashbook import GRANT
from esteem.demo.story import Deed, Story, on
from esteem.funding.actions import begin_application, record_event
from esteem.funding.models import Application
from esteem.funding.rules import Happening
from esteem.kernel.money import Money


@dataclass
class Folder:
    """The applications begun so far, by funder."""

    begun: dict[str, Application] = field(default_factory=dict)

    def write(self, _day: date, funder: str, **details: Any) -> None:
        self.begun[funder] = begin_application(funder=funder, **details)

    def note(self, day: date, funder: str, kind: Happening, amount: Money | None = None, note: str = "") -> None:
        record_event(application=self.begun[funder], kind=kind, on=day, amount=amount, note=note)


def life(story: Story) -> Iterator[Deed]:
    """What was asked of whom, and what came of it."""
    folder = Folder()
    return story.past(chain(_days_out(story, folder), _booklet(story, folder)))


def _days_out(story: Story, folder: Folder) -> Iterator[Deed]:
    funder = "Brookvale Community Fund"
    yield on(
        story.day(1, 5, 12), folder.write, funder, purpose="Days out for people who seldom get any",
        asked=Money(150_000), deadline_on=story.day(1, 6, 15), report_due_on=story.today + timedelta(days=20),
        strings="To be spent on days out within eighteen months; a page of report, and two photographs.",
    )  # fmt: skip
    yield on(story.day(1, 6, 2), folder.note, funder, Happening.SUBMITTED)
    less = "Less than asked: three days out, and lunch on one of them."
    yield on(story.day(1, 9, 15), folder.note, funder, Happening.AWARDED, GRANT, less)
    yield on(story.day(1, 10, 6), folder.note, funder, Happening.PAID, GRANT)


def _booklet(story: Story, folder: Folder) -> Iterator[Deed]:
    funder = "Meadow Lane Trust"
    yield on(
        story.today - timedelta(days=60), folder.write, funder, purpose="A large-print welcome booklet",
        asked=Money(65_000), deadline_on=story.today - timedelta(days=30),
        notes="They meet every quarter; Priya knows the clerk.",
    )  # fmt: skip
    yield on(story.today - timedelta(days=38), folder.note, funder, Happening.SUBMITTED)
