from __future__ import annotations

from datetime import date
from urllib.parse import urlsplit

import pytest

from esteem.money import actions
from esteem.money.queries import years
from esteem.money.rules.kinds import AccountKind, FundKind, HeadingKind
from tests.backstage import Group
from tests.makers import make_person
from tests.money.booking import Books
from tests.statements import queries
from tests.visitor import Visitor

# The first steps


def test_new_books_ask_first_where_the_money_is_kept(bob: Visitor) -> None:
    bob.visits("/money/").sees("Where is the money kept?").follows("Add an account").is_at("/money/accounts/add/")
    bob.visits("/money/in/").is_at("/money/accounts/add/").sees("First say where the money is kept")


def test_an_account_is_added_with_what_is_in_it(bob: Visitor) -> None:
    bob.visits("/money/accounts/add/").fills("Name", "Tin").fills("What is in it?", "38.15").presses("Add")
    assert bob.heading == "Tin"
    bob.sees("In all £38.15").visits("/money/").sees("£38.15 Tin", "1 booking · £38.15 in · £0.00 out")


def test_empty_books_say_what_they_are_for(bob: Visitor, group: Group) -> None:
    group.makes(actions.open_account, name="Tin", kind=AccountKind.TIN)
    bob.visits("/money/").sees("Nothing recorded here yet", "Write down what comes in and what goes out")


# Recording


def test_money_in_needs_an_amount_and_a_heading_and_guesses_the_rest(bob: Visitor, shelf: Books) -> None:
    bob.visits("/money/in/").fills("Amount", "24.50").chooses("What was it for?", "Subs at meetings").presses("Record")
    assert bob.heading == "Subs at meetings, £24.50"
    bob.sees("Money in: £24.50 recorded as number 2.", "Day 24 November 2026", "Account Tin", "Fund General")
    bob.visits("/money/").sees("Subs at meetings 24 Nov 2026 · Tin £24.50 £124.50")


def test_one_after_another_keeps_the_day_the_account_and_the_heading(bob: Visitor, shelf: Books, group: Group) -> None:
    group.makes(shelf.gets, 500, account="Bank", day=date(2026, 5, 1))
    bob.visits("/money/out/").fills("Amount", "3.97").fills("Day", "2 Nov").chooses("What was it for?", "Refreshments")
    bob.chooses("Where did it come from?", "Bank").presses("Record, and another").sees("£3.97 recorded as number 3.")
    assert (bob.field("Amount"), bob.field("Day"), bob.heading) == ("", "02/11/2026", "Money out")
    bob.fills("Amount", "1").presses("Record").sees("Refreshments, £1.00", "Account Bank", "Day 2 November 2026")


def test_a_move_and_a_transfer_are_recorded(bob: Visitor, shelf: Books, group: Group) -> None:
    group.makes(actions.add_fund, name="Birthday pot", kind=FundKind.DESIGNATED)
    bob.visits("/money/move/").fills("Amount", "60").chooses("From", "Tin").chooses("To", "Bank").presses("Record")
    bob.sees("Move between accounts, £60.00", "Account Tin → Bank")
    bob.visits("/money/transfer/").fills("Amount", "20").chooses("To fund", "Birthday pot")
    bob.fills("Who decided it, and why?", "The committee, for the birthday").presses("Record")
    bob.sees("Transfer between funds, £20.00", "Fund General → Birthday pot")


def test_money_is_not_moved_to_where_it_is(bob: Visitor, shelf: Books) -> None:
    bob.visits("/money/move/").fills("Amount", "60").chooses("From", "Tin").chooses("To", "Tin").presses("Record")
    bob.is_told("Choose another account than the one the money comes from.", beside="To")
    assert bob.answer.status_code == 422


def test_a_refund_is_chosen_under_what_it_was_paid_for(bob: Visitor, shelf: Books) -> None:
    bob.visits("/money/in/").fills("Amount", "12").chooses("What was it for?", "Refund: Equipment").presses("Record")
    assert bob.heading == "Refund: Equipment, £12.00"
    bob.sees("Equipment: £12.00 taken off what was paid, in the fund General")


def test_a_form_that_fails_keeps_every_word(bob: Visitor, shelf: Books) -> None:
    bob.visits("/money/in/").fills("Amount", "-5").fills("Day", "31/02").fills("Who from?", "Ann").presses("Record")
    assert bob.answer.status_code == 422
    bob.is_told("Enter an amount above nought.", beside="Amount")
    bob.is_told("There is no such day.", beside="Day").is_told(
        "Choose what the money was for.", beside="What was it for?"
    )
    assert (bob.field("Amount"), bob.field("Day"), bob.field("Who from?")) == ("-5", "31/02", "Ann")


@pytest.mark.parametrize(
    ("label", "typed", "said"),
    [
        ("Amount", "", "Enter the amount, like 12.50."),
        ("Amount", "twelve", "Enter an amount in pounds and pence, like 12.50."),
        ("Amount", "0", "Enter an amount above nought."),
        ("Amount", "12.505", "Enter an amount no more exact than a penny, like 12.50."),
        ("Amount", "=1+1", "Enter an amount in pounds and pence, like 12.50."),
        ("Amount", "10000000", "Enter an amount below £10,000,000.00."),
        ("Amount", "9" * 60, "Enter a smaller amount."),
        ("Day", "", "Enter the day it came in, or write today."),
        ("Day", "1/1/1899", "Enter a year between 1900 and 2199."),
        ("Day", "1/1/2999", "Enter a year between 1900 and 2199."),
        ("Day", "25/11/2026", "25 November 2026 has not come yet. Record money on the day it moves."),
        ("Who from?", "x" * 10_000, "Enter 120 characters at the most; this is 10,000."),
        ("Anything to note?", "x" * 201, "Enter 200 characters at the most; this is 201."),
    ],
)
def test_every_mistake_is_named_beside_its_field(bob: Visitor, shelf: Books, label: str, typed: str, said: str) -> None:
    bob.visits("/money/in/").fills("Amount", "5").chooses("What was it for?", "Donations").fills(label, typed).presses(
        "Record"
    )
    bob.is_told(said, beside=label)
    assert (bob.answer.status_code, bob.field(label)) == (422, typed)


def test_what_looks_like_code_or_hides_is_only_text(bob: Visitor, shelf: Books) -> None:
    bob.visits("/money/in/").fills("Amount", "5").chooses("What was it for?", "Donations")
    bob.fills("Who from?", "\u202egnorw in\u200bvisible").fills("Anything to note?", "<script>alert(1)</script> =1+1")
    bob.presses("Record").sees("gnorw invisible", "<script>alert(1)</script> =1+1")
    bob.visits("/money/?q=script").sees("<script>alert(1)</script> =1+1")


def test_a_form_sent_twice_books_once(bob: Visitor, shelf: Books, group: Group) -> None:
    page = bob.visits("/money/in/").fills("Amount", "5").chooses("What was it for?", "Donations").page
    sent = {field.get("name"): field.get("value") for field in page.all("input") if field.get("name")}
    donations = group.asks(shelf.heading, "Donations", HeadingKind.RECEIPT)
    sent |= {"heading": str(donations), "account": str(shelf.accounts["Tin"])}
    for _ in range(3):
        answer = bob.client.post("/money/in/", data=sent)
        assert (answer.status_code, answer.headers["Location"]) == (303, "/money/2/")
    assert group.asks(years.last_number) == 2


def test_an_unknown_account_sent_by_hand_is_refused(bob: Visitor, shelf: Books) -> None:
    page = bob.visits("/money/in/").fills("Amount", "5").chooses("What was it for?", "Donations").page
    (form,) = [form for form in page.all("form") if form.get("class") == "form"]
    bob.sends(form, account="999")
    bob.is_told("Choose one of the list.", beside="Where did it go?")


# Warnings


def test_overspending_a_grant_warns_and_does_not_block(bob: Visitor, shelf: Books, group: Group) -> None:
    grant = group.makes(actions.add_fund, name="Community chest", kind=FundKind.RESTRICTED).id
    bob.visits(f"/money/out/?fund={grant}").sees("General £100.00, Community chest £0.00")
    bob.fills("Amount", "10.55").chooses("What was it for?", "Speakers").presses("Record")
    bob.sees("There is £0.00 left in Community chest, and this takes £10.55.")
    bob.ticks("Record it all the same: this is what was paid").presses("Record")
    bob.sees(
        "Community chest is overspent by £10.55.",
        "An examiner expects a transfer from general money that makes it good.",
    )
    bob.follows("Record a transfer")
    assert bob.field("Amount") == "10.55"
    bob.presses("Record").is_told("Say who decided it, and why.", beside="Who decided it, and why?")
    bob.fills("Who decided it, and why?", "The committee: the talk cost more").presses("Record")
    bob.does_not_see("overspent").sees("Fund General → Community chest", "Note The committee: the talk cost more")


def test_a_warning_stands_with_the_booking_that_was_the_last_to_take_and_with_no_other(
    bob: Visitor, shelf: Books, group: Group
) -> None:
    first = group.makes(lambda: shelf.pays(10500).number)
    bob.visits(f"/money/{first}/").sees("General is overspent by £5.00.", "Tin seems to hold £5.00 less than nothing.")
    bob.visits("/money/1/").does_not_see("less than nothing", "overspent")
    bank = group.makes(lambda: shelf.gets(100, account="Bank").number)
    bob.visits(f"/money/{bank}/").does_not_see("less than nothing", "overspent")
    last = group.makes(lambda: shelf.pays(100).number)
    bob.visits(f"/money/{first}/").does_not_see("less than nothing", "overspent")
    bob.visits(f"/money/{last}/").sees("Tin seems to hold £6.00 less than nothing.").follows("Reverse it")
    bob.fills("Why is it reversed?", "typed twice").presses("Reverse it").does_not_see("less than nothing", "overspent")
    bob.visits(f"/money/{last + 1}/").does_not_see("less than nothing", "overspent")
    bob.visits(f"/money/{first}/").sees("Tin seems to hold £5.00 less than nothing.")
    bob.visits("/money/").sees("Tin seems to hold £5.00 less than nothing.")


# One booking, and taking it back


def test_a_booking_tells_its_lines_and_its_history(bob: Visitor, shelf: Books) -> None:
    bob.visits("/money/1/")
    assert bob.heading == "Donations, £100.00"
    bob.sees("Tin: £100.00 came in, of the fund General", "Donations: £100.00 counted as received, in the fund General")
    bob.sees("What has changed")


def test_a_booking_is_reversed_with_a_reason_and_entered_again(bob: Visitor, shelf: Books) -> None:
    bob.visits("/money/1/").follows("Reverse it").presses("Reverse it").is_told(
        "Say why, in a word or two", beside="Why"
    )
    bob.fills("Why is it reversed?", "wrong amount").presses("Reverse it, and enter it again")
    bob.sees("Number 1 is reversed by number 2. Enter it again as it should be.").is_at("/money/in/")
    assert (bob.field("Amount"), bob.field("Day")) == ("100.00", "01/05/2026")
    bob.fills("Amount", "101").presses("Record").sees("Donations, £101.00")
    bob.visits("/money/1/").sees("Reversed by number 2: wrong amount").does_not_see("Reverse it")
    bob.visits("/money/2/").sees("This reverses number 1: wrong amount")
    bob.visits("/money/").sees("£101.00 Tin", "Reversed", "Reversal")


def test_a_reversal_is_not_reversed(bob: Visitor, shelf: Books, group: Group) -> None:
    bob.visits("/money/1/reverse/").fills("Why is it reversed?", "x").presses("Reverse it").visits("/money/2/reverse/")
    bob.fills("Why is it reversed?", "y").presses("Reverse it").is_told("This already is a reversal.")
    assert (bob.answer.status_code, group.asks(years.last_number)) == (422, 2)


# The list


def test_the_list_is_narrowed_at_its_own_address(bob: Visitor, two_years: Books) -> None:
    bob.visits("/money/").sees("Nothing is recorded in these days.").follows("See 2025–26").sees("113 bookings")
    bob.visits("/money/?year=2026&q=refund").sees("1 booking · £12.00 in · £0.00 out", "part refund")
    bob.visits("/money/?q=nobody").sees("Nothing in the cash book is like that.")
    bob.visits("/money/?year=2025&account=2").sees("Cash book")


@pytest.mark.parametrize(
    ("days", "says"),
    [
        ("from=abc", "“abc” is left out. Enter a day like 25/12/2026, 25 Dec or tomorrow."),
        ("to=31/02/2026", "“31/02/2026” is left out. There is no such day."),
        ("from=1/5/2026&to=1/4/2026", "The days were turned round: 1 April 2026 to 1 May 2026."),
    ],
)
def test_a_day_that_cannot_be_read_is_named_above_the_list_and_stays_typed(
    bob: Visitor, shelf: Books, days: str, says: str
) -> None:
    typed = dict(one.split("=") for one in days.split("&"))
    bob.visits(f"/money/?{days}").sees(says, "1 booking")
    assert (bob.field("From day"), bob.field("To day")) == (typed.get("from", ""), typed.get("to", ""))
    bob.visits("/money/?from=1/5/2026&to=").sees("1 booking").does_not_see("left out", "turned round")


def test_a_long_list_goes_on_over_pages(bob: Visitor, two_years: Books) -> None:
    bob.visits("/money/?year=2026").sees("1 to 50 of 113").follows("Next page").sees("51 to 100 of 113")


def test_what_is_shown_is_what_is_downloaded(bob: Visitor, shelf: Books, group: Group) -> None:
    group.makes(lambda: shelf.gets(250, who="=cmd()", description="=1+1", day=date(2026, 5, 2)))
    answer = bob.visits("/money/?q=cmd").downloads("Download this list")
    lines = answer.get_data(as_text=True).lstrip("\ufeff").splitlines()
    assert lines[1:] == ["2,2026-05-02,Money in,Donations,'=cmd(),'=1+1,Tin,General,2.50,,,,"]
    assert answer.headers["Content-Disposition"] == 'attachment; filename="cash-book.csv"'


def test_a_long_list_asks_the_database_no_more_than_a_short_one(bob: Visitor, shelf: Books, group: Group) -> None:
    group.makes(lambda: [shelf.gets(100) for _ in range(2)])
    bob.visits("/money/")
    with queries() as few:
        bob.visits("/money/")
    with group.at_work():
        for _ in range(60):
            shelf.gets(100)
    with queries() as many:
        bob.visits("/money/")
    assert len(few) == len(many)
    assert len(few) <= 12


def test_a_long_year_asks_the_database_no_more_than_a_short_one(bob: Visitor, shelf: Books, group: Group) -> None:
    bob.visits("/money/years/2027/")
    with queries() as few:
        bob.visits("/money/years/2027/")
    with group.at_work():
        for number in range(60):
            shelf.gets(100, heading=("Donations", "Grants", "Bank interest")[number % 3])
    with queries() as many:
        bob.visits("/money/years/2027/")
    assert len(few) == len(many)


# Accounts, funds, headings


def test_an_account_is_renamed_closed_and_opened_again(bob: Visitor, shelf: Books) -> None:
    bob.visits(f"/money/accounts/{shelf.accounts['Bank']}/").follows("Change").fills("Name", "Current account").presses(
        "Save"
    )
    assert bob.heading == "Current account"
    bob.presses("Close it").sees("Current account is closed.").presses("Open it again").sees(
        "Current account is open again."
    )
    bob.visits(f"/money/accounts/{shelf.accounts['Tin']}/").presses("Close it")
    bob.sees("There is still £100.00 in Tin. Move it to another account first.")
    assert bob.answer.status_code == 422


def test_two_accounts_of_one_name_are_refused_beside_the_name(bob: Visitor, shelf: Books) -> None:
    bob.visits("/money/accounts/add/").fills("Name", "Tin").presses("Add")
    bob.is_told("There is already an account of that name.", beside="Name")


def test_two_who_change_one_account_both_keep_their_words(bob: Visitor, alice: Visitor, shelf: Books) -> None:
    address = f"/money/accounts/{shelf.accounts['Tin']}/change/"
    bob.visits(address).fills("Name", "Box")
    alice.visits(address).fills("Name", "Jar").presses("Save").sees("Saved.")
    bob.presses("Save").sees("Saved meanwhile by someone else: Jar")
    assert (bob.answer.status_code, bob.field("Name")) == (409, "Box")
    bob.presses("Save").sees("Saved.", "Box")


def test_what_an_account_began_with_can_be_told_later(bob: Visitor, shelf: Books) -> None:
    bob.visits(f"/money/accounts/{shelf.accounts['Bank']}/").follows("Add what it began with")
    assert bob.field("On which day?") == "01/04/2026"
    bob.fills("How much was in it?", "412.67").presses("Record").sees("In all £412.67", "£412.67 is counted as held")


def test_a_fund_tells_who_gave_it_and_what_for(bob: Visitor, shelf: Books) -> None:
    bob.visits("/money/places/").follows("Add a fund").fills("Name", "Chest").fills("Who gave it?", "the council")
    bob.fills("What is it for?", "A room\nand speakers").presses("Add")
    bob.sees("Given by the council", "For A room and speakers", "Restricted: given for one purpose only")
    bob.follows("Change").chooses("What may be done with it?", FundKind.DESIGNATED.says).presses("Save").sees(
        "Designated"
    )
    bob.presses("Close it").sees("Chest is closed.").presses("Open it again")


def test_headings_are_added_renamed_put_away_and_brought_back(bob: Visitor, shelf: Books) -> None:
    bob.visits("/money/headings/").follows("Add a heading").fills("Name", "Yoga mats")
    bob.chooses("Where does it belong", "Money out: Payments relating directly to charitable activities").presses("Add")
    bob.sees("Yoga mats can be chosen now.").follows("Yoga mats").fills("Name", "Mats").presses("Save")
    bob.presses("Put away", beside="Mats").sees("Mats is not offered any more.")
    bob.presses("Bring back").sees("Mats can be chosen again.")


@pytest.mark.parametrize("heading", [31, 32, 999])
def test_the_books_own_headings_are_nobodys_to_change(bob: Visitor, heading: int) -> None:
    bob.visits(f"/money/headings/{heading}/").finds_nothing()


def test_the_books_are_checked_on_a_page(bob: Visitor, two_years: Books) -> None:
    assert len(bob.visits("/money/checks/").page.all("li")) >= 7
    bob.sees("Bookings are numbered without a gap. Holds").does_not_see("Does not hold")


def test_the_cash_book_is_the_same_for_htmx_without_its_frame(bob: Visitor, shelf: Books) -> None:
    bob.visits("/money/?q=donations", htmx=True).sees("1 booking · £100.00 in")
    assert (urlsplit(bob.address).path, len(bob.page.all("nav"))) == ("/money/", 1)


def test_the_places_say_where_the_money_is_and_what_for(bob: Visitor, two_years: Books) -> None:
    bob.visits("/money/places/")
    assert [(row[0], row[-1]) for row in bob.rows("Accounts")] == [
        ("Bank", "£168.88"),
        ("Tin", "£764.64"),
        ("In all", "£933.52"),
    ]
    assert [(row[0], row[-1]) for row in bob.rows("Funds")] == [
        ("General", "£783.52"), ("Birthday (designated)", "£150.00"), ("Community chest grant", "£0.00"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "address",
    [
        "/money/years/1/", "/money/years/9999/", "/money/999/", "/money/accounts/9/", "/money/funds/9/", "/money/others/9/",
        "/money/approved/9.pdf", "/money/999/reverse/",
    ],
)  # fmt: skip
def test_what_is_not_there_is_plainly_not_there(alice: Visitor, address: str) -> None:
    alice.visits(address).finds_nothing()


def test_a_viewer_looks_and_changes_nothing(dana: Visitor, shelf: Books) -> None:
    dana.visits("/money/").sees("Tin")
    assert [
        link.text for link in dana.page.all("a") if link.get("href") in ("/money/in/", "/money/out/", "/money/move/")
    ] == []
    dana.visits("/money/years/2027/").does_not_see("They were approved")
    for address in ("/money/in/", "/money/1/reverse/", "/money/accounts/add/", "/money/years/2026/approve/"):
        dana.visits(address).is_refused()


# Money with somebody


def test_one_persons_bookings_are_for_who_may_see_by_person_what_came_and_went(
    bob: Visitor, carol: Visitor, dana: Visitor, shelf: Books, group: Group
) -> None:
    """The committee sees the books and the people, and not what each of them paid; for them the address asks in vain."""
    ann = group.makes(make_person, name="Ann Lee").id
    group.makes(shelf.gets, 500, day=date(2026, 11, 1), who="Ann Lee", person=ann)
    bob.visits(f"/money/?person={ann}").sees("1 booking", "Only what was booked with one person.")
    assert len(bob.visits(f"/money/cash-book.csv?person={ann}").answer.data.splitlines()) == 2
    for other in (carol, dana):
        other.visits(f"/money/?person={ann}").sees("2 bookings").does_not_see("Only what was booked with one person.")
        assert len(other.visits(f"/money/cash-book.csv?person={ann}").answer.data.splitlines()) == 3
    carol.visits(f"/people/{ann}/").does_not_see("£5.00 in")


def test_money_with_a_person_stands_on_their_page(bob: Visitor, shelf: Books, group: Group) -> None:
    ann = group.makes(make_person, name="Ann Lee").id
    bob.visits(f"/money/in/?person={ann}").fills("Amount", "5").chooses(
        "What was it for?", "Annual membership"
    ).presses("Record")
    bob.sees("Who Ann Lee")
    bob.visits(f"/people/{ann}/").sees("£5.00 in · £0.00 out", "Annual membership, 24 Nov 2026").follows("1 booking")
    bob.sees("1 booking · £5.00 in", "Only what was booked with one person.").follows("Show everybody").sees(
        "£105.00 in"
    )


def test_whoever_may_not_see_who_belongs_sees_initials_in_the_books(
    bob: Visitor, dana: Visitor, shelf: Books, group: Group
) -> None:
    ann = group.makes(make_person, name="Ann Lee").id
    bob.visits("/money/in/").fills("Amount", "5").chooses("What was it for?", "Annual membership")
    bob.fills("Who from?", "Bo Lind").presses("Record")
    bob.visits(f"/money/out/?person={ann}").fills("Amount", "2").chooses("What was it for?", "Equipment")
    bob.presses("Record")
    bob.visits("/money/out/").fills("Amount", "3").chooses("What was it for?", "Room hire")
    bob.fills("Who to?", "Village Hall").presses("Record").visits("/money/").sees("Bo Lind", "Ann Lee", "Village Hall")

    dana.visits("/money/").sees("B. L.", "A. L.", "Village Hall").does_not_see("Bo Lind", "Ann Lee")
    for number, who in ((2, "Bo Lind"), (3, "Ann Lee")):
        dana.visits(f"/money/{number}/").sees(f"number {number}").does_not_see(who)
    dana.visits("/money/4/").sees("Who Village Hall", "What has changed")
    file = dana.downloads("/money/cash-book.csv").text
    assert ("B. L." in file, "Bo Lind" in file, "Ann Lee" in file, "Village Hall" in file) == (True, False, False, True)


def test_no_name_is_found_in_the_books_by_whoever_may_not_see_who_belongs(
    bob: Visitor, dana: Visitor, shelf: Books
) -> None:
    bob.visits("/money/in/").fills("Amount", "5").chooses("What was it for?", "Annual membership")
    bob.fills("Who from?", "Bo Lind").fills("Anything to note?", "for June").presses("Record")
    assert [len(bob.visits(f"/money/?q={words}").rows("Cash book")) for words in ("lind", "june", "5.00")] == [1, 1, 1]
    dana.visits("/money/?q=lind").sees("Nothing in the cash book is like that.")
    assert [len(dana.visits(f"/money/?q={words}").rows("Cash book")) for words in ("june", "5.00")] == [1, 1]


def test_what_was_booked_with_a_person_is_entered_again_with_them(bob: Visitor, shelf: Books, group: Group) -> None:
    ann = group.makes(make_person, name="Ann Lee").id
    bob.visits(f"/money/in/?person={ann}").fills("Amount", "5").chooses("What was it for?", "Annual membership")
    bob.presses("Record").follows("Reverse it").fills("Why is it reversed?", "typed wrong")
    bob.presses("Reverse it, and enter it again").fills("Amount", "6").presses("Record")
    bob.visits(f"/people/{ann}/").sees("£6.00 in · £0.00 out").follows("3 bookings")


def test_money_in_from_nobody_there_is_plainly_not_there(bob: Visitor, shelf: Books) -> None:
    bob.visits("/money/in/?person=999").finds_nothing()


def test_a_person_without_bookings_has_an_empty_panel_with_the_first_step(
    bob: Visitor, shelf: Books, group: Group
) -> None:
    ann = group.makes(make_person, name="Ann Lee").id
    bob.visits(f"/people/{ann}/").sees("Nothing is booked with Ann Lee.").follows("Money out to them")
    assert (bob.heading, bob.field("Who to?")) == ("Money out", "Ann Lee")
