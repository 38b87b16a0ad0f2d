from datetime import date

import pytest
from sqlalchemy.orm import Session

from esteem.people.actions import record_leaving, remove_person
from esteem.people.queries import count_here, people_found, people_here, people_listed
from esteem.people.rules.finding import Wanted
from esteem.people.rules.standing import Order, Standing
from tests.makers import make_person


def names(standing: Standing = Standing.CURRENT, sought: str = "", order: Order = Order.NAME) -> list[str]:
    return [person.name for person in people_found(Wanted(standing=standing, sought=sought, order=order))]


def test_people_are_listed_by_name_whatever_the_accent_or_case(books: Session) -> None:
    for name in ("zoe", "Ángel", "Bo", "Émile"):
        make_person(name=name)
    assert names() == ["Ángel", "Bo", "Émile", "zoe"]


def test_those_who_left_and_those_removed_each_have_their_own_list(books: Session) -> None:
    make_person(name="Here")
    record_leaving(person=make_person(name="Gone"), left_on=date(2026, 11, 1))
    remove_person(person=make_person(name="Mistake"))
    assert (names(), names(Standing.LEFT), names(Standing.REMOVED)) == (["Here"], ["Gone"], ["Mistake"])
    assert count_here() == 1
    assert [person.name for person in people_here()] == ["Here"]


@pytest.mark.parametrize("sought", ["sian", "SIÂN", "o'neill", "O’Neill", "496 01", "0115", "s@EXAMPLE", "shan"])
def test_a_person_is_found_by_any_part(books: Session, sought: str) -> None:
    make_person(name="Siân O’Neill", known_as="Shan", phone="(0115) 496 0123", email="s@example.org")
    make_person(name="Bo", phone="07700 900456")
    assert names(sought=sought) == ["Siân O’Neill"]


@pytest.mark.parametrize("sought", ["%", "_", "\\", "100%"])
def test_the_signs_of_a_pattern_are_only_signs(books: Session, sought: str) -> None:
    make_person(name="Ann")
    assert names(sought=sought) == []


def test_the_newest_come_first_when_asked_and_unknown_days_last(books: Session) -> None:
    make_person(name="Undated")
    make_person(name="Old", joined_on=date(2020, 1, 1))
    make_person(name="New", joined_on=date(2026, 1, 1))
    assert names(order=Order.NEWEST) == ["New", "Old", "Undated"]


def test_a_page_past_the_end_is_the_last_one(books: Session) -> None:
    for number in range(51):
        make_person(name=f"Person {number:03}")
    last = people_listed(Wanted(), number=99)
    assert (last.count, last.number, last.last, last.first_row, last.last_row) == (51, 2, 2, 51, 51)
    assert [person.name for person in last.rows] == ["Person 050"]
