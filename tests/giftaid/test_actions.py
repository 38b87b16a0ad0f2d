"""What the group does with Gift Aid."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from esteem.giftaid import actions
from esteem.giftaid.actions.people import let_go
from esteem.giftaid.checks import all_checks
from esteem.giftaid.models import ClaimedGift, Declaration, GiftAidClaim
from esteem.giftaid.queries.claims import paid_into, reversed_since, schedule_of, schedule_today, unpaid_on
from esteem.giftaid.queries.declarations import declaration_of
from esteem.giftaid.queries.gifts import gift_of, ready
from esteem.giftaid.queries.held import declarations_held
from esteem.giftaid.queries.settings import is_on, subs_ticked
from esteem.giftaid.queries.small import small_of
from esteem.giftaid.rules.declared import How
from esteem.giftaid.rules.gifts import Stands
from esteem.group.actions import change_group
from esteem.group.rules import Formality
from esteem.kernel.dates import frozen
from esteem.kernel.errors import RuleBroken
from esteem.kernel.house import the_house
from esteem.kernel.money import Money
from esteem.money import actions as money
from esteem.people.rules.held import ERASED, MERGED
from esteem.subs.actions.door import take_at_door
from esteem.subs.rules.kinds import Method
from esteem.subs.rules.takings import Counted
from tests.giftaid.conftest import Ground
from tests.makers import make_meeting, make_person, make_plan

TODAY = date(2026, 11, 24)


def claim(**said: object) -> GiftAidClaim:
    return actions.record_claim(**{"made_on": TODAY, **said})


def test_it_is_off_until_a_charity_says_that_it_claims(books: Session) -> None:
    assert not is_on()
    with pytest.raises(RuleBroken, match="Only a charity can claim"):
        actions.decide(claims=True, headings=[3])
    change_group(formality=Formality.CHARITY)
    assert not is_on()
    actions.decide(claims=True, headings=[3])
    assert is_on()
    change_group(formality=Formality.CONSTITUTED)
    assert not is_on()


def test_subs_are_no_gifts_unless_their_plan_says_so_and_why(here: Ground) -> None:
    plan, number = make_plan(), here.headings["Subs at meetings"]
    with pytest.raises(RuleBroken, match="“Subs at meetings” is where Evenings is booked") as refused:
        actions.decide(claims=True, headings=[here.headings["Donations"], number])
    assert refused.value.field == "headings"
    plan.may_be_gift, plan.gift_reason = True, "It buys nothing but a vote"
    actions.decide(claims=True, headings=[here.headings["Donations"], number])
    assert gift_of(here.gives(heading="Subs at meetings").id).amount == Money(5000)
    plan.may_be_gift = False  # the plan was changed after the heading was ticked
    assert gift_of(here.gives(heading="Subs at meetings").id).stands is Stands.NOT
    assert [one.name for one in subs_ticked()] == ["Evenings"]


def test_what_hmrc_pays_is_no_gift_and_some_heading_is(here: Ground) -> None:
    number = here.headings["Donations"]
    with pytest.raises(RuleBroken, match="Tick the headings"):
        actions.decide(claims=True)
    with pytest.raises(RuleBroken, match="no gift"):
        actions.decide(claims=True, headings=[number], reclaimed_id=number)


def test_a_declared_gift_is_claimed_frozen_and_paid(here: Ground) -> None:
    here.declares()
    gift = here.gives(5000)
    row = claim(reference="HMRC 1")
    assert (row.gifts, row.tax) == (Money(5000), Money(1250))
    assert [line.transaction_id for line in row.lines] == [gift.id]
    assert gift_of(gift.id).stands is Stands.CLAIMED
    assert unpaid_on(TODAY) == (1, Money(1250))
    with pytest.raises(RuleBroken, match="nothing to claim"):
        claim()
    paid = here.gives(1250, TODAY, person=None, heading="Gift Aid reclaimed")
    other = here.gives(900, TODAY, person=None, heading="Gift Aid reclaimed")
    assert [number for number, _ in paid_into(row)] == [paid.id, other.id]
    actions.match(claim=row, transaction_id=paid.id)
    assert unpaid_on(TODAY) == (0, Money(0))
    with pytest.raises(RuleBroken, match="was paid"):
        actions.undo_claim(claim=row)
    money.reverse(transaction=paid, reason="Typed twice", day=TODAY)
    assert row.transaction_id is None


def test_what_was_claimed_stays_as_it_was_when_the_donor_moves(here: Ground) -> None:
    declared = here.declares()
    here.gives()
    row = claim()
    actions.move_home(declaration=declared, from_on=date(2026, 5, 20), house="The Lodge", postcode="eh11aa")
    assert schedule_of(row)[0].cells(1)[4:6] == ("12", "S19 2BD")
    here.gives(2000, date(2026, 7, 1))
    assert schedule_today(together=False)[0][0].cells(1)[4:6] == ("The Lodge", "EH1 1AA")
    assert (declared.house, declared.postcode) == ("12", "S19 2BD")


def test_a_reversed_gift_of_a_claim_is_pointed_out_until_it_is_put_right(here: Ground) -> None:
    here.declares()
    gift = here.gives()
    row = claim()
    assert all(check.holds for check in all_checks())
    money.reverse(transaction=gift, reason="Came back", day=TODAY)
    assert [one.claim_id for one in reversed_since()] == [row.id]
    assert not all_checks()[0].holds
    actions.settle(claim=row)
    assert not reversed_since()
    assert all_checks()[0].holds


def test_a_claim_that_was_never_sent_lets_its_gifts_go(here: Ground) -> None:
    here.declares()
    gift = here.gives()
    actions.undo_claim(claim=claim())
    assert gift_of(gift.id).stands is Stands.READY
    assert claim().id == 2
    with pytest.raises(RuleBroken, match="changed since you looked"):
        claim(seen_gifts=Money(1))


def test_a_treasurer_says_yes_or_no_with_a_reason(here: Ground) -> None:
    here.declares()
    gift, raffle = here.gives(), here.gives(800, heading="Raffle and refreshments")
    assert gift_of(raffle.id).stands is Stands.NOT
    actions.say_gift(transaction_id=gift.id, is_gift=False, reason="It was for a ticket")
    actions.say_gift(transaction_id=raffle.id, is_gift=True, reason="She took no ticket", sponsored=True)
    assert [one.booking.id for one in ready()] == [raffle.id]
    assert schedule_today(together=False)[0][0].cells(1)[7] == "yes"
    actions.forget_said(transaction_id=gift.id)
    assert len(ready()) == 2
    claim()
    with pytest.raises(RuleBroken, match="in claim 1"):
        actions.say_gift(transaction_id=gift.id, is_gift=False, reason="No")
    nobody = here.gives(person=None)
    with pytest.raises(RuleBroken, match="somebody on the list"):
        actions.say_gift(transaction_id=nobody.id, is_gift=True, reason="Yes")


def test_a_cancelled_declaration_covers_what_came_before(here: Ground) -> None:
    declared = here.declares()
    before, after = here.gives(), here.gives(700, date(2026, 8, 1))
    actions.cancel(declaration=declared, cancelled_on=date(2026, 8, 1))
    assert (gift_of(before.id).stands, gift_of(after.id).stands) == (Stands.READY, Stands.UNCOVERED)
    assert "cancelled on 1 August 2026" in gift_of(after.id).says
    actions.cancel(declaration=declared, cancelled_on=None)
    assert gift_of(after.id).stands is Stands.READY
    with pytest.raises(RuleBroken, match="before it was made"):
        actions.cancel(declaration=declared, cancelled_on=date(2026, 4, 1))


def test_what_was_said_counts_from_when_its_record_was_sent(here: Ground) -> None:
    declared = here.declares(how=How.ORAL)
    gift = here.gives()
    assert gift_of(gift.id).stands is Stands.UNCOVERED
    actions.send_record(declaration=declared, sent_on=date(2026, 5, 3))
    assert gift_of(gift.id).stands is Stands.READY
    actions.cancel(declaration=declared, cancelled_on=date(2026, 6, 2))
    assert "never counted" in gift_of(gift.id).says


def test_a_declaration_a_claim_rests_on_stays_as_it_was(here: Ground) -> None:
    declared = here.declares()
    here.gives()
    claim()
    for act in (actions.put_away, actions.change_declaration):
        with pytest.raises(RuleBroken, match="A claim rests"):
            act(declaration=declared)
    with pytest.raises(RuleBroken, match="postcode like"):
        here.declares(postcode="nowhere")
    assert here.declares(postcode="", abroad=True).postcode == "X"


def test_too_late_is_too_late(here: Ground) -> None:
    here.declares(made_on=date(2026, 5, 1))
    gift = here.gives(day=date(2026, 6, 1))
    with frozen(date(2031, 3, 31)):
        assert gift_of(gift.id).stands is Stands.READY
    with frozen(date(2031, 4, 1)):
        assert gift_of(gift.id).stands is Stands.LATE
        assert schedule_today(together=False) == ([], 0)


def test_small_gifts_are_counted_from_the_tin_and_limited_by_what_was_claimed(here: Ground) -> None:
    ben = make_person(name="Ben Sample")
    for pence, person, account in ((9000, None, here.tin), (2000, ben.id, here.tin), (3100, ben.id, here.tin)):
        here.gives(pence, person=person, account=account)
    here.gives(7777, person=None, account=here.bank)
    year = small_of(date(2026, 4, 6))
    assert (year.came_in, year.left) == (Money(11000), Money(0))
    with pytest.raises(RuleBroken, match="at the most"):
        claim(small=Money(100), small_year_on=date(2026, 4, 6))
    here.declares()
    here.gives(1000)
    row = claim(small=Money(10000), small_year_on=date(2026, 4, 6))
    assert row.tax == Money(250 + 2500)
    assert small_of(date(2026, 4, 6)).left == Money(0)


def test_small_gifts_are_never_what_was_paid_to_belong_or_to_come(here: Ground, books: Session) -> None:
    heading = here.headings["Subs at meetings"]
    plan = make_plan()
    plan.may_be_gift, plan.gift_reason = True, "It buys nothing but a vote"
    actions.decide(claims=True, headings=[here.headings["Donations"], heading])
    at_door = Counted(tin=Money(2800), others=14, counted_by="Ann", second_by="Bob")
    meeting = make_meeting(meets_on=date(2026, 6, 2))
    take_at_door(meeting=meeting, ticked=[], counted=at_door, accounts={Method.CASH: here.tin})
    here.gives(2200, person=None, account=here.tin, heading="Subs at meetings")
    assert small_of(date(2026, 4, 6)).came_in == Money(0)
    plan.heading_id = here.headings["Raffle and refreshments"]  # what came in at the door stays what it was
    books.flush()
    assert small_of(date(2026, 4, 6)).came_in == Money(2200)


def test_who_is_erased_leaves_what_was_claimed_for_as_long_as_the_law_asks(here: Ground) -> None:
    relied, loose = here.declares(), here.declares(made_on=date(2026, 4, 2), for_future=False, for_past=True)
    here.gives()
    row = claim()
    assert {part.title for part in declarations_held(here.ann)} == {"Gift Aid declarations", "Gifts that were claimed"}
    number, gone = relied.id, loose.id
    the_house().announce(ERASED, person_id=here.ann)
    assert declaration_of(gone) is None
    kept = declaration_of(number)
    assert kept is not None
    assert (kept.person_id, kept.last_name) == (None, "Smith-Jones")
    let_go()
    assert declaration_of(number) is not None
    with frozen(date(2033, 4, 2)):
        let_go()
    assert declaration_of(number) is None
    assert (row.lines[0].last_name, row.lines[0].postcode, row.lines[0].amount) == ("", "", Money(5000))


def test_two_who_are_one_declared_as_one(here: Ground, books: Session) -> None:
    here.declares()
    other = make_person(name="Ann Jones")
    the_house().announce(MERGED, kept_id=other.id, gone_id=here.ann)
    assert books.scalars(select(Declaration.person_id)).all() == [other.id]


def test_a_claim_takes_a_thousand_lines_and_the_rest_waits(here: Ground, books: Session) -> None:
    for number in range(3):
        person = make_person(name=f"Donor {number}")
        here.declares(person_id=person.id, last_name=f"Donor{number}")
        for back in range(2):
            here.gives(1000 + number, date(2026, 6, 1) + timedelta(days=back), person=person.id)
    assert claim().gifts == Money(2 * (1000 + 1001 + 1002))
    assert books.scalar(select(func.count(ClaimedGift.id))) == 6
