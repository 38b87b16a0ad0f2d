"""Mirror of questions between meetings: rules, queries and actions."""

from collections.abc import Callable
from datetime import UTC, date, datetime

import pytest
from sqlalchemy.orm import Session

from esteem.committee.actions import end_term
from esteem.group.actions import change_group, put_rules_in_force
from esteem.group.rules import Formality, RuleKey
from esteem.kernel import history
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.permissions import act_as, actor
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.actions import answers
from esteem.minutes.actions import questions as actions
from esteem.minutes.actions.building import build_agenda
from esteem.minutes.models import Question
from esteem.minutes.queries import questions as queries
from esteem.minutes.queries.agenda import items_of
from esteem.minutes.queries.questions import WantedQuestions
from esteem.minutes.rules.questions import (
    USUAL,
    Count,
    How,
    Needs,
    Shown,
    State,
    check_asked,
    check_closes,
    invitation,
    needed,
    read_options,
    reminder,
    result_of,
)
from esteem.people.actions import record_leaving
from esteem.people.actions.merging import merge_people
from esteem.people.models import Person
from esteem.privacy.actions.erasing import erase_person
from esteem.privacy.rules.erasures import Reason
from tests.makers import make_meeting, make_person, make_question, make_term

TODAY = date(2026, 11, 24)


def answered(question: Question, *chose: int | None) -> Question:
    """Those who are asked answer so, in their order; None does not."""
    sender = actor()
    for one, place in zip(question.asked, chose, strict=True):
        if place is not None:
            answers.answer(one=one, chose=place, remark="", how=How.LINK)
    act_as(sender)
    return question


def make_committee(*names: str) -> list[Person]:
    people = [make_person(name=name) for name in names]
    for number, person in enumerate(people):
        make_term(office=f"Office {number}", person=person)
    return people


# Rules


def test_the_usual_answers_are_there_when_none_are_typed() -> None:
    assert read_options(" \n \n") == USUAL == ("Yes", "No", "Not sure")
    assert read_options("Tuesday\n\n Thursday ") == ("Tuesday", "Thursday")


@pytest.mark.parametrize(
    ("typed", "says"),
    [
        ("Only one", "Enter 2 to 6 answers"),
        ("a\nb\nc\nd\ne\nf\ng", "this is 7"),
        ("Tuesday\n tuésday", "Two of the answers are the same"),
        (f"a\n{'b' * 121}", "120 characters at the most"),
    ],
)
def test_answers_that_cannot_be_are_refused(typed: str, says: str) -> None:
    with pytest.raises(RuleBroken, match=says):
        read_options(typed)


def test_it_closes_today_at_the_earliest_and_within_a_year() -> None:
    check_closes(TODAY, TODAY)
    with pytest.raises(RuleBroken, match="That day is past"):
        check_closes(date(2026, 11, 23), TODAY)
    with pytest.raises(RuleBroken, match="within a year"):
        check_closes(date(2027, 11, 26), TODAY)


def test_somebody_is_asked_and_not_everybody() -> None:
    check_asked(range(40), 40)
    for numbers, least, says in (
        ([], None, "Say who"),
        (range(1000), None, "40 people at the most"),
        ([1], 2, "Only 1 person"),
    ):
        with pytest.raises(RuleBroken, match=says):
            check_asked(list(numbers), least)


@pytest.mark.parametrize(
    ("needs", "votes", "wanted"),
    [
        (Needs.MOST_OF_ASKED, (0, 0, 0), 4),
        (Needs.MOST_OF_ANSWERS, (1, 1, 2), 2),
        (Needs.MOST_OF_ANSWERS, (0, 0, 3), 1),
        (Needs.EVERYBODY, (1, 1, 2), 6),
    ],
)
def test_how_many_yes_it_takes(needs: Needs, votes: tuple[int, ...], wanted: int) -> None:
    assert needed(needs, Count(USUAL, votes, asked=6)) == wanted


def test_half_is_not_more_than_half() -> None:
    half = Count(USUAL, (3, 1, 0), asked=6)
    assert result_of(half, Needs.MOST_OF_ASKED, None).says == (
        "Not agreed: 3 yes, 1 no, 0 not sure; 2 did not answer. It took 4 yes."
    )
    assert result_of(half, Needs.MOST_OF_ANSWERS, None).says.startswith("Agreed: 3 yes, 1 no")


def test_most_who_say_no_decide_nothing() -> None:
    assert result_of(Count(USUAL, (0, 5, 0), asked=5), Needs.MOST_OF_ASKED, None).won is None


def test_an_answer_of_the_group_s_own_wins_with_enough() -> None:
    days = ("Tuesday", "Thursday", "Friday")
    won = result_of(Count(days, (1, 3, 1), asked=5), Needs.MOST_OF_ASKED, None)
    assert (won.won, won.says) == ("Thursday", "Thursday was chosen: 1 Tuesday, 3 Thursday, 1 Friday. It took 3.")
    assert result_of(Count(days, (2, 2, 1), asked=5), Needs.MOST_OF_ANSWERS, None).won is None


def test_too_few_answers_decide_nothing() -> None:
    few = result_of(Count(USUAL, (2, 0, 0), asked=3), Needs.MOST_OF_ASKED, 3)
    assert (few.won, few.says) == (
        None,
        "Too few answered: 2 of the 3 it takes. 2 yes, 0 no, 0 not sure; 1 did not answer.",
    )


def test_nobody_who_answers_agrees_to_nothing() -> None:
    assert result_of(Count(USUAL, (0, 0, 0), asked=3), Needs.MOST_OF_ANSWERS, None).won is None


def test_a_message_names_neither_the_group_nor_the_question() -> None:
    told = invitation(goes_by="Sam", until=date(2026, 12, 1), address="https://x.test/1")
    assert told == (
        "Hello Sam, there is a question for you to answer by Tuesday 1 December 2026. The link is for you alone, "
        "so please do not pass it on: https://x.test/1"
    )
    assert "https" not in reminder(goes_by="Sam", until=date(2026, 12, 1))


# Asking


def test_who_is_on_the_committee_is_asked_as_one_of_it(books: Session) -> None:
    ann, *_ = make_committee("Ann")
    question = make_question(people=[ann, make_person(name="Sam")])
    assert [(one.person.name, one.as_committee) for one in question.asked] == [("Ann", True), ("Sam", False)]
    assert (question.state, question.choices) == (State.OPEN, USUAL)


def test_the_committee_stands_first_among_those_to_ask_and_is_not_there_twice(books: Session) -> None:
    ann, *_ = make_committee("Zoe")
    make_term(office="Chair", person=ann)
    make_person(name="Bea")
    assert [label for _, label in queries.people_to_ask()] == ["Zoe (Office 0, Chair)", "Bea"]
    for number in range(40):
        make_person(name=f"Person {number}")
    assert [label for _, label in queries.people_to_ask()] == ["Zoe (Office 0, Chair)"]


def test_whoever_has_left_is_not_asked(books: Session) -> None:
    gone = make_person()
    record_leaving(person=gone, left_on=TODAY)
    with pytest.raises(RuleBroken, match="Say who is asked"):
        make_question(people=[gone])


def test_the_quorum_is_that_of_the_rules_in_force_and_an_informal_group_knows_none(books: Session) -> None:
    assert queries.quorum() is None
    put_rules_in_force({RuleKey.COMMITTEE_QUORUM: "3"}, source="Constitution", since_on=date(2026, 4, 20))
    assert queries.quorum() == 3
    change_group(formality=Formality.INFORMAL)
    assert (queries.quorum(), queries.on_committee()) == (None, frozenset())


def test_its_words_stay_once_somebody_has_answered(books: Session) -> None:
    question = make_question()
    actions.change_question(
        question=question, seen_version=None, words="Better?", about="", closes_on=question.closes_on
    )
    answered(question, 0)
    with pytest.raises(RuleBroken, match="Somebody has answered already"):
        actions.change_question(question=question, seen_version=None, words="Other?", about="", closes_on=TODAY)
    changed = actions.change_question(
        question=question, seen_version=None, words="Better?", about="£40", closes_on=TODAY
    )
    assert (changed.about, changed.closes_on) == ("£40", TODAY)


def test_somebody_more_is_asked_and_somebody_no_longer(books: Session) -> None:
    question, sam = make_question(), make_person(name="Sam")
    answers.ask_also(question=question, person_id=sam.id)
    with pytest.raises(RuleBroken, match="asked already"):
        answers.ask_also(question=question, person_id=sam.id)
    first = question.asked[0]
    answers.ask_no_longer(one=first)
    with pytest.raises(RuleBroken, match="Withdraw the question instead"):
        answers.ask_no_longer(one=question.asked[1])
    assert question.count.asked == 1
    answers.ask_also(question=question, person_id=first.person_id)
    assert question.count.asked == 2
    answered(question, 0, None)
    with pytest.raises(RuleBroken, match="their answer counts"):
        answers.ask_no_longer(one=first)


# Answering


def test_an_answer_can_be_changed_until_it_closes(books: Session, freeze: Callable[[object], None]) -> None:
    question = make_question(closes_on=TODAY)
    answered(question, 0)
    answered(question, 1)
    assert question.count.votes == (0, 1, 0)
    freeze(datetime(2026, 11, 24, 23, 59, 59, tzinfo=UTC))
    answered(question, 2)
    freeze(datetime(2026, 11, 25, 0, 0, tzinfo=UTC))
    with pytest.raises(RuleBroken, match="closed"):
        answered(question, 0)
    assert (question.count.votes, question.state) == ((0, 0, 1), State.NOTHING)


def test_it_closes_when_the_day_ends_where_the_group_meets(books: Session, freeze: Callable[[object], None]) -> None:
    freeze(date(2026, 6, 1))
    question = make_question(closes_on=date(2026, 6, 10))
    freeze(datetime(2026, 6, 10, 22, 59, tzinfo=UTC))
    assert question.is_open
    freeze(datetime(2026, 6, 10, 23, 0, tzinfo=UTC))  # midnight in summer
    assert not question.is_open


def test_an_answer_that_is_none_of_them_is_refused(books: Session) -> None:
    question = make_question()
    for place in (-1, 3):
        with pytest.raises(RuleBroken, match="Choose one"):
            answered(question, place)


def test_who_left_the_committee_or_the_group_can_answer_no_longer(books: Session) -> None:
    ann, bea = make_committee("Ann", "Bea")
    question = make_question(people=[ann, bea, make_person(name="Sam")])
    made = answers.make_links(question=question, asked=question.asked)
    assert [queries.asked_by_link(token) is not None for token in made.values()] == [True, True, True]
    for term in queries.holders_on(TODAY):
        if term.person is ann:
            end_term(term=term.term, seen_version=None, until_on=TODAY)
    record_leaving(person=question.asked[2].person, left_on=TODAY)
    assert [queries.asked_by_link(token) is not None for token in made.values()] == [False, True, False]
    assert queries.gone_since(question) == {question.asked[0].id, question.asked[2].id}
    with pytest.raises(RuleBroken, match="closed"):
        answered(question, 0, None, None)


def test_a_new_link_stops_the_old_one_and_only_its_fingerprint_is_kept(books: Session) -> None:
    question = make_question()
    (old,) = answers.make_links(question=question, asked=question.asked).values()
    (new,) = answers.make_links(question=question, asked=question.asked).values()
    assert (queries.asked_by_link(old), queries.asked_by_link(new)) == (None, question.asked[0])
    assert new not in (question.asked[0].fingerprint or "")
    assert len(question.asked[0].fingerprint or "") == 64
    answers.stop_link(one=question.asked[0])
    assert queries.asked_by_link(new) is None


@pytest.mark.parametrize("nonsense", ["", "x", "\ud800", "a" * 5000, "' OR 1=1", "../../"])
def test_a_link_that_is_nonsense_is_nobody_s(books: Session, nonsense: str) -> None:
    make_question()
    assert queries.asked_by_link(nonsense) is None


def test_no_link_is_made_to_what_is_closed_nor_works_once_it_is_withdrawn(books: Session) -> None:
    question = make_question()
    (token,) = answers.make_links(question=question, asked=question.asked).values()
    actions.withdraw(question=question, seen_version=None, because="Settled otherwise")
    assert (queries.asked_by_link(token), question.state) == (None, State.WITHDRAWN)
    with pytest.raises(RuleBroken, match="closed"):
        answers.make_links(question=question, asked=question.asked)
    with pytest.raises(RuleBroken, match="settled already"):
        actions.withdraw(question=question, seen_version=None, because="Again")


# Closing and ratifying


def test_it_is_closed_early_and_then_waits_for_the_next_committee_meeting(books: Session) -> None:
    question = answered(make_question(), 0)
    actions.close_early(question=question)
    with pytest.raises(RuleBroken, match="closed"):
        actions.close_early(question=question)
    ahead = make_meeting(kind=MeetingKind.COMMITTEE, meets_on=date(2026, 12, 3))
    kinds = [make_meeting(kind=kind, meets_on=date(2026, 12, 3)) for kind in (MeetingKind.MEETING, MeetingKind.AGM)]
    assert queries.to_ratify(ahead) == [question] == queries.awaiting()
    assert [queries.to_ratify(other) for other in kinds] == [[], []]
    assert queries.to_ratify(make_meeting(kind=MeetingKind.COMMITTEE, meets_on=date(2026, 11, 23))) == []


def test_where_there_is_no_committee_the_members_ratify_it(books: Session) -> None:
    change_group(formality=Formality.INFORMAL)
    question = actions.close_early(question=answered(make_question(), 0))
    assert queries.to_ratify(make_meeting(meets_on=TODAY)) == [question]


def test_what_nobody_agreed_to_waits_for_nothing(books: Session) -> None:
    question = actions.close_early(question=answered(make_question(), 1))
    meeting = make_meeting(kind=MeetingKind.COMMITTEE, meets_on=TODAY)
    assert (queries.to_ratify(meeting), question.state) == ([], State.NOTHING)
    with pytest.raises(RuleBroken, match="Nothing of it waits"):
        actions.ratify(question=question, seen_version=None, meeting=meeting, words="Yes")


def test_what_is_open_is_not_ratified(books: Session) -> None:
    question = answered(make_question(), 0)
    with pytest.raises(RuleBroken, match="still open"):
        actions.ratify(question=question, seen_version=None, meeting=make_meeting(meets_on=TODAY), words="Yes")


def test_it_is_due_on_the_agenda_and_is_ratified_under_its_item(books: Session) -> None:
    three = [make_person(name=name) for name in ("Ann", "Bea", "Cy")]
    question = actions.close_early(question=answered(make_question(people=three), 0, 0, None))
    meeting = make_meeting(kind=MeetingKind.COMMITTEE, meets_on=TODAY)
    build_agenda(meeting=meeting, take=[queries.known_as(question)])
    (item,) = items_of(meeting.id)
    assert item.title == "Shall we book the coach?"
    actions.ratify(question=question, seen_version=None, meeting=meeting, words="The coach is booked.")
    decision = question.decision
    assert decision is not None
    assert (question.state, decision.item, decision.decided_on) == (State.RATIFIED, item, TODAY)
    assert (decision.votes_for, decision.votes_against, decision.abstained) == (2, 0, 1)
    assert queries.awaiting() == []
    with pytest.raises(RuleBroken, match="settled already"):
        actions.refuse(question=question, seen_version=None, meeting=meeting)


def test_a_meeting_may_say_no_to_it(books: Session) -> None:
    question = actions.close_early(question=answered(make_question(), 0))
    actions.refuse(question=question, seen_version=None, meeting=make_meeting(meets_on=TODAY))
    assert (question.state, question.decision_id, queries.awaiting()) == (State.REFUSED, None, [])


def test_only_meetings_since_it_closed_can_have_ratified_it(books: Session) -> None:
    question = actions.close_early(question=answered(make_question(), 0))
    make_meeting(kind=MeetingKind.COMMITTEE, meets_on=date(2026, 11, 23))
    make_meeting(kind=MeetingKind.COMMITTEE, meets_on=date(2026, 11, 25))
    make_meeting(kind=MeetingKind.SOCIAL, meets_on=TODAY)
    general, committee = make_meeting(meets_on=TODAY), make_meeting(kind=MeetingKind.COMMITTEE, meets_on=TODAY)
    assert queries.meetings_to_ratify_at(question) == [committee, general]


def test_lists_show_what_is_open_closed_or_withdrawn(books: Session) -> None:
    first, later = make_question(closes_on=date(2026, 12, 9)), make_question(words="Paint the hall?")
    over = actions.close_early(question=make_question())
    gone = actions.withdraw(question=make_question(), seen_version=None, because="Mistake")
    found = [list(queries.questions_listed(WantedQuestions(shown), number=1).rows) for shown in Shown]
    assert found == [[later, first], [over], [gone]]
    assert list(queries.questions_listed(WantedQuestions(sought="PAINT hall"), number=1).rows) == [later]


# Held, erased, merged


def test_what_somebody_answered_is_told(books: Session) -> None:
    question = make_question()
    answers.answer(one=question.asked[0], chose=1, remark="Too dear", how=How.SIGNED_IN)
    held = queries.held_of_questions(question.asked[0].person_id)
    assert held is not None
    assert list(held.rows) == [
        ("Shall we book the coach?", "No", "Too dear", "24 November 2026 at noon", "signed in", "")
    ]
    assert queries.held_of_questions(make_person().id) is None


def test_an_erased_person_s_answer_counts_without_their_remark_and_link(books: Session) -> None:
    sam, ann = make_person(name="Sam Sample"), make_person(name="Ann Other")
    question = make_question(people=[sam, ann])
    made = answers.make_links(question=question, asked=question.asked)
    first = next(one for one in question.asked if one.person_id == sam.id)
    answers.answer(one=first, chose=0, remark="I, Sam, like it", how=How.LINK)
    erase_person(person_id=sam.id, reason=Reason.ASKED)
    session.expire_all()
    assert (first.remark, first.fingerprint, first.chose, question.count.asked) == ("", None, 0, 2)
    assert queries.asked_by_link(made[first.id]) is None
    erase_person(person_id=ann.id, reason=Reason.ASKED)
    session.expire_all()
    assert question.count.asked == 1  # who had not answered is not waited for


def test_of_two_who_are_one_the_last_answer_counts_and_no_remark_is_lost(
    books: Session, freeze: Callable[[object], None]
) -> None:
    one, other = make_person(name="Sam"), make_person(name="Samuel")
    both, only = make_question(people=[one, other]), make_question(people=[other])
    parts = {part.person_id: part for part in both.asked}
    answers.answer(one=parts[one.id], chose=0, remark="First", how=How.LINK)
    freeze(datetime(2026, 11, 24, 15, 0, tzinfo=UTC))
    answers.answer(one=parts[other.id], chose=1, remark="Second", how=How.LINK)
    merge_people(kept=one, gone=other, seen_version=None, other_version=None, sides={})
    session.expire_all()
    (part,) = both.asked
    assert (part.person_id, part.chose, part.remark) == (one.id, 1, "First\nSecond")
    assert [part.person_id for part in only.asked] == [one.id]


def test_what_somebody_answers_does_not_stand_in_history(books: Session) -> None:
    question = make_question()
    answers.answer(one=question.asked[0], chose=1, remark="A secret remark", how=How.LINK)
    told = [entry.said for entry in history.of("question_asked", question.asked[0].id)]
    assert "A secret remark" not in "".join(told)
    assert told[0].startswith("Answer changed; Remark changed; Answered filled in")
