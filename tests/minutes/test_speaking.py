"""Mirror of who may speak for the group: rules, queries and actions."""

from datetime import date

import pytest
from sqlalchemy.orm import Session

from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.actions.speaking import (
    end_mandate,
    put_back,
    take_off,
    write_said,
)
from esteem.minutes.queries.speaking import (
    WantedMandates,
    WantedSaid,
    called,
    held_of_speaking,
    mandates_found,
    may_speak_on,
    outside_meetings,
    said_found,
    unasked,
)
from esteem.minutes.rules.speaking import Days, Standing, check_days, standing, without_mandate
from esteem.people.actions import record_leaving
from esteem.people.actions.merging import merge_people
from esteem.privacy.actions.erasing import erase_person
from esteem.privacy.rules.erasures import Reason
from tests.makers import make_mandate, make_meeting, make_person, make_said

TODAY = date(2026, 11, 24)


# Rules


def test_the_first_and_the_last_day_are_both_counted() -> None:
    days = Days(date(2026, 5, 1), date(2026, 5, 3))
    assert [date(2026, 4, 30) in days, date(2026, 5, 1) in days, date(2026, 5, 3) in days, date(2026, 5, 4) in days] == [
        False, True, True, False,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("since", "last", "removed", "stands"),
    [
        (date(2026, 11, 24), None, False, Standing.NOW),
        (date(2026, 11, 1), date(2026, 11, 24), False, Standing.NOW),
        (date(2026, 11, 1), date(2026, 11, 23), False, Standing.ENDED),
        (date(2026, 11, 25), None, False, Standing.AHEAD),
        (date(2026, 11, 1), None, True, Standing.REMOVED),
    ],
)
def test_how_it_stands_is_reckoned_from_its_days(
    since: date, last: date | None, removed: bool, stands: Standing
) -> None:
    assert standing(Days(since, last), removed=removed, today=TODAY) is stands


def test_it_does_not_end_before_it_begins() -> None:
    with pytest.raises(RuleBroken, match="before the first"):
        check_days(date(2026, 5, 2), date(2026, 5, 1))
    check_days(date(2026, 5, 1), date(2026, 5, 1))


def test_a_mandate_of_somebody_else_or_of_another_day_is_none() -> None:
    days = Days(date(2026, 5, 1), date(2026, 5, 31))
    asked = [
        without_mandate(1, [(number, days)], day)
        for number, day in ((1, date(2026, 5, 31)), (2, date(2026, 5, 31)), (1, date(2026, 6, 1)))
    ]
    assert asked == [False, True, True]
    assert without_mandate(None, [(1, days)], date(2026, 5, 31))


# Actions and queries


def test_it_rests_on_a_decision_or_on_words(books: Session) -> None:
    with pytest.raises(RuleBroken, match="Say what it rests on"):
        make_mandate(rests_on="")


def test_it_is_ended_with_a_day_and_stays_written(books: Session) -> None:
    mandate = end_mandate(mandate=make_mandate(), seen_version=None, last_on=date(2026, 11, 20))
    assert mandates_found(WantedMandates()) == []
    assert mandates_found(WantedMandates(Standing.ENDED)) == [mandate]


def test_what_was_a_mistake_is_taken_off_and_put_back(books: Session) -> None:
    mandate = make_mandate()
    take_off(row=mandate)
    assert (mandates_found(WantedMandates()), mandates_found(WantedMandates(Standing.REMOVED))) == ([], [mandate])
    put_back(row=mandate)
    assert mandates_found(WantedMandates()) == [mandate]
    with pytest.raises(RuleBroken, match="on the list already"):
        put_back(row=mandate)


def test_it_is_found_by_name_topic_and_whom(books: Session) -> None:
    one = make_mandate(person=make_person(name="Sam Sample"), about="Room hire", to_whom="the council")
    make_mandate(person=make_person(name="Kit Other"))
    found = [mandates_found(WantedMandates(sought=words)) for words in ("sam", "ROOM council", "wills")]
    assert found == [[one], [one], []]


def test_who_has_left_may_not_be_shown_to_others_as_speaking(books: Session) -> None:
    person = make_person()
    make_mandate(person=person)
    assert [one.person for one in may_speak_on(TODAY)] == [person]
    record_leaving(person=person, left_on=TODAY)
    assert may_speak_on(TODAY) == []


def test_whoever_spoke_without_having_been_asked_is_said_and_not_refused(books: Session) -> None:
    person = make_person()
    make_mandate(person=person, since_on=date(2026, 11, 1), last_on=date(2026, 11, 10))
    days = (date(2026, 10, 31), date(2026, 11, 1), date(2026, 11, 10), date(2026, 11, 11))
    said = [make_said(person=person, said_on=day) for day in days]
    assert [one.id in unasked(said) for one in said] == [True, False, False, True]
    assert unasked([make_said(who="Somebody’s cousin")]) != frozenset()


def test_a_mandate_that_was_a_mistake_is_none(books: Session) -> None:
    person = make_person()
    take_off(row=make_mandate(person=person))
    said = make_said(person=person)
    assert unasked([said]) == {said.id}


def test_what_was_said_is_found_latest_first(books: Session) -> None:
    old, new = (
        make_said(said_on=date(2026, 3, 1), place="The town hall"),
        make_said(said_on=date(2026, 9, 1), place="The Argus"),
    )
    assert said_found(WantedSaid()) == [new, old]
    assert said_found(WantedSaid(sought="town")) == [old]


@pytest.mark.parametrize(
    ("details", "says"),
    [
        ({"said_on": date(2026, 11, 25)}, "still to come"),
        ({"person_id": None}, "Say who spoke"),
        ({"who": "Ann"}, "not both"),
    ],
)
def test_what_was_said_has_a_day_and_one_who_said_it(books: Session, details: dict[str, object], says: str) -> None:
    with pytest.raises(RuleBroken, match=says):
        write_said(**{"said_on": TODAY, "person_id": make_person().id, "words": "Hello", **details})


def test_only_meetings_outside_that_were_are_offered(books: Session) -> None:
    was = make_meeting(kind=MeetingKind.OUTSIDE, meets_on=date(2026, 11, 3), title="Town forum")
    make_meeting(kind=MeetingKind.OUTSIDE, meets_on=date(2026, 12, 3))
    make_meeting(meets_on=date(2026, 11, 3))
    assert outside_meetings() == [(was.id, "3 November 2026: Town forum")]


# Held, erased, merged


def test_what_is_held_is_told(books: Session) -> None:
    person = make_person()
    make_mandate(person=person)
    make_said(person=person, place="The Argus")
    asked, said = held_of_speaking(person.id) or []
    assert list(asked.rows) == [("How to join", "anybody", "1 November 2026", "", "")]
    assert list(said.rows) == [("24 November 2026", "The Argus", "", "We meet on Thursdays.", "")]
    assert held_of_speaking(make_person().id) is None


def test_the_record_stays_of_a_former_member_and_the_mandate_ends(books: Session) -> None:
    person = make_person(name="Sam Sample")
    mandate, said = make_mandate(person=person), make_said(person=person, words="Sam Sample told them.")
    erase_person(person_id=person.id, reason=Reason.ASKED)
    session.expire_all()
    assert (mandate.last_on, called(mandate.person), said.person_id) == (TODAY, f"Former member {person.id}", person.id)
    assert "Sam Sample" not in said.words + said.found_by


def test_of_two_who_are_one_either_s_entries_are_kept(books: Session) -> None:
    one, other = make_person(), make_person()
    mandate, said = make_mandate(person=other), make_said(person=other)
    merge_people(kept=one, gone=other, seen_version=None, other_version=None, sides={})
    assert (mandate.person_id, said.person_id, unasked([said])) == (one.id, one.id, frozenset())
