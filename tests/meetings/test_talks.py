"""Speakers at meetings: from the first idea to the thanks, the desk, and what is kept about them."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from esteem.home.queries.desk import the_desk
from esteem.kernel import history
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import Money
from esteem.meetings.actions import cancel_meeting, remove_meeting
from esteem.meetings.actions.talks import (
    add_talk,
    ask_speaker,
    change_talk,
    confirm_speaker,
    put_back_talk,
    remove_talk,
    speaker_declines,
    thank_at_meeting,
)
from esteem.meetings.models import Talk
from esteem.meetings.queries.series import hangs_on
from esteem.meetings.queries.talks import held_of_talks, speakers_offered, talks_at, talks_by, talks_listed
from esteem.meetings.rules.speakers import TalkState, TalkWhen, thank_you
from esteem.people.actions import merging
from esteem.privacy.actions.erasing import erase_person
from esteem.privacy.rules.erasures import Reason
from tests.makers import make_meeting, make_person, make_speaker, make_talk

PAST = date(2026, 11, 10)
TODAY = date(2026, 11, 24)


def test_it_stands_with_a_speaker_as_far_as_it_has_come(books: Session) -> None:
    talk = make_talk(meeting=make_meeting(meets_on=TODAY))
    acts = (ask_speaker, confirm_speaker, speaker_declines, confirm_speaker, thank_at_meeting)
    assert talk.state is TalkState.IDEA
    assert [act(talk=talk).state for act in acts] == [
        TalkState.ASKED, TalkState.CONFIRMED, TalkState.DECLINED, TalkState.CONFIRMED, TalkState.THANKED,
    ]  # fmt: skip
    assert (talk.asked_on, talk.declined_on, talk.thanked_on) == (TODAY, None, TODAY)


@pytest.mark.parametrize(
    ("details", "says"),
    [
        ({"who": ""}, "Choose somebody, or say who in words."),
        ({"fee": Money(10**11)}, "up to £10,000.00"),
        ({"asked_on": date(2026, 11, 25)}, "has not come yet"),
        ({"confirmed_on": TODAY, "declined_on": TODAY}, "leave one of the two blank"),
        ({"thanked_on": TODAY}, "before they spoke"),
    ],
)
def test_what_cannot_be_is_refused(books: Session, details: dict[str, object], says: str) -> None:
    with pytest.raises(RuleBroken, match=says):
        make_talk(**details)


def test_somebody_is_chosen_or_named_in_words_not_both(books: Session) -> None:
    with pytest.raises(RuleBroken, match="not both"):
        make_talk(person_id=make_person().id, who="Her sister")


def test_whoever_was_erased_is_not_put_down_to_speak(books: Session) -> None:
    gone = make_person()
    erase_person(person_id=gone.id, reason=Reason.ASKED)
    with pytest.raises(RuleBroken, match="on no list"):
        make_talk(person_id=gone.id)


def test_nobody_speaks_at_a_meeting_that_was_removed_or_cancelled(books: Session) -> None:
    gone, talk = make_meeting(), make_talk()
    remove_meeting(meeting=gone)
    cancel_meeting(meeting=talk.meeting, seen_version=None)
    with pytest.raises(RuleBroken, match="taken off the lists"):
        make_talk(meeting=gone)
    for act in (ask_speaker, confirm_speaker, speaker_declines, thank_at_meeting):
        with pytest.raises(RuleBroken, match="cancelled"):
            act(talk=talk)


def test_several_speak_at_one_meeting_and_one_taken_off_can_be_put_back(books: Session) -> None:
    met = make_meeting()
    first, second = make_talk(meeting=met), make_talk(meeting=met, topic="Another talk")
    remove_talk(talk=first)
    assert list(talks_at(met)) == [second]
    put_back_talk(talk=first)
    assert list(talks_at(met)) == [first, second]


def test_a_day_that_stood_with_the_speakers_is_kept_with_the_meeting_alone(books: Session) -> None:
    offered = make_speaker(name="Nia Example", topic="Sleep", speaks_on=PAST, contacted_on=date(2026, 10, 1))
    met = make_meeting(meets_on=PAST)
    assert list(speakers_offered(met)) == [offered]
    talk = make_talk(meeting=met, person_id=offered.person_id, topic="Sleep")
    assert (talk.asked_on, offered.speaks_on, offered.contacted_on) == (date(2026, 10, 1), None, None)
    assert offered.topic == "Sleep"


def test_a_talk_of_another_day_stays_with_the_speakers(books: Session) -> None:
    offered = make_speaker(name="Nia Example", speaks_on=date(2027, 1, 5))
    make_talk(meeting=make_meeting(meets_on=PAST), person_id=offered.person_id)
    assert offered.speaks_on == date(2027, 1, 5)


def test_past_talks_are_found_by_whoever_gave_them(books: Session) -> None:
    nia = make_person(name="Nia Example")
    for day in (PAST, date(2026, 12, 1)):
        make_talk(meeting=make_meeting(meets_on=day), person_id=nia.id)
    make_talk(meeting=make_meeting(meets_on=PAST))
    assert [one.meeting.meets_on for one in talks_by(nia.id)] == [date(2026, 12, 1), PAST]


def test_the_list_has_those_to_come_and_those_who_have_been(books: Session) -> None:
    for day, topic in ((PAST, "Past"), (date(2026, 12, 8), "Later"), (date(2026, 12, 1), "Next")):
        make_talk(meeting=make_meeting(meets_on=day), topic=topic)
    remove_talk(talk=make_talk(topic="By mistake"))
    found = {when: [one.topic for one in talks_listed(when, number=1).rows] for when in TalkWhen}
    assert found == {TalkWhen.NEXT: ["Next", "Later"], TalkWhen.PAST: ["Past"], TalkWhen.REMOVED: ["By mistake"]}


def tasks() -> list[str]:
    return [task.what for task in the_desk().tasks if task.where.view == "meetings.talk"]


def test_the_desk_asks_after_speakers_to_come_and_thanks_to_be_sent(books: Session) -> None:
    make_talk(who="Ann Idea")
    ask_speaker(talk=make_talk(meeting=make_meeting(meets_on=date(2026, 12, 8)), who="Bea Asked"))
    confirm_speaker(talk=make_talk(who="Cat Confirmed"))
    make_talk(meeting=make_meeting(meets_on=date(2027, 3, 2)), who="Dan Later")
    make_talk(meeting=make_meeting(meets_on=PAST), who="Eve Past")
    speaker_declines(talk=make_talk(meeting=make_meeting(meets_on=PAST), who="Fay Declined"))
    make_talk(meeting=make_meeting(meets_on=date(2026, 6, 2)), who="Gil Long Ago")
    assert sorted(tasks()) == ["Ask Ann Idea to speak", "Ask Bea Asked whether they come", "Send thanks to Eve Past"]


def test_a_letter_of_thanks_says_who_what_and_when() -> None:
    letter = thank_you(who="Nia", topic="Sleep", meets_on=PAST, from_whom="Riverside Friends")
    assert letter.startswith(
        "Dear Nia,\n\nThank you for coming on Tuesday 10 November 2026 and talking to us about “Sleep”."
    )
    assert letter.endswith("Riverside Friends")


def test_a_meeting_with_a_speaker_stays_when_its_pattern_changes(books: Session) -> None:
    met, other = make_meeting(), make_meeting()
    make_talk(meeting=met)
    remove_talk(talk=make_talk(meeting=other))
    assert hangs_on([met, other]) == {met.id: "it has a speaker"}


def agreed(books: Session) -> Talk:
    nia = make_person(name="Nia Example")
    return make_talk(person_id=nia.id, fee=Money(4000), needs="Parking", notes="Shy", asked_on=TODAY)


def test_what_is_held_is_told(books: Session) -> None:
    talk = agreed(books)
    assert talk.person_id is not None
    held = held_of_talks(person_id=talk.person_id)
    assert held is not None
    assert held.rows == [
        ("1 December 2026", "Meeting", "A sample talk", "£40.00", "Parking", "Shy", "24 November 2026", "", "", "")
    ]


def test_of_whoever_is_erased_only_the_topic_and_the_cost_stay(books: Session) -> None:
    talk = agreed(books)
    assert talk.person_id is not None
    erase_person(person_id=talk.person_id, reason=Reason.ASKED)
    books.expire_all()
    assert (talk.person_id, talk.who, talk.needs, talk.notes) == (None, "", "", "")
    assert (talk.topic, talk.fee) == ("A sample talk", Money(4000))
    assert all("Nia" not in entry.said for entry in history.of("talk", talk.id))


def test_two_who_are_one_gave_both_their_talks(books: Session) -> None:
    one, other = make_person(name="Nia Example"), make_person(name="Nia Example")
    talks = [make_talk(person_id=person.id) for person in (one, other)]
    merging.merge_people(kept=one, gone=other, seen_version=None, other_version=None, sides={})
    assert {talk.person_id for talk in talks} == {one.id}


def test_who_speaks_is_changed_and_a_stranger_to_the_list_is_refused(books: Session) -> None:
    talk, ann = make_talk(), make_person()
    change_talk(talk=talk, seen_version=None, person_id=ann.id, who="")
    assert (talk.person_id, talk.who) == (ann.id, "")
    with pytest.raises(RuleBroken, match="on no list"):
        add_talk(meeting=talk.meeting, person_id=999)
