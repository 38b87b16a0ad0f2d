"""The pages of payments two people agree."""

from __future__ import annotations

from datetime import date

import pytest

from esteem.kernel.db import session
from esteem.kernel.money import Money
from esteem.money.actions import payments as pay
from esteem.money.actions import reverse
from esteem.money.models import Transaction
from esteem.money.queries import places, years
from esteem.money.rules.payments import Signatory
from tests.backstage import Group
from tests.makers import make_person
from tests.money.booking import Books
from tests.statements import queries as asked
from tests.visitor import Visitor

DAY = date(2026, 5, 7)


@pytest.fixture
def limited(group: Group, shelf: Books) -> Books:
    """Two accounts, and a limit of £200 since the new year."""
    group.makes(pay.decide_limit, starts_on=date(2026, 1, 1), amount=Money(20000), decided="The committee")
    group.makes(shelf.gets, 100_000, account="Bank")
    return shelf


def types(bob: Visitor, amount: str = "300") -> Visitor:
    bob.visits("/money/out/").fills("Amount", amount).chooses("What was it for?", "Room hire").fills(
        "Who to?", "St Anne's"
    )
    return bob.chooses("Where did it come from?", "Bank").fills("Anything to note?", "The hall for a year")


def test_a_limit_is_decided_and_kept_with_the_day(bob: Visitor, carol: Visitor, shelf: Books) -> None:
    bob.visits("/money/payments/").sees("There is no limit now").follows("Decide a limit")
    bob.fills("Over which sum?", "250").fills("From which day on?", "1/4/2026").fills(
        "Who decided it?", "The committee"
    )
    bob.presses("Keep it").sees("From 1 April 2026, over £250.00 two people agree.", "one other person agrees")
    carol.visits("/money/payments/limit/").sees("1 April 2026", "£250.00").does_not_see("Decide a limit")
    carol.visits("/money/payments/limit/decide/").is_refused()


@pytest.mark.parametrize("typed", ["-5", "12,50", "1e9", "10000000"])
def test_a_limit_that_is_no_sum_is_refused(bob: Visitor, shelf: Books, typed: str) -> None:
    bob.visits("/money/payments/limit/decide/").fills("Over which sum?", typed).presses("Keep it")
    assert bob.answer.status_code == 422


def test_from_the_same_screen_to_the_booking_that_names_both(
    bob: Visitor, carol: Visitor, limited: Books, group: Group
) -> None:
    types(bob).sees("Over £200.00 it is proposed, and somebody else agrees before it is paid.").presses("Record")
    bob.sees(
        "£300.00 is proposed: it is over the limit, so somebody else agrees before it is paid.", "Waiting to be agreed"
    )
    bob.sees("£300.00 for Room hire, from the fund General", "Note The hall for a year", "Proposed by Bob Okafor")
    assert group.asks(years.last_number) == 2
    bob.does_not_see("Look at it to agree").visits("/money/payments/1/agree/").presses("Agree").sees(
        "You proposed this payment. Somebody else must agree it."
    )
    carol.visits("/").sees("Agree £300.00 to St Anne's, or refuse").follows(
        "Look at it: Agree £300.00 to St Anne's, or refuse"
    )
    carol.presses("Agree").sees("Agreed.", "Agreed, to be paid", "Agreed by Carol Singh").does_not_see(
        "Record it as paid"
    )
    bob.visits("/").sees("Pay £300.00 to St Anne's, and record it").follows(
        "Record it: Pay £300.00 to St Anne's, and record it"
    )
    bob.fills("Reference", "BACS 7").presses("Record it as paid")
    assert bob.heading == "Room hire, £300.00"
    bob.sees("number 3", "Proposed by Bob Okafor", "Agreed by Carol Singh", "Recorded as paid by Bob Okafor", "BACS 7")
    bob.visits("/money/checks/").sees("Every payment over the limit of its day was agreed by somebody else.")


def test_what_is_refused_says_why_and_is_proposed_again_with_everything_filled_in(
    bob: Visitor, carol: Visitor, limited: Books
) -> None:
    types(bob).fills("Part 2, how much", "3.50").chooses("Part 2, what for", "Refreshments").presses("Record")
    carol.visits("/money/payments/?standing=open").follows("St Anne's").follows("Refuse it").presses("Refuse it")
    carol.is_told("Say why it is refused.", beside="Why not?").fills("Why not?", "Ask for the old price").presses(
        "Refuse it"
    )
    carol.sees("Refused by Carol Singh", "Ask for the old price")
    bob.visits("/money/payments/1/").follows("Propose it again")
    assert [bob.field(label) for label in ("Amount", "Who to?", "Anything to note?", "Part 2, how much")] == [
        "300.00", "St Anne's", "The hall for a year", "3.50",
    ]  # fmt: skip
    bob.fills("Amount", "150").presses("Record").sees("recorded as number 3")


def test_a_form_sent_twice_proposes_once(bob: Visitor, limited: Books, group: Group) -> None:
    form = types(bob).page.all("form")[-1]
    sent = {field.get("name"): field.get("value") or "" for field in form.iter("input") if field.get("name")}
    heading = next(row.id for row in group.asks(places.headings) if row.name == "Room hire")
    sent |= {"heading": str(heading), "account": str(limited.accounts["Bank"])}
    for _ in range(2):
        answer = bob.client.post("/money/out/", data=sent)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/money/payments/1/")


def test_what_was_paid_already_is_recorded_with_who_agreed(bob: Visitor, dana: Visitor, limited: Books) -> None:
    types(bob).fills("Paid already? Then who agreed, on paper?", "Ann and Jo, 3 May").presses("Record")
    bob.sees("recorded as number 3", "On paper: Ann and Jo, 3 May", "Written down as agreed on paper by Bob Okafor")
    dana.visits("/money/3/").sees("On paper", "B. O.").does_not_see("Ann and Jo")
    dana.visits("/money/payments/1/").sees("Agreed on paper").does_not_see("Ann and Jo")


def test_a_booking_that_nobody_agreed_says_so_and_takes_who_did(bob: Visitor, limited: Books, group: Group) -> None:
    group.makes(limited.pays, 30000, account="Bank")
    bob.visits("/money/checks/").sees("Number 3: over the limit, and nobody else is written down.")
    bob.visits("/money/3/").sees("It is over the limit of its day, £200.00").follows("Write down who agreed")
    bob.presses("Keep it").is_told(
        "Say who agreed, and where it is written.", beside="Who agreed, and where is it written?"
    )
    bob.fills("Who agreed, and where is it written?", "Ann Lee, on the invoice").presses("Keep it").sees(
        "On paper: Ann Lee"
    )
    bob.visits("/money/3/agreed/").fills("Who agreed, and where is it written?", "Jo").presses("Keep it")
    bob.sees("It is written down already who agreed to this.")
    bob.visits("/money/1/agreed/").fills("Who agreed, and where is it written?", "Jo").presses("Keep it")
    bob.sees("Only money out is agreed by two.")


def test_whoever_looks_only_sees_initials_and_settles_nothing(
    bob: Visitor, dana: Visitor, limited: Books, group: Group
) -> None:
    ann = group.makes(make_person, name="Ann Lee").id
    bob.visits(f"/money/out/?person={ann}").fills("Amount", "300").chooses("What was it for?", "Speakers")
    bob.attaches("Photo or PDF of the receipt", "fee.pdf", b"%PDF-1.7 sample").presses("Record").sees(
        "Ann Lee", "Receipt: fee"
    )
    dana.visits("/money/payments/").sees("A. L.", "B. O.").does_not_see("Ann Lee", "Bob Okafor")
    dana.visits("/money/payments/?q=ann").sees("No payment is like that.")
    dana.visits("/money/payments/1/").sees("A. L.").does_not_see("Receipt: fee", "Withdraw it", "Refuse it", "Ann Lee")
    dana.visits("/money/payments/export/")
    assert b"Ann Lee" not in dana.answer.data
    assert b"A. L." in dana.answer.data
    assert dana.visits("/money/payments/1/receipt/").answer.status_code == 404
    for way in ("agree", "refuse", "made"):
        dana.visits(f"/money/payments/1/{way}/").is_refused()
    bob.visits("/money/payments/1/receipt/")
    assert bob.answer.data.startswith(b"%PDF")


def test_payments_that_are_not_there_are_not_there(bob: Visitor, limited: Books) -> None:
    for way in ("", "agree/", "refuse/", "made/", "receipt/"):
        bob.visits(f"/money/payments/99/{way}")
        assert bob.answer.status_code == 404
    for address in ("/money/99/agreed/", "/money/out/?proposal=99"):
        assert bob.visits(address).answer.status_code == 404


def test_a_withdrawn_payment_leaves_the_desk(bob: Visitor, carol: Visitor, limited: Books) -> None:
    types(bob).presses("Record").presses("Withdraw it").sees("It is withdrawn.", "Withdrawn by Bob Okafor")
    carol.visits("/").does_not_see("St Anne's")
    carol.visits("/money/payments/1/agree/").presses("Agree").sees(
        "This payment was withdrawn. Nothing more is done with it."
    )


def test_a_reversed_payment_says_so_on_its_page(bob: Visitor, carol: Visitor, limited: Books, group: Group) -> None:
    types(bob).presses("Record")
    carol.visits("/money/payments/1/agree/").presses("Agree")
    bob.visits("/money/payments/1/made/").presses("Record it as paid")
    group.makes(
        lambda: reverse(transaction=session.get_one(Transaction, 3), reason="Wrong hall", day=date(2026, 11, 24))
    )
    bob.visits("/money/payments/1/").sees("Paid, then reversed", "Propose it again", "See its booking")


def test_the_list_costs_the_same_for_three_and_for_thirty(bob: Visitor, limited: Books, group: Group) -> None:
    def more(count: int) -> None:
        heading = next(row.id for row in places.headings() if row.name == "Room hire")
        for number in range(count):
            pay.pay_out(
                day=DAY, amount=Money(30000 + number), account=limited.accounts["Bank"], heading=heading,
                fund=limited.general, by=Signatory(77, None, "Ann Lee"),
            )  # fmt: skip

    def cost() -> list[int]:
        counts = []
        for page in ("/money/payments/", "/"):
            bob.visits(page)
            with asked() as made:
                bob.visits(page)
            counts.append(len(made))
        return counts

    group.makes(more, 3)
    few = cost()
    group.makes(more, 27)
    assert cost() == few
