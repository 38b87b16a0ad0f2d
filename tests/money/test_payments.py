"""Payments two people agree: the limit, who may agree, and what the books keep of it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from sqlalchemy import select

from esteem.group.actions import put_rules_in_force
from esteem.group.rules import RuleKey
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.house import the_house
from esteem.kernel.money import Money
from esteem.kernel.uploads import Uploaded
from esteem.money import actions, checks
from esteem.money.actions import payments as pay
from esteem.money.actions.repeats import begin_repeat
from esteem.money.models import ClosedYear, Proposal, Receipt, Repeat, Transaction
from esteem.money.queries import payments as queries
from esteem.money.queries.held_payments import payments_held, why_not_erase
from esteem.money.rules.kinds import FundKind, HeadingKind
from esteem.money.rules.parts import Share
from esteem.money.rules.payments import Limit, Payee, Signatory, Standing, limit_on, needed
from esteem.money.rules.repeats import Every
from esteem.people.rules.held import ERASED, MERGED
from tests.backstage import Group
from tests.makers import make_person
from tests.money.booking import Books

BOB, CAROL, ANN = Signatory(2, None, "Bob Okafor"), Signatory(3, None, "Carol Reid"), Signatory(4, None, "Ann Lee")
DAY = date(2026, 5, 7)


# The rules


def test_the_limit_of_a_day_is_the_latest_that_began() -> None:
    limits = [
        Limit(date(2026, 4, 1), Money(20000)),
        Limit(date(2026, 1, 1), Money(10000)),
        Limit(date(2027, 1, 1), None),
    ]
    assert [limit_on(day, limits) for day in (date(2025, 12, 31), date(2026, 3, 31), date(2026, 4, 1))] == [
        None, Money(10000), Money(20000),
    ]  # fmt: skip
    assert limit_on(date(2028, 1, 1), limits) is None


def test_of_two_limits_for_a_day_the_one_written_later_counts(group: Group, shelf: Books) -> None:
    for pence in (10000, 25000):
        group.makes(pay.decide_limit, starts_on=DAY, amount=Money(pence))
    assert group.asks(queries.limit_of, DAY) == Money(25000)


@pytest.mark.parametrize(
    ("signatories", "is_paid", "others"),
    [(None, False, 1), (1, False, 1), (2, False, 1), (3, False, 2), (2, True, 2), (None, True, 1)],
)
def test_how_many_others_agree(signatories: int | None, is_paid: bool, others: int) -> None:
    assert needed(signatories, proposer_is_paid=is_paid) == others


@pytest.mark.parametrize(
    ("payee", "who", "same"),
    [
        (Payee(7, "Bob O."), Signatory(2, 7, "Bob Okafor"), True),
        (Payee(None, "bob  okafor"), Signatory(2, None, "Bob Okafor"), True),
        (Payee(None, "Bob"), Signatory(2, None, "Bob"), False),
        (Payee(8, "Bob Okafor"), Signatory(2, 7, "Bob Okafor"), False),
        (Payee(None, "The hall"), Signatory(2, 7, "Bob Okafor"), False),
    ],
)
def test_whether_somebody_is_paid_themselves(payee: Payee, who: Signatory, same: bool) -> None:
    assert payee.is_the_same_as(who) is same


# Proposing, agreeing, making


def limited(books: Books, pence: int = 20000) -> Books:
    pay.decide_limit(starts_on=date(2026, 1, 1), amount=Money(pence), decided="The committee")
    books.gets(100_000, account="Bank")
    return books


def proposed(books: Books, *, pence: int = 30000, by: Signatory = BOB, **more: object) -> Proposal:
    heading = books.heading("Room hire", HeadingKind.PAYMENT)
    plain = {"day": DAY, "amount": Money(pence), "account": books.account("Bank"), "fund": books.general}
    row = pay.pay_out(**plain, heading=heading, by=by, **more)  # type: ignore[arg-type]  # a test's own words
    assert isinstance(row, Proposal)
    return row


def test_over_the_limit_nothing_is_booked_until_somebody_else_agreed(group: Group, shelf: Books) -> None:
    with group.at_work():
        row = proposed(limited(shelf), who="St Anne's")
        before = session.scalars(select(Transaction)).all()
        with pytest.raises(RuleBroken, match="still waits to be agreed"):
            pay.make(proposal=row, by=BOB, day=DAY, account=shelf.account("Bank"))
        pay.agree(proposal=row, by=CAROL)
        assert row.standing is Standing.AGREED
        booking = pay.make(
            proposal=row, by=BOB, day=date(2026, 5, 9), account=shelf.account("Bank"), reference="BACS 7"
        )
        assert len(session.scalars(select(Transaction)).all()) == len(before) + 1
        assert (booking.who, booking.reference, row.standing, row.transaction_id) == (
            "St Anne's",
            "BACS 7",
            Standing.MADE,
            booking.id,
        )
        assert [word.name for word in row.words] == ["Bob Okafor", "Carol Reid", "Bob Okafor"]
        assert all(check.holds for check in checks.all_checks())


def test_at_the_limit_and_below_it_is_booked_at_once(group: Group, shelf: Books) -> None:
    with group.at_work():
        limited(shelf)
        heading = shelf.heading("Room hire", HeadingKind.PAYMENT)
        plain = {"account": shelf.account("Bank"), "heading": heading, "fund": shelf.general, "by": BOB}
        assert isinstance(pay.pay_out(day=DAY, amount=Money(20000), **plain), Transaction)
        shelf.gets(100_000, account="Bank", day=date(2025, 12, 1))
        assert isinstance(pay.pay_out(day=date(2025, 12, 31), amount=Money(90000), **plain), Transaction)


def test_everything_typed_is_kept_until_it_is_made(group: Group, shelf: Books) -> None:
    with group.at_work():
        tea = shelf.heading("Refreshments", HeadingKind.PAYMENT)
        row = proposed(
            limited(shelf), shares=[Share(2, Money(350), tea)], reference="INV 7", description="Hall and tea", every=Every.MONTH,
            receipt=Uploaded("invoice.pdf", b"%PDF-1.7 sample"),
        )  # fmt: skip
        assert queries.like_proposal(row)["amount_2"] == Money(350)
        pay.agree(proposal=row, by=CAROL)
        made = {"proposal": row, "by": BOB, "day": DAY, "account": shelf.account("Tin"), "reference": "INV 7"}
        with pytest.raises(
            RuleBroken, match=r"There is £100\.00 in Tin on 7 May 2026, and this takes £300\.00"
        ) as said:
            pay.make(**made)
        assert (said.value.field, row.standing) == ("all_the_same", Standing.AGREED)
        booking = pay.make(**made, all_the_same=True)
        assert sorted(line.amount.pence for line in booking.lines) == [-30000, 350, 29650]
        assert (booking.description, booking.reference) == ("Hall and tea", "INV 7")
        assert session.scalars(select(Receipt.name)).all() == ["invoice"]
        assert session.scalars(select(Repeat.like_id)).all() == [booking.id]


def test_what_comes_again_goes_on_when_it_is_made(group: Group, shelf: Books) -> None:
    with group.at_work():
        limited(shelf)
        repeat = begin_repeat(transaction=shelf.pays(5000), every=Every.MONTH)
        row = proposed(shelf, repeat=repeat)
        assert (repeat.next_on, queries.waiting_for(repeat.id)) == (date(2026, 6, 7), row)
        pay.agree(proposal=row, by=CAROL)
        booking = pay.make(proposal=row, by=BOB, day=DAY, account=shelf.account("Bank"))
        assert (repeat.like_id, repeat.next_on) == (booking.id, date(2026, 7, 7))


def test_neither_the_proposer_nor_whoever_is_paid_agrees(group: Group, shelf: Books) -> None:
    with group.at_work():
        paid = make_person(name="Ann Lee").id
        row = proposed(limited(shelf), who="Ann Lee", person=paid)
        for who, says in (
            (BOB, "You proposed this payment."),
            (Signatory(9, paid, "A. Lee"), "Nobody agrees a payment to themselves."),
            (Signatory(2, 99, "Bob again"), "You proposed this payment."),
        ):
            with pytest.raises(RuleBroken, match=says):
                pay.agree(proposal=row, by=who)
        assert row.standing is Standing.PROPOSED


def test_the_rules_in_force_say_how_many_agree_and_nobody_counts_twice(group: Group, shelf: Books) -> None:
    with group.at_work():
        put_rules_in_force({RuleKey.SIGNATORIES: "3"}, source="Our rules", since_on=date(2026, 1, 1))
        row = proposed(limited(shelf))
        pay.agree(proposal=row, by=CAROL)
        assert (row.needed, row.standing) == (2, Standing.PROPOSED)
        with pytest.raises(RuleBroken, match="You have agreed this payment already"):
            pay.agree(proposal=row, by=CAROL)
        pay.agree(proposal=row, by=ANN)
        assert row.standing is Standing.AGREED
        with pytest.raises(RuleBroken, match="This payment is agreed already"):
            pay.agree(proposal=row, by=Signatory(5, None, "Dee"))


@pytest.mark.parametrize("act", [pay.refuse, pay.withdraw])
def test_what_is_refused_or_withdrawn_is_settled(group: Group, shelf: Books, act: Callable[..., Proposal]) -> None:
    with group.at_work():
        row = proposed(limited(shelf))
        act(proposal=row, by=CAROL, **({"because": "Too dear"} if act is pay.refuse else {}))
        for again in (pay.agree, pay.withdraw):
            with pytest.raises(RuleBroken, match="Nothing more is done with it"):
                again(proposal=row, by=ANN)
        with pytest.raises(RuleBroken):
            pay.make(proposal=row, by=BOB, day=DAY, account=shelf.account("Bank"))


def test_a_payment_is_recorded_once(group: Group, shelf: Books) -> None:
    with group.at_work():
        row = proposed(limited(shelf))
        pay.agree(proposal=row, by=CAROL)
        pay.make(proposal=row, by=BOB, day=DAY, account=shelf.account("Bank"))
        with pytest.raises(RuleBroken, match="recorded as paid already"):
            pay.make(proposal=row, by=ANN, day=DAY, account=shelf.account("Bank"))


def test_a_reversed_payment_is_kept_as_reversed(group: Group, shelf: Books) -> None:
    with group.at_work():
        row = proposed(limited(shelf))
        pay.agree(proposal=row, by=CAROL)
        booking = pay.make(proposal=row, by=BOB, day=DAY, account=shelf.account("Bank"))
        actions.reverse(transaction=booking, reason="Typed twice", day=DAY)
        assert (row.standing, row.transaction_id) == (Standing.REVERSED, booking.id)
        assert queries.paid_without() == []


def test_nothing_is_proposed_or_agreed_in_a_closed_year(group: Group, shelf: Books) -> None:
    with group.at_work():
        row = proposed(limited(shelf))
        session.add(
            ClosedYear(
                ends_on=date(2026, 10, 31), nth=1, closed_on=date(2026, 11, 1), last_number=2, closed_at=dates.now()
            )
        )
        session.flush()
        with pytest.raises(RuleBroken, match="that year is closed now"):
            pay.agree(proposal=row, by=CAROL)
        with pytest.raises(RuleBroken, match="is closed"):
            proposed(shelf)
        assert pay.withdraw(proposal=row, by=BOB).standing is Standing.WITHDRAWN


# What was paid already


def test_what_was_paid_without_is_named_until_it_is_written_down_who_agreed(group: Group, shelf: Books) -> None:
    with group.at_work():
        limited(shelf)
        booking = shelf.pays(30000, account="Bank")
        assert queries.paid_without() == [booking.number]
        (check,) = checks.payments_checked()
        assert check.problem == f"Number {booking.number}: over the limit, and nobody else is written down."
        pay.write_down(transaction=booking, on_paper="Ann and Jo, on the invoice", by=BOB)
        assert queries.paid_without() == []
        with pytest.raises(RuleBroken, match="written down already"):
            pay.write_down(transaction=booking, on_paper="Ann", by=BOB)
        with pytest.raises(RuleBroken, match="Only money out"):
            pay.write_down(transaction=session.get_one(Transaction, 1), on_paper="Ann", by=BOB)


def test_what_was_paid_already_is_booked_at_once_with_who_agreed(group: Group, shelf: Books) -> None:
    with group.at_work():
        limited(shelf)
        heading = shelf.heading("Room hire", HeadingKind.PAYMENT)
        booking = pay.pay_out(
            day=DAY, amount=Money(30000), account=shelf.account("Bank"), heading=heading, fund=shelf.general, by=BOB,
            on_paper="Ann and Jo, 3 May",
        )  # fmt: skip
        assert isinstance(booking, Transaction)
        row = queries.payment_of(booking.id)
        assert row is not None
        assert (row.on_paper, row.standing) == ("Ann and Jo, 3 May", Standing.MADE)
        assert queries.paid_without() == []


def test_a_payment_of_several_funds_is_measured_whole(group: Group, shelf: Books) -> None:
    with group.at_work():
        limited(shelf)
        grant = shelf.fund("Grant", FundKind.DESIGNATED)
        heading = shelf.heading("Room hire", HeadingKind.PAYMENT)
        row = pay.pay_out(
            day=DAY, amount=Money(30000), account=shelf.account("Bank"), heading=heading, fund=shelf.general, by=BOB,
            shares=[Share(2, Money(15000), heading, grant)], on_paper="", all_the_same=True,
        )  # fmt: skip
        assert isinstance(row, Proposal)


# People


def test_what_payments_hold_about_somebody_and_what_stays_when_they_are_erased(group: Group, shelf: Books) -> None:
    with group.at_work():
        ann, jo = make_person(name="Ann Lee").id, make_person(name="Jo Marsh").id
        made = proposed(limited(shelf), who="Ann Lee", person=ann)
        pay.agree(proposal=made, by=Signatory(3, jo, "Jo Marsh"))
        waits = proposed(shelf, who="Ann Lee", pence=40000)
        assert [held.title for held in payments_held(ann)] == ["Payments to you that two people agreed"]
        assert [len(held.rows) for held in payments_held(jo)] == [1]
        assert why_not_erase(ann)
        assert not why_not_erase(jo)
        pay.make(proposal=made, by=BOB, day=DAY, account=shelf.account("Bank"))
        number = waits.id
        pay.withdraw(proposal=waits, by=BOB)
        the_house().announce(ERASED, person_id=ann)
        the_house().announce(ERASED, person_id=jo)
        assert session.get(Proposal, number) is None
        assert (made.person_id, made.who, made.agreed_by[0].name, made.agreed_by[0].person_id) == (
            None,
            "A. L.",
            "J. M.",
            None,
        )
        assert payments_held(ann) == payments_held(jo) == []


def test_two_entries_that_are_one_person_have_one_person_s_payments(group: Group, shelf: Books) -> None:
    with group.at_work():
        kept, gone = make_person(name="Ann Lee").id, make_person(name="Anne Lee").id
        row = proposed(limited(shelf), who="Anne Lee", person=gone)
        other = proposed(shelf, who="St Anne's")
        pay.agree(proposal=other, by=Signatory(3, gone, "Anne Lee"))
        the_house().announce(MERGED, kept_id=kept, gone_id=gone)
        assert (row.person_id, other.agreed_by[0].person_id) == (kept, kept)
