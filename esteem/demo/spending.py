"""The invented group's claims: leaflets and a drive paid back, one that came back, one that waits."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import partial

from esteem.claims import actions
from esteem.claims.models import Claim
from esteem.claims.rules.mileage import Vehicle
from esteem.claims.rules.standing import Approver, Standing
from esteem.demo.cashbook import BANK, Books
from esteem.demo.story import Deed, Story, on
from esteem.kernel import db
from esteem.kernel.money import Money
from esteem.people.models import Person

SIGN, HELPER, MEMBER = ("Maureen Achebe", "Tom Hargreaves"), "Geoffrey Lyle", "Dorota Wiśniewska"


def life(story: Story, people: Mapping[str, Person]) -> Iterator[Deed]:
    """Each claim on the days it was written, approved and paid."""
    tellers = (_leaflets, _drive, _came_back, _waits)
    return story.past(deed for tell in tellers for deed in tell(story, people))


def _leaflets(story: Story, people: Mapping[str, Person]) -> Iterator[Deed]:
    made: list[int] = []
    lines = ((2_150, "Leaflets for the library", "Printing and publicity"), (340, "Stamps", "Stationery and postage"))
    yield on(story.day(1, 9, 8), _write, made, people[MEMBER], lines)
    yield from _settled(story.day(1, 9, 11), made, people)


def _drive(story: Story, people: Mapping[str, Person]) -> Iterator[Deed]:
    made: list[int] = []
    yield on(story.day(2, 6, 12), _drove, made, people[HELPER])
    yield from _settled(story.day(2, 6, 18), made, people)


def _came_back(story: Story, people: Mapping[str, Person]) -> Iterator[Deed]:
    made: list[int] = []
    lines = ((1_899, "Kettle for the hall", "Equipment"),)
    yield on(story.day(2, 4, 20), _write, made, people[MEMBER], lines)
    yield on(story.day(2, 4, 24), lambda _day: actions.send_back(claim=_claim(made), because="Please add the receipt."))


def _waits(story: Story, people: Mapping[str, Person]) -> Iterator[Deed]:
    made: list[int] = []
    lines = ((1_260, "Biscuits, tea, and milk for the open evening", "Refreshments"),)
    yield on(story.today - timedelta(days=6), _write, made, people[HELPER], lines)


def _write(day: date, made: list[int], person: Person, lines: tuple[tuple[int, str, str], ...]) -> None:
    books = Books()
    claim = actions.begin_claim(person_id=person.id)
    for pence, purpose, heading in lines:
        actions.add_spent(
            claim=claim, day=day, purpose=purpose, amount=Money(pence), heading=books.headings[heading],
            fund=books.funds["General"],
        )  # fmt: skip
    made.append(actions.hand_in(claim=claim).id)


def _drove(day: date, made: list[int], person: Person) -> None:
    books = Books()
    claim = actions.begin_claim(person_id=person.id)
    for miles, purpose in ((38, "Fetched the chairs on loan"), (36, "Took them back")):
        actions.add_journey(
            claim=claim, day=day, from_place="Brookvale", to_place="Sampleton", purpose=purpose, tenths=miles * 10,
            vehicle=Vehicle.CAR, heading=books.headings["Transport and mileage"], fund=books.funds["General"],
        )  # fmt: skip
    made.append(actions.hand_in(claim=claim).id)


def _claim(made: list[int]) -> Claim:
    return db.session.get_one(Claim, made[0])


def _settled(day: date, made: list[int], people: Mapping[str, Person]) -> Iterator[Deed]:
    """Approved by the two who sign payments, as the constitution says, and paid from the bank the same day."""
    for number, name in enumerate(SIGN, 1):
        yield on(day, partial(_approve, made, Approver(account=number, person=people[name].id, name=name)))
    yield on(day, partial(_pay, made))


def _approve(made: list[int], approver: Approver, _day: date) -> None:
    if _claim(made).standing is Standing.SUBMITTED:
        actions.approve(claim=_claim(made), approver=approver)


def _pay(made: list[int], day: date) -> None:
    actions.pay(claim=_claim(made), day=day, account=Books().accounts[BANK], reference=f"Claim {made[0]}")
