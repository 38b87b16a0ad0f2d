import json

import pytest

from esteem.people.models import Person
from esteem.privacy.queries.held import files_of
from tests.backstage import Group
from tests.makers import make_person
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
