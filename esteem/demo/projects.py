"""The invented group's projects, tagged on what was booked, and what passes between it and the body over it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from sqlalchemy import select

from esteem.demo.cashbook import BANK, OUTINGS_MADE, Books
from esteem.demo.story import YEARS, Deed, Story, on
from esteem.kernel.db import session
from esteem.money.actions import add_project, tag_booking
from esteem.money.actions.parent_body import USUAL, name_parent_body
from esteem.money.models import Project, Transaction

OVER_US = "Circles Together"
LUNCH, OUTINGS = "Christmas lunch", "Days out"
LEVY, SHARE = 2_400, 3_150  # pence a year


def life(story: Story) -> Iterator[Deed]:
    """A day after something was booked, somebody says which project it was for."""
    return story.past(_deeds(story))


def _deeds(story: Story) -> Iterator[Deed]:
    books = Books()
    yield on(story.day(0, 5, 20), _begin)
    for year in range(YEARS + 1):
        (levies, _), (shares, _) = USUAL
        told = {"who": OVER_US}
        yield on(story.day(year, 11, 3), books.pay, LEVY, levies, BANK, description="Levy for the year", **told)
        yield on(story.day(year, 2, 26), books.take, SHARE, shares, BANK, description="From the autumn appeal", **told)
        yield on(story.day(year, 12, 11) + timedelta(days=1), _tag, LUNCH, "The Old Mill")
    for year, month, day, *_, who, _ in OUTINGS_MADE:
        yield on(story.day(year, month, day) + timedelta(days=1), _tag, OUTINGS, who)


def _begin(_day: date) -> None:
    name_parent_body(
        name=OVER_US,
        with_usual=True,
        about="A fixed levy each autumn; a tenth of what we collect in its appeal comes back.",
    )
    add_project(name=LUNCH, about="The collection at the table, and what the group adds")
    add_project(name=OUTINGS, about="Three days out a year, for members and whoever comes along")


def _tag(day: date, project: str, who: str) -> None:
    """What was paid the day before."""
    wanted = session.scalars(select(Project.id).where(Project.name == project)).one()
    booked = select(Transaction).where(Transaction.who == who, Transaction.day == day - timedelta(days=1))
    for row in session.scalars(booked):
        tag_booking(transaction=row, project=wanted)
