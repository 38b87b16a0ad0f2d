import json
from datetime import date

import pytest

from esteem.access.queries import account_named
from esteem.kernel.db import session
from esteem.people.actions import record_leaving
from esteem.people.actions.consents import record_answers
from esteem.people.actions.tags import set_tags
from esteem.people.models import Person
from esteem.people.queries.needs import looks_at
from esteem.people.rules.consents import Audience, Item, Purpose, Way
from esteem.privacy.actions.requests import close_request
from esteem.privacy.queries.held import files_of, find_whole
from esteem.privacy.rules.requests import Ended, Kind
from tests.backstage import Group
from tests.makers import make_meeting, make_needs, make_payment, make_person, make_request
from tests.visitor import Visitor


@pytest.fixture
def ann(group: Group) -> Person:
    return group.makes(make_person, name="Ann Example", phone="0115 496 0123")


def test_one_click_puts_together_everything_held(alice: Visitor, group: Group, ann: Person) -> None:
    alice.visits(f"/people/{ann.id}/").follows("Everything held about Ann Example")
    assert alice.heading == "What we hold about you"
    alice.sees("0115 496 0123", "About Ann Example, as it stands on 24 November 2026")
    assert [made.form for made in group.asks(files_of, ann.id)] == ["page"]
    alice.visits(f"/people/{ann.id}/").sees("What is held was last put together on 24 November 2026 at noon.")


def test_the_file_of_data_says_the_same_as_the_paper(alice: Visitor, ann: Person) -> None:
    answer = alice.downloads(f"/privacy/people/{ann.id}/held.json")
    assert answer.headers["Content-Disposition"] == f'attachment; filename="held-{ann.id}-2026-11-24.json"'
    told = json.loads(answer.data)
    assert (told["about"], told["from"]) == ("Ann Example", "Riverside Friends")
    alice.visits(f"/privacy/people/{ann.id}/held/")
    titles = [section["title"] for section in told["sections"]]
    alice.sees(*(title for title in titles if title != "When this was put together"))
    assert "0115 496 0123" in answer.text


def test_the_paper_is_a_pdf_whose_name_says_nothing(alice: Visitor, ann: Person) -> None:
    answer = alice.downloads(f"/privacy/people/{ann.id}/held.pdf?large=1")
    assert answer.data[:5] == b"%PDF-"
    assert answer.headers["Content-Disposition"] == f'inline; filename="held-{ann.id}-2026-11-24-large-type.pdf"'


@pytest.mark.parametrize("who", ["bob", "carol", "dana"])
def test_only_a_coordinator_puts_together_everything_held(
    who: str, request: pytest.FixtureRequest, ann: Person
) -> None:
    visitor: Visitor = request.getfixturevalue(who)
    for form in ("held/", "held.pdf", "held.json"):
        visitor.visits(f"/privacy/people/{ann.id}/{form}")
        assert visitor.answer.status_code == 403


def test_what_goes_and_what_stays_is_shown_before_anything_is_erased(alice: Visitor, group: Group, ann: Person) -> None:
    group.makes(make_payment, who="Ann Example", person=ann.id)
    group.makes(make_meeting, notes="Ann brings the urn")
    alice.visits(f"/people/{ann.id}/").follows("Erase")
    assert alice.heading == "Erase Ann Example"
    alice.sees("What goes", "Name and how to reach them", "What stays, and why", "what is booked is never changed")
    alice.sees("Look at these yourself", "Ann brings the urn", "There is no copy of the database yet.")
    alice.presses("Erase for good")
    alice.is_told("Choose why.", beside="Why?")
    alice.is_told(
        "Tick this once you are sure. Nothing was erased.",
        beside="I have read what goes and what stays. It cannot be undone.",
    )
    assert group.asks(find_whole, ann.id) is not None


def test_somebody_is_erased_with_a_reason_and_one_tick(alice: Visitor, group: Group, ann: Person) -> None:
    alice.visits(f"/privacy/people/{ann.id}/erase/").chooses("Why?", "They asked to be forgotten")
    alice.ticks("I have read what goes and what stays. It cannot be undone.").presses("Erase for good")
    alice.is_at("/privacy/erasures/").sees(f"Erased. What must stay stands under: Former member {ann.id}.")
    alice.sees(f"Former member {ann.id}", "They asked to be forgotten").does_not_see("Ann Example")
    assert group.asks(find_whole, ann.id) is None
    alice.visits(f"/privacy/people/{ann.id}/erase/")
    assert alice.answer.status_code == 404


def test_the_only_coordinator_is_told_why_not(alice: Visitor, group: Group, ann: Person) -> None:
    with group.at_work():
        account = account_named("alice")
        assert account is not None
        account.person_id = ann.id
    alice.visits(f"/privacy/people/{ann.id}/erase/").sees("the only coordinator").chooses("Why?", "Another reason")
    alice.ticks("I have read what goes and what stays. It cannot be undone.").presses("Erase for good")
    assert alice.answer.status_code == 422
    assert group.asks(find_whole, ann.id) is not None


@pytest.mark.parametrize("who", ["bob", "carol", "dana"])
def test_only_a_coordinator_erases(who: str, request: pytest.FixtureRequest, ann: Person) -> None:
    visitor: Visitor = request.getfixturevalue(who)
    visitor.visits(f"/privacy/people/{ann.id}/erase/")
    assert visitor.answer.status_code == 403


# The log


def test_a_request_is_written_down_and_its_days_are_worked_out(alice: Visitor, ann: Person) -> None:
    alice.visits(f"/people/{ann.id}/").follows("Write a request down").chooses(
        "What do they ask?", "To see what is held"
    )
    alice.fills("When did it come?", "1/9/2026").chooses("How did it come?", "E-mail").presses("Write it down")
    assert alice.heading == "To see what is held: Ann Example"
    alice.sees("Answer by, to be safe 29 September 2026", "The law’s last day 1 October 2026", "Overdue")
    alice.follows("Everything held about them")
    assert alice.heading == "What we hold about you"


def test_somebody_not_on_the_list_asks_by_name(alice: Visitor) -> None:
    alice.visits("/privacy/requests/add/").chooses("What do they ask?", "A complaint")
    alice.chooses("How did it come?", "On the phone").presses("Write it down")
    alice.is_told("Choose who asks, or write their name below.", beside="Who asks?")
    alice.fills("Their name, if they are not on the list", "Bo Sample").presses("Write it down")
    alice.sees("A complaint: Bo Sample", "Acknowledge by 23 December 2026").follows("It was acknowledged").presses(
        "Save"
    )
    alice.sees("Look into it, and tell them the outcome.").follows("Close it")
    alice.chooses("How did it end?", "Complaint upheld").presses("Close it").sees("It is closed.", "Complaint upheld.")


def test_the_clock_is_stopped_and_runs_on(alice: Visitor, group: Group, ann: Person) -> None:
    asked = group.makes(make_request, person=ann)
    alice.visits(f"/privacy/requests/{asked.id}/").follows("Waiting for something of theirs")
    alice.chooses("What do you wait for?", "Proof of who they are").fills("You asked them on", "22/11/2026").presses(
        "Stop the clock"
    )
    alice.sees("Waiting for them", "The clock stands still until they answer.")
    alice.follows("What was awaited has come").fills("It came on", "21/11/2026").presses("Let the clock run on")
    alice.is_told("That is before the day the clock was stopped.", beside="It came on")
    alice.fills("It came on", "today").presses("Let the clock run on").sees("Answer by, to be safe 20 December 2026")


def test_two_months_more_need_a_reason_told_within_the_first(alice: Visitor, group: Group, ann: Person) -> None:
    late = group.makes(make_request, person=ann, received_on=date(2026, 10, 1))
    alice.visits(f"/privacy/requests/{late.id}/longer/").fills("Why it takes longer", "Much paper").presses("Save")
    alice.is_told(
        "They must be told within the first month. That day is too late to take longer.", beside="You told them on"
    )
    alice.fills("You told them on", "30/10/2026").presses("Save").sees("The law’s last day 4 January 2027")
    alice.sees("It takes longer because: Much paper")


def test_a_request_is_changed_closed_and_opened_again(alice: Visitor, group: Group, ann: Person) -> None:
    asked = group.makes(make_request, kind=Kind.CORRECTION, name="Bo Sample")
    alice.visits(f"/privacy/requests/{asked.id}/").follows("Change").fills(
        "In their words", "The street is wrong"
    ).presses("Save")
    alice.sees("The street is wrong").follows("Close it").chooses("How did it end?", "Done as asked")
    alice.fills("You told them on", "19/11/2026").presses("Close it")
    alice.is_told("That is before the day it came.", beside="You told them on")
    alice.fills("You told them on", "today").presses("Close it").sees("Closed").presses("Open it again").sees(
        "It is open again."
    )


def test_the_log_shows_the_overdue_first_and_is_narrowed(alice: Visitor, group: Group, ann: Person) -> None:
    group.makes(make_request, name="Later Sample")
    group.makes(make_request, person=ann, received_on=date(2026, 9, 1))
    alice.visits("/privacy/requests/")
    assert alice.page.text.index("Ann Example") < alice.page.text.index("Later Sample")
    alice.visits("/privacy/requests/?q=later").sees("Later Sample").does_not_see("Ann Example")
    alice.visits("/privacy/requests/?shown=complaints").sees("None is found.")


def test_what_is_asked_stands_on_the_desk_of_those_who_answer(
    alice: Visitor, bob: Visitor, group: Group, ann: Person
) -> None:
    group.makes(make_request, person=ann, received_on=date(2026, 10, 1))
    alice.visits("/").sees("Ann Example: to see what is held", "Answer it by 29 October 2026.", "Overdue")
    bob.visits("/").does_not_see("to see what is held")


# How long


def test_the_group_keeps_something_longer_and_is_warned(alice: Visitor, group: Group) -> None:
    alice.visits("/privacy/retention/").sees("2 years after they left").visits("/privacy/retention/former/")
    assert alice.field("How many months?") == "24"
    alice.fills("How many months?", "48").fills("Because", "A grant asks").presses("Save")
    alice.sees("Saved. Most groups keep this 2 years at the most.", "4 years after they left", "Because: A grant asks")
    alice.visits("/privacy/retention/former/").fills("How many months?", "24").fills("Because", "").presses("Save")
    alice.sees("2 years after they left").does_not_see("Our own")


def test_what_the_law_or_the_program_sees_to_is_not_changed(alice: Visitor) -> None:
    for item in ("private", "minutes", "nonsense"):
        alice.visits(f"/privacy/retention/{item}/")
        assert alice.answer.status_code == 404


def test_whose_time_has_come_is_erased_or_kept_another_year(alice: Visitor, group: Group, ann: Person) -> None:
    group.makes(leave, ann.id, date(2024, 11, 24))
    still = group.makes(make_person, name="Bo Sample")
    group.makes(leave, still.id, date(2024, 11, 25))
    alice.visits("/").sees("Look through who may be forgotten").visits("/privacy/forget/")
    alice.sees("Left on 24 November 2024; kept 2 years after they left.").does_not_see("Bo Sample")
    alice.follows("Keep another year: Ann Example").fills("Because", "She may return").presses("Keep another year")
    alice.sees("Ann Example is kept another year.", "until 24 November 2027: She may return", "Nobody at present")
    alice.presses("We have looked through this").visits("/").does_not_see("Look through who may be forgotten")


def test_several_are_erased_with_one_preview(alice: Visitor, group: Group, ann: Person) -> None:
    group.makes(leave, ann.id, date(2020, 1, 1))
    other = group.makes(make_person, name="Bo Sample")
    group.makes(leave, other.id, date(2020, 1, 1))
    alice.visits("/privacy/erase/").is_at("/privacy/forget/").sees("Tick somebody first.")
    alice.ticks("Ann Example").ticks("Bo Sample").presses("Look at those ticked together").sees(
        "Erase 2 people", "Bo Sample"
    )
    alice.chooses("Why?", "Their time has come: they are kept no longer")
    alice.ticks("I have read what goes and what stays. It cannot be undone.").presses("Erase for good")
    alice.sees(f"Former member {ann.id}, Former member {other.id}")
    assert [group.asks(find_whole, one.id) for one in (ann, other)] == [None, None]


def test_a_secretary_sees_whose_time_has_come_but_erases_nobody(carol: Visitor, group: Group, ann: Person) -> None:
    group.makes(leave, ann.id, date(2020, 1, 1))
    carol.visits("/privacy/forget/").sees("Ann Example", "Keep another year").does_not_see("Erase")


# The notice


def test_the_notice_is_made_from_what_the_group_really_keeps(dana: Visitor, group: Group, ann: Person) -> None:
    dana.visits("/privacy/notice/paper/").sees(
        "How we may reach you", "explicit consent", "Articles 6(1)(a) and 9(2)(a)"
    )
    dana.sees("2 years after you left", "Information Commissioner’s Office", "within 30 days")
    dana.does_not_see("contact list", "Photographs of you", "Whom to ring in an emergency", "What you paid us")
    dana.does_not_see("Words we put to your name")
    group.makes(agree, ann.id)
    group.makes(set_tags, person=ann, tags=[], new="Drives")
    dana.visits("/privacy/notice/paper/").sees("What you ticked for our contact list", "Words we put to your name")


def test_the_notice_is_adopted_and_its_very_paper_is_served_ever_after(
    alice: Visitor, dana: Visitor, ann: Person
) -> None:
    alice.visits("/privacy/").follows("Our privacy notice").follows("Record that it was adopted").presses("Record it")
    alice.sees("Say first whom people can ask, and how: a notice without that is none.")
    alice.visits("/privacy/notice/").follows("Whom to ask, and other details")
    alice.fills("Whom can people ask, and how?", "The secretary, 0115 496 0123").presses("Save").sees("Saved.")
    alice.follows("Record that it was adopted").presses("Record it").sees(
        "The notice is adopted", "Version 1, adopted on 24 November 2026."
    )
    stored = dana.visits("/privacy/notice/").downloads("Open the PDF that was stored")
    assert stored.data[:5] == b"%PDF-"
    assert stored.headers["Content-Disposition"] == 'inline; filename="privacy-notice-1-2026-11-24.pdf"'
    alice.visits("/privacy/notice/change/").fills("Further sentences", "One more.").presses("Save")
    alice.sees("What you keep, or how you keep it, has changed since.")
    assert dana.downloads("/privacy/notice/1/notice.pdf").data == stored.data


def test_two_who_change_the_notice_both_keep_their_words(alice: Visitor, carol: Visitor) -> None:
    alice.visits("/privacy/notice/change/").fills("Whom can people ask, and how?", "First").presses("Save")
    alice.visits("/privacy/notice/change/").fills("Whom can people ask, and how?", "Alice")
    carol.visits("/privacy/notice/change/").fills("Whom can people ask, and how?", "Carol").presses("Save").sees(
        "Saved."
    )
    alice.presses("Save").sees("Saved meanwhile by someone else: Carol")


def leave(person_id: int, left_on: date) -> None:
    record_leaving(person=session.get_one(Person, person_id), left_on=left_on)


def agree(person_id: int) -> None:
    person = session.get_one(Person, person_id)
    record_answers(
        person=person,
        yes=[Purpose.PHONE_LIST],
        shows=[(Item.PHONE, Audience.MEMBERS)],
        said_on=date(2026, 11, 1),
        how=Way.PAPER,
    )


def test_the_words_of_requests_settled_long_ago_are_taken_out_when_somebody_says_so(
    alice: Visitor, group: Group
) -> None:
    with group.at_work():
        for day, name in ((date(2020, 11, 24), "Old Sample"), (date(2020, 11, 25), "Newer Sample")):
            asked = make_request(name=name, received_on=day, details="In words")
            close_request(request=asked, closed_on=day, ended=Ended.DONE)
    alice.visits("/privacy/forget/").sees("The words of 1 request or complaint need not be kept any more")
    alice.presses("Take the words out").sees("1 request: the words are gone, the days stay.").does_not_see(
        "Take the words out"
    )
    alice.visits("/privacy/requests/?shown=closed").sees("Somebody", "Newer Sample").does_not_see("Old Sample")
    assert group.history_is_whole()


@pytest.mark.parametrize("address", ["held/", "held.json", "erase/"])
def test_whoever_is_shown_what_is_private_is_written_down(alice: Visitor, group: Group, address: str) -> None:
    number = group.makes(make_needs, name="Bo Sample", access="A ramp").id
    alice.visits(f"/privacy/people/{number}/{address}")
    assert alice.answer.status_code == 200
    assert [look.account_id for look in group.asks(looks_at, number)] == [1]


def test_a_number_of_five_thousand_figures_is_nobody(alice: Visitor) -> None:
    alice.visits("/privacy/erase/?person=" + "9" * 5_000).sees("Tick somebody first.")


def test_what_no_page_can_hold_is_left_out_of_a_search(alice: Visitor) -> None:
    for page in ("/people/", "/privacy/requests/"):
        alice.visits(f"{page}?q=Zed%00Zed")
        assert "\x00" not in alice.page.source
