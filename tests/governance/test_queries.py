"""What is asked of the constitution: which version is which, what a draft lacks, who is likely to have signed."""

from collections.abc import Callable
from datetime import UTC, date, datetime

from sqlalchemy.orm import Session

from esteem.governance.actions import begin_constitution, set_aside
from esteem.governance.queries import (
    adoption_guess,
    answers_of,
    case_of,
    document_of,
    draft,
    facts,
    in_force,
    latest_number,
    likely_signatories,
    review_of,
    shelf,
    standing_of,
    title_of,
    version,
    words_seen,
)
from esteem.governance.rules.clauses import Key
from esteem.governance.rules.document import Signature
from esteem.governance.rules.standing import AdoptedAt, Standing
from esteem.group.actions import change_group
from esteem.group.rules import Formality, Nation
from esteem.meetings.rules.kinds import MeetingKind
from tests.governance.sample import make_adopted, make_draft, write_by_hand
from tests.makers import make_meeting, make_person, make_term


def test_where_there_is_none_nothing_is_found(books: Session) -> None:
    assert (in_force(), draft(), latest_number(), version(1)) == (None, None, 0, None)
    empty = shelf()
    assert (empty.in_force, empty.draft, empty.replaced, empty.set_aside) == (None, None, [], [])


def test_each_version_stands_where_it_belongs(books: Session) -> None:
    first = make_adopted(on=date(2025, 5, 1))
    second = make_adopted(on=date(2026, 5, 1))
    third = make_adopted(on=date(2026, 11, 1))
    aside = set_aside(constitution=begin_constitution())
    writing = begin_constitution()
    found = shelf()
    assert (found.in_force, found.draft, found.replaced, found.set_aside) == (third, writing, [second, first], [aside])
    assert [standing_of(one) for one in (first, third, aside, writing)] == [
        Standing.REPLACED, Standing.IN_FORCE, Standing.SET_ASIDE, Standing.DRAFT,
    ]  # fmt: skip
    assert [title_of(one) for one in (first, third, writing)] == [
        "Constitution, version 1", "Constitution, version 3", "Constitution, draft of version 4",
    ]  # fmt: skip


def test_an_impossible_number_finds_nothing(books: Session) -> None:
    assert [version(number) for number in (0, -1, 2**63, 10**30)] == [None] * 4


def test_the_facts_are_the_group_s_own(books: Session) -> None:
    change_group(
        name="Riverside Circle",
        nation=Nation.WALES,
        formality=Formality.CHARITY,
        members_word="friends",
        year_end_month=8,
    )
    ours = facts()
    assert (ours.name, ours.law, ours.members_word, ours.year_ends) == (
        "Riverside Circle",
        "England and Wales",
        "friends",
        "31 August",
    )


def test_the_case_holds_the_clauses_that_are_in(books: Session) -> None:
    begun = make_draft()
    assert (Key.AREA in case_of(begun).clauses, Key.AFFILIATION in case_of(begun).clauses) == (True, False)


def test_the_answers_come_with_a_tick_for_each_clause(books: Session) -> None:
    answers = answers_of(make_draft())
    assert (answers.with_area, answers.with_affiliation, answers.area, answers.posts) == (True, False, "Nottingham", [])


def test_a_review_knows_how_many_members_there_are(books: Session) -> None:
    begun = make_draft()
    assert review_of(begun).looks == []
    make_person(name="Ann")
    assert "the group has 1 now" in review_of(begun).looks[0].sentence


def test_a_clause_by_hand_has_no_gap_of_its_own(books: Session) -> None:
    begun = begin_constitution()
    assert [gap.fields for gap in review_of(begun).gaps] == [("area",)]
    write_by_hand(begun, Key.AREA, "We meet wherever there is a kettle.")
    assert review_of(begun).gaps == []


def test_the_code_of_the_words_changes_with_every_word(books: Session) -> None:
    begun = make_draft()
    before = words_seen(document_of(begun))
    assert words_seen(document_of(begun)) == before
    write_by_hand(begun, Key.AREA, "Leeds.")
    assert words_seen(document_of(begun)) != before
    renamed = words_seen(document_of(begun))
    change_group(name="Riverside Circle")
    assert words_seen(document_of(begun)) != renamed


def test_those_in_office_are_likely_to_have_signed(books: Session) -> None:
    make_term(office="Treasurer", person=make_person(name="Bo Example"))
    make_term(office="Chair", person=make_person(name="Ann Example"))
    assert likely_signatories() == [
        Signature("Ann Example", "Chair"),
        Signature("", "Secretary"),
        Signature("Bo Example", "Treasurer"),
    ]
    assert adoption_guess(make_draft()) == {
        "name_1": "Ann Example", "office_1": "Chair", "name_2": "Bo Example", "office_2": "Treasurer",
    }  # fmt: skip


def test_the_last_general_meeting_is_likely_to_have_adopted_it(books: Session) -> None:
    make_meeting(kind=MeetingKind.AGM, meets_on=date(2026, 5, 1))
    make_meeting(kind=MeetingKind.SPECIAL, meets_on=date(2026, 11, 3), new_venue="The Hall")
    make_meeting(kind=MeetingKind.MEETING, meets_on=date(2026, 11, 10))
    make_meeting(kind=MeetingKind.AGM, meets_on=date(2026, 12, 1))
    assert adoption_guess(make_draft()) == {
        "adopted_on": date(2026, 11, 3), "adopted_by": AdoptedAt.SPECIAL, "adopted_in": "The Hall",
    }  # fmt: skip
    make_adopted(draft=draft(), on=date(2026, 11, 3))
    assert adoption_guess(begin_constitution()) == {}


def test_a_change_drafted_after_midnight_was_not_adopted_at_the_meeting_of_the_evening_before(
    books: Session, freeze: Callable[[datetime], None]
) -> None:
    make_meeting(kind=MeetingKind.AGM, meets_on=date(2026, 7, 1))
    make_adopted(on=date(2026, 7, 1))
    freeze(datetime(2026, 7, 1, 23, 30, tzinfo=UTC))  # half past midnight on 2 July, in summer time
    assert adoption_guess(begin_constitution()) == {}
