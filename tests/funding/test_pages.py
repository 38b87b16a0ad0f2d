from datetime import date

import pytest

from esteem.funding.actions import record_event
from esteem.funding.models import Application
from esteem.funding.rules import Happening
from esteem.kernel.money import Money
from esteem.kernel.pages import find
from tests.backstage import Group
from tests.makers import make_application
from tests.statements import queries
from tests.visitor import Visitor


def test_an_application_goes_from_first_words_to_money_received(alice: Visitor) -> None:
    alice.visits("/funding/").sees("No application under way").follows("Begin an application")
    alice.fills("Who is the money from?", "Sample Fund").fills("What is it for?", "Room hire for a year")
    alice.fills("How much do you ask for?", "500").fills("Deadline", "1/12/2026").presses("Save")
    alice.sees("Sample Fund", "£500.00", "Tuesday 1 December 2026", "Being written")
    alice.follows("Record what happened").chooses("What happened?", "Sent to the funder").fills(
        "When?", "today"
    ).presses("Record")
    alice.sees("Waiting for an answer").follows("Record what happened").chooses("What happened?", "Awarded").fills(
        "How much?", "450"
    ).presses("Record")
    alice.sees("Awarded: £450.00").follows("Record what happened").chooses("What happened?", "Money received").fills(
        "How much?", "450"
    ).presses("Record")
    alice.sees("Received so far £450.00")
    alice.visits("/funding/").sees("1 application", "£450.00", "Money received")


def test_what_cannot_come_next_is_not_offered(alice: Visitor, group: Group) -> None:
    application = group.makes(make_application)
    alice.visits(f"/funding/{application.id}/happened/").sees("Sent to the funder", "Withdrawn by us").does_not_see(
        "Report sent"
    )


def test_an_award_without_an_amount_keeps_every_word(alice: Visitor, group: Group) -> None:
    application = group.makes(make_application)
    alice.visits(f"/funding/{application.id}/happened/").chooses("What happened?", "Sent to the funder").presses(
        "Record"
    )
    alice.follows("Record what happened").chooses("What happened?", "Awarded").fills(
        "Anything to remember?", "By letter"
    ).presses("Record")
    assert alice.answer.status_code == 422
    alice.is_told("Enter the amount, like 500.", beside="How much?")
    assert alice.field("Anything to remember?") == "By letter"


def test_the_last_line_is_taken_back(alice: Visitor, group: Group) -> None:
    application = group.makes(make_application)
    alice.visits(f"/funding/{application.id}/happened/").chooses("What happened?", "Withdrawn by us").presses(
        "Record"
    ).sees("Withdrawn")
    alice.presses("Take the last line back").sees("It stands at: being written.")


def test_taking_back_nothing_is_said_plainly(alice: Visitor, group: Group) -> None:
    application = group.makes(make_application)
    form = alice.visits(f"/funding/{application.id}/").page
    token = next(field.get("value") for field in form.all("input") if field.get("name") == "csrf_token")
    answer = alice.client.post(f"/funding/{application.id}/take-back/", data={"csrf_token": token})
    assert answer.status_code == 422
    assert "Nothing has been recorded yet that could be taken back." in answer.get_data(as_text=True)


def test_two_who_change_one_application_both_keep_their_words(alice: Visitor, carol: Visitor, group: Group) -> None:
    application = group.makes(make_application)
    alice.visits(f"/funding/{application.id}/change/").fills("Notes", "Ask Jo first")
    carol.visits(f"/funding/{application.id}/change/").fills("Notes", "Ring them").presses("Save")
    alice.presses("Save").sees("Saved meanwhile by someone else: Ring them")
    assert (alice.answer.status_code, alice.field("Notes")) == (409, "Ask Jo first")


def test_a_mistake_is_removed_and_put_back(alice: Visitor, group: Group) -> None:
    application = group.makes(make_application, purpose="Minibus")
    alice.visits(f"/funding/{application.id}/").presses("Remove: begun by mistake").sees("can be put back")
    alice.visits("/funding/").does_not_see("Minibus")
    alice.visits(f"/funding/{application.id}/").presses("Put back")
    alice.visits("/funding/").sees("Minibus")


def test_what_the_list_shows_is_what_is_downloaded(alice: Visitor, group: Group) -> None:
    group.makes(make_application, funder="=1+1", deadline_on=date(2026, 12, 1))
    answer = alice.visits("/funding/").downloads("Download this list")
    lines = answer.get_data(as_text=True).lstrip("\ufeff").splitlines()
    assert lines[1:] == ["'=1+1,Room hire for a year,,2026-12-01,Being written,,0.00,"]


def test_words_written_by_people_are_shown_as_words(alice: Visitor, group: Group) -> None:
    application = group.makes(
        make_application, strings="<script>alert(1)</script> *two* visits [x](javascript:alert(1))"
    )
    alice.visits(f"/funding/{application.id}/").sees("two visits")
    text = alice.answer.get_data(as_text=True)
    assert "<em>two</em>" in text
    assert "<script>alert" not in text
    assert 'href="javascript' not in text


def test_a_viewer_changes_nothing(dana: Visitor, group: Group) -> None:
    application = group.makes(make_application)
    dana.visits(f"/funding/{application.id}/").does_not_see("Record what happened")
    for page in ("add/", f"{application.id}/change/", f"{application.id}/happened/"):
        dana.visits(f"/funding/{page}").is_refused()


@pytest.mark.parametrize("page", ["", "change/", "happened/"])
def test_an_application_that_is_not_there_is_plainly_not_there(alice: Visitor, page: str) -> None:
    alice.visits(f"/funding/99/{page}").finds_nothing()


def test_a_long_list_asks_the_database_no_more_than_a_short_one(alice: Visitor, group: Group) -> None:
    group.makes(make_application)
    alice.visits("/funding/")
    with queries() as few:
        alice.visits("/funding/")
    with group.at_work():
        for number in range(60):
            make_application(purpose=f"Number {number}")
    with queries() as many:
        alice.visits("/funding/")
    assert len(many) == len(few)


def test_the_money_of_an_award_is_kept_in_a_fund_of_its_own(alice: Visitor, group: Group) -> None:
    application = group.makes(make_application, funder="Sample Fund", purpose="Room")
    alice.visits(f"/funding/{application.id}/").does_not_see("Open a fund for it")
    for kind, amount in ((Happening.SUBMITTED, None), (Happening.AWARDED, Money(50000))):
        with group.at_work():
            record_event(application=find(Application, application.id), kind=kind, on=date(2026, 11, 1), amount=amount)
    alice.visits(f"/funding/{application.id}/").presses("Open a fund for it")
    alice.sees("Kept in the fund Sample Fund: Room", "Left of it £0.00").follows("Sample Fund: Room")
    assert alice.heading == "Sample Fund: Room"


def test_two_awards_of_one_name_do_not_share_a_fund_and_it_is_said_plainly(alice: Visitor, group: Group) -> None:
    for _ in range(2):
        application = group.makes(make_application, funder="Sample Fund", purpose="Room")
        for kind, amount in ((Happening.SUBMITTED, None), (Happening.AWARDED, Money(50000))):
            with group.at_work():
                record_event(
                    application=find(Application, application.id), kind=kind, on=date(2026, 11, 1), amount=amount
                )
        alice.visits(f"/funding/{application.id}/").presses("Open a fund for it")
    assert alice.answer.status_code == 422
    alice.sees("There is already a fund of that name.")
