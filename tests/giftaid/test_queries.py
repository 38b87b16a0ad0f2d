"""What the group wants to know of Gift Aid."""

from __future__ import annotations

from datetime import date

from esteem.giftaid import actions
from esteem.giftaid.queries.declarations import declarations_found, declarations_of, how_many
from esteem.giftaid.queries.gifts import every_gift, gift_of, gifts_shown, ready_until, sums
from esteem.giftaid.queries.settings import likely_reclaimed
from esteem.giftaid.rules.gifts import Stands
from esteem.kernel.dates import frozen
from esteem.kernel.db import session
from esteem.kernel.money import Money
from esteem.money import actions as money
from esteem.money.rules.bookings import Part
from esteem.people.models import Person
from esteem.subs.actions.payments import pay
from esteem.subs.actions.plans import put_on_plan
from esteem.subs.rules.kinds import Every, Method, Rate
from tests.giftaid.conftest import Ground
from tests.makers import make_person, make_plan


def subs_of(here: Ground, *, may_be_gift: bool) -> int:
    plan = make_plan(name="Membership", every=Every.YEAR, pence=1200)
    plan.may_be_gift, plan.gift_reason = may_be_gift, "It buys nothing" if may_be_gift else ""
    ann, ben = session.get_one(Person, here.ann), make_person(name="Ben Sample")
    put_on_plan(person=ann, plan_id=plan.id, rate=Rate.STANDARD, starts_on=date(2026, 4, 1))
    put_on_plan(person=ben, plan_id=plan.id, rate=Rate.STANDARD, starts_on=date(2026, 4, 1), payer_id=ann.id)
    paid = pay(
        person=ann, amount=Money(2400), method=Method.BANK, account=here.bank, paid_on=date(2026, 6, 1),
        first=date(2026, 4, 1), times=1, for_whom=[ann.id, ben.id],
    )  # fmt: skip
    return paid[0].transaction_id or 0


def test_subs_are_never_on_the_list_unless_their_plan_says_so(here: Ground) -> None:
    here.declares()
    number = subs_of(here, may_be_gift=False)
    assert every_gift() == []
    assert gift_of(number).says == "What is paid to belong or to come is no gift."


def test_of_a_plan_that_may_be_a_gift_only_what_was_paid_for_oneself_counts(here: Ground) -> None:
    here.declares()
    number = subs_of(here, may_be_gift=True)
    found = gift_of(number)
    assert (found.amount, found.stands) == (Money(1200), Stands.READY)
    assert "It buys nothing" in found.says


def test_a_booking_of_nobody_and_one_reversed_are_no_gifts(here: Ground) -> None:
    here.gives(person=None)
    money.reverse(transaction=here.gives(), reason="Typed twice", day=date(2026, 6, 2))
    assert every_gift() == []


def test_a_sum_split_over_headings_is_a_gift_for_its_part(here: Ground) -> None:
    here.declares()
    parts = [
        Part(Money(pence), here.headings[name], here.fund)
        for name, pence in (("Donations", 700), ("Raffle and refreshments", 300))
    ]
    row = money.record_parts_in(day=date(2026, 6, 1), parts=parts, account=here.bank, person=here.ann, who="Ann")
    assert gift_of(row.id).amount == Money(700)


def test_the_sums_say_how_many_stand_how_and_which_will_be_late(here: Ground) -> None:
    here.declares()
    here.gives(1000)
    here.gives(500, person=make_person(name="Ben").id)
    found = sums()
    assert found.counts[Stands.READY] == (1, Money(1000))
    assert found.counts[Stands.UNCOVERED] == (1, Money(500))
    assert not found.soon
    with frozen(date(2030, 12, 1)):
        assert len(sums().soon) == 1
    assert [one.amount for one in ready_until(date(2027, 3, 31))] == [Money(1000)]
    assert ready_until(date(2026, 3, 31)) == []
    assert gifts_shown(Stands.UNCOVERED, number=9).count == 1


def test_declarations_are_found_by_name_and_postcode(here: Ground) -> None:
    here.declares()
    assert how_many() == 1
    for words in ("smith", "ann jones", "s19", "2bd"):
        assert declarations_found(words, number=1).count == 1, words
    assert declarations_found("nobody", number=1).count == 0
    assert len(declarations_of(here.ann)) == 1
    actions.put_away(declaration=declarations_of(here.ann)[0])
    assert how_many() == 0


def test_the_heading_of_what_hmrc_pays_is_guessed(here: Ground) -> None:
    assert likely_reclaimed() == here.headings["Gift Aid reclaimed"]
