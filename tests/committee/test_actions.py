from datetime import date

import pytest
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from esteem.committee import actions
from esteem.committee.models import Office
from esteem.committee.queries import every_office, holders_on, offices_in_use
from esteem.committee.rules import Came, OfficeKind
from esteem.kernel import history
from esteem.kernel.errors import RuleBroken, StaleEdit
from tests.makers import make_office, make_person, make_term

TODAY = date(2026, 11, 24)


def order() -> list[str]:
    return [office.name for office in offices_in_use()]


def test_the_usual_offices_come_with_one_call_and_only_once(books: Session) -> None:
    actions.add_usual_offices()
    assert [(office.name, office.kind, office.needed, office.on_committee) for office in every_office()] == [
        ("Chair", OfficeKind.CHAIR, True, True),
        ("Secretary", OfficeKind.SECRETARY, True, True),
        ("Treasurer", OfficeKind.TREASURER, True, True),
    ]
    assert actions.add_usual_offices() == []
    assert len(every_office()) == 3


def test_the_usual_offices_are_brought_back_rather_than_made_again(books: Session) -> None:
    chair = actions.retire_office(office=make_office(name="Chairperson"))
    assert [office.name for office in actions.add_usual_offices()] == ["Secretary", "Treasurer"]
    assert (chair.retired_at, order()) == (None, ["Chairperson", "Secretary", "Treasurer"])


def test_an_office_is_known_to_the_papers_by_its_first_name_whatever_it_is_called_later(books: Session) -> None:
    office = make_office(name="Treasurer")
    actions.change_office(office=office, seen_version=office.version, name="Book-keeper")
    assert office.kind is OfficeKind.TREASURER
    assert make_office(name="Refreshments").kind is None


def test_a_second_chair_by_another_name_is_one_of_the_group_s_own(books: Session) -> None:
    make_office(name="Chair")
    assert make_office(name="Chairwoman").kind is None


def test_two_offices_may_not_have_one_name(books: Session) -> None:
    office = make_office(name="Outings")
    with pytest.raises(RuleBroken) as broken:
        actions.add_office(name="OUTINGS")
    assert broken.value.sentence == "There is an office called Outings already. Two people may share it."
    actions.retire_office(office=office)
    with pytest.raises(RuleBroken) as broken:
        actions.change_office(office=make_office(name="Trips"), seen_version=None, name="Outings")
    assert broken.value.sentence == "Outings is among the offices no longer used. Bring it back there."


def test_the_database_keeps_one_office_of_each_kind(books: Session) -> None:
    make_office(name="Chair")
    books.add(Office(name="Other", kind=OfficeKind.CHAIR, place=9))
    with pytest.raises(IntegrityError, match=r"office\.kind"):
        books.flush()


def test_an_office_stands_where_it_is_put(books: Session) -> None:
    first, second, third = (make_office(name=name) for name in ("One", "Two", "Three"))
    actions.change_office(office=third, seen_version=third.version, after=0)
    assert order() == ["Three", "One", "Two"]
    actions.change_office(office=third, seen_version=third.version, after=first.id)
    assert order() == ["One", "Three", "Two"]
    actions.change_office(office=first, seen_version=first.version, name="Uno")
    assert order() == ["Uno", "Three", "Two"]
    actions.add_office(name="New", after=second.id)
    assert order() == ["Uno", "Three", "Two", "New"]


def test_putting_an_office_where_it_stands_changes_nobody_else_s_form(books: Session) -> None:
    first, second = make_office(name="One"), make_office(name="Two")
    seen = first.version
    actions.change_office(office=second, seen_version=second.version, after=first.id, duties="More")
    assert first.version == seen


def test_an_office_in_use_is_not_retired_while_somebody_is_down_for_it(books: Session) -> None:
    term = make_term(person=make_person(name="Ann"))
    with pytest.raises(RuleBroken) as broken:
        actions.retire_office(office=term.office)
    assert broken.value.sentence == "Ann is still down for it. End that first."
    actions.end_term(term=term, seen_version=term.version, until_on=date(2026, 11, 1))
    assert actions.retire_office(office=term.office).retired_at is not None
    assert actions.bring_back_office(office=term.office).retired_at is None


def test_a_stale_change_of_an_office_is_stopped(books: Session) -> None:
    office = make_office(name="Chair")
    seen = office.version
    actions.change_office(office=office, seen_version=seen, name="Chairperson")
    with pytest.raises(StaleEdit):
        actions.change_office(office=office, seen_version=seen, name="Head")
    assert office.name == "Chairperson"


def test_handing_over_ends_one_term_and_begins_the_next_on_one_day(books: Session) -> None:
    old, bo = make_term(person=make_person(name="Ann")), make_person(name="Bo")
    new = actions.hand_over(
        term=old, seen_version=old.version, until_on=date(2026, 11, 1), person_id=bo.id, came=Came.CO_OPTED
    )
    assert (old.until_on, new.since_on, new.until_on, new.person, new.came) == (
        date(2026, 11, 1), date(2026, 11, 1), None, bo, Came.CO_OPTED,
    )  # fmt: skip
    assert [person for _, person, _ in holders_on(TODAY)] == [bo]


def test_the_same_person_may_be_elected_once_more(books: Session) -> None:
    old = make_term()
    new = actions.hand_over(
        term=old, seen_version=None, until_on=date(2026, 11, 1), person_id=old.person_id, came=Came.ELECTED
    )
    assert [term for _, _, term in holders_on(TODAY)] == [new]


def test_a_handing_over_that_is_refused_leaves_the_holder_in_place(books: Session) -> None:
    old, other = make_term(person=make_person(name="Ann")), make_term(person=make_person(name="Bo"))
    with pytest.raises(RuleBroken) as broken:
        actions.hand_over(term=old, seen_version=None, until_on=date(2026, 11, 1), person_id=other.person_id, came=None)
    assert (broken.value.field, broken.value.sentence) == (
        "person_id",
        "Bo is down as Treasurer from 20 April 2026 already.",
    )


def test_nobody_holds_one_office_twice_at_a_time(books: Session) -> None:
    term = make_term(person=make_person(name="Ann"))
    with pytest.raises(RuleBroken):
        make_term(person=term.person, since_on=date(2026, 6, 1))
    make_term(person=term.person, since_on=date(2025, 4, 20), until_on=date(2026, 4, 20))
    with pytest.raises(RuleBroken):
        actions.change_term(term=term, seen_version=None, since_on=date(2026, 4, 19), until_on=None, came=Came.ELECTED)
    assert make_term(office="Chair", person=term.person).office.name == "Chair"


def test_a_term_does_not_end_before_it_began(books: Session) -> None:
    term = make_term()
    with pytest.raises(RuleBroken):
        actions.end_term(term=term, seen_version=None, until_on=date(2026, 4, 20))
    term.until_on = date(2026, 4, 20)
    with pytest.raises(IntegrityError, match="ends_after_it_began"):
        books.flush()


def test_a_stale_end_of_a_term_is_stopped(books: Session) -> None:
    term = make_term()
    seen = term.version
    actions.end_term(term=term, seen_version=seen, until_on=date(2026, 11, 1))
    with pytest.raises(StaleEdit):
        actions.end_term(term=term, seen_version=seen, until_on=date(2026, 11, 2))
    assert term.until_on == date(2026, 11, 1)


def test_a_term_recorded_by_mistake_is_taken_out_and_put_back(books: Session) -> None:
    term = actions.remove_term(term=make_term())
    assert holders_on(TODAY) == []
    actions.put_back_term(term=term)
    assert [held for _, _, held in holders_on(TODAY)] == [term]


def test_what_was_removed_is_not_put_back_over_a_new_one(books: Session) -> None:
    term = actions.remove_term(term=make_term())
    make_term(person=term.person)
    with pytest.raises(RuleBroken):
        actions.put_back_term(term=term)


def test_the_history_of_a_term_says_who_and_what_in_plain_words(books: Session) -> None:
    term = make_term(person=make_person(name="Ann"))
    actions.end_term(term=term, seen_version=None, until_on=date(2026, 11, 1))
    ended, begun = history.of("term", term.id)
    assert begun.said == "Added, with office: Treasurer; who: Ann; from: 20 April 2026; how: Elected."
    assert ended.said == "Until filled in: 1 November 2026."
