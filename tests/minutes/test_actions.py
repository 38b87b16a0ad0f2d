"""Who does what by when: taken on, done, dropped, carried, and shown to whom."""

from __future__ import annotations

from datetime import date, time
from types import SimpleNamespace

import pytest
from flask import Flask
from sqlalchemy.orm import Session

from esteem.access.models import Account
from esteem.kernel.errors import RuleBroken, StaleEdit
from esteem.kernel.instances import memory
from esteem.kernel.permissions import act_as
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.actions import actions as acts
from esteem.minutes.models import Action, AgendaItem
from esteem.minutes.queries import actions as asked
from esteem.minutes.queries.actions import WantedActions
from esteem.minutes.rules.actions import ActionsShown, Whose, is_no_name, like_kinds
from tests.cast import ALICE, DANA, Player, actor_of
from tests.makers import make_action, make_decision, make_meeting, make_person

TODAY, LAST_WEEK, NEXT_WEEK = date(2026, 11, 24), date(2026, 11, 17), date(2026, 12, 1)


def words(actions: object) -> list[str]:
    return [one.words for one in actions]  # type: ignore[attr-defined]  # any rows of actions


def seen_by(app: Flask, player: Player, person_id: int | None = None) -> None:
    """From here on the player asks; their account is that person's."""
    actor = actor_of(app, player)
    act_as(actor)
    memory().clear()
    memory()["my person"] = person_id


# Taking on


def test_it_is_agreed_on_the_day_of_the_meeting(books: Session) -> None:
    action = make_action(meeting=make_meeting(meets_on=LAST_WEEK))
    assert (action.begun_on, action.state.value, action.doer) == (LAST_WEEK, "open", "")


def test_it_is_agreed_today_when_the_meeting_is_still_to_come_or_there_is_none(books: Session) -> None:
    assert make_action(meeting=make_meeting(meets_on=NEXT_WEEK)).begun_on == TODAY
    assert make_action().begun_on == TODAY


def test_what_comes_of_a_decision_is_of_its_meeting(books: Session) -> None:
    decision = make_decision(decided_on=LAST_WEEK, meeting=make_meeting(meets_on=LAST_WEEK))
    action = make_action(decision=decision)
    assert (action.meeting_id, action.decision_id, action.begun_on) == (decision.meeting_id, decision.id, LAST_WEEK)


def test_what_comes_of_a_decision_between_meetings_is_agreed_on_its_day(books: Session) -> None:
    action = make_action(decision=make_decision(decided_on=LAST_WEEK))
    assert (action.meeting_id, action.begun_on) == (None, LAST_WEEK)


def test_an_item_or_a_decision_of_another_meeting_is_refused(books: Session) -> None:
    here, there = make_meeting(meets_on=LAST_WEEK), make_meeting(meets_on=TODAY)
    item = AgendaItem(meeting_id=there.id, place=1, title="Hall", kind="discuss")
    books.add(item)
    books.flush()
    for foreign in ({"item": item}, {"decision": make_decision(meeting=there)}):
        with pytest.raises(RuleBroken, match="another meeting"):
            acts.add_action(words="Ring", meeting=here, **foreign)
    with pytest.raises(RuleBroken, match="another meeting"):
        acts.add_action(words="Ring", item=item, decision=make_decision(meeting=here))


def test_either_a_person_or_words_say_who(books: Session) -> None:
    ann = make_person(name="Ann Example")
    with pytest.raises(RuleBroken, match="not both") as broken:
        make_action(person_id=ann.id, who="Ann")
    assert broken.value.field == "who"
    assert make_action(who="the whole committee").doer == "the whole committee"
    assert make_action(person_id=ann.id).doer == "Ann Example"


def test_it_is_not_due_before_it_was_agreed(books: Session) -> None:
    with pytest.raises(RuleBroken, match="before it was agreed, on 24 November 2026") as broken:
        make_action(due_on=LAST_WEEK)
    assert broken.value.field == "due_on"


# Done, dropped and back


def test_done_today_and_not_done_after_all(books: Session) -> None:
    action = make_action()
    assert acts.mark_done(action=action) is True
    assert (action.done_on, action.state.value) == (TODAY, "done")
    acts.mark_undone(action=action)
    assert (action.done_on, action.state.value) == (None, "open")


def test_two_who_mark_it_done_do_it_once(books: Session) -> None:
    action = make_action()
    acts.mark_done(action=action)
    version = action.version
    assert acts.mark_done(action=action) is False
    assert (action.done_on, action.version) == (TODAY, version)


def test_it_is_dropped_with_a_reason_and_brought_back(books: Session) -> None:
    action = acts.drop_action(action=make_action(), because="The library does it")
    assert (action.dropped_on, action.dropped_because, action.state.value) == (TODAY, "The library does it", "dropped")
    with pytest.raises(RuleBroken, match="It was dropped"):
        acts.mark_done(action=action)
    acts.bring_back_action(action=action)
    assert (action.dropped_on, action.dropped_because, action.state.value) == (None, "", "open")


def test_what_is_done_is_not_dropped(books: Session) -> None:
    action = make_action()
    acts.mark_done(action=action)
    with pytest.raises(RuleBroken, match="done already"):
        acts.drop_action(action=action, because="No need")


def test_the_day_it_was_done_is_not_before_it_was_agreed_nor_to_come(books: Session) -> None:
    action = make_action(meeting=make_meeting(meets_on=LAST_WEEK))
    acts.mark_done(action=action)
    for day, why in ((date(2026, 11, 16), "agreed on 17 November 2026"), (NEXT_WEEK, "still to come")):
        with pytest.raises(RuleBroken, match=why) as broken:
            acts.change_action(action=action, seen_version=None, words="Ring", done_on=day)
        assert broken.value.field == "done_on"
    acts.change_action(action=action, seen_version=None, words="Ring", done_on=date(2026, 11, 20))
    assert action.done_on == date(2026, 11, 20)


def test_it_is_handed_on_and_given_more_time(books: Session) -> None:
    ann, bea = make_person(name="Ann Example"), make_person(name="Bea Sample")
    action = make_action(person_id=ann.id)
    seen = action.version
    acts.change_action(action=action, seen_version=seen, words="Ring twice", person_id=bea.id, due_on=NEXT_WEEK)
    assert (action.words, action.doer, action.due_on) == ("Ring twice", "Bea Sample", NEXT_WEEK)
    with pytest.raises(StaleEdit):
        acts.change_action(action=action, seen_version=seen, words="Ring", person_id=ann.id)


# What is asked


def test_the_most_pressing_comes_first(books: Session) -> None:
    met = make_meeting(meets_on=date(2026, 10, 1))
    for told, due in (("whenever", None), ("soon", NEXT_WEEK), ("late", LAST_WEEK), ("later still", date(2026, 11, 1))):
        make_action(words=told, due_on=due, meeting=met)
    assert words(asked.actions_found(WantedActions())) == ["later still", "late", "soon", "whenever"]
    assert words(asked.actions_found(WantedActions(ActionsShown.OVERDUE))) == ["later still", "late"]


def test_what_is_due_today_is_not_overdue(books: Session) -> None:
    make_action(due_on=TODAY)
    assert words(asked.actions_found(WantedActions(ActionsShown.OVERDUE))) == []


def test_done_and_dropped_ones_are_found_apart(books: Session) -> None:
    done, dropped = make_action(words="done one"), make_action(words="dropped one")
    acts.mark_done(action=done)
    acts.drop_action(action=dropped, because="No need")
    make_action(words="open one")
    found = {shown: words(asked.actions_found(WantedActions(shown))) for shown in ActionsShown}
    assert found == {
        ActionsShown.MINE: [], ActionsShown.OPEN: ["open one"], ActionsShown.OVERDUE: [],
        ActionsShown.DONE: ["done one"], ActionsShown.DROPPED: ["dropped one"],
    }  # fmt: skip


def test_it_is_found_by_its_words_and_by_who_does_it(books: Session) -> None:
    make_action(words="Ring the Café", person_id=make_person(name="Siân O’Neill").id)
    make_action(words="Buy tea", who="the whole committee")
    for sought, found in (
        ("cafe ring", ["Ring the Café"]), ("sian", ["Ring the Café"]), ("committee", ["Buy tea"]), ("tea ring", []), ("%", []),
    ):  # fmt: skip
        assert words(asked.actions_found(WantedActions(sought=sought))) == found


def test_open_ones_are_carried_from_earlier_meetings_of_a_like_kind(books: Session) -> None:
    earlier, committee = make_meeting(meets_on=LAST_WEEK), make_meeting(kind=MeetingKind.COMMITTEE, meets_on=LAST_WEEK)
    outing = make_meeting(kind=MeetingKind.OUTING, meets_on=date(2026, 11, 1))
    make_action(words="of the outing", meeting=outing)
    make_action(words="of a meeting", meeting=earlier)
    make_action(words="of the committee", meeting=committee)
    make_action(words="of none")
    acts.mark_done(action=make_action(words="done", meeting=earlier))
    coming = make_meeting(meets_on=NEXT_WEEK)
    make_action(words="its own", meeting=coming)
    make_action(words="of a later one", meeting=make_meeting(meets_on=date(2026, 12, 8)))
    assert words(asked.carried_into(coming)) == ["of the outing", "of a meeting"]
    assert words(asked.carried_into(make_meeting(kind=MeetingKind.COMMITTEE))) == ["of the committee"]
    assert words(asked.carried_into(make_meeting(kind=MeetingKind.OUTSIDE))) == []
    assert words(asked.open_at(coming)) == ["of the outing", "of a meeting", "its own"]


def test_a_meeting_earlier_the_same_day_is_an_earlier_one(books: Session) -> None:
    morning = make_meeting(meets_on=TODAY, start_time=time(10))
    evening = make_meeting(meets_on=TODAY, start_time=time(19))
    make_action(meeting=morning)
    assert words(asked.carried_into(evening)) == ["Ring the hall"]
    assert words(asked.carried_into(morning)) == []


def test_what_is_open_from_some_meetings(books: Session) -> None:
    met = make_meeting(meets_on=LAST_WEEK)
    make_action(meeting=met)
    assert words(asked.actions_open_from([met.id])) == ["Ring the hall"]
    assert words(asked.actions_open_from([])) == []


def test_the_committees_are_told_from_the_others(books: Session) -> None:
    make_action(words="theirs", meeting=make_meeting(kind=MeetingKind.COMMITTEE, meets_on=LAST_WEEK))
    make_action(words="ours", meeting=make_meeting(meets_on=LAST_WEEK))
    make_action(words="of none")
    assert words(asked.actions_found(WantedActions(whose=Whose.COMMITTEE))) == ["theirs"]
    assert words(asked.actions_found(WantedActions(whose=Whose.EVERYBODY))) == ["ours", "of none"]


# Who may see which


def made_for_reading() -> SimpleNamespace:
    ann = make_person(name="Ann Example")
    committee = make_meeting(kind=MeetingKind.COMMITTEE, meets_on=LAST_WEEK)
    make_action(words="theirs", meeting=committee, person_id=make_person(name="Bea Sample").id)
    make_action(words="ours", meeting=make_meeting(meets_on=LAST_WEEK), person_id=ann.id)
    make_action(words="of none", who="Cyril Sample")
    return SimpleNamespace(ann=ann, committee=committee)


def test_whoever_reads_all_sees_all(app: Flask, books: Session) -> None:
    made_for_reading()
    seen_by(app, ALICE)
    assert words(asked.actions_found(WantedActions())) == ["theirs", "ours", "of none"]


def test_others_see_those_of_open_meetings_by_initials(app: Flask, books: Session) -> None:
    made_for_reading()
    seen_by(app, DANA)
    (seen,) = asked.actions_found(WantedActions())
    assert (seen.words, asked.who_does(seen)) == ("ours", "A. E.")
    assert words(asked.actions_found(WantedActions(sought="Ann"))) == []
    assert words(asked.actions_found(WantedActions(person_id=seen.person_id))) == ["ours"]


def test_ones_own_are_seen_by_name_of_whatever_meeting(app: Flask, books: Session) -> None:
    told = made_for_reading()
    own = make_action(words="mine", meeting=told.committee, person_id=told.ann.id)
    seen_by(app, DANA, told.ann.id)
    assert words(asked.actions_found(WantedActions(ActionsShown.MINE))) == ["ours", "mine"]
    assert asked.who_does(own) == "Ann Example"


def test_words_for_who_stay_unless_they_may_be_a_name(app: Flask, books: Session) -> None:
    seen_by(app, DANA)
    assert [asked.who_does(Action(who=who)) for who in ("the whole committee", "Sam", "")] == [
        "the whole committee",
        "",
        "",
    ]


@pytest.mark.parametrize(
    ("who", "surely"),
    [("everybody", True), ("The treasurer", True), ("the whole committee", True), ("Sam", False), ("The", False),
     ("sam Jones", False), ("Everybody", False), ("", False)],
)  # fmt: skip
def test_words_that_surely_name_nobody(who: str, surely: bool) -> None:
    assert is_no_name(who) is surely


def test_to_which_kinds_open_ones_are_carried() -> None:
    assert like_kinds(MeetingKind.COMMITTEE) == {MeetingKind.COMMITTEE}
    assert like_kinds(MeetingKind.AGM) == frozenset(MeetingKind) - {MeetingKind.COMMITTEE}
    assert like_kinds(MeetingKind.OUTSIDE) == frozenset()


# The desk's question, and which person asks


def test_what_is_overdue_of_mine_and_of_others_in_one_question(app: Flask, books: Session) -> None:
    ann, met = make_person(name="Ann Example"), make_meeting(meets_on=date(2026, 10, 1))
    make_action(words="mine", person_id=ann.id, due_on=LAST_WEEK, meeting=met)
    make_action(words="theirs", who="all", due_on=date(2026, 11, 1), meeting=met)
    make_action(words="nobody's", due_on=date(2026, 11, 2), meeting=met)
    make_action(words="in time", due_on=TODAY, meeting=met)
    seen_by(app, ALICE, ann.id)
    own, others = asked.overdue_glance()
    assert (own.count, own.words, own.first_on) == (1, "mine", LAST_WEEK)
    assert (others.count, others.first_on) == (2, date(2026, 11, 1))
    seen_by(app, ALICE)
    assert [one.count for one in asked.overdue_glance()] == [0, 3]


def test_whoever_is_asking_is_the_person_of_their_account(books: Session) -> None:
    ann = make_person(name="Ann Example")
    books.get_one(Account, 1).person_id = ann.id
    books.flush()
    make_action(person_id=ann.id)
    assert words(asked.actions_found(WantedActions(ActionsShown.MINE))) == ["Ring the hall"]
