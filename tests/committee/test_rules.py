from datetime import date

import pytest

from esteem.committee.rules import (
    MORE,
    USUAL,
    OfficeKind,
    Seat,
    check_term,
    is_soon,
    kind_called,
    overlaps,
    starter_called,
    term_due_on,
    term_note,
    warnings,
)
from esteem.kernel.errors import RuleBroken

TODAY = date(2026, 11, 24)


def seat(office: str, person_id: int, *, on_committee: bool = True, has_left: bool = False) -> Seat:
    return Seat(office, kind_called(office), on_committee, person_id, f"Person {person_id}", has_left)


@pytest.mark.parametrize("until_on", [date(2026, 4, 20), date(2026, 4, 19)])
def test_a_term_ends_after_the_day_it_began(until_on: date) -> None:
    with pytest.raises(RuleBroken) as broken:
        check_term(date(2026, 4, 20), until_on)
    assert broken.value.field == "until_on"


def test_a_term_may_last_a_single_day_or_have_no_end() -> None:
    check_term(date(2026, 4, 20), date(2026, 4, 21))
    check_term(date(2026, 4, 20), None)


@pytest.mark.parametrize(
    ("since", "until", "share"),
    [
        (date(2025, 1, 1), date(2026, 1, 1), False),  # over on the day the other begins
        (date(2025, 1, 1), date(2026, 1, 2), True),
        (date(2025, 1, 1), None, True),
        (date(2027, 1, 1), None, False),  # begins on the day the other is over
        (date(2026, 12, 31), None, True),
        (date(2026, 3, 1), date(2026, 4, 1), True),
    ],
)
def test_two_terms_overlap_when_they_share_a_day(since: date, until: date | None, share: bool) -> None:
    assert overlaps(since, until, date(2026, 1, 1), date(2027, 1, 1)) is share
    assert overlaps(date(2026, 1, 1), date(2027, 1, 1), since, until) is share


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Chair", OfficeKind.CHAIR),
        ("chairperson", OfficeKind.CHAIR),
        ("CHAIRWOMAN", OfficeKind.CHAIR),
        ("Secretary", OfficeKind.SECRETARY),
        ("Treasurer", OfficeKind.TREASURER),
        ("Vice chair", None),
        ("Membership secretary", None),
    ],
)
def test_an_office_is_known_by_its_usual_names(name: str, kind: OfficeKind | None) -> None:
    assert kind_called(name) is kind


def test_an_election_is_due_so_many_years_after_the_term_began() -> None:
    assert term_due_on(date(2026, 4, 20), 1) == date(2027, 4, 20)
    assert term_due_on(date(2024, 2, 29), 3) == date(2027, 2, 28)


def test_soon_is_within_two_months_or_past() -> None:
    assert is_soon(date(2027, 1, 23), TODAY) is True
    assert is_soon(date(2027, 1, 24), TODAY) is False
    assert is_soon(date(2020, 1, 1), TODAY) is True


@pytest.mark.parametrize(
    ("since", "until", "years", "note"),
    [
        (date(2026, 4, 20), None, 1, ""),
        (date(2026, 1, 20), None, 1, "Election due by 20 January 2027"),
        (date(2025, 4, 20), None, 1, "Election was due 20 April 2026"),
        (date(2025, 11, 24), None, 1, "Election due by 24 November 2026"),
        (date(2025, 4, 20), None, 3, ""),
        (date(2015, 4, 20), None, None, ""),
        (date(2025, 4, 20), date(2027, 5, 1), 1, "Until 1 May 2027"),
    ],
)
def test_a_running_term_is_noted_only_when_something_is_to_be_minded(
    since: date, until: date | None, years: int | None, note: str
) -> None:
    assert term_note(since, until, years=years, today=TODAY) == note


def test_a_chair_who_is_treasurer_too_is_pointed_out() -> None:
    seats = [seat("Chair", 1), seat("Secretary", 2), seat("Treasurer", 1)]
    assert warnings(seats, least=None, most=None) == [
        "Person 1 is chair and treasurer at once. Most funders ask for two different people."
    ]


def test_three_people_in_three_offices_need_no_word() -> None:
    assert warnings([seat("Chair", 1), seat("Secretary", 2), seat("Treasurer", 3)], least=3, most=3) == []


def test_people_are_counted_once_however_many_offices_they_hold_and_jobs_do_not_count() -> None:
    seats = [seat("Chair", 1), seat("Secretary", 1), seat("Treasurer", 2), seat("Refreshments", 3, on_committee=False)]
    assert warnings(seats, least=3, most=None) == ["2 people are on the committee; your rules ask for 3 at the least."]
    assert warnings(seats[:1], least=3, most=None) == [
        "1 person is on the committee; your rules ask for 3 at the least."
    ]


def test_too_many_are_pointed_out() -> None:
    assert warnings([seat("Chair", 1), seat("Secretary", 2)], least=None, most=1) == [
        "2 people are on the committee; your rules allow 1 at the most."
    ]


def test_whoever_left_the_group_and_is_still_down_is_pointed_out() -> None:
    assert warnings([seat("Chair", 1, has_left=True)], least=None, most=None) == [
        "Person 1 has left the group and is still down as Chair."
    ]


def test_every_starter_has_a_first_text_and_a_name_of_its_own() -> None:
    names = [starter.name for starter in (*USUAL, *MORE)]
    assert len(set(names)) == len(names)
    assert [starter.name for starter in (*USUAL, *MORE) if not starter.duties.endswith(".")] == []
    assert [starter_called(name.upper()) for name in names] == [*USUAL, *MORE]
    assert starter_called("Astronaut") is None
