"""The bank as a treasurer sees it: brought in, matched, booked, reconciled, counted."""

from __future__ import annotations

from datetime import date

import pytest

from esteem.bank.actions.matching import match
from esteem.bank.actions.reconciling import keep_reconciliation
from esteem.kernel.db import session
from esteem.kernel.money import Money
from esteem.money.actions import record_money_out
from esteem.money.models import MoneyAccount
from esteem.money.queries import places
from tests.backstage import Group
from tests.bank.conftest import DATA, SEPTEMBER, Ledger, bring
from tests.visitor import Visitor

ALL_THE_SAME = "Book it all the same: this is what happened"

MATCH = "/bank/accounts/2/match/"


def test_the_front_page_leads_everywhere(bob: Visitor, ledger: Ledger) -> None:
    bob.visits("/money/").follows("Bank").is_at("/bank/").sees(
        "Bank and cash", "Reconciled to not yet", "Last counted not yet"
    )
    bob.follows("Bring in a statement: Bank").sees("The same file twice adds nothing.")


def test_a_statement_is_previewed_brought_in_and_the_same_twice_adds_nothing(bob: Visitor, ledger: Ledger) -> None:
    bob.visits("/bank/accounts/2/upload/").attaches("The statement", "sept.csv", SEPTEMBER.encode()).presses("Read it")
    bob.sees(
        "3 new lines", "0 here already", "£120.00 comes in", "£141.00 goes out", "From 27 September 2026", "£1,059.00"
    )
    bob.presses("Bring it in").is_at(MATCH).sees("3 new lines.")
    bob.visits("/bank/accounts/2/upload/").attaches("The statement", "again.csv", SEPTEMBER.encode()).presses("Read it")
    bob.sees("0 new lines", "3 here already", "Every line of this file is here already.").presses("Throw the file away")
    bob.visits("/bank/accounts/2/").sees("3 lines")


def test_one_new_line_is_called_one(bob: Visitor, september: Ledger) -> None:
    more = SEPTEMBER.splitlines()
    one = "\n".join([more[0], more[1].replace("30/09", "01/10").replace("29/09", "01/10")])
    bob.visits("/bank/accounts/2/upload/").attaches("The statement", "more.csv", one.encode()).presses("Read it")
    bob.sees("1 new line ", "The new line").does_not_see("new lines").presses("Bring it in").sees("1 new line.")


def test_another_kind_of_file_of_the_same_days_adds_only_what_is_new(bob: Visitor, september: Ledger) -> None:
    bob.visits("/bank/accounts/2/upload/").attaches("The statement", "a.ofx", (DATA / "xml.ofx").read_bytes()).presses(
        "Read it"
    )
    bob.sees("0 new lines", "2 here already")


def test_columns_are_named_once_and_remembered(bob: Visitor, ledger: Ledger) -> None:
    unknown = (DATA / "unknown.csv").read_bytes()
    bob.visits("/bank/accounts/2/upload/").attaches("The statement", "u.csv", unknown).presses("Read it")
    assert bob.heading == "What each column is"
    bob.chooses("Posted", "Leave this column out").presses("See what is in it").is_told("Say which column is the day.")
    bob.chooses("Posted", "The day").presses("See what is in it").sees("2 new lines", "Balance it ends on £1,155.00")
    bob.presses("Throw the file away").visits("/bank/accounts/2/upload/")
    bob.attaches("The statement", "v.csv", unknown).presses("Read it").sees("2 new lines").follows(
        "Name the columns otherwise"
    )
    bob.sees("These are the columns as you named them the last time.")


def test_a_file_that_cannot_be_read_is_refused_beside_its_field(bob: Visitor, ledger: Ledger) -> None:
    american = SEPTEMBER.replace("30/09", "09/30").replace("28/09", "09/28").replace("27/09", "09/27").encode()
    bob.visits("/bank/accounts/2/upload/").attaches("The statement", "a.csv", american).presses("Read it")
    assert bob.answer.status_code == 422
    bob.sees("The days in this file seem to be American")


def test_lines_are_confirmed_in_bulk_with_their_reasons(bob: Visitor, september: Ledger) -> None:
    bob.visits(MATCH).sees(
        "3 lines wait", "Yes to all 2 that are sure", "2 days after it was written down; both say “Hall”"
    )
    bob.presses("Yes to all 2 that are sure").sees("2 matches made.", "1 line waits", "What are these?")
    bob.visits("/money/2/").sees("On the statement", "ST MARYS HALL")
    bob.visits("/bank/accounts/2/?show=matched").sees("2 lines", "Matched")


def test_a_line_is_booked_and_a_rule_is_learnt_and_books_the_next(
    bob: Visitor, group: Group, september: Ledger
) -> None:
    bob.visits("/bank/lines/3/book/")
    bob.chooses("What was it for?", "Insurance").ticks("Remember: lines like this are always that").presses("Book it")
    bob.sees("Booked as number 5.").visits("/money/5/").sees(
        "Insurance, £96.00", "ASHGROVE INSURANCE", "Booked from this line"
    )
    later = SEPTEMBER.splitlines()[0] + "\n30/10/2026,DD,'30-00-00,12345678,ASHGROVE INSURANCE 77,96.00,,963.00\n"
    group.makes(bring, september.bank, later, "october.csv")
    bob.visits(MATCH).sees("a rule says what they are", "It says “ASHGROVE INSURANCE”.").presses("Book the ticked ones")
    bob.sees("1 booking made.").visits("/bank/rules/").sees("ASHGROVE INSURANCE", "Insurance")
    bob.presses("Put away: ASHGROVE INSURANCE").presses("Use it again: ASHGROVE INSURANCE").sees("is used again")


def test_a_line_is_booked_in_parts_or_as_a_move(bob: Visitor, september: Ledger) -> None:
    bob.visits("/bank/lines/3/book/").chooses("What was it for?", "Insurance").fills("Part 2, how much", "100")
    bob.chooses("Part 2, what for", "Room hire").presses("Book it").sees(
        "The parts come to £100.00, which is more than £96.00."
    )
    bob.fills("Part 2, how much", "6").presses("Book it").sees("Booked as number 5.")
    bob.visits("/money/5/").sees("Insurance and 1 more, £96.00")
    bob.visits("/bank/lines/2/book/").sees("It may be booked already: number 3").presses("Book it").sees(
        "Choose what it is for, or the account it moves to or from"
    )
    bob.chooses("Or moved from another of your accounts", "Tin").presses("Book it")
    bob.is_told("a tin holds no less than nothing. Choose another account, or tick that it is so.", beside=ALL_THE_SAME)
    bob.ticks(ALL_THE_SAME).presses("Book it")
    bob.visits("/money/6/").sees("Move between accounts, £120.00", "Tin → Bank")


def test_a_line_past_what_a_fund_has_asks_once_and_never_of_the_bank_itself(
    bob: Visitor, september: Ledger, group: Group
) -> None:
    """The bank has paid it: that the account went below nothing is no question any more."""

    def spend_it_all() -> None:
        general = places.general_fund()
        training = next(one.id for one in places.headings() if one.name == "Training")
        has = places.balance_of_fund(general)
        record_money_out(day=date(2026, 9, 29), amount=has, account=september.bank, fund=general.id, heading=training)

    group.makes(spend_it_all)
    bob.visits("/bank/lines/3/book/").chooses("What was it for?", "Insurance").presses("Book it")
    bob.is_told(
        "There is £0.00 left in General, and this takes £96.00. Choose another fund, split it, or tick that it is so.",
        beside=ALL_THE_SAME,
    )
    bob.does_not_see("overdrawn").ticks(ALL_THE_SAME).presses("Book it").sees("Booked as number")


def test_reversing_what_was_reconciled_says_first_that_it_will_no_longer_agree(
    bob: Visitor, ledger: Ledger, group: Group
) -> None:
    """Whether it was ticked on the paper statement or matched with a line of a file."""
    warned = "It is in the reconciliation of Bank on {} September 2026, which will no longer agree."
    bob.visits("/money/1/reverse/").does_not_see("reconciliation")

    def keep(day: int, closing: int, *ticked: int) -> None:
        bank = session.get_one(MoneyAccount, ledger.bank)
        keep_reconciliation(account=bank, until=date(2026, 9, day), closing=Money(closing), ticked=ticked)

    group.makes(keep, 26, 103_500, 1, 2)
    bob.visits("/money/1/reverse/").sees(warned.format(26))
    bob.visits("/money/3/reverse/").does_not_see("reconciliation")
    group.makes(bring, ledger.bank)
    group.makes(match, account_id=ledger.bank, lines=[2], bookings=[3])
    bob.visits("/money/3/reverse/").does_not_see("reconciliation")
    group.makes(keep, 28, 115_500)
    bob.visits("/money/3/reverse/").sees(warned.format(28))
    bob.visits("/money/1/reverse/").sees(warned.format(26)).does_not_see(warned.format(28))
    bob.visits("/money/4/reverse/").does_not_see("reconciliation")  # the tin


def test_a_line_is_matched_by_hand_and_taken_apart(bob: Visitor, september: Ledger) -> None:
    bob.visits("/bank/lines/3/").sees("It is in the books already").ticks(
        "+£120.00 number 3, 28 Sep 2026: Donations, A Friend"
    )
    bob.presses("Match them").sees("The statement says −£96.00 and the books £120.00.")
    bob.visits("/bank/lines/2/").presses("Match them").sees("Matched.")
    bob.visits("/bank/lines/2/").sees("Chosen by hand").presses("Take it apart").sees("Taken apart.", "3 lines wait")


def test_a_reversed_booking_opens_its_line_again(bob: Visitor, september: Ledger) -> None:
    bob.visits(MATCH).presses("Yes to all 2 that are sure").visits("/money/2/reverse/").fills(
        "Why is it reversed?", "Twice"
    )
    bob.presses("Reverse it").visits(MATCH).sees("2 lines wait")


def test_a_statement_is_undone_while_nothing_is_matched(bob: Visitor, september: Ledger) -> None:
    bob.visits("/bank/statements/1/").sees("Undo all of it")
    bob.visits(MATCH).presses("Yes to all 2 that are sure").visits("/bank/statements/1/").does_not_see("Undo all of it")
    for line in (1, 2):
        bob.visits(f"/bank/lines/{line}/").presses("Take it apart")
    bob.visits("/bank/statements/1/").presses("Undo it").sees("The statement is taken out again.")
    bob.visits("/bank/statements/1/").sees("Undone").visits(MATCH).sees("Nothing waits")


def test_an_account_is_reconciled_kept_and_printed(bob: Visitor, september: Ledger) -> None:
    bob.visits(MATCH).presses("Yes to all 2 that are sure").visits("/bank/accounts/2/reconcile/")
    assert (bob.field("Statement’s last day"), bob.field("Balance it ends on")) == ("30/09/2026", "1059.00")
    bob.sees("In the books £1,155.00", "Difference −£96.00", "1 line of the statement waits").presses(
        "They agree: keep it"
    )
    bob.sees("The statement and the books differ by £96.00. The lines that wait to be matched come to just that.")
    bob.visits("/bank/lines/3/book/").chooses("What was it for?", "Insurance").presses("Book it")
    bob.visits("/bank/accounts/2/reconcile/").sees("Difference £0.00", "They agree")
    bob.presses("They agree: keep it").sees("They agree, and that is kept.", "Nothing: the bank had seen everything.")
    bob.follows("Print it to sign").sees("Bank reconciliation", "The statement and the books agree.")
    assert bob.downloads("/bank/reconciliations/1/paper.pdf").data.startswith(b"%PDF")
    bob.visits("/bank/reconciliations/").sees("Bank", "£1,059.00").visits("/money/checks/").sees(
        "Each account still agrees"
    )


def test_what_the_bank_has_not_seen_is_listed(bob: Visitor, september: Ledger) -> None:
    bob.visits("/bank/accounts/2/reconcile/").fills("Statement’s last day", "31/10/2026").fills(
        "Balance it ends on", "1075"
    )
    bob.presses("Reckon").sees("In the books £1,155.00")
    bob.sees("So the statement should say £1,035.00", "Difference £40.00").fills("Balance it ends on", "1030")
    bob.presses("They agree: keep it").sees("The statement and the books differ by £5.00.")
    bob.fills("Balance it ends on", "1035").presses("They agree: keep it").sees(
        "Not on a statement by that day", "Number 3"
    )
    assert b"A Friend" in bob.downloads("Download this list").data


def test_cash_is_counted_by_two_and_a_difference_is_booked_with_its_reason(bob: Visitor, ledger: Ledger) -> None:
    bob.visits("/bank/").follows("Count it: Tin").fills("£10", "1").fills("£1", "9").fills("5p", "x").presses(
        "Add it up"
    )
    bob.is_told("Enter a whole number from 0 to 10,000.", beside="5p").fills("5p", "").chooses(
        "Counted by", "Ann Example"
    )
    bob.chooses("And by", "Ann Example").presses("Add it up").is_told(
        "Two people count together: choose somebody else as the second.", beside="And by"
    )
    bob.chooses("And by", "Bo Sample").presses("Add it up").sees(
        "Counted £19.00", "In the books £20.00", "Too little −£1.00"
    )
    bob.chooses("Book it under", "Money out: Refreshments").fills("Why do they differ?", "A pound for milk").presses(
        "Book it"
    )
    bob.sees("The difference is booked as number 5.", "A pound for milk").visits("/money/5/").sees(
        "Cash counted: A pound for milk"
    )
    assert bob.downloads("/bank/counts/1/paper.pdf").data.startswith(b"%PDF")
    bob.visits("/bank/counts/").sees("−£1.00").visits("/bank/").sees("Last counted 24 November 2026")


def test_who_may_not_see_people_sees_no_words_of_the_bank(dana: Visitor, bob: Visitor, september: Ledger) -> None:
    bob.visits(MATCH).presses("Yes to all 2 that are sure")
    for address in ("/bank/accounts/2/", MATCH, "/bank/lines/1/", "/bank/lines/2/", "/bank/statements/1/", "/money/3/"):
        dana.visits(address).does_not_see("A FRIEND", "A Friend", "Bring it in")
    assert b"FRIEND" not in dana.downloads("/bank/accounts/2/lines.csv").data
    dana.visits("/bank/accounts/2/reconcile/").is_refused()


def test_a_stranger_is_asked_to_sign_in(charlie: Visitor, september: Ledger) -> None:
    charlie.visits("/bank/").is_asked_to_sign_in()


@pytest.mark.parametrize(
    "address", ["/bank/accounts/9/", "/bank/lines/9/", "/bank/statements/9/", "/bank/counts/9/", "/bank/rules/9/"]
)
def test_what_is_not_there_is_not_found(bob: Visitor, ledger: Ledger, address: str) -> None:
    bob.visits(address).finds_nothing()


def test_the_desk_and_the_year_say_what_is_wanting(bob: Visitor, september: Ledger) -> None:
    bob.visits("/").sees("Say what 3 lines of Bank are")
    asked = "Bank statements are reconciled to the year’s end", "The cash is counted at the year’s end"
    bob.visits("/money/years/2027/finish/").sees(*asked)
    bob.visits("/money/years/2026/finish/").does_not_see(*asked)  # nothing was booked yet
