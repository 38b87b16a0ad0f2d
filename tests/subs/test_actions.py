"""What is done about subs: taken at the door, paid for a time, undone, and what becomes of it when somebody goes."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from sqlalchemy import select

from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.house import the_house
from esteem.kernel.money import Money
from esteem.meetings.models import Meeting
from esteem.money import actions as money
from esteem.money.checks import all_checks
from esteem.money.models import Transaction
from esteem.people.models import Person
from esteem.people.rules.held import ERASED, MERGED
from esteem.subs.actions import door, payments, plans
from esteem.subs.models import SubsOn, SubsPayment, SubsTaking
from esteem.subs.queries.door import Ticked, people_at, takings_of
from esteem.subs.queries.members import member, payments_of
from esteem.subs.rules.kinds import Every, Method, Rate, State
from esteem.subs.rules.takings import Counted
from tests import makers
from tests.backstage import Group
from tests.subs.conftest import Circle


def take(circle: Circle, ticks: dict[str, Method], **counted: Any) -> list[SubsTaking]:
    meeting = session.get_one(Meeting, circle.meeting.id)
    at_door = {one.member.person.name.split()[0]: one for one in people_at(meeting, everybody=True)}
    ticked = [Ticked(at_door[name], Money(200), how) for name, how in ticks.items()]
    told = {"counted_by": "Alice", "second_by": "Bob", **counted}
    accounts = {Method.CASH: circle.tin, Method.CARD: circle.bank, Method.BANK: circle.bank}
    return door.take_at_door(meeting=meeting, ticked=ticked, counted=Counted(**told), accounts=accounts)


def paid(circle: Circle, person: Person, **told: Any) -> list[SubsPayment]:
    usual = {"amount": Money(1200), "method": Method.BANK, "account": circle.bank, "paid_on": date(2026, 11, 20),
             "first": date(2026, 9, 1), "times": 1}  # fmt: skip
    return payments.pay(person=session.get_one(Person, person.id), **{**usual, **told})


# At the door


def test_each_way_of_paying_is_one_booking_with_its_meeting(circle: Circle, group: Group) -> None:
    with group.at_work():
        made = take(
            circle, {"Ann": Method.CASH, "Bo": Method.CASH, "Cy": Method.CARD}, tin=Money(400)
        )  # fmt: skip
        assert [(one.method, one.counted, one.ticked) for one in made] == [
            (Method.CASH, Money(400), Money(400)), (Method.CARD, Money(200), Money(200)),
        ]  # fmt: skip
        booked = session.get_one(Transaction, made[0].transaction_id)
        assert (booked.meeting_id, booked.day, booked.description) == (
            circle.meeting.id, date(2026, 11, 10), "Subs at the door, 2 paid",
        )  # fmt: skip
        assert all(check.holds for check in all_checks())


def test_a_meeting_is_not_booked_twice(circle: Circle, group: Group) -> None:
    with group.at_work():
        take(circle, {"Ann": Method.CASH}, tin=Money(200))
        with pytest.raises(RuleBroken, match="booked already"):
            take(circle, {"Bo": Method.CASH}, tin=Money(200))
        with pytest.raises(RuleBroken, match="paid for this already"):
            take(circle, {"Ann": Method.CARD})


def test_reversing_the_booking_un_pays_the_people_and_it_can_be_booked_again(circle: Circle, group: Group) -> None:
    with group.at_work():
        (taken,) = take(circle, {"Ann": Method.CASH}, tin=Money(200))
        booking = session.get_one(Transaction, taken.transaction_id)
        money.reverse(transaction=booking, reason="Wrong evening", day=date(2026, 11, 10))
        assert [one.undone_at is None for one in payments_of(circle.ann.id)] == [False]
        assert takings_of(circle.meeting.id) == []
        take(circle, {"Ann": Method.CASH, "Bo": Method.CASH}, tin=Money(400))
        assert Money.total(one.counted for one in takings_of(circle.meeting.id)) == Money(400)


def test_a_tin_that_differs_is_counted_again_and_then_written_down(circle: Circle, group: Group) -> None:
    with group.at_work():
        with pytest.raises(RuleBroken, match=r"£0.50 short\. Count again"):
            take(circle, {"Ann": Method.CASH}, tin=Money(150))
        (taken,) = take(circle, {"Ann": Method.CASH}, tin=Money(150), as_it_is=True)
        assert (taken.ticked, taken.counted) == (Money(200), Money(150))
        assert session.get_one(Transaction, taken.transaction_id).description.endswith("£0.50 short")


def test_a_headcount_of_fourteen_is_one_booking_without_a_name(circle: Circle, group: Group) -> None:
    with group.at_work():
        (taken,) = take(circle, {}, tin=Money(2750), others=14)
        assert (taken.others, taken.counted) == (14, Money(2750))
        assert session.scalars(select(SubsPayment)).all() == []
        assert session.get_one(Transaction, taken.transaction_id).description == "Subs at the door, 14 paid"


@pytest.mark.parametrize(
    ("counted", "field"),
    [
        ({}, "tin"), ({"tin": Money(200), "second_by": ""}, "second_by"),
        ({"tin": Money(200), "second_by": " alice "}, "second_by"),
    ],
)  # fmt: skip
def test_the_tin_is_counted_by_two(circle: Circle, group: Group, counted: dict[str, Any], field: str) -> None:
    with group.at_work(), pytest.raises(RuleBroken) as refused:
        take(circle, {"Ann": Method.CASH}, **counted)
    assert refused.value.field == field


def test_whoever_pays_nothing_is_ticked_without_a_booking(circle: Circle, group: Group) -> None:
    with group.at_work():
        meeting = session.get_one(Meeting, circle.meeting.id)
        ann = next(one for one in people_at(meeting, everybody=True) if one.id == circle.ann.id)
        free = [Ticked(ann, Money(0), Method.CASH)]
        assert door.take_at_door(meeting=meeting, ticked=free, counted=Counted(), accounts={}) == []
        (payment,) = payments_of(circle.ann.id)
        assert payment.transaction_id is None
        payments.undo_free(payment=payment)
        assert payment.undone_at is not None


def test_nothing_is_taken_before_the_day(circle: Circle, group: Group) -> None:
    circle.meeting = group.makes(makers.make_meeting, meets_on=date(2026, 12, 1))
    with group.at_work(), pytest.raises(RuleBroken, match="still to come"):
        take(circle, {}, tin=Money(100), others=1)


# For a time


def test_several_months_at_once_are_rows_that_share_the_sum_to_the_penny(circle: Circle, group: Group) -> None:
    with group.at_work():
        circle.monthly_for(session.get_one(Person, circle.ann.id))
        (payment,) = paid(circle, circle.ann, amount=Money(3500), times=3, enough=True)
        assert [(row.starts_on.month, row.share.pence) for row in payment.periods] == [
            (9, 1167),
            (10, 1167),
            (11, 1166),
        ]
        now = member(circle.ann.id)
        assert now is not None
        assert (now.standing.state, now.standing.paid_until) == (State.PAID, date(2026, 11, 30))


def test_a_household_pays_what_is_asked_of_all_of_it_or_somebody_says_that_it_is_enough(
    circle: Circle, group: Group
) -> None:
    with group.at_work():
        circle.monthly_for(session.get_one(Person, circle.ann.id))
        circle.monthly_for(session.get_one(Person, circle.bo.id), payer_id=circle.ann.id, rate=Rate.REDUCED)
        both = [circle.ann.id, circle.bo.id]
        with pytest.raises(RuleBroken, match=r"£18\.00 is asked: this is £0\.01 less"):
            paid(circle, circle.ann, amount=Money(1799), for_whom=both)
        assert payments_of(circle.ann.id) == []
        assert len(paid(circle, circle.ann, amount=Money(1799), for_whom=both, enough=True)) == 2


def test_no_month_is_paid_for_twice(circle: Circle, group: Group) -> None:
    with group.at_work():
        circle.monthly_for(session.get_one(Person, circle.ann.id))
        paid(circle, circle.ann)
        with pytest.raises(RuleBroken, match="has paid for September 2026 already"):
            paid(circle, circle.ann)
        paid(circle, circle.ann, first=date(2026, 10, 1))
        with pytest.raises(RuleBroken, match="October"):
            paid(circle, circle.ann, first=date(2026, 10, 5))


def test_one_pays_for_a_household_with_one_booking(circle: Circle, group: Group) -> None:
    with group.at_work():
        circle.monthly_for(session.get_one(Person, circle.ann.id))
        circle.monthly_for(session.get_one(Person, circle.bo.id), payer_id=circle.ann.id, rate=Rate.REDUCED)
        made = paid(circle, circle.ann, amount=Money(1800), for_whom=[circle.ann.id, circle.bo.id])
        assert len({one.transaction_id for one in made}) == 1
        assert [(one.person_id, one.payer_id) for one in made] == [(circle.ann.id, None), (circle.bo.id, circle.ann.id)]
        booking = session.get_one(Transaction, made[0].transaction_id)
        assert (booking.person_id, booking.who) == (circle.ann.id, "Ann Archer")


@pytest.mark.parametrize(("apart", "bookings"), [(False, 1), (True, 2)])
def test_many_pay_the_same_in_one_booking_or_one_each(circle: Circle, group: Group, apart: bool, bookings: int) -> None:
    with group.at_work():
        for one in (circle.ann, circle.bo):
            circle.monthly_for(session.get_one(Person, one.id))
        made = payments.pay_many(
            people=[circle.ann.id, circle.bo.id], amount=Money(1200), method=Method.BANK, account=circle.bank,
            paid_on=date(2026, 11, 20), first=date(2026, 9, 1), apart=apart,
        )  # fmt: skip
        assert len({one.transaction_id for one in made}) == bookings
        money.reverse(
            transaction=session.get_one(Transaction, made[0].transaction_id), reason="Bounced", day=date(2026, 11, 24)
        )
        assert sum(one.undone_at is not None for one in made) == 2 // bookings


# Plans


def test_a_new_plan_ends_the_one_before_and_taking_it_away_lets_that_go_on(circle: Circle, group: Group) -> None:
    with group.at_work():
        ann = session.get_one(Person, circle.ann.id)
        circle.monthly_for(ann)
        again = plans.put_on_plan(
            person=ann, plan_id=circle.evenings.id, rate=Rate.REDUCED, starts_on=date(2026, 11, 1)
        )  # fmt: skip
        first = session.scalars(select(SubsOn).order_by(SubsOn.id)).first()
        assert first is not None
        assert first.ends_on == date(2026, 10, 31)
        with pytest.raises(RuleBroken, match="begins on 1 November 2026"):
            circle.monthly_for(ann, starts_on=date(2026, 10, 1))
        plans.take_off_plan(on=again)
        assert first.ends_on is None


def test_one_plan_is_everybody_s(circle: Circle, group: Group) -> None:
    with group.at_work():
        other = makers.make_plan(name="Yearly", every=Every.YEAR, is_usual=True)
        assert other.is_usual
        assert not session.get_one(type(other), circle.evenings.id).is_usual
        with pytest.raises(RuleBroken, match="everybody"):
            plans.put_away_plan(plan=other)


def test_a_plan_that_may_be_a_gift_says_why(circle: Circle, group: Group) -> None:
    with group.at_work():
        assert not circle.evenings.may_be_gift


# People go, or were two


def test_an_erased_person_leaves_amounts_without_a_name(circle: Circle, group: Group) -> None:
    with group.at_work():
        circle.monthly_for(session.get_one(Person, circle.ann.id))
        circle.monthly_for(session.get_one(Person, circle.bo.id), payer_id=circle.ann.id)
        (payment,) = paid(circle, circle.ann)
        (taken,) = take(circle, {"Cy": Method.CASH}, tin=Money(200), counted_by="Ann Archer")
        the_house().announce(ERASED, person_id=circle.ann.id)
        assert (payment.person_id, payment.amount) == (None, Money(1200))
        assert taken.counted_by == "Somebody"
        assert [(on.person_id, on.payer_id) for on in session.scalars(select(SubsOn))] == [(circle.bo.id, None)]


def test_two_who_are_one_have_both_payments(circle: Circle, group: Group) -> None:
    with group.at_work():
        for one in (circle.ann, circle.bo):
            circle.monthly_for(session.get_one(Person, one.id))
            paid(circle, one)
        the_house().announce(MERGED, kept_id=circle.ann.id, gone_id=circle.bo.id)
        assert len(payments_of(circle.ann.id)) == 2
        assert [on.person_id for on in session.scalars(select(SubsOn))] == [circle.ann.id]
