"""Funds: what is said before more is spent or moved than there is, or than may; a fund's year; its last day."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as some

from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import NOTHING, Money
from esteem.money import checks
from esteem.money.actions.funds import transfer
from esteem.money.actions.taking import check_spending
from esteem.money.models import Fund
from esteem.money.queries import funds as queries
from esteem.money.queries import places, years
from esteem.money.rules import bookings
from esteem.money.rules.bookings import Part
from esteem.money.rules.funds import is_soon, say_deadline, say_leaving, say_spending, say_taking, taken
from esteem.money.rules.kinds import AccountKind, FundKind
from tests.backstage import Group
from tests.money.booking import Books
from tests.visitor import Visitor

DAY = date(2026, 5, 7)


# The rules


@pytest.mark.parametrize(
    ("kind", "has", "spends", "says"),
    [
        (FundKind.GENERAL, 500, 500, ""),
        (FundKind.GENERAL, 0, 500, "There is £0.00 left in Pot, and this takes £5.00."),
        (FundKind.RESTRICTED, 500, 500, ""),
        (FundKind.RESTRICTED, 499, 500, "There is £4.99 left in Pot, and this takes £5.00."),
        (FundKind.RESTRICTED, -100, 500, "There is £0.00 left in Pot, and this takes £5.00."),
        (FundKind.DESIGNATED, 0, 1, "There is £0.00 left in Pot, and this takes £0.01."),
        (FundKind.PERMANENT, 500, 1, "Pot is a permanent endowment: the sum itself is never spent, only what it earns."),
        (FundKind.EXPENDABLE, 500, 501, "There is £5.00 left in Pot, and this takes £5.01."),
        (
            FundKind.EXPENDABLE, 500, 1,
            "Pot is an endowment: it is kept unless the group decides to spend it. Say in the note who decided.",
        ),
    ],
)  # fmt: skip
def test_what_is_said_before_money_of_a_fund_is_spent(kind: FundKind, has: int, spends: int, says: str) -> None:
    assert say_spending("Pot", kind, Money(has), Money(spends)) == says


@pytest.mark.parametrize(
    ("kind", "to_kind", "is_free"),
    [
        (FundKind.GENERAL, FundKind.RESTRICTED, True),
        (FundKind.DESIGNATED, FundKind.GENERAL, True),
        (FundKind.RESTRICTED, FundKind.GENERAL, False),
        (FundKind.RESTRICTED, FundKind.RESTRICTED, False),
        (FundKind.PERMANENT, FundKind.GENERAL, False),
        (FundKind.EXPENDABLE, FundKind.GENERAL, False),
    ],
)
def test_what_may_leave_a_fund_without_a_word(kind: FundKind, to_kind: FundKind, is_free: bool) -> None:
    assert (say_leaving("Pot", kind, to_kind) == "") is is_free


def test_a_fund_s_last_day_is_said_two_months_before() -> None:
    assert [is_soon(day, DAY) for day in (None, date(2026, 7, 8), date(2026, 7, 7), date(2026, 5, 1))] == [
        False, False, True, True,
    ]  # fmt: skip
    assert say_deadline(date(2026, 7, 7), DAY) == "To be spent by 7 July 2026."
    assert say_deadline(date(2026, 5, 1), DAY).startswith("It was to be spent by 1 May 2026.")


@given(some.lists(some.tuples(some.integers(1, 4), some.integers(1, 10_000))))
def test_what_is_taken_of_each_fund_is_all_that_is_taken(parts: list[tuple[int, int]]) -> None:
    sums = taken((fund, Money(pence)) for fund, pence in parts)
    assert Money.total(sums.values()) == Money(sum(pence for _, pence in parts))


# What is done


def test_spending_past_a_fund_is_said_at_the_tick_and_can_be_meant(group: Group, shelf: Books) -> None:
    with group.at_work():
        grant = shelf.fund("Grant")
        shelf.gets(1000, fund="Grant")
        parts = [Part(Money(600), 1, grant), Part(Money(500), 1, grant), Part(Money(1000), 1, shelf.general)]
        with pytest.raises(RuleBroken, match=r"There is £10\.00 left in Grant, and this takes £11\.00") as said:
            check_spending(parts, day=DAY, account=shelf.account("Tin"), is_meant=False)
        assert said.value.field == "all_the_same"
        assert said.value.sentence.endswith("£11.00. Choose another fund, split it, or tick that it is so.")
        check_spending(parts, day=DAY, account=shelf.account("Tin"), is_meant=True)


def test_all_that_lacks_is_asked_about_at_once(group: Group, shelf: Books) -> None:
    with group.at_work():
        parts = [Part(Money(10001), 1, shelf.general)]
        with pytest.raises(RuleBroken) as said:
            check_spending(parts, day=DAY, account=shelf.account("Tin"), is_meant=False)
        assert said.value.sentence == (
            "There is £100.00 left in General, and this takes £100.01. There is £100.00 in Tin on 7 May 2026, and this takes "
            "£100.01: a tin holds no less than nothing. Choose another fund, split it, choose another account, or tick that "
            "it is so."
        )
        check_spending([Part(Money(10000), 1, shelf.general)], day=DAY, account=None, is_meant=False)


def test_the_least_in_an_account_is_that_of_the_day_or_of_a_later_one(group: Group, shelf: Books) -> None:
    """Money that came later does not count, and what went later does."""
    with group.at_work():
        tin = shelf.account("Tin")
        shelf.gets(5000, day=date(2026, 5, 20))
        shelf.pays(12000, day=date(2026, 6, 3))
        shelf.gets(9000, day=date(2026, 6, 4))
        days = [date(2026, 4, 30), date(2026, 5, 1), date(2026, 5, 20), date(2026, 6, 4), date(2026, 7, 1)]
        assert [places.least_in(tin, day) for day in days] == [
            (date(2026, 4, 30), NOTHING), (date(2026, 6, 3), Money(3000)), (date(2026, 6, 3), Money(3000)),
            (date(2026, 6, 4), Money(12000)), (date(2026, 7, 1), Money(12000)),
        ]  # fmt: skip
        assert places.least_in(shelf.account("Bank"), DAY) == (DAY, NOTHING)


@pytest.mark.parametrize(
    ("kind", "has", "takes", "says"),
    [
        (AccountKind.TIN, 500, 500, ""),
        (AccountKind.TIN, -5, 0, ""),
        (
            AccountKind.TIN, 499, 500,
            "There is £4.99 in Pot on 7 May 2026, and this takes £5.00: a tin holds no less than nothing.",
        ),
        (
            AccountKind.BANK, -100, 500,
            "There is nothing in Pot on 7 May 2026, and this takes £5.00: it would be overdrawn.",
        ),
    ],
)  # fmt: skip
def test_what_is_said_before_an_account_is_emptied_past_nothing(
    kind: AccountKind, has: int, takes: int, says: str
) -> None:
    assert say_taking("Pot", kind, (DAY, Money(has)), Money(takes)) == says


def test_a_fund_is_not_emptied_twice(group: Group, shelf: Books) -> None:
    with group.at_work():
        pot = shelf.fund("Pot", FundKind.DESIGNATED)
        shelf.gets(1000, fund="Pot")
        plain = {
            "day": DAY,
            "account": shelf.account("Tin"),
            "fund": pot,
            "to_fund": shelf.general,
            "description": "Not needed",
        }
        transfer(amount=Money(1000), **plain)
        with pytest.raises(RuleBroken, match=r"Nothing is left in Pot, so £10\.00 cannot leave it"):
            transfer(amount=Money(1000), **plain)
        assert (places.balance_of_fund(session.get_one(Fund, pot)), places.balance_of_fund(places.general_fund())) == (
            NOTHING, Money(11000),
        )  # fmt: skip


def test_what_was_given_for_one_purpose_leaves_only_with_a_word(group: Group, shelf: Books) -> None:
    with group.at_work():
        grant = shelf.fund("Grant")
        shelf.gets(1000, fund="Grant")
        plain = {
            "day": DAY,
            "account": shelf.account("Tin"),
            "fund": grant,
            "to_fund": shelf.general,
            "amount": Money(400),
        }
        with pytest.raises(RuleBroken, match="only if the giver has said so"):
            transfer(**plain, description="Left over")
        with pytest.raises(RuleBroken, match="Say who decided it, and why"):
            transfer(**plain, description="", is_allowed=True)
        transfer(**plain, description="The council wrote on 3 May", is_allowed=True)
        assert all(check.holds for check in checks.all_checks())


def test_what_makes_a_fund_good_is_filled_in(group: Group, shelf: Books) -> None:
    with group.at_work():
        grant = shelf.fund("Grant")
        shelf.gets(1000, fund="Grant", account="Tin")
        shelf.pays(2500, fund="Grant", account="Bank")
        filled = queries.making_good(grant)
        assert [filled[name] for name in ("amount", "fund", "to_fund", "account")] == [
            Money(1500), shelf.general, grant, shelf.account("Bank"),
        ]  # fmt: skip
        assert "amount" not in queries.making_good(shelf.general)
        assert "amount" not in queries.making_good(10**30)


def test_a_fund_s_year_adds_up_to_what_is_in_it(group: Group, shelf: Books) -> None:
    with group.at_work():
        grant = session.get_one(Fund, shelf.fund("Grant"))
        shelf.gets(5000, "Grants", fund="Grant", day=date(2026, 3, 1))
        shelf.gets(2000, "Grants", fund="Grant")
        shelf.pays(1500, "Speakers", fund="Grant")
        shelf.pays(700, "Room hire", fund="Grant")
        transfer(
            day=DAY,
            amount=Money(300),
            account=shelf.account("Tin"),
            fund=shelf.general,
            to_fund=grant.id,
            description="A gift",
        )
        this = queries.fund_year(grant, years.this_year())
        assert (this.opening, this.money_in, this.money_out, this.transfers, this.closing) == (
            Money(5000), Money(2000), Money(2200), Money(300), Money(5100),
        )  # fmt: skip
        assert this.closing == places.balance_of_fund(grant)
        assert [name for _, name, _ in this.went] == ["Room hire", "Speakers"]


@given(some.lists(some.tuples(some.integers(1, 4), some.integers(1, 4), some.integers(1, 10_000))))
def test_transfers_come_to_nought(moved: list[tuple[int, int, int]]) -> None:
    """However much goes between which funds: no cash moves, and what left the one came to the other."""
    lines = [
        line
        for fund, to_fund, pence in moved
        if fund != to_fund
        for line in bookings.transfer(Money(pence), account=1, fund=fund, to_fund=to_fund, heading=9)
    ]
    assert Money.total(line.amount for line in lines if line.account) == NOTHING
    assert Money.total(line.amount for line in lines if line.heading) == NOTHING


# The pages


def test_the_front_page_and_the_screen_show_what_each_fund_has(bob: Visitor, shelf: Books, group: Group) -> None:
    bob.visits("/money/").does_not_see("Of which")
    group.makes(shelf.gets, 4500, fund="Grant")
    bob.visits("/money/").sees("Of which General £100.00 · Grant £45.00").follows("Grant")
    assert bob.heading == "Grant"
    for way in ("in", "out", "transfer"):
        bob.visits(f"/money/{way}/").sees("General £100.00, Grant £45.00")


def test_a_fund_s_page_tells_its_year_and_its_last_day(bob: Visitor, dana: Visitor, shelf: Books, group: Group) -> None:
    grant = group.makes(shelf.fund, "Grant")
    bob.visits(f"/money/funds/{grant}/").sees("Nothing went through it").follows("Change")
    bob.fills("Is there a day to spend it by?", "31/12/2026").presses("Save").does_not_see("Soon")
    group.makes(shelf.gets, 4500, "Grants", fund="Grant")
    group.makes(shelf.pays, 1500, "Speakers", fund="Grant")
    bob.visits(f"/money/funds/{grant}/").sees("To be spent by 31 December 2026.", "Speakers £15.00", "Is left £30.00")
    dana.visits(f"/money/funds/{grant}/").sees("Is left £30.00").does_not_see("Money out of it")
    dana.visits(f"/money/funds/{grant}/export/")
    assert b"Is left,30.00" in dana.answer.data
    dana.visits(f"/money/funds/{grant}/?year=1900").sees("Is left £30.00")
    bob.visits("/").sees("Spend £30.00 of Grant", "To be spent by 31 December 2026.")


def test_money_is_set_aside_and_set_free_again(bob: Visitor, shelf: Books, group: Group) -> None:
    pot = group.makes(shelf.fund, "Birthday", FundKind.DESIGNATED)
    bob.visits(f"/money/funds/{pot}/").does_not_see("Set it free again").follows("Set money aside").fills(
        "Amount", "20"
    )
    bob.fills("Who decided it, and why?", "The committee, for the birthday").presses("Record")
    bob.sees("Fund General → Birthday").visits(f"/money/funds/{pot}/").sees("In it now £20.00").follows(
        "Set it free again"
    )
    bob.fills("Amount", "25").fills("Who decided it, and why?", "Too late").presses("Record")
    bob.is_told("There is £20.00 left in Birthday, so £25.00 cannot leave it.", beside="Amount")
    bob.fills("Amount", "20").presses("Record").sees("Fund Birthday → General")


def test_moving_a_grant_elsewhere_asks_whether_it_may(bob: Visitor, shelf: Books, group: Group) -> None:
    grant = group.makes(shelf.fund, "Grant")
    group.makes(shelf.gets, 4500, fund="Grant")
    bob.visits(f"/money/transfer/?fund={grant}").chooses("To fund", "General").fills("Amount", "5")
    bob.fills("Who decided it, and why?", "The council, 3 May").presses("Record").sees("only if the giver has said so")
    bob.ticks("It may leave this fund: the giver, or the group for what it decides itself, has said so").presses(
        "Record"
    )
    bob.sees("Fund Grant → General")


ALL_THE_SAME = "Record it all the same: this is what was {}"


def test_a_payment_past_general_money_and_the_tin_asks_once(bob: Visitor, shelf: Books, group: Group) -> None:
    group.makes(shelf.gets, 100, account="Bank")
    bob.visits("/money/out/").fills("Amount", "100.50").fills("Day", "7/5/2026").chooses(
        "What was it for?", "Room hire"
    )
    bob.chooses("Where did it come from?", "Tin").presses("Record").is_told(
        "There is £100.00 in Tin on 7 May 2026, and this takes £100.50: a tin holds no less than nothing. "
        "Choose another account, or tick that it is so.",
        beside=ALL_THE_SAME.format("paid"),
    )
    bob.does_not_see("left in General").ticks(ALL_THE_SAME.format("paid")).presses("Record")
    bob.sees("Room hire, £100.50", "Tin seems to hold £0.50 less than nothing.").does_not_see("overspent")
    bob.visits("/money/out/").fills("Amount", "0.51").chooses("What was it for?", "Room hire")
    bob.chooses("Where did it come from?", "Bank").presses("Record").sees(
        "There is £0.50 left in General, and this takes £0.51. Choose another fund, split it, or tick that it is so."
    )


def test_a_move_out_of_what_is_not_there_asks_once(bob: Visitor, shelf: Books) -> None:
    bob.visits("/money/move/").fills("Amount", "5").chooses("From", "Bank").chooses("To", "Tin").presses("Record")
    bob.sees("There is nothing in Bank on 24 November 2026, and this takes £5.00: it would be overdrawn.")
    bob.ticks(ALL_THE_SAME.format("moved")).presses("Record").sees("Account Bank → Tin")


def test_a_transfer_past_general_money_asks_once(bob: Visitor, shelf: Books, group: Group) -> None:
    group.makes(shelf.fund, "Grant")
    bob.visits("/money/transfer/").fills("Amount", "100.01").chooses("To fund", "Grant")
    bob.fills("Who decided it, and why?", "The committee").presses("Record")
    bob.is_told("There is £100.00 left in General, and this takes £100.01.", beside=ALL_THE_SAME.format("decided"))
    bob.ticks(ALL_THE_SAME.format("decided")).presses("Record").sees("General is overspent by £0.01.")
