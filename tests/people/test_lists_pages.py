"""The list of people on the page: searched, narrowed, said in words, saved, tagged, taken along."""

from __future__ import annotations

import csv
import io
from datetime import date
from zipfile import ZipFile

from esteem.people.actions.saved_lists import save_list
from esteem.people.actions.tags import make_tag, put_away_tag, set_tags, tag_people
from esteem.people.models import Person, Tag
from esteem.people.rules.finding import Wanted
from esteem.people.rules.standing import Stands
from tests.backstage import Group
from tests.makers import make_person, make_term
from tests.visitor import Visitor


def tagged(name: str, tag: str) -> Person:
    return set_tags(person=make_person(name=name), tags=[], new=tag)


def test_a_search_finds_words_in_any_order_and_numbers_however_typed(alice: Visitor, group: Group) -> None:
    group.makes(make_person, name="Ann Other", phone="07700 900456")
    group.makes(make_person, name="Bo Else")
    for sought in ("other ann", "+44 7700 900456"):
        alice.visits("/people/").fills("Find by name, town, number or e-mail", sought).presses("Search")
        alice.sees(f"1 person: found by “{sought}”", "Ann Other").does_not_see("Bo Else")


def test_what_narrows_the_list_is_said_and_each_part_can_be_taken_away(alice: Visitor, group: Group) -> None:
    group.makes(make_person, name="Ann", town="Derby", stands=Stands.HELPER)
    group.makes(make_person, name="Bo", town="Derby")
    group.makes(make_person, name="Cy", town="York", stands=Stands.HELPER)
    alice.visits("/people/?q=derby&standing=helpers").sees("1 person: found by “derby”; helpers")
    alice.follows("× Without: found by “derby”").is_at("/people/?standing=helpers").sees("2 people: helpers")
    alice.visits("/people/?q=derby&standing=helpers").follows("Show everyone here now").is_at("/people/").sees(
        "3 people"
    )


def test_the_list_is_narrowed_by_its_filters(alice: Visitor, group: Group) -> None:
    group.makes(make_term, office="Chair", person=group.makes(make_person, name="Ann"))
    group.makes(make_person, name="Bo", joined_on=date(2026, 3, 5), email="bo@example.org")
    alice.visits("/people/").chooses("Who", "Hold an office").presses("Search").sees("1 person: hold an office", "Ann")
    alice.visits("/people/").fills("Joined from", "1/3/2026").fills("Joined to", "31 Mar 2026").presses("Search")
    alice.sees("1 person: joined 1 Mar 2026 to 31 Mar 2026", "Bo").does_not_see("Ann")
    assert alice.field("Joined from") == "01/03/2026"
    alice.visits("/people/").ticks("No way to reach them is kept").presses("Search").sees("Ann").does_not_see("Bo")
    alice.visits("/people/").chooses("Consent", "Keep their details").chooses("Of that consent", "Not asked yet")
    alice.presses("Search").sees("2 people: keep their details: not asked yet")


def test_whoever_left_is_one_step_away_when_a_search_finds_nobody(alice: Visitor, group: Group) -> None:
    group.makes(make_person, name="Ann", joined_on=date(2025, 1, 1), left_on=date(2026, 1, 1))
    alice.visits("/people/?q=ann").sees("Nobody here is found by “ann”.").follows("Look among those who left").sees(
        "Ann"
    )


def test_a_tag_stands_beside_the_name_and_is_something_to_narrow_by(alice: Visitor, group: Group) -> None:
    group.makes(tagged, "Ann", "Drives")
    group.makes(make_person, name="Bo")
    alice.visits("/people/").sees("Ann Drives").chooses("Tag", "Drives").presses("Search")
    alice.sees("1 person: tagged “Drives”").does_not_see("Bo")


def test_somebody_is_tagged_on_their_page_and_the_hint_says_to_leave_health_out(alice: Visitor, group: Group) -> None:
    person = group.makes(make_person, name="Ann")
    alice.visits(f"/people/{person.id}/").follows("Put a tag to Ann").sees("Leave health out")
    alice.fills("A new tag", "Drives").presses("Save").sees("Saved.", "Drives")
    alice.follows("Change tags").unticks("Drives").fills("A new tag", "Sings").presses("Save").sees("Sings").follows(
        "Sings"
    )
    alice.sees("1 person: tagged “Sings”")


def test_a_tag_is_renamed_put_away_and_put_back(alice: Visitor, group: Group) -> None:
    group.makes(tagged, "Ann", "Drives")
    alice.visits("/people/tags/").sees("Leave health out").follows("Rename or put away Drives")
    alice.fills("Tag", "Can drive").presses("Save").follows("Rename or put away Can drive").presses("Put away")
    alice.sees("“Can drive” is put away").visits("/people/").does_not_see("Can drive")
    alice.visits("/people/tags/").presses("Put back").sees("“Can drive” is back.").visits("/people/").sees(
        "Ann Can drive"
    )


def test_two_tags_of_one_name_are_refused_beside_the_field(alice: Visitor, group: Group) -> None:
    group.makes(make_tag, "Drives")
    tag: Tag = group.makes(make_tag, "Sings")
    alice.visits(f"/people/tags/{tag.id}/").fills("Tag", "drives").presses("Save")
    alice.is_told("There is such a tag already.", beside="Tag")
    assert alice.field("Tag") == "drives"


def test_a_list_is_saved_stands_above_the_list_and_is_put_away_and_back(alice: Visitor, group: Group) -> None:
    group.makes(make_person, name="Ann", town="Derby")
    alice.visits("/people/?q=derby").follows("Save this list").sees("It shows: found by “derby”.")
    alice.fills("Name of the list", "From Derby").presses("Save").sees("“From Derby” is saved")
    alice.visits("/people/").follows("From Derby").is_at("/people/?q=derby").sees("Ann")
    alice.visits("/people/lists/").follows("Rename or put away From Derby").fills("Name of the list", "Derby").presses(
        "Save"
    )
    alice.follows("Rename or put away Derby").presses("Put away").visits("/people/").does_not_see("Derby Town")
    alice.visits("/people/lists/").presses("Put back").sees("“Derby” is back.")


def test_a_second_list_of_the_same_name_is_refused_beside_the_field(alice: Visitor, group: Group) -> None:
    group.makes(save_list, wanted=Wanted(sought="x"), name="Derby")
    alice.visits("/people/lists/save/?q=derby").fills("Name of the list", "derby").presses("Save")
    alice.is_told("There is a list of that name already.", beside="Name of the list")


def test_whoever_only_looks_sees_tags_and_lists_and_changes_none(bob: Visitor, group: Group) -> None:
    person = group.makes(tagged, "Ann", "Drives")
    group.makes(save_list, wanted=Wanted(sought="ann"), name="Some")
    bob.visits("/people/tags/").sees("Drives").does_not_see("Rename or put away")
    bob.visits("/people/lists/").sees("Some").does_not_see("Rename or put away")
    for address in ("/people/tags/1/", "/people/lists/1/", "/people/lists/save/", f"/people/{person.id}/tags/"):
        bob.visits(address).is_refused()


def test_a_viewer_finds_nobody(dana: Visitor, group: Group) -> None:
    group.makes(tagged, "Ann", "Drives")
    for address in (
        "/people/?q=ann",
        "/people/tags/",
        "/people/lists/",
        "/people/people.csv",
        "/people/people.xlsx",
        "/people/many/",
    ):
        dana.visits(address).is_refused()


def test_a_tag_put_away_is_said_to_be_there_no_more(alice: Visitor, group: Group) -> None:
    group.makes(tagged, "Ann", "Drives")
    group.makes(lambda: put_away_tag(tag=make_tag("Sings")))
    alice.visits("/people/?tag=2").sees("0 people: tagged “a tag that is gone”", "Nobody is like that.")


# Taken along


def test_a_file_has_what_must_be_minded_beside_each_number_and_address(alice: Visitor, group: Group) -> None:
    group.makes(
        make_person, name="Ann", phone="0115 496 0123", no_voicemail=True, second_phone="07700 900123",
        second_phone_care="Her sister’s", email="ann@example.org", email_care="Shared", town="Derby",
    )  # fmt: skip
    group.makes(make_person, name="Bo", no_voicemail=True)
    answer = alice.visits("/people/").downloads("Spreadsheet (CSV)")
    rows = list(csv.DictReader(io.StringIO(answer.get_data(as_text=True).lstrip("\ufeff"))))
    assert list(rows[0].values()) == [
        "Ann", "", "Member", "0115 496 0123", "Do not leave a voicemail", "07700 900123",
        "Do not leave a voicemail; Her sister’s", "ann@example.org", "Shared", "Derby", "", "",
    ]  # fmt: skip
    assert [rows[1][f"To mind when {what}"] for what in ("ringing", "ringing the other phone", "e-mailing")] == [
        "",
        "",
        "",
    ]


def test_an_excel_file_of_what_the_list_shows(alice: Visitor, group: Group) -> None:
    group.makes(
        tag_people, people=[group.makes(make_person, name="=Ann", phone="0115 496 0123")], tag=None, new="Drives"
    )
    group.makes(make_person, name="Bo")
    answer = alice.visits("/people/?tag=1").downloads("Excel")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="people.xlsx"'
    with ZipFile(io.BytesIO(answer.get_data())) as book:
        texts, sheet = book.read("xl/sharedStrings.xml").decode(), book.read("xl/worksheets/sheet1.xml").decode()
    assert ("<t>=Ann</t>" in texts, "<t>0115 496 0123</t>" in texts, "<t>Bo</t>" in texts, "<f>" in sheet) == (
        True,
        True,
        False,
        False,
    )
