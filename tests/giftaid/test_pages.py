"""The pages of Gift Aid."""

from __future__ import annotations

import csv
import io
from datetime import date

from esteem.giftaid import actions
from esteem.giftaid.rules.schedule import HEADS
from tests.backstage import Group
from tests.giftaid.conftest import Ground
from tests.makers import make_plan
from tests.statements import queries
from tests.tagged import mistagged
from tests.visitor import Visitor


def test_nothing_of_it_is_shown_until_a_charity_says_that_it_claims(bob: Visitor, alice: Visitor, group: Group) -> None:
    bob.visits("/money/").does_not_see("Gift Aid")
    alice.visits("/group/").does_not_see("Gift Aid")
    alice.visits("/group/change/").chooses("How formal", "Registered charity").presses("Save")
    alice.visits("/group/").sees("Gift Aid is off").follows("Gift Aid settings")
    bob.visits("/money/").does_not_see("Gift Aid")
    alice.ticks("We claim Gift Aid").presses("Save").sees("Saved.")
    bob.visits("/money/").follows("Gift Aid").sees("can be claimed now")


def test_a_group_that_is_no_charity_cannot_switch_it_on(bob: Visitor) -> None:
    bob.visits("/gift-aid/settings/").sees("Your group is not a charity here.").ticks("We claim Gift Aid").presses(
        "Save"
    )
    bob.is_told("Only a charity can claim. Your group is not one yet: see Our group.", beside="We claim Gift Aid")


def test_a_heading_of_subs_is_refused_until_its_plan_says_why_they_may_be_gifts(
    bob: Visitor, ground: Ground, group: Group
) -> None:
    group.makes(make_plan)
    bob.visits("/gift-aid/settings/").ticks("Subs at meetings").presses("Save").is_told(
        "“Subs at meetings” is where Evenings is booked, and subs are no gifts. If these may be, "
        "say so and why on the page of that plan, under Subs.",
        beside="Money in under which headings is a gift?",
    )
    bob.visits("/subs/plans/1/").ticks("These may count as Gift Aid gifts").fills("Why may they?", "Only a vote")
    bob.presses("Save").visits("/gift-aid/settings/").sees("Evenings", "Only a vote").ticks("Subs at meetings")
    bob.presses("Save").sees("Saved.")


def test_from_a_declaration_to_what_hmrc_paid(bob: Visitor, ground: Ground, group: Group) -> None:
    gift = group.makes(ground.gives, 5000)
    bob.visits("/gift-aid/").follows("Gifts").sees("They have made no declaration.").follows(
        "They declared: Ann Smith-Jones, 1 Jun 2026"
    )
    assert bob.field("Last name") == "Smith-Jones"
    assert bob.field("House name or number") == "12"
    bob.fills("Title", "Mrs").fills("On which day?", "1/5/2026").presses("Keep it")
    bob.is_told("Without this it is no declaration.", beside="They want Gift Aid on these gifts")
    bob.ticks("They want Gift Aid on these gifts")
    bob.ticks("They know that they must pay at least as much tax as is claimed, or make up the difference").presses(
        "Keep it"
    )
    bob.sees("The declaration is kept.", "All from 1 May 2026 on", "12, S19 2BD")
    bob.visits("/gift-aid/schedule/").sees("£12.50", "Smith Jones", "01/06/26", "50.00")
    rows = list(csv.reader(io.StringIO(bob.downloads("Download as CSV").get_data(as_text=True).lstrip("\ufeff"))))
    assert rows == [list(HEADS), ["1", "Mrs", "Ann", "Smith Jones", "12", "S19 2BD", "", "", "01/06/26", "50.00"]]
    bob.visits("/gift-aid/schedule/").follows("It was sent").fills("Reference", "HMRC 7").presses("Keep the claim")
    bob.sees("Claim 1 is kept: £12.50.", "Not yet paid", "HMRC 7")
    bob.visits(f"/money/{gift.id}/").sees("In claim 1.")
    paid = group.makes(ground.gives, 1250, date(2026, 11, 24), person=None, heading="Gift Aid reclaimed")
    bob.visits("/gift-aid/claims/1/").follows("It was paid").presses("This paid it").sees(
        "It is paid.", "See the booking"
    )
    bob.visits(f"/money/{paid.id}/").sees("This is what HMRC paid for")


def test_a_reversed_gift_is_pointed_out_on_the_claim_and_the_desk(bob: Visitor, ground: Ground, group: Group) -> None:
    group.makes(ground.declares)
    gift = group.makes(ground.gives, 5000)
    group.makes(actions.record_claim, made_on=date(2026, 11, 24))
    bob.visits(f"/money/{gift.id}/reverse/").fills("Why is it reversed?", "Came back").presses("Reverse it")
    bob.visits("/").sees("Tell HMRC of a gift that was reversed").follows(
        "Look at it: Tell HMRC of a gift that was reversed"
    )
    bob.sees("1 gift of it was reversed since.").presses("It is put right with HMRC").does_not_see("reversed since")
    bob.visits("/").does_not_see("Tell HMRC")


def test_a_title_and_names_are_as_long_as_the_form_takes(bob: Visitor, ground: Ground) -> None:
    bob.visits(f"/gift-aid/people/{ground.ann}/declare/").fills("Title", "Professor").fills("Postcode", "").presses(
        "Keep it"
    )
    bob.is_told("HMRC takes 4 letters at the most.", beside="Title")
    bob.is_told("Enter the postcode, or tick that they live outside the UK.", beside="Postcode")


def test_a_home_is_never_care_of_somebody(bob: Visitor, ground: Ground, group: Group) -> None:
    says = "Enter where they live themselves: HMRC takes no address care of somebody."
    bob.visits(f"/gift-aid/people/{ground.ann}/declare/").fills("House name or number", "c/o Age UK office")
    bob.ticks("They want Gift Aid on these gifts")
    bob.ticks("They know that they must pay at least as much tax as is claimed, or make up the difference")
    bob.presses("Keep it").is_told(says, beside="House name or number")
    group.makes(ground.declares)
    bob.visits("/gift-aid/declarations/1/moved/").fills("House name or number", "Care of Ben").fills(
        "From which day?", "1/9/2026"
    ).presses("Keep both").is_told(says, beside="House name or number")


def test_saying_that_a_booking_is_no_gift(bob: Visitor, ground: Ground, group: Group) -> None:
    group.makes(ground.declares)
    group.makes(ground.gives)
    bob.visits("/gift-aid/gifts/").follows("Say otherwise: Ann Smith-Jones, 1 Jun 2026").chooses(
        "Is it a gift?", "No"
    ).fills("Why?", "A ticket").presses("Save")
    bob.sees("Not a gift", "Somebody said that it is none: A ticket")
    bob.follows("Say otherwise: Ann Smith-Jones, 1 Jun 2026").presses("Let the headings decide").sees("To be claimed")


def test_a_declaration_moves_is_cancelled_and_put_right(bob: Visitor, ground: Ground, group: Group) -> None:
    group.makes(ground.declares)
    bob.visits("/gift-aid/declarations/").follows("Mrs Ann Smith-Jones").follows("They moved")
    bob.fills("From which day?", "1/9/2026").fills("House name or number", "The Lodge").fills("Postcode", "eh1 1aa")
    bob.presses("Keep both").sees("12, S19 2BD", "From 1 September 2026: The Lodge, EH1 1AA")
    bob.follows("They cancel it").presses("Cancel the declaration").sees("Cancelled")
    bob.presses("It was not cancelled").sees("It stands again.")
    bob.follows("Put it right").fills("First name or initial", "Anne")
    bob.ticks("They want Gift Aid on these gifts").presses("Keep it").sees("Mrs Anne Smith-Jones")
    bob.presses("It was a mistake").sees("nothing is claimed on it").presses("Take it up again").does_not_see(
        "nothing is claimed on it"
    )


def test_the_persons_page_says_what_they_declared_to_those_who_keep_it(
    bob: Visitor, carol: Visitor, ground: Ground, group: Group
) -> None:
    group.makes(ground.declares)
    bob.visits(f"/people/{ground.ann}/").sees("Gift Aid", "Declaration of 1 May 2026")
    carol.visits(f"/people/{ground.ann}/").does_not_see("Gift Aid")
    carol.visits("/gift-aid/").is_refused()
    carol.visits("/gift-aid/declarations/").is_refused()


def test_the_paper_is_blank_or_filled_in(bob: Visitor, ground: Ground, group: Group) -> None:
    group.makes(ground.declares)
    blank = bob.visits("/gift-aid/form/")
    blank.sees("I want to Gift Aid what I give to Riverside Friends", "gifts I have made in the past four years")
    bob.visits("/gift-aid/declarations/1/paper/").sees(
        "Smith-Jones", "S19 2BD", "All from 1 May 2026 on", "I am a UK taxpayer"
    )
    for address in ("form/declaration-form.pdf", "declarations/1/paper/declaration.pdf"):
        assert mistagged(bob.downloads(f"/gift-aid/{address}").data) == []


def test_small_gifts_are_explained(bob: Visitor, ground: Ground, group: Group) -> None:
    group.makes(ground.gives, 9000, person=None, account=ground.tin)
    bob.visits("/gift-aid/small/").sees("£90.00 came in as gifts of £30.00 or less", "so nothing can be claimed")
    bob.visits("/gift-aid/limits/").sees("Small Charitable Donations Act 2012")


def test_the_list_of_gifts_costs_the_same_however_long_it_is(bob: Visitor, ground: Ground, group: Group) -> None:
    group.makes(ground.declares)
    counts = []
    for _ in range(2):
        for _ in range(5):
            group.makes(ground.gives)
        with queries() as asked:
            bob.visits("/gift-aid/gifts/")
        counts.append(len(asked))
    assert counts[0] == counts[1]


def test_two_claims_at_once_are_one(bob: Visitor, ground: Ground, group: Group) -> None:
    group.makes(ground.declares)
    group.makes(ground.gives)
    bob.visits("/gift-aid/claims/add/")
    group.makes(actions.record_claim, made_on=date(2026, 11, 24))
    bob.presses("Keep the claim").sees("The gifts changed since you looked at the schedule.")
