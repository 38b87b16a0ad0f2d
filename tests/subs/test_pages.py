"""The pages of subs: a plan is made, money is taken at the door on a phone's screen, somebody pays, somebody is reminded."""

from __future__ import annotations

from datetime import date

from esteem.kernel.db import session
from esteem.meetings.actions.door import decide_door
from esteem.people.models import Person
from esteem.subs.queries.members import payments_of
from tests.backstage import Group
from tests.subs.conftest import Circle
from tests.subs.test_actions import paid
from tests.visitor import Visitor

DOOR = "/subs/meetings/1/"


def ann_is_behind(circle: Circle) -> None:
    circle.monthly_for(session.get_one(Person, circle.ann.id))


# Plans


def test_a_treasurer_makes_the_first_plan(bob: Visitor) -> None:
    bob.visits("/subs/").sees("What do people pay?").follows("Make a plan")
    bob.fills("What is it called?", "Evenings").chooses("How often is it paid?", "Each time somebody comes")
    bob.fills("How much?", "2.00").presses("Save").sees("Evenings is there.", "£2.00", "Everybody’s")
    bob.sees("None of this counts as Gift Aid gifts.")


def test_a_plan_that_may_be_a_gift_needs_a_reason_that_is_shown(circle: Circle, bob: Visitor) -> None:
    bob.visits("/subs/plans/2/").ticks("These may count as Gift Aid gifts").presses("Save")
    bob.is_told("Say why these may count as gifts.", beside="Why may they?")
    bob.fills("Why may they?", "It buys nothing but a vote").presses("Save").sees("It buys nothing but a vote")


def test_a_reduced_amount_above_the_standard_one_is_said_at_its_field(circle: Circle, bob: Visitor) -> None:
    bob.visits("/subs/plans/1/").fills("A reduced amount, for whoever wants it", "3").presses("Save")
    bob.is_told("This is more than £2.00.", beside="A reduced amount, for whoever wants it")


def test_a_plan_is_put_away_and_brought_back(circle: Circle, bob: Visitor) -> None:
    bob.visits("/subs/plans/2/").presses("Put it away").sees("It is put away.", "Put away")
    bob.visits("/subs/plans/2/").presses("Bring it back").sees("It can be chosen again.")


# At the door


def test_an_evening_is_taken_by_name(circle: Circle, carol: Visitor) -> None:
    carol.visits("/meetings/1/").follows("Take subs at the door")
    carol.ticks("Paid, Ann Archer").ticks("Paid, Bo Baker").fills("How much, Bo Baker", "1")
    carol.ticks("Paid, Cy Cooper").chooses("How, Cy Cooper", "Card")
    carol.fills("How much is in the tin?", "2.50").fills("Counted by", "Carol").fills("And by", "Bob").presses(
        "Book it"
    )
    carol.is_told("By the ticks it is £3.00; the tin held £2.50: £0.50 short.", beside="How much is in the tin?")
    carol.ticks("Book it as it is").presses("Book it").sees("Booked: £2.50 cash, £2.00 card.", "£0.50 short")
    carol.sees("Paid already: Ann Archer, Bo Baker, Cy Cooper.")
    carol.visits("/meetings/1/").sees("£4.50 came in; 3 paid by name.")


def test_only_a_total_is_asked_where_names_are_not_ticked(circle: Circle, group: Group, alice: Visitor) -> None:
    alice.visits(DOOR).fills("How much is in the tin?", "27.50").fills("How many paid without being ticked?", "14")
    alice.fills("Counted by", "Alice").fills("And by", "Bob").presses("Book it")
    alice.sees("Booked: £27.50 cash.", "14 without a name", "counted by Alice and Bob")
    alice.visits("/meetings/1/").sees("£27.50 came in")


def test_a_second_booking_of_the_same_evening_is_refused(circle: Circle, alice: Visitor) -> None:
    for said in ("Booked: £4.00 cash.", "Cash of this meeting is booked already."):
        alice.visits(DOOR).fills("How much is in the tin?", "4").fills("How many paid without being ticked?", "2")
        alice.fills("Counted by", "Alice").fills("And by", "Bob").presses("Book it").sees(said)


def test_nobody_is_named_to_whoever_may_not_see_people(circle: Circle, dana: Visitor) -> None:
    dana.visits("/subs/").sees("Evenings").does_not_see("Ann")
    dana.visits("/subs/people/").is_refused()
    dana.visits(DOOR).is_refused()


# Paying for a time


def test_somebody_pays_three_months_at_once(circle: Circle, group: Group, bob: Visitor) -> None:
    group.makes(ann_is_behind, circle)
    bob.visits(f"/people/{circle.ann.id}/").sees("Behind").follows("They paid")
    bob.fills("How many of them?", "3").fills("How much in all?", "36").presses("Record").sees("£36.00 is recorded.")
    bob.sees("September 2026 to November 2026").follows("Receipt of 24 Nov 2026")
    bob.sees("Received from", "£36.00", "it is not a gift")


def test_less_than_is_asked_is_taken_only_when_somebody_says_so(circle: Circle, group: Group, bob: Visitor) -> None:
    group.makes(ann_is_behind, circle)
    bob.visits(f"/subs/people/{circle.ann.id}/pay/").does_not_see("Take it as enough")
    bob.fills("How many of them?", "2").fills("How much in all?", "1").presses("Record").is_told(
        "£24.00 is asked: this is £23.00 less. Ask again, or tick “Take it as enough”.", beside="How much in all?"
    )
    bob.ticks("Take it as enough").presses("Record").sees("£1.00 is recorded.", "September 2026 to October 2026")


def test_more_than_is_asked_is_said(circle: Circle, group: Group, bob: Visitor) -> None:
    group.makes(ann_is_behind, circle)
    bob.visits(f"/subs/people/{circle.ann.id}/pay/").fills("How much in all?", "30").presses("Record")
    bob.sees("£30.00 is recorded: £18.00 more than was asked.")
    bob.visits("/subs/many/").ticks("Ann Archer").chooses("For which time?", "November 2026")
    bob.fills("How much did each pay?", "15").presses("Record").sees(
        "Recorded for 1: £15.00, £3.00 more than was asked."
    )


def test_whoever_pays_at_the_door_is_sent_there(circle: Circle, bob: Visitor) -> None:
    bob.visits(f"/subs/people/{circle.cy.id}/pay/").sees("is on no plan that is paid for a month")


def test_many_pay_in_one_booking(circle: Circle, group: Group, bob: Visitor) -> None:
    group.makes(ann_is_behind, circle)
    bob.visits("/subs/many/").ticks("Ann Archer").presses("Record").sees("Recorded for 1: £12.00.")
    bob.visits("/subs/many/").presses("Record").sees("Tick those who paid.")


def test_many_who_paid_less_are_named(circle: Circle, group: Group, bob: Visitor) -> None:
    group.makes(ann_is_behind, circle)
    bob.visits("/subs/many/").ticks("Ann Archer").fills("How much did each pay?", "2").presses("Record").is_told(
        "Of Ann Archer £12.00 is asked: this is £10.00 less. Ask again, or tick “Take it as enough”.",
        beside="How much did each pay?",
    )
    bob.ticks("Take it as enough").presses("Record").sees("Recorded for 1: £2.00.")


def test_a_household_is_put_together_and_nobody_says_why(circle: Circle, group: Group, bob: Visitor) -> None:
    group.makes(ann_is_behind, circle)
    bob.visits(f"/subs/people/{circle.bo.id}/plan/").chooses("Which plan?", "Membership, £12.00 a month")
    bob.chooses("What do they pay of it?", "The reduced amount").chooses("Does somebody pay for them?", "Ann Archer")
    bob.presses("Save").sees("Saved.", "paid by Ann Archer").does_not_see("because")
    bob.visits(f"/subs/people/{circle.ann.id}/pay/").sees("For whom?", "Bo Baker")


# Lists and papers


def test_the_list_the_file_and_the_paper_tell_the_same(circle: Circle, group: Group, bob: Visitor) -> None:
    group.makes(ann_is_behind, circle)
    group.makes(paid, circle, circle.ann)
    bob.visits("/subs/people/?show=behind").sees("Ann Archer", "£24.00").does_not_see("Cy Cooper")
    file = bob.downloads("/subs/people/subs.csv?show=behind").get_data(as_text=True)
    assert "Ann Archer,Membership,Behind," in file
    assert ",24.00," in file
    assert "Cy Cooper" not in file
    bob.visits("/subs/years/2027/").sees("Ann Archer", "£12.00")
    assert "In all,,,,12.00" in bob.downloads("/subs/years/2027/subs.csv").get_data(as_text=True)
    for address in ("/subs/years/2027/subs.pdf", "/subs/payments/1/receipt.pdf"):
        assert bob.downloads(address).get_data().startswith(b"%PDF")


def test_a_gentle_reminder_is_written_in_the_group_s_own_words(circle: Circle, group: Group, bob: Visitor) -> None:
    group.makes(ann_is_behind, circle)
    bob.visits("/subs/behind/").sees("Ann Archer").follows("The words of a reminder")
    bob.fills("The words", "Hello {name}, {amount} when you can.").presses("Save").sees("Saved.")
    bob.visits(f"/subs/behind/{circle.ann.id}/").sees("Hello Ann Archer, £36.00 when you can.")


def test_who_is_behind_is_for_those_who_remind(circle: Circle, carol: Visitor) -> None:
    carol.visits("/subs/people/").sees("Ann Archer")
    carol.visits("/subs/behind/").is_refused()


def test_a_payment_of_nought_is_undone_on_the_page(circle: Circle, group: Group, bob: Visitor) -> None:
    group.makes(ann_is_behind, circle)
    bob.visits(f"/subs/people/{circle.ann.id}/pay/").fills("How much in all?", "0").presses("Record")
    bob.ticks("Take it as enough").presses("Record").presses("Undo").sees("It is undone.")
    assert group.asks(payments_of, circle.ann.id)[0].undone_at is not None


def test_where_the_group_ticks_names_they_are_shown(circle: Circle, group: Group, carol: Visitor) -> None:
    group.makes(decide_door, names=True, by_itself=False)
    carol.visits(DOOR).sees("Ann Archer", "Who paid")
    assert date(2026, 11, 10) == circle.meeting.meets_on


def test_who_may_see_who_has_paid_does_not_see_who_is_late_nor_with_how_much(
    bob: Visitor, carol: Visitor, circle: Circle, group: Group
) -> None:
    group.makes(ann_is_behind, circle)
    carol.visits("/subs/people/").sees("Ann Archer", "Due now").does_not_see("Behind", "£36.00", "£24.00")
    carol.visits("/subs/people/?show=behind").does_not_see("Ann Archer")
    carol.visits(f"/subs/people/{circle.ann.id}/").sees("Due now").does_not_see("Behind", "£36.00")
    carol.visits("/subs/").does_not_see("Behind")
    assert "Behind" not in carol.downloads("/subs/people/subs.csv").get_data(as_text=True)
    bob.visits("/subs/").sees("Behind")
