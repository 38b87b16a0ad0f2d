"""Lifts: offered and wanted, put together, what may be shown, the drivers' sheet, and forgetting them."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from esteem.kernel.errors import RuleBroken
from esteem.meetings.actions import remove_meeting
from esteem.meetings.actions.lifts import (
    add_lift,
    change_lift,
    forget_old_lifts,
    get_out,
    go_along,
    remove_lift,
)
from esteem.meetings.models import Lift, Meeting
from esteem.meetings.papers.lifts import Reach, Sheet, lift_sheet
from esteem.meetings.queries.lifts import held_of_lifts, lifts_of
from esteem.meetings.queries.series import hangs_on
from esteem.meetings.rules.kinds import MeetingKind
from esteem.meetings.rules.lifts import Way
from esteem.people.actions import merging
from esteem.people.actions.consents import record_answers
from esteem.people.models import Person
from esteem.people.rules.consents import Audience, Item, Purpose
from esteem.people.rules.consents import Way as Told
from esteem.privacy.actions.erasing import erase_person
from esteem.privacy.rules.erasures import Reason
from tests.makers import make_lift, make_meeting, make_person


def outing(on: date = date(2026, 12, 12)) -> Meeting:
    return make_meeting(kind=MeetingKind.OUTING, meets_on=on)


def together(met: Meeting | None = None, *, seats: int = 2) -> tuple[Lift, Lift]:
    """One who drives, and one who goes along."""
    meeting = met or outing()
    driver = make_lift(meeting=meeting, way=Way.OFFERED, name="Dan Driver", seats=seats)
    return driver, go_along(lift=make_lift(meeting=meeting), driver=driver)


def sharing(name: str, *shows: tuple[Item, Audience], **details: object) -> Person:
    person = make_person(name=name, **details)
    record_answers(person=person, yes=[Purpose.PHONE_LIST], shows=shows, said_on=date(2026, 11, 3), how=Told.PAPER)
    return person


def test_seats_are_taken_and_free(books: Session) -> None:
    driver, along = together(seats=3)
    waiting = make_lift(meeting=books.get_one(Meeting, driver.meeting_id), name="Wil Waits", seats=3)
    found = lifts_of(driver.meeting_id)
    (car,) = found.cars
    assert (car.lift, list(car.along), car.taken, car.left) == (driver, [along], 1, 2)
    assert (list(found.waiting), found.seats, found.wanted, found.unplaced) == ([waiting], 3, 4, 3)
    assert found.room_for(waiting) == []


@pytest.mark.parametrize("seats", [-1, 0, 17, None])
def test_a_number_of_seats_that_cannot_be_is_refused(books: Session, seats: int | None) -> None:
    with pytest.raises(RuleBroken, match="from 1 to 16"):
        make_lift(seats=seats)


def test_a_full_car_takes_nobody_more(books: Session) -> None:
    driver, _ = together(seats=1)
    other = make_lift(meeting=books.get_one(Meeting, driver.meeting_id), name="Wil Waits")
    with pytest.raises(RuleBroken, match="No seat is left"):
        go_along(lift=other, driver=driver)


def test_seats_that_are_taken_cannot_be_taken_back(books: Session) -> None:
    driver, along = together(seats=2)
    with pytest.raises(RuleBroken, match="2 seats left, and 3 would go along"):
        change_lift(lift=along, seen_version=None, seats=3)
    change_lift(lift=along, seen_version=None, seats=2)
    with pytest.raises(RuleBroken, match="2 seats are taken already"):
        change_lift(lift=driver, seen_version=None, seats=1)


def test_only_who_wants_a_lift_goes_along_with_who_offers_one_to_the_same_meeting(books: Session) -> None:
    driver, along = together()
    elsewhere = make_lift(way=Way.OFFERED, name="Eve Elsewhere", seats=4)
    for lift, other in ((along, elsewhere), (driver, elsewhere), (along, along)):
        with pytest.raises(RuleBroken, match="Only who wants a lift"):
            go_along(lift=lift, driver=other)


def test_one_line_for_each_and_nobody_for_a_removed_meeting(books: Session) -> None:
    met, ann = outing(), make_person()
    make_lift(meeting=met, person_id=ann.id)
    with pytest.raises(RuleBroken, match="there already"):
        make_lift(meeting=met, person_id=ann.id, way=Way.OFFERED)
    with pytest.raises(RuleBroken, match="Choose somebody, or type a name"):
        add_lift(meeting=met, way=Way.WANTED)
    remove_meeting(meeting=met)
    with pytest.raises(RuleBroken, match="taken off the lists"):
        make_lift(meeting=met)


def test_whoever_was_erased_shares_no_lift(books: Session) -> None:
    ann = make_person()
    erase_person(person_id=ann.id, reason=Reason.ASKED)
    with pytest.raises(RuleBroken, match="on no list"):
        make_lift(person_id=ann.id)


def test_whoever_gets_out_or_loses_their_driver_is_with_nobody(books: Session) -> None:
    driver, along = together()
    assert get_out(lift=along).driven_by_id is None
    go_along(lift=along, driver=driver)
    remove_lift(lift=driver)
    assert (lifts_of(along.meeting_id).cars, list(lifts_of(along.meeting_id).waiting)) == ([], [along])


def told(met: Meeting) -> Sheet:
    sheet = lift_sheet(met).facts["told"]
    assert isinstance(sheet, Sheet)
    return sheet


def test_a_drivers_sheet_shows_a_number_only_where_they_agreed_and_what_to_mind_beside_it(books: Session) -> None:
    met = outing()
    driver = make_lift(meeting=met, way=Way.OFFERED, name="Dan Driver", seats=4)
    shares = sharing(
        "Sal Shares", (Item.PHONE, Audience.LIFTS), phone="0115 496 0123", no_voicemail=True, address="1 Row"
    )
    silent = sharing("Sid Silent", (Item.PHONE, Audience.COMMITTEE), phone="0115 496 0124")
    never = make_person(name="Ned Never", phone="0115 496 0125")
    for person in (shares, silent, never):
        go_along(lift=make_lift(meeting=met, person_id=person.id, from_where="the corner"), driver=driver)
    sheet = told(met)
    assert sheet.destroy == "13 December 2026"
    assert [(one.name, list(one.reach)) for one in sheet.drives[0].along] == [
        ("Sal Shares", [Reach("0115 496 0123", ["Do not leave a voicemail"])]),
        ("Sid Silent", []),
        ("Ned Never", []),
    ]


def test_each_driver_has_a_page_of_their_own(books: Session) -> None:
    met = outing()
    together(met)
    make_lift(meeting=met, way=Way.OFFERED, name="Eve Driver")
    assert [(one.driver.name, [along.name for along in one.along], one.left) for one in told(met).drives] == [
        ("Dan Driver", ["Kit Example"], 1),
        ("Eve Driver", [], 1),
    ]


def test_lifts_are_forgotten_four_weeks_after(books: Session) -> None:
    together(outing(date(2026, 10, 26)))
    kept = together(outing(date(2026, 10, 27)))
    forget_old_lifts()
    assert set(books.scalars(select(Lift))) == set(kept)


def test_a_meeting_with_lifts_stays_when_its_pattern_changes(books: Session) -> None:
    driver, _ = together()
    assert hangs_on([books.get_one(Meeting, driver.meeting_id)]) == {driver.meeting_id: "lifts are arranged for it"}


def test_what_is_held_is_told_and_nothing_is_left_of_whoever_is_erased(books: Session) -> None:
    met, ann = outing(), make_person()
    driver = make_lift(
        meeting=met, way=Way.OFFERED, person_id=ann.id, seats=2, from_where="Mill Lane", notes="A red car"
    )
    along = go_along(lift=make_lift(meeting=met), driver=driver)
    held = held_of_lifts(person_id=ann.id)
    assert held is not None
    assert held.rows == [("12 December 2026", "Outing", "They can give a lift", "2", "Mill Lane", "A red car")]
    erase_person(person_id=ann.id, reason=Reason.ASKED)
    books.expire_all()
    assert (held_of_lifts(person_id=ann.id), along.driven_by_id) == (None, None)


def test_two_who_are_one_keep_one_line_a_meeting(books: Session) -> None:
    met, other = outing(), outing(date(2026, 12, 19))
    ann, also = make_person(), make_person()
    kept = make_lift(meeting=met, person_id=ann.id)
    make_lift(meeting=met, person_id=also.id, way=Way.OFFERED)
    moved = make_lift(meeting=other, person_id=also.id)
    merging.merge_people(kept=ann, gone=also, seen_version=None, other_version=None, sides={})
    assert {(lift.id, lift.person_id) for lift in books.scalars(select(Lift))} == {
        (kept.id, ann.id),
        (moved.id, ann.id),
    }
