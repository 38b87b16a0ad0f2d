from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from esteem.kernel import history
from esteem.kernel.errors import RuleBroken, StaleEdit
from esteem.people.actions import change_person, put_back, record_leaving, remove_person, welcome_back
from tests.makers import make_person


def test_a_name_is_enough(books: Session) -> None:
    person = make_person(name="Ann")
    assert (person.name, person.phone, person.email, person.joined_on, person.is_here) == ("Ann", "", "", None, True)


def test_what_goes_by_is_the_name_people_like(books: Session) -> None:
    assert make_person(name="Margaret Example", known_as="Peg").goes_by == "Peg"
    assert make_person(name="Margaret Example").goes_by == "Margaret Example"


def test_a_change_made_meanwhile_stops_the_older_one(books: Session) -> None:
    person = make_person(name="Ann")
    seen = person.version
    change_person(person=person, seen_version=seen, name="Anna")
    with pytest.raises(StaleEdit) as stale:
        change_person(person=person, seen_version=seen, name="Annie")
    assert stale.value.row is person
    assert person.name == "Anna"


def test_leaving_before_joining_is_refused(books: Session) -> None:
    person = make_person(joined_on=date(2026, 5, 1))
    with pytest.raises(RuleBroken):
        record_leaving(person=person, left_on=date(2026, 4, 30))
    assert person.left_on is None


def test_nobody_is_off_the_lists_before_the_day_they_leave(books: Session) -> None:
    person = make_person()
    with pytest.raises(RuleBroken) as broken:
        record_leaving(person=person, left_on=date(2026, 11, 25))
    assert (broken.value.field, person.is_here) == ("left_on", True)
    assert record_leaving(person=person, left_on=date(2026, 11, 24)).is_here is False


def test_the_database_refuses_it_too(books: Session) -> None:
    person = make_person(joined_on=date(2026, 5, 1))
    person.left_on = date(2026, 4, 30)
    with pytest.raises(IntegrityError, match="leaves_after_joining"):
        books.flush()


def test_who_left_can_come_back(books: Session) -> None:
    person = record_leaving(person=make_person(), left_on=date(2026, 11, 1))
    assert person.is_here is False
    assert welcome_back(person=person).is_here is True


def test_who_was_removed_can_be_put_back(books: Session) -> None:
    person = remove_person(person=make_person())
    assert person.is_here is False
    assert put_back(person=person).is_here is True


def test_every_change_leaves_a_line_in_plain_words(books: Session) -> None:
    person = make_person(name="Ann")
    change_person(person=person, seen_version=None, phone="0115 496 0123", no_voicemail=True)
    newest, first = history.of("person", person.id)
    assert newest.said == "Phone filled in: 0115 496 0123; Do not leave a voicemail changed from no to yes."
    assert first.said == "Added, with name: Ann; here as: Member."
