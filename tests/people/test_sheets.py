"""Contact sheets: who stands on one, numbers that are used once, and what becomes of it when somebody goes."""

from datetime import date

import pytest

from esteem.kernel.errors import RuleBroken
from esteem.people.actions import record_leaving, remove_person
from esteem.people.actions.consents import record_answers
from esteem.people.actions.sheets import (
    forget_on_sheets,
    make_sheet,
    move_on_sheets,
    set_aside_sheet,
    take_sheet_up,
    write_copies,
)
from esteem.people.models import ContactSheet, Person
from esteem.people.queries import sheets as queries
from esteem.people.rules.consents import Audience, Item, Purpose, Way
from esteem.people.rules.held import ERASED, HELD, MERGED
from esteem.people.rules.sheets import LeftOut, check_sheet, files_of, numbers_said, said_left_out, warning
from tests.makers import make_person

MEMBERS, COMMITTEE = Audience.MEMBERS, Audience.COMMITTEE


def make_listed(*shows: tuple[Item, Audience], **details: object) -> Person:
    """Somebody who agreed to be on the phone list, and to show this."""
    person = make_person(**details)
    record_answers(
        person=person, yes=[Purpose.PHONE_LIST], shows=shows or [(Item.PHONE, MEMBERS)],
        said_on=date(2026, 11, 3), how=Way.IN_PERSON,
    )  # fmt: skip
    return person


def make_one(audience: Audience = MEMBERS, copies: int = 3, *people: Person) -> ContactSheet:
    theirs = people or (make_listed(name="Ann", phone="0115 496 0123"),)
    return make_sheet(audience=audience, copies=copies, person_ids=[person.id for person in theirs])


# Rules


def test_a_sheet_needs_somebody_to_print() -> None:
    with pytest.raises(RuleBroken, match="Nobody here has agreed"):
        check_sheet(0, 1)


def test_a_sheet_of_two_thousand_is_refused_before_it_is_printed() -> None:
    with pytest.raises(RuleBroken, match=r"1,000 people at the most; here are 2,000\. Narrow the list first"):
        check_sheet(2000, 1)


@pytest.mark.parametrize("copies", [0, -1, 61])
def test_copies_are_one_to_sixty(copies: int) -> None:
    with pytest.raises(RuleBroken, match="1 to 60 copies") as refused:
        check_sheet(5, copies)
    assert refused.value.field == "copies"


def test_copies_come_in_as_many_files_as_print_quickly() -> None:
    assert files_of(13, 12, 20) == [range(13, 25)]
    assert files_of(1, 12, 200) == [range(1, 6), range(6, 11), range(11, 13)]
    assert files_of(1, 2, 1000) == [range(1, 2), range(2, 3)]


def test_numbers_are_said_in_words() -> None:
    assert numbers_said(7, 1) == "number 7"
    assert numbers_said(7, 12) == "numbers 7 to 18"


def test_the_sheet_says_whose_it_is_in_the_group_s_own_words() -> None:
    assert warning(MEMBERS, "Friends") == "Friends only."
    assert warning(COMMITTEE, "Friends") == "For the committee only."


def test_reasons_are_said_with_how_many() -> None:
    assert said_left_out({LeftOut.NOT_AGREED: 1, LeftOut.GONE: 2}) == [
        "1 person has not agreed to be on a list, or took it back",
        "2 people do not belong now",
    ]


# Who stands on it


def test_only_what_somebody_agreed_to_show_is_shown(books: object) -> None:
    person = make_listed((Item.EMAIL, MEMBERS), name="Ann", phone="0115 496 0123", email="ann@example.org")
    (entry,) = queries.chosen_for(MEMBERS, [person]).entries
    assert [(one.what, one.words) for one in entry.reach] == [("E-mail", "ann@example.org")]


def test_what_is_for_the_committee_is_not_for_members(books: object) -> None:
    person = make_listed((Item.PHONE, COMMITTEE), name="Ann", phone="0115 496 0123")
    assert queries.chosen_for(MEMBERS, [person]).left_out == [(person, LeftOut.NOT_THESE)]
    assert [entry.name for entry in queries.chosen_for(COMMITTEE, [person]).entries] == ["Ann"]


def test_they_stand_there_as_they_like_to_be_called(books: object) -> None:
    person = make_listed(name="Samantha Example", known_as="Sam", phone="0115 496 0123")
    assert [entry.name for entry in queries.chosen_for(MEMBERS, [person]).entries] == ["Sam"]


def test_what_must_be_minded_stands_beside_the_number_and_the_address(books: object) -> None:
    person = make_listed(
        (Item.PHONE, MEMBERS), (Item.SECOND_PHONE, MEMBERS), (Item.EMAIL, MEMBERS), (Item.ADDRESS, MEMBERS),
        name="Ann", phone="0115 496 0123", no_voicemail=True, phone_care="Say you are Sam", second_phone="0115 496 0999",
        second_phone_care="Work", email="ann@example.org", email_care="Shared inbox", address="1 High Street\nSneinton",
        town="Leeds", postcode="LS1 1AA", plain_envelope=True,
    )  # fmt: skip
    (entry,) = queries.chosen_for(MEMBERS, [person]).entries
    assert [(one.words, one.cautions) for one in entry.reach] == [
        ("0115 496 0123", ("Do not leave a voicemail", "Say you are Sam")),
        ("0115 496 0999", ("Do not leave a voicemail", "Work")),
        ("ann@example.org", ("Shared inbox",)),
        ("1 High Street, Sneinton, Leeds, LS1 1AA", ("Plain envelope",)),
    ]


def test_a_town_is_not_said_twice(books: object) -> None:
    person = make_listed(
        (Item.TOWN, MEMBERS), (Item.ADDRESS, MEMBERS), name="Ann", address="1 High Street", town="Leeds"
    )
    (entry,) = queries.chosen_for(MEMBERS, [person]).entries
    assert [one.words for one in entry.reach] == ["1 High Street, Leeds"]


def test_each_who_is_left_out_is_told_with_the_reason(books: object) -> None:
    never = make_person(name="Ben", phone="0115 496 0123")
    empty = make_listed(name="Cat")
    gone = make_listed(name="Dee", phone="0115 496 0123")
    record_leaving(person=gone, left_on=date(2026, 11, 20))
    chosen = queries.chosen_for(MEMBERS, [never, empty, gone])
    assert chosen.entries == []
    assert chosen.left_out == [
        (never, LeftOut.NOT_AGREED), (empty, LeftOut.NOTHING_KEPT), (gone, LeftOut.GONE),
    ]  # fmt: skip
    assert chosen.reasons == {LeftOut.NOT_AGREED: 1, LeftOut.NOTHING_KEPT: 1, LeftOut.GONE: 1}


def test_who_takes_it_back_is_on_no_sheet(books: object) -> None:
    person = make_listed(name="Ann", phone="0115 496 0123")
    record_answers(person=person, yes=[], no=[Purpose.PHONE_LIST], said_on=date(2026, 11, 24), how=Way.PHONE)
    assert queries.chosen_for(MEMBERS, [person]).left_out == [(person, LeftOut.NOT_AGREED)]


# Made and numbered


def test_a_number_is_used_once_only(books: object) -> None:
    first, second = make_one(MEMBERS, 3), make_one(COMMITTEE, 2)
    assert (list(first.numbers), list(second.numbers)) == ([1, 2, 3], [4, 5])


def test_a_sheet_replaces_the_one_before_for_the_same_people(books: object) -> None:
    first, _other, second = make_one(), make_one(COMMITTEE), make_one()
    assert first.replaces_id is None
    assert second.replaces_id == first.id


def test_a_sheet_that_was_not_handed_out_is_not_replaced_and_its_numbers_stay_used(books: object) -> None:
    first = make_one()
    wrong = set_aside_sheet(sheet=make_one())
    third = make_one()
    assert third.replaces_id == first.id
    assert third.first_number == wrong.first_number + 3
    assert take_sheet_up(sheet=wrong).unused_at is None


def test_a_sheet_is_printed_on_the_day_it_was_made_only(books: object, freeze: object) -> None:
    sheet = make_one()
    assert queries.may_be_printed(sheet)
    freeze(date(2026, 11, 25))  # type: ignore[operator]  # the clock of the fixture
    assert not queries.may_be_printed(sheet)


def test_who_left_after_it_was_made_is_printed_no_more(books: object) -> None:
    ann, ben = make_listed(name="Ann", phone="0115 496 0123"), make_listed(name="Ben", phone="0115 496 0124")
    sheet = make_one(MEMBERS, 1, ann, ben)
    remove_person(person=ben)
    assert list(queries.people_on(sheet)) == [ann]


def test_who_has_which_copy_and_what_came_back_is_kept(books: object) -> None:
    ann = make_person(name="Ann")
    sheet = write_copies(sheet=make_one(), holders={1: ann.id, 2: ann.id, 3: None}, back=frozenset({2}))
    copies = queries.copies_of(sheet)
    assert {number: (copy.person, copy.back_on) for number, copy in copies.items()} == {
        1: (ann, None),
        2: (ann, date(2026, 11, 24)),
    }
    assert queries.still_out(sheet) == [(1, ann)]


def test_the_day_a_copy_came_back_stays_when_more_is_written_down(books: object, freeze: object) -> None:
    sheet = write_copies(sheet=make_one(), holders={}, back=frozenset({2}))
    freeze(date(2026, 12, 1))  # type: ignore[operator]  # the clock of the fixture
    write_copies(sheet=sheet, holders={}, back=frozenset({2, 3}))
    assert {n: copy.back_on for n, copy in queries.copies_of(sheet).items()} == {
        2: date(2026, 11, 24), 3: date(2026, 12, 1),
    }  # fmt: skip


# Held, erased, merged


def test_the_sheets_somebody_was_on_and_was_given_are_told(books: object) -> None:
    ann = make_listed(name="Ann", phone="0115 496 0123")
    write_copies(sheet=make_one(MEMBERS, 3, ann), holders={2: ann.id}, back=frozenset())
    assert [(held.title, list(held.rows)) for held in queries.held_of_sheets(ann.id)] == [
        ("Contact sheets they were on", [("24 November 2026", "Everyone in the group", "3")]),
        ("Contact sheets they were given", [("2", "24 November 2026", "No")]),
    ]
    assert queries.held_of_sheets(make_person(name="Ben").id) == []


def test_who_is_erased_is_on_no_sheet_and_has_no_copy(books: object) -> None:
    ann = make_listed(name="Ann", phone="0115 496 0123")
    sheet = write_copies(sheet=make_one(MEMBERS, 3, ann), holders={2: ann.id}, back=frozenset())
    forget_on_sheets(ann.id)
    assert queries.held_of_sheets(ann.id) == []
    assert list(queries.people_on(sheet)) == []


def test_two_who_are_one_keep_the_sheets_and_copies_of_both(books: object) -> None:
    ann, same = make_listed(name="Ann", phone="0115 496 0123"), make_listed(name="Anne", phone="0115 496 0123")
    both = make_one(MEMBERS, 1, ann, same)
    hers = write_copies(sheet=make_one(MEMBERS, 1, same), holders={2: same.id}, back=frozenset())
    move_on_sheets(ann.id, same.id)
    assert [list(queries.people_on(sheet)) for sheet in (both, hers)] == [[ann], [ann]]
    assert queries.still_out(hers) == [(2, ann)]
    assert queries.held_of_sheets(same.id) == []


def test_the_house_asks_the_sheets_when_somebody_wants_to_know_goes_or_was_two(app: object) -> None:
    hooks = app.extensions["esteem.house"].hooks  # type: ignore[attr-defined]  # the app of the fixture
    assert queries.held_of_sheets in hooks[HELD]
    assert forget_on_sheets in hooks[ERASED]
    assert move_on_sheets in hooks[MERGED]
