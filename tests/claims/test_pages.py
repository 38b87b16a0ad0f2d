"""The pages of claims and petty cash."""

from __future__ import annotations

import io
from datetime import date

import pytest
from PIL import Image
from sqlalchemy import select

from esteem.claims import actions
from esteem.claims.models import Claim
from esteem.claims.rules.standing import Approver
from esteem.kernel.db import session
from esteem.kernel.money import Money
from esteem.money import actions as money
from esteem.money.rules.kinds import FundKind
from tests.backstage import Group
from tests.claims.conftest import Ground, write_claim
from tests.makers import make_money_account, make_payment
from tests.statements import queries
from tests.tagged import mistagged
from tests.visitor import Visitor


def photo() -> bytes:
    made = io.BytesIO()
    Image.new("RGB", (20, 30), "white").save(made, "JPEG")
    return made.getvalue()


def handed_in(ground: Ground, **more: int) -> int:
    claim = actions.hand_in(claim=write_claim(ground, **more))
    claim.handed_in_by = None  # by themselves, and not by Alice
    return claim.id


def approved(ground: Ground) -> int:
    claim = actions.hand_in(claim=write_claim(ground))
    actions.approve(claim=claim, approver=Approver(900, None, "Ann"))
    return claim.id


def test_a_member_claims_with_a_photo_and_is_paid_back(mia: Visitor, bob: Visitor, carol: Visitor) -> None:
    mia.visits("/").follows("My claims").follows("New claim").fills("How much?", "12.50")
    mia.fills("What was it for?", "Tea and biscuits").attaches("Photo of the receipt", "IMG_7.jpg", photo())
    mia.presses("Keep it").sees("Being written", "Tea and biscuits", "£12.50", "Receipt: IMG 7")
    mia.follows("Add a journey").fills("From", "Sampleton").fills("To", "Brookvale").fills(
        "Miles, there and back", "24"
    )
    mia.fills("What for?", "A talk").presses("Keep it").sees(
        "24 miles at 55p", "Sampleton to Brookvale, 24 miles, car or van"
    )
    assert mia.heading == "Claim 1, £25.70"
    mia.follows("Hand it in").presses("Hand it in").is_told(
        "Tick this if it is so.", beside="I spent this for the group, and have not had it back from anybody."
    )
    mia.ticks("I spent this for the group, and have not had it back from anybody.").presses("Hand it in")
    mia.sees("Waiting for approval").does_not_see("Add a journey", "Approve")
    carol.visits("/").sees("Approve 1 expense claim").follows("Look at it: Approve 1 expense claim").follows("Approve")
    carol.sees("Sampleton to Brookvale").presses("Approve").sees("Approved.")
    bob.visits("/claims/?standing=open").sees("Mia Member", "Approved, to be paid").follows(
        "Claim 1, Mia Member"
    ).follows("Pay it")
    bob.chooses("Heading for what has none", "Refreshments").chooses("From which account?", "Bank")
    bob.fills("Reference", "FP 12").presses("It is paid").sees(
        "£25.70 is paid, as booking number", "Paid 24 November 2026", "FP 12", "Booking filled in: number"
    )
    bob.follows("See the booking").sees("Expense claim", "This paid claim 1", "IMG 7")
    mia.visits("/claims/mine/").sees("Paid")
    assert mia.downloads("/claims/1/spent/1/receipt/").mimetype == "image/jpeg"


def test_whoever_claims_says_which_fund_pays_when_there_are_several(
    mia: Visitor, carol: Visitor, group: Group, ground: Ground
) -> None:
    mia.visits("/claims/new/").does_not_see("Which fund pays?")
    group.makes(money.add_fund, name="Days out", kind=FundKind.RESTRICTED)
    mia.visits("/claims/new/").fills("How much?", "12.50").fills("What was it for?", "Tickets")
    assert mia.field("Which fund pays?") == str(ground.fund)
    mia.chooses("Which fund pays?", "Days out").presses("Keep it").sees("Fund Days out").follows("Add a journey")
    mia.fills("From", "A").fills("To", "B").fills("Miles, there and back", "3").fills("What for?", "The coach")
    mia.chooses("Which fund pays?", "Days out").presses("Keep it").does_not_see("Fund General")
    mia.follows("Change: The coach").chooses("Which fund pays?", "General").presses("Keep it").sees("Fund General")
    mia.follows("Hand it in").ticks("I spent this for the group, and have not had it back from anybody.")
    mia.presses("Hand it in")
    carol.visits("/claims/1/approve/").sees("Fund Days out", "Fund General")


def test_a_fund_that_was_closed_meanwhile_is_chosen_anew(mia: Visitor, group: Group, ground: Ground) -> None:
    def closes() -> None:
        fund = money.add_fund(name="Days out", kind=FundKind.DESIGNATED)
        write_claim(ground).spent[0].fund_id = fund.id
        session.flush()
        money.close_fund(fund=fund)

    group.makes(closes)
    mia.visits("/claims/1/spent/1/").chooses("Which fund pays?", "General").presses("Keep it").sees("It is kept.")


def test_what_came_back_says_why_and_is_handed_in_again(
    mia: Visitor, carol: Visitor, group: Group, ground: Ground
) -> None:
    group.makes(handed_in, ground)
    carol.visits("/claims/1/send-back/").presses("Send it back").is_told(
        "Say what is not right.", beside="What is not right?"
    )
    carol.fills("What is not right?", "Where is the receipt?").presses("Send it back").sees("It is sent back.")
    mia.visits("/").sees("Look at 1 expense claim of yours that came back").follows(
        "Look at it: Look at 1 expense claim of yours that came back"
    )
    mia.sees("Sent back: Where is the receipt?").follows("Change: Tea and biscuits").attaches(
        "Photo of the receipt", "a.jpg", photo()
    )
    mia.presses("Keep it").follows("Hand it in").ticks(
        "I spent this for the group, and have not had it back from anybody."
    )
    mia.presses("Hand it in").sees("Waiting for approval").does_not_see("Sent back: Where is the receipt?")


def test_a_claim_of_another_is_not_there_for_a_member(mia: Visitor, group: Group, ground: Ground) -> None:
    group.makes(handed_in, ground, person=ground.bob)
    for address in ("/claims/1/", "/claims/1/hand-in/", "/claims/1/spent/add/", "/claims/1/spent/1/", "/claims/1/paper/",
                    "/claims/1/spent/1/receipt/", "/claims/1/send-back/", "/claims/99/"):  # fmt: skip
        mia.visits(address).finds_nothing()
    mia.visits("/claims/").is_refused()
    mia.visits("/claims/1/pay/").is_refused()
    mia.visits("/claims/1/approve/").is_refused()


def test_who_may_only_look_sees_how_many_wait_and_no_name(dana: Visitor, group: Group, ground: Ground) -> None:
    group.makes(handed_in, ground)
    dana.visits("/claims/").sees("1 claim: waiting for approval", "£12.50").does_not_see("Mia", "Claim 1")
    dana.visits("/claims/export/").is_refused()


def test_the_treasurer_s_own_claim_is_approved_by_somebody_else(bob: Visitor, group: Group, ground: Ground) -> None:
    group.makes(handed_in, ground, person=ground.bob)
    bob.visits("/claims/1/").sees("This claim is your own: somebody else must approve it.")
    bob.visits("/claims/1/approve/").presses("Approve").is_told("Nobody approves their own claim. Somebody else must.")


def test_two_who_approve_at_once_count_once_each_and_the_third_is_told(
    alice: Visitor, bob: Visitor, carol: Visitor, group: Group, ground: Ground
) -> None:
    group.makes(actions.decide_approvals, approvals=2)
    group.makes(handed_in, ground)
    for visitor in (alice, bob, carol):
        visitor.visits("/claims/1/approve/")
    alice.presses("Approve").sees("Approved. One more person is needed.")
    alice.visits("/claims/1/approve/").presses("Approve").is_told(
        "You have approved this claim already. The second one must be somebody else."
    )
    bob.presses("Approve").sees("Approved, to be paid")
    carol.presses("Approve").is_told("This claim does not wait for approval any more. Look at it again.")


def test_whoever_approves_is_told_what_is_more_than_a_year_old(carol: Visitor, group: Group, ground: Ground) -> None:
    group.makes(lambda: actions.hand_in(claim=write_claim(ground, day=date(2025, 11, 23))))
    group.makes(lambda: actions.hand_in(claim=write_claim(ground, day=date(2025, 11, 24))))
    carol.visits("/claims/1/approve/").sees("More than a year old: Tea and biscuits, 23 November 2025.")
    carol.visits("/claims/2/approve/").does_not_see("More than a year old")


def test_two_who_pay_at_once_pay_once(alice: Visitor, bob: Visitor, group: Group, ground: Ground) -> None:
    group.makes(approved, ground)
    for visitor in (alice, bob):
        visitor.visits("/claims/1/pay/").chooses("From which account?", "Bank")
    alice.presses("It is paid").sees("is paid, as booking number")
    bob.presses("It is paid").is_told("This claim is paid already.")


@pytest.mark.parametrize(
    ("label", "typed", "says"),
    [
        ("Miles, there and back", "1e9", "Enter the miles, like 12 or 12.5."),
        ("Miles, there and back", "99999", "Enter more than nought and at most 2,000 miles for a journey."),
        ("When?", "1 Dec 2026", "1 December 2026 has not come yet. Claim it when it has been spent."),
        ("How many came along?", "9", "Enter a whole number from 0 to 8."),
    ],
)
def test_a_journey_that_makes_no_sense_is_told_beside_its_field(
    mia: Visitor, label: str, typed: str, says: str
) -> None:
    mia.visits("/claims/new/journey/").fills("From", "A").fills("To", "B").fills("Miles, there and back", "3")
    mia.fills("What for?", "C").fills(label, typed).presses("Keep it").is_told(says, beside=label)
    mia.visits("/claims/mine/").sees("Nothing claimed yet")


@pytest.mark.parametrize("typed", ["12,50", "-5", "1e9", "99999999999"])
def test_an_amount_that_makes_no_sense_begins_no_claim(mia: Visitor, group: Group, typed: str) -> None:
    mia.visits("/claims/new/").fills("What was it for?", "Tea").fills("How much?", typed).presses("Keep it")
    assert group.makes(lambda: session.scalars(select(Claim)).all()) == []


def test_a_sign_in_that_is_nobody_s_is_told_so(carol: Visitor, ground: Ground) -> None:
    carol.visits("/claims/mine/").sees("not linked to anybody on the list")
    carol.visits("/claims/new/").fills("What was it for?", "Tea").fills("How much?", "3").presses("Keep it")
    carol.is_told("Your sign-in is not linked to anybody on the list. A coordinator can link it.")


def test_a_claim_on_paper_is_written_down_for_somebody(carol: Visitor, ground: Ground) -> None:
    carol.visits(f"/people/{ground.mia}/").sees("Mia Member has claimed nothing.").follows("A claim for them").presses(
        "Begin it"
    )
    carol.sees("A claim for Mia Member is begun.", "There is nothing in it yet.").does_not_see("Hand it in")
    carol.visits("/claims/1/hand-in/").ticks("Mia Member spent this for the group, and has signed or said so.").presses(
        "Hand it in"
    )
    carol.is_told("There is nothing in this claim yet. Add what was spent, or a journey.")
    carol.visits("/claims/1/").follows("Add what was spent").fills("How much?", "3").fills(
        "What was it for?", "Milk"
    ).presses("Keep it")
    carol.presses("Take out: Milk").sees("It is taken out of the claim.").presses("Withdraw it").sees("Withdrawn")
    carol.presses("Take it up again").sees("Being written")


def test_the_list_is_narrowed_and_downloaded(bob: Visitor, group: Group, ground: Ground) -> None:
    group.makes(handed_in, ground)
    group.makes(handed_in, ground, person=ground.bob, pence=500)
    bob.visits("/claims/?q=mia").sees("1 claim").does_not_see("Claim 2")
    file = bob.downloads("Download this list").get_data(as_text=True)
    assert "1,Mia Member,Waiting for approval,2026-11-24,12.50" in file
    bob.visits("/claims/?q=nobody").sees("No claim is like that.")


def test_how_many_approve_is_set_on_one_page(bob: Visitor, ground: Ground) -> None:
    bob.visits("/claims/settings/").sees("Now: one person.").chooses("How many people approve a claim?", "Two").presses(
        "Save"
    )
    bob.sees("Now: two people.")


def test_rates_say_where_they_are_from_and_an_own_one_stands_in_their_place(bob: Visitor, mia: Visitor) -> None:
    bob.visits("/claims/rates/").sees(
        "Car or van: 55p a mile, 25p after 10,000 in a tax year", "not confirmed: check", "EIM71155"
    )
    bob.follows("Add a rate of your own").fills("A mile", "0.30").fills("From which day on?", "1 Jan 2026")
    bob.fills("Who says so?", "Committee, 5 January").presses("Keep it").sees("Car or van: 30p a mile", "Your own")
    mia.visits("/claims/rates/").sees("Miles driven for other groups").does_not_see("Add a rate of your own")
    bob.presses("Put away: Car or van from 1 January 2026").sees("Car or van: 55p a mile").presses(
        "Use it again: Car or van from 1 January 2026"
    ).sees("Car or van: 30p a mile")


def test_petty_cash_is_kept_counted_and_topped_up(bob: Visitor, group: Group, ground: Ground) -> None:
    bob.visits("/claims/petty-cash/").follows("Keep a tin as petty cash").fills("Its float", "100").fills(
        "Who keeps it?", "Bob"
    )
    bob.presses("Keep it").sees("It is full, and nothing was paid from it since.")
    group.makes(make_payment, pence=350, heading="Refreshments", day=date(2026, 11, 10), who="Corner shop")
    bob.visits("/claims/petty-cash/1/").sees("Corner shop", "£3.50", "£96.50").follows("Count it")
    bob.fills("How much is in it?", "96.30").fills("Who counted it?", "Bob and Ann").presses("Write it down")
    group.makes(make_money_account, name="Box", pence=0)
    bob.sees("£0.20 too little").follows("Top it up").sees("Top up Tin with £3.50")
    bob.chooses("From which account?", "Box").presses("Top it up").is_told(
        "There is nothing in Box on 24 November 2026", beside="Record it all the same: this is what was moved"
    )
    bob.chooses("From which account?", "Bank").presses("Top it up")
    bob.sees("It is full again: £100.00.").visits("/claims/petty-cash/1/top-up/")
    bob.sees("The tin holds its float already. There is nothing to top up.")
    bob.visits("/claims/petty-cash/1/change/").fills("Its float", "120").presses("Keep it").sees(
        "£20.00 is missing to the float"
    )
    bob.presses("Stop keeping it so").sees("No petty cash yet")
    bob.visits("/claims/petty-cash/1/").finds_nothing()


def test_a_tin_with_more_than_its_float_says_so_and_offers_no_top_up(
    bob: Visitor, group: Group, ground: Ground
) -> None:
    def fill() -> None:
        actions.keep_tin(account=ground.tin, level=Money(5000))  # in which £100.00 is
        money.record_money_in(
            day=date(2026, 11, 11), amount=Money(2000), account=ground.tin, heading=ground.headings["Donations"],
            fund=ground.fund, who="Gift of Ann",
        )  # fmt: skip

    group.makes(fill)
    tin = bob.visits("/claims/petty-cash/1/").sees("£70.00 more than the float", "No vouchers")
    tin.does_not_see("to top up", "Top it up", "−", "Gift of Ann", "missing")
    group.makes(make_payment, pence=350, heading="Refreshments", day=date(2026, 11, 12))
    tin = bob.visits("/claims/petty-cash/1/").sees("£66.50 more than the float", "£3.50", "£20.00 more came into it")
    tin.does_not_see("−", "Top it up", "missing").follows("Count it").sees("£66.50 more than that is in it")
    bob.fills("How much is in it?", "116.50").fills("Who counted it?", "Bob and Ann").presses("Write it down")
    bob.sees("It agrees.", "£116.50 in it, £66.50 more than the float, by Bob and Ann").does_not_see("−")
    bob.visits("/claims/petty-cash/1/top-up/").sees("There is nothing to top up").does_not_see("−")
    bob.visits("/claims/petty-cash/1/slip/").sees("Nothing to top up: £66.50 more than the float is in it.")
    bob.does_not_see("−", "Donations")


def test_papers_are_shown_and_printed(bob: Visitor, mia: Visitor, group: Group, ground: Ground) -> None:
    group.makes(approved, ground)
    mia.visits("/claims/form/").sees("Expense claim", "car or van 55p a mile", "Declaration and approval")
    bob.visits("/claims/1/paper/").sees("Mia Member", "12.50", "Ann, 24 November 2026").follows("Large type")
    for pdf in (bob.downloads("/claims/1/paper/claim.pdf?large=1"), mia.downloads("/claims/form/claim-form.pdf")):
        assert mistagged(pdf.data) == []
    bob.visits("/claims/petty-cash/add/").fills("Its float", "100").presses("Keep it")
    bob.visits("/claims/petty-cash/1/slip/").sees("Petty cash", "Float")
    assert mistagged(bob.downloads("/claims/petty-cash/1/slip/slip.pdf").data) == []


def test_a_year_s_end_asks_for_claims_to_be_settled(bob: Visitor, group: Group, ground: Ground) -> None:
    group.makes(handed_in, ground)
    bob.visits("/money/years/2027/finish/").sees(
        "Expense claims are settled", "1 claim with something of this year waits."
    )


def test_one_s_own_list_and_the_vouchers_cost_the_same_however_many(
    mia: Visitor, bob: Visitor, group: Group, ground: Ground
) -> None:
    group.makes(actions.keep_tin, account=ground.tin, level=Money(10000))

    def more(times: int) -> None:
        for _ in range(times):
            write_claim(ground)
            make_payment(pence=100, heading="Refreshments", day=date(2026, 11, 10))

    cost = []
    for times in (3, 20):
        group.makes(more, times)
        for visitor, address in ((mia, "/claims/mine/"), (bob, "/claims/petty-cash/1/")):
            with queries() as heard:
                visitor.visits(address)
            cost.append(len(heard))
    assert cost[:2] == cost[2:]
    assert max(cost) <= 20
