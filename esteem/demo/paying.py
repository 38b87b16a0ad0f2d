"""The invented group's larger payments: agreed by two, one refused, one that waits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import partial

from esteem.demo.cashbook import BANK, LIMIT, OUTINGS, Books, is_over, outings
from esteem.demo.story import Deed, Story, on
from esteem.kernel import db
from esteem.kernel.money import Money
from esteem.money.actions import payments
from esteem.money.models import Proposal
from esteem.money.rules.bookings import Part
from esteem.money.rules.payments import Signatory
from esteem.people.models import Person

TREASURER, CHAIR = "Tom Hargreaves", "Maureen Achebe"


def life(story: Story, people: Mapping[str, Person]) -> Iterator[Deed]:
    """The limit the committee decided, the coaches it counts for, a tent that was too dear, and a boat that waits."""
    by = {name: Signatory(number, people[name].id, name) for number, name in enumerate((TREASURER, CHAIR), 1)}
    return story.past(deed for tell in (_coaches, _others) for deed in tell(story, by))


def _coaches(story: Story, by: Mapping[str, Signatory]) -> Iterator[Deed]:
    yield on(story.day(2, 4, 1), _decide)
    for day, pence, heading, who, what in outings(story):
        if is_over(story, day, pence):
            made: list[int] = []
            said = (made, by[TREASURER], day, pence, heading, OUTINGS, who, what)
            yield on(day - timedelta(days=9), _propose, *said)
            yield on(day - timedelta(days=6), partial(_agree, made, by[CHAIR]))
            yield on(day, partial(_make, made, by[TREASURER]))


def _others(story: Story, by: Mapping[str, Signatory]) -> Iterator[Deed]:
    dear: list[int] = []
    waits: list[int] = []
    begun = story.day(2, 4, 10)
    tent = ("Equipment", "General", "Brookvale Tents", "A tent for the summer fair")
    yield on(begun, _propose, dear, by[TREASURER], begun + timedelta(days=7), 64_000, *tent)
    yield on(begun + timedelta(days=2), partial(_refuse, dear, by[CHAIR]))
    boat = ("Trips and events", "General", "Riverside Boats", "Deposit for the boat in spring")
    lately = story.today - timedelta(days=3)
    yield on(lately, _propose, waits, by[TREASURER], story.today + timedelta(days=9), 32_000, *boat)


def _decide(day: date) -> None:
    payments.decide_limit(starts_on=day, amount=LIMIT, decided="The committee, in March")


def _propose(
    _day: date, made: list[int], by: Signatory, day: date, pence: int, heading: str, fund: str, who: str, what: str
) -> None:
    books = Books()
    parts = [Part(Money(pence), books.headings[heading], books.funds[fund])]
    row = payments.propose(day=day, parts=parts, account=books.accounts[BANK], by=by, who=who, description=what)
    made.append(row.id)


def _of(made: list[int]) -> Proposal:
    return db.session.get_one(Proposal, made[0])


def _agree(made: list[int], by: Signatory, _day: date) -> None:
    payments.agree(proposal=_of(made), by=by)


def _refuse(made: list[int], by: Signatory, _day: date) -> None:
    payments.refuse(proposal=_of(made), by=by, because="We can borrow one from the scouts.")


def _make(made: list[int], by: Signatory, day: date) -> None:
    payments.make(proposal=_of(made), by=by, day=day, account=Books().accounts[BANK])
