import json

import pytest

from esteem.access.queries import account_named
from esteem.people.models import Person
from esteem.privacy.queries.held import files_of, find_whole
from tests.backstage import Group
from tests.makers import make_meeting, make_payment, make_person
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
