from datetime import date

import pytest
from sqlalchemy.orm import Session

from esteem.committee.actions import end_term, remove_term, retire_office
from esteem.committee.queries import (
    committee_on,
    holders_on,
    needs_doing,
    office_before,
    office_called,
    officer,
    terms_of_office,
    terms_of_person,
    vacancies,
)
from esteem.committee.rules import OfficeKind
from esteem.group.actions import change_group, put_rules_in_force
from esteem.group.rules import Formality, RuleKey
from esteem.people.actions import record_leaving
from tests.makers import make_office, make_person, make_term

TODAY = date(2026, 11, 24)
ELECTED_ON = date(2026, 4, 20)


def held(day: date) -> list[tuple[str, str]]:
    return [(office.name, person.name) for office, person, _ in holders_on(day)]


def put_rule(key: RuleKey, value: int) -> None:
    put_rules_in_force({key: str(value)}, source="Constitution", since_on=date(2020, 1, 1))


def test_who_held_what_on_a_day_follows_the_handing_over(books: Session) -> None:
    ann, bo = make_person(name="Ann"), make_person(name="Bo")
    make_term(person=ann, since_on=date(2024, 5, 1), until_on=ELECTED_ON)
    make_term(person=bo, since_on=ELECTED_ON)
    assert held(date(2024, 4, 30)) == []
    assert held(date(2024, 5, 1)) == [("Treasurer", "Ann")]
    assert held(date(2026, 4, 19)) == [("Treasurer", "Ann")]
    assert held(ELECTED_ON) == [("Treasurer", "Bo")]
    assert held(TODAY) == [("Treasurer", "Bo")]


def test_two_may_share_an_office_and_the_offices_keep_their_order(books: Session) -> None:
    make_office(name="Chair")
    make_office(name="Treasurer")
    make_term(office="Treasurer", person=make_person(name="Zoe"), since_on=date(2025, 1, 1))
    make_term(office="Treasurer", person=make_person(name="Ann"))
    make_term(office="Chair", person=make_person(name="Bo"))
    assert held(TODAY) == [("Chair", "Bo"), ("Treasurer", "Zoe"), ("Treasurer", "Ann")]


def test_what_was_recorded_by_mistake_was_never_held(books: Session) -> None:
    remove_term(term=make_term())
    assert held(TODAY) == []


def test_the_officers_are_known_by_kind_whatever_they_are_called(books: Session) -> None:
    chair = make_term(office="Chairperson", person=make_person(name="Ann")).person
    make_term(office="Vice chair", person=make_person(name="Bo"))
    assert officer(OfficeKind.CHAIR) is chair
    assert officer(OfficeKind.CHAIR, date(2026, 4, 19)) is None
    assert officer(OfficeKind.TREASURER) is None


def test_an_office_that_should_not_be_empty_is_vacant_until_somebody_holds_it(books: Session) -> None:
    treasurer = make_office(name="Treasurer")
    make_office(name="Outings", needed=False)
    retire_office(office=make_office(name="Archivist"))
    assert vacancies(TODAY) == [treasurer]
    make_term(office="Treasurer")
    assert vacancies(TODAY) == []
    assert vacancies(date(2026, 4, 19)) == [treasurer]


def test_a_retired_office_is_shown_for_the_days_it_was_held(books: Session) -> None:
    make_term(office="Archivist", since_on=date(2020, 1, 1), until_on=date(2021, 1, 1))
    retire_office(office=make_office(name="Archivist"))
    assert [shown.office.name for shown in committee_on(date(2020, 6, 1)).offices] == ["Archivist"]
    now = committee_on(TODAY)
    assert (now.offices, [office.name for office in now.retired]) == ([], ["Archivist"])


def test_the_usual_offices_that_are_missing_are_named(books: Session) -> None:
    make_office(name="Chair")
    assert committee_on(TODAY).missing == [OfficeKind.SECRETARY, OfficeKind.TREASURER]


def test_the_rules_in_force_speak_of_terms_and_numbers(books: Session) -> None:
    term = make_term(since_on=date(2026, 1, 10))
    assert (committee_on(TODAY).notes, committee_on(TODAY).warnings) == ({term.id: ""}, [])
    put_rule(RuleKey.TERM_YEARS, 1)
    put_rule(RuleKey.COMMITTEE_LEAST, 3)
    assert committee_on(TODAY).notes == {term.id: "Election due by 10 January 2027"}
    assert committee_on(TODAY).warnings == ["1 person is on the committee; your rules ask for 3 at the least."]


def test_terms_are_sorted_into_now_ahead_before_and_removed(books: Session) -> None:
    person = make_person()
    now = make_term(person=person)
    ahead = make_term(office="Chair", person=person, since_on=date(2027, 4, 20))
    before = make_term(person=person, since_on=date(2024, 1, 1), until_on=date(2025, 1, 1))
    removed = remove_term(term=make_term(office="Secretary", person=person))
    terms = terms_of_person(person, TODAY)
    assert (terms.now, terms.ahead, terms.before, terms.removed) == ([now], [ahead], [before], [removed])
    assert terms_of_office(now.office, TODAY).before == [before]


def test_the_office_before_another_is_found_past_those_no_longer_used(books: Session) -> None:
    first, middle, last = (make_office(name=name) for name in ("Chair", "Archivist", "Treasurer"))
    retire_office(office=middle)
    assert (office_before(first), office_before(last)) == (0, first.id)


def test_an_office_is_found_by_its_name_and_one_in_use_comes_first(books: Session) -> None:
    make_office(name="Trésorière")
    assert office_called("tresoriere") is make_office(name="Trésorière")
    assert office_called("Chair") is None


def test_what_needs_doing_is_said_in_plain_sentences(books: Session) -> None:
    put_rule(RuleKey.TERM_YEARS, 1)
    treasurer = make_office(name="Treasurer")
    gone = record_leaving(person=make_person(name="Bo"), left_on=date(2026, 11, 1))
    secretary = make_term(office="Secretary", person=gone).office
    chair = make_term(office="Chair", person=make_person(name="Ann"), since_on=date(2025, 4, 20)).office
    leaving = make_term(office="Outings", person=make_person(name="Cy"))
    end_term(term=leaving, seen_version=None, until_on=date(2026, 12, 24))
    later = make_term(office="Publicity", person=make_person(name="Di"))
    end_term(term=later, seen_version=None, until_on=date(2027, 12, 24))
    assert [(need.says, need.office_id) for need in needs_doing(TODAY)] == [
        ("Treasurer: nobody at present.", treasurer.id),
        ("Bo has left the group and is still down as Secretary.", secretary.id),
        ("Ann, Chair: election was due 20 April 2026.", chair.id),
        ("Cy, Outings: until 24 December 2026.", leaving.office_id),
    ]


@pytest.mark.parametrize("formality", [Formality.CONSTITUTED, Formality.CHARITY])
def test_a_group_with_a_committee_sees_it(books: Session, formality: Formality) -> None:
    change_group(formality=formality)
    make_term(person=make_person(name="Ann"))
    assert held(TODAY) == [("Treasurer", "Ann")]


def test_an_informal_group_has_no_committee_whatever_was_kept(books: Session) -> None:
    make_term()
    make_office(name="Chair")
    change_group(formality=Formality.INFORMAL)
    assert (holders_on(TODAY), vacancies(TODAY), needs_doing(TODAY), officer(OfficeKind.TREASURER)) == (
        [],
        [],
        [],
        None,
    )
