"""What people agreed to: how it stands on a day, what may be shown of them, in which words, and what ends with it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from typing import Any

import pytest
from flask import Flask
from sqlalchemy import select
from sqlalchemy.orm import Session

from esteem.kernel import history
from esteem.kernel.errors import RuleBroken
from esteem.kernel.house import the_house
from esteem.people.actions import record_leaving
from esteem.people.actions.consents import (
    change_shown,
    record_answer,
    record_answers,
    record_form,
    restore,
    strike,
    withdraw,
)
from esteem.people.actions.consents_put_away import erase_consents, merge_consents
from esteem.people.actions.wordings import write_wording
from esteem.people.models import Consent, Person, ShownItem
from esteem.people.queries import consents as queries
from esteem.people.queries.consents_held import consents_held
from esteem.people.queries.wordings import days_of_new_words, wordings_now, wordings_of
from esteem.people.rules.consents import (
    Answer,
    Audience,
    Item,
    Purpose,
    Shown,
    Shows,
    State,
    Way,
    audiences_of,
    read_ticks,
    runs_out,
    state_of,
    tick,
)
from esteem.people.rules.held import ENDED, ERASED, HELD, MERGED
from esteem.people.rules.standing import Stands
from tests.conftest import TODAY
from tests.makers import make_person

PHONE_TO_ALL = (Item.PHONE, Audience.MEMBERS)
ADDRESS_TO_FEW = (Item.ADDRESS, Audience.COMMITTEE)


def agree(
    person: Person, *purposes: Purpose, on: date = TODAY, shows: tuple[Shown, ...] = (PHONE_TO_ALL,), **more: Any
) -> list[Consent]:
    """They said yes to these, on the form."""
    shown = shows if Purpose.PHONE_LIST in purposes else ()
    return record_answers(person=person, yes=purposes, shows=shown, said_on=on, how=Way.PAPER, **more)


def take_back(person: Person, purpose: Purpose, *, on: date = TODAY, reason: str = "") -> Consent:
    return withdraw(person=person, purpose=purpose, said_on=on, how=Way.PHONE, reason=reason)


def state(person: Person, purpose: Purpose) -> State:
    return next(one.state for one in queries.agreements_of(person.id) if one.purpose is purpose)


@pytest.fixture
def ended(app: Flask) -> Iterator[list[tuple[int, Purpose]]]:
    """Each consent that was announced to have ended."""
    heard: list[tuple[int, Purpose]] = []

    def hear(*, person_id: int, purpose: Purpose) -> None:
        heard.append((person_id, purpose))

    house = the_house(app)
    house.on(ENDED, hear)
    yield heard
    house.hooks[ENDED].remove(hear)


# Rules


@pytest.mark.parametrize(
    ("answer", "runs_out_on", "stands"),
    [
        (None, None, State.NOT_ASKED),
        (Answer.NO, None, State.NO),
        (Answer.WITHDRAWN, None, State.WITHDRAWN),
        (Answer.YES, None, State.YES),
        (Answer.YES, TODAY + timedelta(days=32), State.YES),
        (Answer.YES, TODAY + timedelta(days=31), State.DUE),
        (Answer.YES, TODAY + timedelta(days=1), State.DUE),
        (Answer.YES, TODAY, State.RUN_OUT),
    ],
)
def test_how_an_answer_stands_on_a_day(answer: Answer | None, runs_out_on: date | None, stands: State) -> None:
    assert state_of(answer, runs_out_on, TODAY) is stands


def test_only_a_yes_that_has_not_run_out_may_be_acted_on() -> None:
    assert [state for state in State if state.holds] == [State.YES, State.DUE]


def test_a_yes_runs_out_on_the_same_day_years_later_and_never_on_a_day_that_is_not_there() -> None:
    assert runs_out(date(2026, 11, 24), 5) == date(2031, 11, 24)
    assert runs_out(date(2028, 2, 29), 1) == date(2029, 2, 28)
    assert runs_out(date(2026, 11, 24), None) is None


def test_boxes_are_read_as_they_were_written_and_nonsense_counts_for_nothing() -> None:
    every = {(item, audience) for item in Item for audience in Audience}
    assert read_ticks(tick(item, audience) for item, audience in every) == every
    assert read_ticks(["phone.members", "phone", "shoe-size.members"]) == {PHONE_TO_ALL}


def test_a_group_without_a_committee_is_not_asked_about_one() -> None:
    assert audiences_of(has_committee=False) == [Audience.MEMBERS, Audience.LIFTS]
    assert audiences_of(has_committee=True) == list(Audience)


# The words


def test_a_group_begins_with_words_for_every_purpose_and_photos_last_five_years(books: Session) -> None:
    words = wordings_now()
    assert set(words) == set(Purpose)
    assert {purpose: wording.years for purpose, wording in words.items() if wording.years} == {
        Purpose.KEEP: 1,
        **{purpose: 5 for purpose in Purpose if purpose.is_photo},
    }
    assert [purpose for purpose, wording in words.items() if wording.years and not wording.source] == []


def test_the_words_a_group_begins_with_say_nothing_a_condition_group_would_mind(books: Session) -> None:
    told = " ".join(wording.text for wording in wordings_now().values()).lower()
    assert [word for word in ("diagnos", "illness", "condition", "patient", "disab") if word in told] == []


def test_new_words_follow_the_old_ones_which_stay(books: Session) -> None:
    old = wordings_of(Purpose.KEEP)[0]
    new = write_wording(purpose=Purpose.KEEP, seen_number=1, text="Keep me.", years=2, source="Agreed in May")
    assert [(one.number, one.text, one.years, one.since_on) for one in wordings_of(Purpose.KEEP)] == [
        (2, "Keep me.", 2, TODAY),
        (1, old.text, 1, None),
    ]
    assert wordings_now()[Purpose.KEEP] is new
    assert days_of_new_words() == [TODAY]


def test_saving_the_words_unchanged_makes_no_new_ones(books: Session) -> None:
    old = wordings_of(Purpose.KEEP)[0]
    write_wording(purpose=Purpose.KEEP, seen_number=1, text=old.text, years=old.years, source=old.source)
    assert len(wordings_of(Purpose.KEEP)) == 1


def test_words_somebody_else_changed_meanwhile_are_not_written_over_unseen(books: Session) -> None:
    write_wording(purpose=Purpose.KEEP, seen_number=1, text="Theirs.", years=1, source="")
    with pytest.raises(RuleBroken, match="Somebody changed these words meanwhile"):
        write_wording(purpose=Purpose.KEEP, seen_number=1, text="Mine.", years=1, source="")


def test_whoever_agreed_to_older_words_is_marked_and_once_asked_again_no_more(books: Session) -> None:
    ann = make_person()
    agree(ann, Purpose.KEEP)
    write_wording(purpose=Purpose.KEEP, seen_number=1, text="Other words.", years=1, source="")
    assert queries.agreements_of(ann.id)[0].of_older_words
    agree(ann, Purpose.KEEP)
    assert not queries.agreements_of(ann.id)[0].of_older_words


def test_a_longer_time_alone_makes_nobody_s_words_older(books: Session) -> None:
    ann = make_person()
    agree(ann, Purpose.KEEP)
    write_wording(purpose=Purpose.KEEP, seen_number=1, text=wordings_of(Purpose.KEEP)[0].text, years=2, source="")
    assert not queries.agreements_of(ann.id)[0].of_older_words


def test_a_form_printed_before_the_words_changed_counts_for_the_words_on_it(
    books: Session, freeze: Callable[[date], None]
) -> None:
    freeze(date(2026, 5, 1))
    write_wording(purpose=Purpose.KEEP, seen_number=1, text="Words of May.", years=1, source="")
    freeze(date(2026, 9, 1))
    write_wording(purpose=Purpose.KEEP, seen_number=2, text="Words of September.", years=1, source="")
    first = wordings_of(Purpose.KEEP)[-1].text
    freeze(TODAY)
    ways = ({"words_of": date(2026, 5, 1)}, {"words_of": date.min}, {}, {"own_words": True})
    (may,), (begun,), (now,), (own,) = [agree(make_person(), Purpose.KEEP, **told) for told in ways]
    assert [one.wording and one.wording.text for one in (may, begun, now, own)] == [
        "Words of May.",
        first,
        "Words of September.",
        None,
    ]
    assert own.runs_out_on == date(2027, 11, 24)


# Agreeing


def test_nobody_agrees_to_anything_before_they_are_asked(books: Session) -> None:
    ann = make_person()
    assert {one.state for one in queries.agreements_of(ann.id)} == {State.NOT_ASKED}
    assert [queries.agreed_ids(purpose) for purpose in Purpose] == [frozenset()] * len(Purpose)


def test_a_yes_counts_for_its_own_purpose_alone(books: Session) -> None:
    ann, _ben = make_person(), make_person(name="Ben Example")
    agree(ann, Purpose.PHOTO_LEAFLET)
    assert {purpose for purpose in Purpose if queries.agreed_ids(purpose)} == {Purpose.PHOTO_LEAFLET}
    assert books.scalars(select(Person).where(queries.agrees(Purpose.PHOTO_LEAFLET))).all() == [ann]


def test_a_yes_runs_out_by_itself(books: Session, freeze: Callable[[date], None]) -> None:
    ann = make_person()
    agree(ann, Purpose.KEEP)
    freeze(date(2027, 11, 23))
    assert queries.agreed_ids(Purpose.KEEP) == {ann.id}
    freeze(date(2027, 11, 24))
    assert queries.agreed_ids(Purpose.KEEP) == frozenset()
    assert books.scalars(select(Person).where(queries.agrees(Purpose.KEEP))).all() == []
    agree(ann, Purpose.KEEP, on=date(2027, 11, 24))
    assert queries.agreed_ids(Purpose.KEEP) == {ann.id}


def test_a_withdrawal_holds_at_once_and_the_yes_before_it_is_not_lost(books: Session) -> None:
    ann = make_person()
    agree(ann, Purpose.EMAIL_NEWS, on=date(2026, 3, 1))
    take_back(ann, Purpose.EMAIL_NEWS, reason="Too much of it")
    assert queries.agreed_ids(Purpose.EMAIL_NEWS) == frozenset()
    assert [(one.answer, one.said_on, one.how, one.reason) for one in queries.answers_of(ann.id)] == [
        (Answer.WITHDRAWN, TODAY, Way.PHONE, "Too much of it"),
        (Answer.YES, date(2026, 3, 1), Way.PAPER, ""),
    ]


def test_what_ran_out_can_still_be_taken_back(books: Session, ended: list[tuple[int, Purpose]]) -> None:
    ann = make_person()
    agree(ann, Purpose.KEEP, on=date(2024, 1, 1))
    take_back(ann, Purpose.KEEP)
    assert state(ann, Purpose.KEEP) is State.WITHDRAWN
    assert ended == [(ann.id, Purpose.KEEP)]


def test_what_was_never_agreed_to_cannot_be_taken_back(books: Session) -> None:
    ann = make_person()
    with pytest.raises(RuleBroken, match="nothing to change"):
        take_back(ann, Purpose.EMAIL_NEWS)


def test_an_answer_is_not_written_down_for_a_day_to_come_or_before_the_one_that_counts(books: Session) -> None:
    ann = make_person()
    with pytest.raises(RuleBroken, match="has not come yet"):
        agree(ann, Purpose.KEEP, on=TODAY + timedelta(days=1))
    agree(ann, Purpose.KEEP, on=date(2026, 11, 1))
    with pytest.raises(RuleBroken, match="A later answer is written down already"):
        take_back(ann, Purpose.KEEP, on=date(2026, 10, 1))


def test_a_no_to_what_was_agreed_before_is_a_withdrawal(books: Session) -> None:
    ann = make_person()
    told = {"person": ann, "purpose": Purpose.KEEP, "said_on": TODAY, "how": Way.IN_PERSON}
    assert [one.answer for one in record_answer(answer=Answer.NO, **told)] == [Answer.NO]
    record_answer(answer=Answer.YES, **told)
    assert [one.answer for one in record_answer(answer=Answer.NO, **told)] == [Answer.WITHDRAWN]


def test_on_a_whole_form_what_was_left_empty_is_a_no(books: Session) -> None:
    ann = make_person()
    record_form(person=ann, yes=[Purpose.KEEP], rest_ends=False, shows=(), said_on=TODAY, how=Way.PAPER)
    assert [one.purpose for one in queries.agreements_of(ann.id) if one.state is State.YES] == [Purpose.KEEP]
    assert [one.purpose for one in queries.agreements_of(ann.id) if one.state is State.NO] == list(Purpose)[1:]


def test_an_empty_box_ends_what_was_agreed_before_only_when_that_is_said(books: Session) -> None:
    ann = make_person()
    agree(ann, Purpose.KEEP, Purpose.PHONE_LIST)
    told = {"person": ann, "yes": [Purpose.KEEP], "shows": (), "said_on": TODAY, "how": Way.PAPER}
    record_form(rest_ends=False, **told)
    assert state(ann, Purpose.PHONE_LIST) is State.YES
    record_form(rest_ends=True, **told)
    assert state(ann, Purpose.PHONE_LIST) is State.WITHDRAWN
    assert state(ann, Purpose.KEEP) is State.YES


def test_a_whole_form_written_down_twice_says_no_once(books: Session) -> None:
    ann = make_person()
    for _ in range(2):
        record_form(person=ann, yes=[], rest_ends=False, shows=(), said_on=TODAY, how=Way.PAPER)
    assert len(queries.answers_of(ann.id)) == len(Purpose)


# A mistake


def test_a_mistake_is_struck_out_and_the_answer_before_it_counts_again(
    books: Session, ended: list[tuple[int, Purpose]]
) -> None:
    ann = make_person()
    agree(ann, Purpose.KEEP, on=date(2026, 5, 1))
    wrong = take_back(ann, Purpose.KEEP)
    assert ended == [(ann.id, Purpose.KEEP)]
    strike(consent=wrong)
    assert queries.agreed_ids(Purpose.KEEP) == {ann.id}
    restore(consent=wrong)
    assert queries.agreed_ids(Purpose.KEEP) == frozenset()
    assert ended == [(ann.id, Purpose.KEEP)] * 2


def test_a_yes_written_down_for_the_wrong_person_was_never_asked(
    books: Session, ended: list[tuple[int, Purpose]]
) -> None:
    ann = make_person()
    (wrong,) = agree(ann, Purpose.NEEDS)
    strike(consent=wrong)
    assert state(ann, Purpose.NEEDS) is State.NOT_ASKED
    assert ended == [(ann.id, Purpose.NEEDS)]
    agree(ann, Purpose.NEEDS, on=date(2026, 1, 1))
    assert state(ann, Purpose.NEEDS) is State.YES


# What is shown


def test_what_everyone_may_see_each_narrower_audience_may_see_too_but_not_the_other_way(books: Session) -> None:
    ann = make_person()
    agree(ann, Purpose.PHONE_LIST, shows=(PHONE_TO_ALL, ADDRESS_TO_FEW))
    assert queries.shared_with(Audience.MEMBERS) == {ann.id: {Item.PHONE}}
    assert queries.shared_with(Audience.COMMITTEE) == {ann.id: {Item.PHONE, Item.ADDRESS}}
    assert queries.shared_with(Audience.LIFTS) == {ann.id: {Item.PHONE}}


def test_nothing_is_shown_without_a_standing_yes_to_the_phone_list(books: Session) -> None:
    ann, ben = make_person(), make_person(name="Ben Example")
    agree(ann, Purpose.PHONE_LIST)
    agree(ben, Purpose.KEEP, Purpose.EMAIL_NEWS)
    take_back(ann, Purpose.PHONE_LIST)
    assert [queries.shared_with(audience) for audience in Audience] == [{}, {}, {}]


def test_nothing_is_shown_of_somebody_who_has_left(books: Session) -> None:
    ann = make_person()
    agree(ann, Purpose.PHONE_LIST)
    record_leaving(person=ann, left_on=TODAY)
    assert queries.shared_with(Audience.MEMBERS) == {}


def test_a_place_on_the_phone_list_needs_something_that_stands_there(books: Session) -> None:
    ann = make_person()
    with pytest.raises(RuleBroken, match="Tick what may be shown"):
        agree(ann, Purpose.PHONE_LIST, shows=())


def test_boxes_ticked_without_the_phone_list_are_asked_about(books: Session) -> None:
    told = {"yes": [Purpose.KEEP], "rest_ends": False, "said_on": TODAY, "how": Way.PAPER}
    with pytest.raises(RuleBroken, match="Tick the phone list too"):
        record_form(person=make_person(), shows=[PHONE_TO_ALL], **told)


def test_what_is_shown_can_be_changed_without_new_words_or_a_new_end(books: Session) -> None:
    ann = make_person()
    (first,) = agree(ann, Purpose.PHONE_LIST, on=date(2026, 5, 1))
    write_wording(purpose=Purpose.PHONE_LIST, seen_number=1, text="Other words.", years=3, source="")
    later = change_shown(person=ann, shows=[ADDRESS_TO_FEW], said_on=TODAY, how=Way.EMAIL)
    assert (later.wording, later.runs_out_on) == (first.wording, None)
    assert queries.shared_with(Audience.COMMITTEE) == {ann.id: {Item.ADDRESS}}
    assert [one.shows for one in queries.answers_of(ann.id)] == [{ADDRESS_TO_FEW}, {PHONE_TO_ALL}]


# What rests on a consent


def test_it_is_announced_when_a_yes_ends_and_not_when_it_is_renewed(
    books: Session, ended: list[tuple[int, Purpose]]
) -> None:
    ann = make_person()
    agree(ann, Purpose.NEEDS, on=date(2026, 5, 1))
    agree(ann, Purpose.NEEDS)
    assert ended == []
    take_back(ann, Purpose.NEEDS)
    assert ended == [(ann.id, Purpose.NEEDS)]


# All people


def test_everybody_is_counted_once_for_each_purpose(books: Session) -> None:
    ann, ben, cat = make_person(), make_person(name="Ben Example"), make_person(name="Cat Example")
    agree(ann, Purpose.KEEP)
    agree(ben, Purpose.KEEP, on=date(2025, 12, 1))
    agree(cat, Purpose.KEEP, on=date(2024, 12, 1))
    keep, phone_list, *_ = queries.counts()
    here = {State.YES: 1, State.DUE: 1, State.RUN_OUT: 1, State.NOT_ASKED: keep.by_state[State.NOT_ASKED]}
    assert keep.by_state == {**dict.fromkeys(State, 0), **here}
    assert keep.agree == 2
    assert phone_list.by_state[State.NOT_ASKED] == keep.by_state[State.NOT_ASKED] + 3


def test_who_is_due_stands_on_the_list_the_first_to_run_out_on_top(books: Session) -> None:
    ann, ben = make_person(), make_person(name="Ben Example")
    agree(ann, Purpose.KEEP, on=date(2025, 12, 1))
    agree(ben, Purpose.KEEP, on=date(2025, 11, 1))
    agree(make_person(name="Cat Example"), Purpose.KEEP)
    due = queries.consents_listed(purpose=None, shows=Shows.TO_RENEW, number=1)
    assert [person.name for person, _ in due.rows] == ["Ben Example", "Ann Example"]
    assert queries.count_to_renew() == (1, 1)


def test_photos_of_somebody_who_left_are_still_due_and_nothing_else_of_theirs(books: Session) -> None:
    ann = make_person()
    agree(ann, Purpose.KEEP, Purpose.PHOTO_WEBSITE, on=date(2021, 11, 1))
    record_leaving(person=ann, left_on=TODAY)
    due = queries.consents_listed(purpose=None, shows=Shows.TO_RENEW, number=1)
    assert [consent.purpose for _, consent in due.rows if consent] == [Purpose.PHOTO_WEBSITE]


def test_who_was_not_asked_can_be_listed_for_one_purpose_and_for_none_at_all(books: Session) -> None:
    ann, ben = make_person(), make_person(name="Ben Example")
    before = queries.consents_listed(purpose=None, shows=Shows.NOT_ASKED, number=1).count
    agree(ann, Purpose.KEEP)
    assert queries.consents_listed(purpose=None, shows=Shows.NOT_ASKED, number=1).count == before - 1
    news = queries.consents_listed(purpose=Purpose.EMAIL_NEWS, shows=Shows.NOT_ASKED, number=1)
    assert {ann.name, ben.name} <= {person.name for person, _ in news.rows}


# What is held, erased, merged


def test_every_answer_is_held_with_its_words_and_goes_when_they_are_erased(books: Session) -> None:
    ann = make_person()
    (yes,) = agree(ann, Purpose.PHONE_LIST, shows=(PHONE_TO_ALL, ADDRESS_TO_FEW), to_whom="Di Example")
    held = consents_held(ann.id)
    assert held is not None
    assert yes.wording is not None
    assert held.goes
    assert held.rows == [
        (
            "Phone list", "Yes", "24 November 2026", "On paper, signed", "Di Example", "", yes.wording.text,
            "Everyone in the group: Phone; The committee: Address", "",
        ),
    ]  # fmt: skip


def test_nothing_is_held_of_somebody_who_was_never_asked(books: Session) -> None:
    assert consents_held(make_person().id) is None


def test_erasing_takes_every_answer_and_what_history_said_of_it(books: Session) -> None:
    ann, ben = make_person(), make_person(name="Ben Example")
    (yes,) = agree(ann, Purpose.PHONE_LIST)
    agree(ben, Purpose.PHONE_LIST)
    rows = [("consent", yes.id), *(("shown_item", one.id) for one in yes.shown)]
    erase_consents(ann.id)
    assert [one.person_id for one in books.scalars(select(Consent))] == [ben.id]
    assert len(books.scalars(select(ShownItem)).all()) == 1
    assert {entry.changes for entry in history.of_many(rows)} == {()}


def test_of_two_records_of_one_person_every_answer_is_kept_and_the_later_one_counts(
    books: Session, ended: list[tuple[int, Purpose]]
) -> None:
    ann, again = make_person(), make_person(name="Annie Example")
    agree(ann, Purpose.EMAIL_NEWS, on=date(2026, 3, 1))
    agree(again, Purpose.EMAIL_NEWS, Purpose.KEEP, on=date(2026, 2, 1))
    take_back(again, Purpose.EMAIL_NEWS, on=date(2026, 4, 1))
    ended.clear()
    merge_consents(kept_id=ann.id, gone_id=again.id)
    assert len(queries.answers_of(ann.id)) == 4
    assert queries.answers_of(again.id) == []
    assert (state(ann, Purpose.EMAIL_NEWS), state(ann, Purpose.KEEP)) == (State.WITHDRAWN, State.YES)
    assert ended == [(ann.id, Purpose.EMAIL_NEWS)]


def test_the_house_asks_about_consents_when_somebody_is_asked_about_erased_or_merged(app: Flask) -> None:
    hooks = the_house(app).hooks
    assert (consents_held in hooks[HELD], erase_consents in hooks[ERASED], merge_consents in hooks[MERGED]) == (
        True,
        True,
        True,
    )


# Enquirers


def test_an_enquirer_s_page_says_until_when_the_schedule_lets_them_be_kept(books: Session) -> None:
    ann = make_person(stands=Stands.ENQUIRER, enquired_on=date(2026, 6, 1))
    agreed = queries.agreed_by(ann)
    assert agreed is not None
    assert agreed["kept_until"] == date(2027, 6, 1)
    agree(ann, Purpose.KEEP)
    agreed = queries.agreed_by(ann)
    assert agreed is not None
    assert agreed["kept_until"] is None


def test_nobody_waits_for_an_enquirer_to_agree_to_anything(books: Session) -> None:
    make_person(stands=Stands.ENQUIRER)
    assert queries.counts()[0].by_state == dict.fromkeys(State, 0)
    assert queries.consents_listed(purpose=None, shows=Shows.NOT_ASKED, number=1).count == 0
