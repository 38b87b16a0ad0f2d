"""What the group wants to know of its subs: who stands how, what is owed, what a year came to."""

from __future__ import annotations

from datetime import date

from esteem.kernel.db import session
from esteem.kernel.house import the_house
from esteem.kernel.money import Money
from esteem.meetings.models import Meeting
from esteem.money.queries.years import year_ending_in
from esteem.money.rules.events import UNPAID
from esteem.people.models import Person
from esteem.people.rules.connections import Connected
from esteem.people.rules.held import HELD, Held
from esteem.people.rules.kept import KEPT, Kept
from esteem.subs.queries.door import people_at
from esteem.subs.queries.held import owed_to_us
from esteem.subs.queries.members import WantedMembers, members, members_found
from esteem.subs.queries.sheet import sheet_of
from esteem.subs.rules.kinds import Method, Rate, State
from tests import makers
from tests.backstage import Group
from tests.subs.conftest import Circle
from tests.subs.test_actions import paid, take


def ann_and_bo(circle: Circle) -> None:
    """Ann owes three months; Bo pays nothing; Cy pays at the door."""
    circle.monthly_for(session.get_one(Person, circle.ann.id))
    circle.monthly_for(session.get_one(Person, circle.bo.id), rate=Rate.FREE)


def test_everybody_stands_somehow(circle: Circle, group: Group) -> None:
    with group.at_work():
        ann_and_bo(circle)
        told = {one.person.name: (one.standing.state, one.standing.owed.pence) for one in members()}
        assert told == {
            "Ann Archer": (State.BEHIND, 3600), "Bo Baker": (State.FREE, 0), "Cy Cooper": (State.DOOR, 0),
        }  # fmt: skip
        assert [one.person.name for one in members_found(WantedMembers(State.BEHIND))] == ["Ann Archer"]
        assert [one.person.name for one in members_found(WantedMembers(sought="COOP cy"))] == ["Cy Cooper"]
        assert len(members_found(WantedMembers(plan=circle.monthly.id))) == 2


def test_what_is_owed_is_told_without_a_name(circle: Circle, group: Group) -> None:
    with group.at_work():
        ann_and_bo(circle)
        (owing,) = owed_to_us(date(2026, 11, 24))
        assert (owing.pence, owing.count, owing.by_us) == (3600, 3, False)
        assert "Ann" not in owing.details
        assert [owing] in the_house().ask(UNPAID, as_of=date(2026, 11, 24))
        assert owed_to_us(date(2026, 8, 1)) == []


def test_a_first_visit_and_a_carer_are_asked_nothing(circle: Circle, group: Group) -> None:
    with group.at_work():
        new = makers.make_enquirer(name="Dee Day")
        makers.make_connection(
            session.get_one(Person, circle.bo.id), session.get_one(Person, circle.ann.id), Connected.CARES_FOR
        )
        at_door = people_at(session.get_one(Meeting, circle.meeting.id), everybody=True)
        asked = {one.id: one.asked.pence for one in at_door}
        assert asked == {circle.ann.id: 200, circle.bo.id: 0, circle.cy.id: 200, new.id: 0}


def test_a_year_s_sheet_adds_up_with_what_came_without_a_name(circle: Circle, group: Group) -> None:
    with group.at_work():
        ann_and_bo(circle)
        paid(circle, circle.ann)
        take(circle, {"Cy": Method.CASH}, tin=Money(1000), others=4)
        sheet = sheet_of(year_ending_in(2027))
        assert [(line.member.person.name, line.times, line.paid.pence) for line in sheet.lines] == [
            ("Ann Archer", 1, 1200), ("Bo Baker", 0, 0), ("Cy Cooper", 1, 200),
        ]  # fmt: skip
        assert [(says, amount.pence) for says, amount in sheet.totals.rows] == [
            ("By name", 1400), ("At the door, without a name", 800), ("In all", 2200),
        ]  # fmt: skip


def test_all_that_is_held_is_told(circle: Circle, group: Group) -> None:
    with group.at_work():
        ann_and_bo(circle)
        paid(circle, circle.ann)
        held = [one for answer in the_house().ask(HELD, person_id=circle.ann.id) for one in _each(answer)]
        told = {one.title: one for one in held}
        assert told["What you pay"].rows[0][:2] == ("Membership", "The standard amount")
        assert told["What was paid for you"].rows[0][:5] == (
            "20 November 2026", "£12.00", "Bank", "Membership", "September 2026",
        )  # fmt: skip
        assert told["What was paid for you"].stays
        assert any("never why you pay less" in one.what for one in _kept())


def _each(answer: Held | list[Held]) -> list[Held]:
    return [answer] if isinstance(answer, Held) else list(answer)


def _kept() -> list[Kept]:
    return [one for answer in the_house().ask(KEPT) for one in (answer if isinstance(answer, list) else [answer])]
