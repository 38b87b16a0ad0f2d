import pytest

from esteem.people.rules.reach import MayReach
from tests.backstage import Group
from tests.makers import make_person
from tests.markup import text_of
from tests.visitor import Visitor


def open_groups(visitor: Visitor) -> list[str]:
    folds = [one for one in visitor.page.all("details") if one.get("class") == "group"]
    return [text_of(next(fold.iter("summary"))) for fold in folds if fold.get("open") is not None]


def test_the_name_comes_first_with_the_focus_and_the_rest_is_folded_away(alice: Visitor) -> None:
    alice.visits("/people/add/")
    shown = [one for one in alice.page.all("input") if one.get("type", "text") != "hidden"]
    assert (shown[0].get("name"), shown[0].get("autofocus") is not None) == ("name", True)
    assert open_groups(alice) == []


def test_a_group_is_open_when_it_holds_something_or_wants_mending(alice: Visitor, group: Group) -> None:
    person = group.makes(make_person, name="Ann", email="ann@example.org", by_post=MayReach.NO)
    alice.visits(f"/people/{person.id}/change/")
    assert open_groups(alice) == ["E-mail", "Post"]
    alice.fills("Joined on", "31/02/2026").fills("E-mail", "").chooses("May we write by post?", "Not asked").presses(
        "Save"
    )
    assert open_groups(alice) == ["Where they stand, and how they heard of us"]


def test_everything_they_offer_is_kept_and_shown_with_what_must_be_minded(alice: Visitor) -> None:
    alice.visits("/people/add/").fills("Name", "Samira Example").fills("Known as", "Sam").fills("Pronouns", "they")
    alice.fills("Phone", "07700 900123 after 6").ticks("Withhold your number when you ring")
    alice.chooses("May we ring them?", "Yes").chooses("May we send a text message?", "No")
    alice.fills("Another phone", "0115 496 0123").fills("Anything else to mind when ringing that one?", "Ask for Sam")
    alice.fills("E-mail", "SAM@Example.ORG").chooses("May we e-mail them?", "Ask first")
    alice.fills("Address", "1 Example Row\nFlat 2").fills("Town", "Sampleton").fills("Postcode", "ZZ1 1ZZ")
    alice.ticks("Plain envelope, with nothing of the group on it")
    alice.chooses("Which way do they like best?", "Ringing").fills("Best times", "Mornings").fills("Notes", "Likes tea")
    alice.presses("Add").sees(
        "Sam is added.", "Known as Sam · they", "Likes tea", "Best times Mornings", "Likes best Ringing"
    )
    alice.sees(
        "07700 900123 after 6 Do not text Withhold your number",
        "0115 496 0123 Do not text Withhold your number Ask for Sam",
    )
    alice.sees("SAM@example.org Ask before e-mailing", "1 Example Row Flat 2 Sampleton ZZ1 1ZZ Plain envelope")
    alice.sees(
        "Ringing: May be rung", "Text message: Do not text", "E-mail: Ask before e-mailing", "Post: Not asked yet"
    )
    assert [link.get("href") for link in alice.page.all("a") if link.get("href", "").startswith("tel:")] == [
        "tel:07700900123", "tel:01154960123",
    ]  # fmt: skip


def test_the_page_of_notes_says_why_no_diagnosis_is_written_there(alice: Visitor) -> None:
    alice.visits("/people/add/").sees("Never a diagnosis", "may ask to see every word")
    alice.does_not_see("birth")


@pytest.mark.parametrize(
    "name", ["A", "x" * 200, "D’Arcy O'Neill-Ó Briain", "Jo 🫖 Example", "محمد بن سعيد", "Wiśniewska-Łuczak"]
)
def test_any_name_is_a_name(alice: Visitor, name: str) -> None:
    alice.visits("/people/add/").fills("Name", name).presses("Add").sees(f"{name} is added.")
    assert alice.heading == name
    heading = alice.page.all("h1")[0]
    assert [text_of(bdi) for bdi in heading.iter("bdi")] == [name]
    alice.visits("/people/").sees(name)


def test_a_name_that_is_too_long_is_kept_with_a_way_to_mend_it(alice: Visitor) -> None:
    alice.visits("/people/add/").fills("Name", "x" * 201).presses("Add")
    alice.is_told("Enter 200 characters at the most; this is 201.", beside="Name")
    assert alice.field("Name") == "x" * 201


def test_two_of_one_name_are_said_so_gently_and_both_are_kept(alice: Visitor, group: Group) -> None:
    group.makes(make_person, name="Siân Example")
    alice.visits("/people/add/").fills("Name", "Sian Example").presses("Add")
    alice.sees("Sian Example is added. There is somebody else called Sian Example")
    alice.visits("/people/?q=sian").sees("2 people")


def test_an_email_is_found_in_any_case(alice: Visitor, group: Group) -> None:
    group.makes(make_person, name="Ann", email="Ann.Example@example.org")
    alice.visits("/people/?q=ANN.EXAMPLE@EXAMPLE.ORG").sees("1 person")


def test_a_phone_of_words_alone_is_asked_for_again(alice: Visitor) -> None:
    alice.visits("/people/add/").fills("Name", "Ann").fills("Phone", "none").presses("Add")
    alice.is_told("Enter a phone number like 0115 496 0123 or 07700 900123.", beside="Phone")
