"""What the group does with claims and petty cash."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from esteem.claims import actions
from esteem.claims.checks import all_checks
from esteem.claims.models import Approval, Claim, Journey, Spent
from esteem.claims.queries.claims import waiting
from esteem.claims.queries.held import claims_held, why_not_erase
from esteem.claims.queries.petty import imprest_of
from esteem.claims.queries.settled import owed_by_fund, unsettled_until
from esteem.claims.rules.mileage import Vehicle
from esteem.claims.rules.standing import Approver, Standing
from esteem.kernel.errors import RuleBroken
from esteem.kernel.house import the_house
from esteem.kernel.money import Money
from esteem.kernel.uploads import Uploaded
from esteem.money import actions as money
from esteem.money.actions.closing import close_year
from esteem.money.checks import all_checks as all_money_checks
from esteem.money.models import Receipt
from esteem.money.queries import years
from esteem.money.queries.places import balance_of
from esteem.money.rules.kinds import FundKind
from esteem.people.rules.connections import RELATED
from esteem.people.rules.held import ERASED, MERGED
from tests.claims.conftest import Ground, lay_ground, tin_row, write_claim
from tests.makers import make_connection, make_money_account, make_payment, make_person

BOB = Approver(900, None, "Bob")
ANN = Approver(901, None, "Ann")
PDF = Uploaded("till.pdf", b"%PDF-1.7 till")


@pytest.fixture
def here(books: Session) -> Ground:
    return lay_ground()


def drive(claim: Claim, ground: Ground, tenths: int = 240, day: date = date(2026, 11, 3), **more: object) -> Journey:
    told = {
        "from_place": "Here",
        "to_place": "There",
        "purpose": "A visit",
        "vehicle": Vehicle.CAR,
        "fund": ground.fund,
    }
    return actions.add_journey(claim=claim, day=day, tenths=tenths, **{**told, **more})


def close_books() -> None:
    year = years.year_ending_in(2026)
    money.approve_accounts(
        year_ends_on=year.last_day, approved_on=date(2026, 6, 4), meeting="the AGM", signed_by="Ann", paper=b"%PDF-1.7",
        as_of_number=years.last_number(),
    )  # fmt: skip
    close_year(year=year)


def approved(ground: Ground, **more: object) -> Claim:
    claim = actions.hand_in(claim=write_claim(ground, **more))
    actions.approve(claim=claim, approver=BOB)
    return claim


def test_a_claim_goes_from_being_written_to_being_paid_with_one_booking(here: Ground) -> None:
    claim = write_claim(here)
    actions.add_spent(
        claim=claim, day=date(2026, 11, 5), purpose="Leaflets", amount=Money(800), fund=here.fund,
        heading=here.headings["Printing and publicity"], receipt=PDF,
    )  # fmt: skip
    drive(claim, here, heading=here.headings["Transport and mileage"])
    assert claim.total == Money(1250 + 800 + 1320)
    actions.hand_in(claim=claim)
    actions.approve(claim=claim, approver=BOB)
    row = actions.pay(claim=claim, day=date(2026, 11, 20), account=here.bank, reference="FP 1")
    assert (claim.standing, row.person_id, row.who, row.reference) == (Standing.PAID, here.mia, "Mia Member", "FP 1")
    assert sorted(line.amount.pence for line in row.lines if line.heading_id) == [800, 1250, 1320]
    assert all(check.holds for check in [*all_checks(), *all_money_checks()])


def test_the_booking_keeps_the_very_receipt_of_the_claim(here: Ground, books: Session) -> None:
    claim = write_claim(here)
    actions.change_spent(
        line=claim.spent[0], claim=claim, day=date(2026, 11, 3), purpose="Tea", amount=Money(1250), fund=here.fund,
        heading=here.headings["Refreshments"], receipt=PDF,
    )  # fmt: skip
    actions.hand_in(claim=claim)
    actions.approve(claim=claim, approver=BOB)
    row = actions.pay(claim=claim, day=date(2026, 11, 20), account=here.bank)
    receipt = books.scalars(select(Receipt)).one()
    assert (receipt.transaction_id, receipt.sha256, receipt.name) == (row.id, claim.spent[0].sha256, "till")


def test_a_claim_past_what_is_there_is_paid_only_when_it_is_meant(here: Ground) -> None:
    claim = approved(here)
    make_payment(pence=9500, heading="Refreshments", day=date(2026, 11, 10))
    plain = {"claim": claim, "day": date(2026, 11, 20), "account": here.tin}
    with pytest.raises(RuleBroken, match=r"There is £5\.00 in Tin on 20 November 2026, and this takes £12\.50") as said:
        actions.pay(**plain)
    assert (said.value.field, claim.standing) == ("all_the_same", Standing.APPROVED)
    actions.pay(**plain, all_the_same=True)
    assert claim.standing is Standing.PAID


def test_a_reversed_booking_makes_the_claim_unpaid_and_it_can_be_paid_again(here: Ground) -> None:
    claim = approved(here)
    row = actions.pay(claim=claim, day=date(2026, 11, 20), account=here.bank)
    money.reverse(transaction=row, reason="From the wrong account", day=date(2026, 11, 20))
    assert (claim.standing, claim.transaction_id, claim.paid_on) == (Standing.APPROVED, None, None)
    actions.pay(claim=claim, day=date(2026, 11, 21), account=here.tin)
    assert claim.standing is Standing.PAID
    assert all(check.holds for check in all_checks())


def test_nothing_is_paid_twice_nor_before_it_is_approved(here: Ground) -> None:
    claim = actions.hand_in(claim=write_claim(here))
    with pytest.raises(RuleBroken, match="Only an approved claim is paid"):
        actions.pay(claim=claim, day=date(2026, 11, 20), account=here.bank)
    actions.approve(claim=claim, approver=BOB)
    actions.pay(claim=claim, day=date(2026, 11, 20), account=here.bank)
    with pytest.raises(RuleBroken, match="paid already"):
        actions.pay(claim=claim, day=date(2026, 11, 20), account=here.bank)


def test_what_nobody_sorted_is_sorted_by_whoever_pays(here: Ground) -> None:
    claim = write_claim(here)
    claim.spent[0].heading_id = None
    actions.hand_in(claim=claim)
    actions.approve(claim=claim, approver=BOB)
    with pytest.raises(RuleBroken, match="Choose the heading"):
        actions.pay(claim=claim, day=date(2026, 11, 20), account=here.bank)
    row = actions.pay(claim=claim, day=date(2026, 11, 20), account=here.bank, heading=here.headings["Refreshments"])
    assert row.lines[-1].heading_id == here.headings["Refreshments"]


def test_two_approvals_are_two_people_and_a_change_in_between_counts_them_anew(here: Ground) -> None:
    actions.decide_approvals(approvals=2)
    claim = actions.hand_in(claim=write_claim(here))
    actions.approve(claim=claim, approver=BOB, seen_nth=1)
    assert claim.standing is Standing.SUBMITTED
    with pytest.raises(RuleBroken, match="somebody else"):
        actions.approve(claim=claim, approver=BOB, seen_nth=1)
    actions.take_back(claim=claim)
    actions.hand_in(claim=claim)
    with pytest.raises(RuleBroken, match="changed and handed in again"):
        actions.approve(claim=claim, approver=ANN, seen_nth=1)
    actions.approve(claim=claim, approver=ANN, seen_nth=2)
    assert claim.standing is Standing.SUBMITTED
    actions.approve(claim=claim, approver=BOB, seen_nth=2)
    assert claim.standing is Standing.APPROVED
    with pytest.raises(RuleBroken, match="does not wait for approval"):
        actions.approve(claim=claim, approver=Approver(902, None, "Cy"))


def test_the_claimant_never_approves(here: Ground) -> None:
    claim = actions.hand_in(claim=write_claim(here))
    with pytest.raises(RuleBroken, match="Nobody approves their own"):
        actions.approve(claim=claim, approver=Approver(900, here.mia, "Mia"))


def test_that_they_are_connected_is_kept_with_the_approval_as_yes_or_no(here: Ground, books: Session) -> None:
    from_list = make_person(name="Max Member")
    mia = books.get_one(type(from_list), here.mia)
    make_connection(mia, from_list, next(iter(RELATED)))
    claim = actions.hand_in(claim=write_claim(here))
    assert actions.approve(claim=claim, approver=Approver(900, from_list.id, "Max")).was_connected


def test_nothing_changes_after_it_was_handed_in(here: Ground) -> None:
    claim = actions.hand_in(claim=write_claim(here))
    with pytest.raises(RuleBroken, match="sent back first"):
        drive(claim, here)
    with pytest.raises(RuleBroken, match="sent back first"):
        actions.remove_thing(claim=claim, thing=claim.spent[0])
    actions.send_back(claim=claim, because="No receipt")
    drive(claim, here)
    assert (claim.standing, claim.sent_back_because) == (Standing.DRAFT, "No receipt")


def test_a_claim_with_nothing_in_it_is_not_handed_in(here: Ground) -> None:
    claim = actions.begin_claim(person_id=here.mia)
    with pytest.raises(RuleBroken, match="nothing in this claim yet"):
        actions.hand_in(claim=claim)


def test_a_journey_in_the_future_is_refused(here: Ground) -> None:
    with pytest.raises(RuleBroken, match="has not come yet"):
        drive(actions.begin_claim(person_id=here.mia), here, day=date(2026, 11, 25))


def test_the_ten_thousand_miles_are_counted_over_the_person_s_claims_of_the_tax_year(here: Ground) -> None:
    for _ in range(5):
        claim = actions.begin_claim(person_id=here.mia)
        drive(claim, here, tenths=19_980, heading=here.headings["Transport and mileage"])
        actions.hand_in(claim=claim)
    last = actions.begin_claim(person_id=here.mia)
    second = drive(last, here, tenths=100, day=date(2026, 11, 4))
    first = drive(last, here, tenths=60, day=date(2026, 11, 3))
    assert (first.worked_out, second.worked_out) == ("6 miles at 55p", "4 miles at 55p, 6 miles at 25p")
    assert drive(last, here, tenths=100, day=date(2026, 4, 5)).worked_out == "10 miles at 45p"
    other = actions.begin_claim(person_id=here.bob)
    assert drive(other, here, tenths=100).worked_out == "10 miles at 55p"


def test_an_own_rate_is_used_and_put_away(here: Ground) -> None:
    rate = actions.add_rate(vehicle=Vehicle.CAR, starts_on=date(2026, 1, 1), first=Money(30), source="Committee")
    claim = actions.begin_claim(person_id=here.mia)
    assert drive(claim, here).worked_out == "24 miles at 30p"
    actions.put_away_rate(rate=rate)
    assert drive(claim, here).worked_out == "24 miles at 55p"


def test_what_is_owed_is_told_by_fund_for_the_year_s_end(here: Ground) -> None:
    claim = approved(here)
    assert owed_by_fund(date(2026, 11, 24)) == [(here.fund, Money(1250), 1)]
    assert unsettled_until(date(2026, 11, 3)) == 1
    assert unsettled_until(date(2026, 11, 2)) == 0
    actions.pay(claim=claim, day=date(2026, 11, 24), account=here.bank)
    assert owed_by_fund(date(2026, 11, 24)) == []
    assert sum(one.count for one in waiting().values()) == 0


# Old days


def test_a_day_in_a_closed_year_is_refused_when_it_is_written_and_when_it_is_handed_in(here: Ground) -> None:
    claim = write_claim(here, day=date(2026, 2, 3))
    close_books()
    said = {"claim": claim, "day": date(2026, 3, 31), "purpose": "Stamps", "fund": here.fund}
    with pytest.raises(RuleBroken, match="The year to 31 March 2026 is closed") as refused:
        actions.add_spent(amount=Money(100), **said)
    assert refused.value.field == "day"
    with pytest.raises(RuleBroken, match="The year to 31 March 2026 is closed"):
        actions.add_journey(from_place="A", to_place="B", tenths=10, vehicle=Vehicle.CAR, **said)
    with pytest.raises(RuleBroken, match="3 February 2026 lies in it"):
        actions.hand_in(claim=claim)
    actions.change_spent(line=claim.spent[0], **{**said, "day": date(2026, 4, 1), "amount": Money(100)})
    assert actions.hand_in(claim=claim).standing is Standing.SUBMITTED


# People


def test_who_waits_for_money_is_not_erased_and_what_was_paid_keeps_initials(here: Ground, books: Session) -> None:
    paid, draft = approved(here), write_claim(here)
    drive(draft, here)
    assert why_not_erase(here.mia)
    actions.pay(claim=paid, day=date(2026, 11, 20), account=here.bank)
    assert why_not_erase(here.mia) is None
    assert [held.title for held in claims_held(here.mia)] == ["Expense claims"]
    the_house().announce(ERASED, person_id=here.mia)
    assert (paid.person_id, paid.name, paid.spent[0].purpose, paid.found_by) == (
        None,
        "M. M.",
        "Tea and biscuits",
        "12.50",
    )
    assert books.scalar(select(func.count(Claim.id))) == 1
    assert books.scalar(select(func.count(Spent.id))) == 1
    assert claims_held(here.mia) == []


def test_whoever_approved_and_is_erased_stays_as_initials(here: Ground, books: Session) -> None:
    claim = actions.hand_in(claim=write_claim(here))
    actions.approve(claim=claim, approver=Approver(900, here.bob, "Bob Okafor"))
    assert [held.title for held in claims_held(here.bob)] == ["Claims they approved"]
    the_house().announce(ERASED, person_id=here.bob)
    approval = books.scalars(select(Approval)).one()
    assert (approval.person_id, approval.name) == (None, "B. O.")


def test_two_who_are_one_have_their_claims_together(here: Ground) -> None:
    claim = write_claim(here)
    the_house().announce(MERGED, kept_id=here.bob, gone_id=here.mia)
    assert claim.person_id == here.bob


# Petty cash


def test_a_tin_is_topped_up_with_its_vouchers_and_is_full_again(here: Ground) -> None:
    tin = actions.keep_tin(account=here.tin, level=Money(10000))
    make_payment(pence=350, heading="Refreshments", day=date(2026, 11, 10))
    slip = make_payment(pence=500, heading="Refreshments", day=date(2026, 11, 10))
    money.reverse(transaction=slip, reason="Twice", day=date(2026, 11, 10))
    now = imprest_of(tin)
    assert (now.top_up, now.rest, now.in_books) == (Money(350), Money(0), Money(9650))
    empty = make_money_account(name="Box", pence=0).id
    with pytest.raises(RuleBroken, match="There is nothing in Box on 20 November 2026") as said:
        actions.top_up(tin=tin, day=date(2026, 11, 20), account=empty)
    assert said.value.field == "all_the_same"
    (move,) = actions.top_up(tin=tin, day=date(2026, 11, 20), account=here.bank)
    assert balance_of(tin_row(here)) == Money(10000)
    assert imprest_of(tin).went == ()
    with pytest.raises(RuleBroken, match="holds its float already"):
        actions.top_up(tin=tin, day=date(2026, 11, 20), account=here.bank)
    money.reverse(transaction=move, reason="Not done", day=date(2026, 11, 20))
    again = imprest_of(tin)
    assert (again.top_up, again.rest) == (Money(350), Money(0))


def test_vouchers_are_what_was_paid_out_of_it_and_stands(here: Ground) -> None:
    tin = actions.keep_tin(account=here.tin, level=Money(10000))
    make_payment(pence=350, heading="Refreshments", day=date(2026, 11, 10))
    money.reverse(
        transaction=make_payment(pence=500, heading="Refreshments", day=date(2026, 11, 10)), reason="Twice",
        day=date(2026, 11, 10),
    )  # fmt: skip
    told = {"day": date(2026, 11, 11), "fund": here.fund}
    money.record_money_in(amount=Money(2000), account=here.tin, heading=here.headings["Donations"], **told)
    money.record_move(amount=Money(100), account=here.tin, to_account=here.bank, **told)
    now = imprest_of(tin)
    assert [(one.amount, one.what) for one in now.paid] == [(Money(350), "Refreshments")]
    assert (now.spent, now.otherwise, now.over, now.top_up) == (Money(350), Money(-1900), Money(1550), Money(-1550))
    with pytest.raises(RuleBroken, match="holds its float already"):
        actions.top_up(tin=tin, day=date(2026, 11, 20), account=here.bank)
    count = actions.count_tin(tin=tin, counted=Money(11550), counted_by="Bob and Ann")
    assert count.difference == Money(0)


def test_each_fund_gives_back_what_it_spent(here: Ground) -> None:
    grant = money.add_fund(name="Grant", kind=FundKind.RESTRICTED)
    money.record_money_in(
        day=date(2026, 5, 1), amount=Money(5000), account=here.bank, heading=here.headings["Grants"], fund=grant.id
    )
    tin = actions.keep_tin(account=here.tin, level=Money(12000))
    told = {"day": date(2026, 11, 2), "account": here.tin, "heading": here.headings["Refreshments"]}
    money.record_money_out(amount=Money(700), fund=grant.id, **told)
    money.record_money_out(amount=Money(300), fund=here.fund, **told)
    moved = actions.top_up(tin=tin, day=date(2026, 11, 20), account=here.bank)
    assert sorted(max(line.amount.pence for line in row.lines) for row in moved) == [700, 2300]
    assert imprest_of(tin).top_up == Money(0)


def test_a_count_that_does_not_agree_is_told_by_the_checks_until_it_does(here: Ground) -> None:
    tin = actions.keep_tin(account=here.tin, level=Money(10000))
    make_payment(pence=350, heading="Refreshments", day=date(2026, 11, 10))
    actions.count_tin(tin=tin, counted=Money(9630), counted_by="Bob and Ann")
    assert "£0.20 too little on 24 November 2026" in all_checks()[1].problem
    actions.count_tin(tin=tin, counted=Money(9650), counted_by="Bob and Ann")
    assert all_checks()[1].holds


def test_a_tin_is_kept_once_and_can_be_let_go(here: Ground) -> None:
    tin = actions.keep_tin(account=here.tin, level=Money(10000))
    with pytest.raises(RuleBroken, match="already"):
        actions.keep_tin(account=here.tin, level=Money(10000))
    actions.stop_tin(tin=tin)
    assert actions.keep_tin(account=here.tin, level=Money(5000)).id == tin.id
