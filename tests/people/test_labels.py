"""Address labels: where each stands, how an address fits, and who gets none."""

import pytest

from esteem.people.models import Person
from esteem.people.queries.labels import labels_of
from esteem.people.rules.labels import A4, SHEETS, LabelSheet, NoLabel, Type, fit, lines_of, sheet_called
from esteem.people.rules.reach import MayReach
from tests.makers import make_person

NARROW, WIDE = SHEETS


# The sheets


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.key)
def test_the_labels_of_a_sheet_fill_it_evenly_from_edge_to_edge(sheet: LabelSheet) -> None:
    right, bottom = sheet.corner(sheet.count - 1)
    free = A4[0] - right - sheet.width, A4[1] - bottom - sheet.height
    assert abs(free[0] - sheet.left) <= 5  # hundredths of a millimetre
    assert abs(free[1] - sheet.top) <= 5


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: sheet.key)
def test_labels_never_lie_over_each_other(sheet: LabelSheet) -> None:
    assert sheet.pitch_across >= sheet.width
    assert sheet.pitch_down >= sheet.height


def test_places_run_row_by_row() -> None:
    assert [NARROW.corner(place) for place in (0, 1, 3)] == [(721, 1515), (7325, 1515), (721, 5325)]


def test_nonsense_asks_for_the_first_kind_of_sheet() -> None:
    assert sheet_called("l9999") is NARROW
    assert sheet_called(None) is NARROW
    assert sheet_called("l7163") is WIDE


# The lines


def test_an_address_on_one_line_is_parted_at_its_commas() -> None:
    assert lines_of("Ann", "1 High Street, Sneinton", "Nottingham", "NG2 4XX") == (
        "Ann", "1 High Street", "Sneinton", "Nottingham", "NG2 4XX",
    )  # fmt: skip


def test_an_address_typed_on_lines_keeps_its_commas() -> None:
    assert lines_of("Ann", "Flat 2, The Mill\nHigh Street", "", "") == ("Ann", "Flat 2, The Mill", "High Street")


def test_a_town_that_stands_in_the_address_already_is_not_said_twice() -> None:
    assert lines_of("Ann", "1 High Street, Leeds", "LEEDS", "LS1 1AA") == ("Ann", "1 High Street", "Leeds", "LS1 1AA")


def test_a_short_address_is_set_large() -> None:
    lines = ("Ann", "1 High Street", "Nottingham", "NG2 4XX")
    assert fit(lines, NARROW).lines == lines
    assert fit(lines, NARROW).type is Type.LARGE


def test_a_longer_address_is_set_smaller_before_anything_is_left_out() -> None:
    lines = ("Ann", *(f"Line {number}" for number in range(5)), "Nottingham", "NG2 4XX")
    assert fit(lines, NARROW).type is Type.SMALLER
    assert fit(lines, NARROW).lines == lines
    assert not fit(lines, NARROW).was_cut


def test_a_street_of_many_lines_is_put_in_one_before_anything_is_left_out() -> None:
    lines = ("Ann", *(f"Line {number}" for number in range(9)), "Nottingham", "NG2 4XX")
    assert fit(lines, NARROW).lines == ("Ann", ", ".join(lines[1:-2]), "Nottingham", "NG2 4XX")
    assert not fit(lines, NARROW).was_cut


def test_an_address_no_label_holds_is_cut_in_the_middle_and_says_so() -> None:
    lines = ("Ann", *(f"Line {number} of an endless street" for number in range(30)), "Nottingham", "NG2 4XX")
    set_so = fit(lines, NARROW)
    assert set_so.was_cut
    assert set_so.type is Type.SMALLEST
    assert (set_so.lines[0], *set_so.lines[-3:]) == ("Ann", "…", "Nottingham", "NG2 4XX")
    assert len(set_so.lines) == 9


def test_a_name_of_two_hundred_letters_leaves_room_for_the_town_and_postcode() -> None:
    set_so = fit(("A" * 200, "1 Road", "Town", "AB1 2CD"), NARROW)
    assert set_so.lines[-2:] == ("Town", "AB1 2CD")
    assert len(set_so.lines) <= 9


def test_a_name_alone_of_no_end_is_cut_too() -> None:
    set_so = fit(("W" * 2000,), NARROW)
    assert set_so.was_cut
    assert len(set_so.lines) <= 9


# Who gets one


@pytest.fixture
def people(books: object) -> dict[str, Person]:
    return {
        "ann": make_person(name="Ann", address="1 High Street", town="Leeds", postcode="LS1 1AA"),
        "ben": make_person(name="Ben", address="2 High Street", by_post=MayReach.NO),
        "cat": make_person(name="Cat"),
        "dee": make_person(name="Dee", address="3 High Street", plain_envelope=True, by_post=MayReach.ASK),
    }


def test_nobody_who_refuses_post_or_has_no_address_gets_a_label(people: dict[str, Person]) -> None:
    made = labels_of(list(people.values()), NARROW, 1)
    assert [label.person for label in made.labels] == [people["ann"], people["dee"]]
    assert made.without == [(people["ben"], NoLabel.NO_POST), (people["cat"], NoLabel.NO_ADDRESS)]


def test_whose_envelope_must_be_plain_is_told(people: dict[str, Person]) -> None:
    assert labels_of(list(people.values()), NARROW, 1).to_mind == [people["dee"]]


def test_a_used_sheet_begins_where_its_labels_begin(people: dict[str, Person]) -> None:
    made = labels_of([people["ann"], people["dee"]], NARROW, 21)
    first, second = made.sheets
    assert first[:20] == [None] * 20
    assert [first[20], *second] == list(made.labels)
