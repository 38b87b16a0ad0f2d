"""Jobs on the night: the list, who may be asked, who does what, swaps, and what is kept about people by it."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from esteem.home.queries.desk import the_desk
from esteem.kernel import history
from esteem.kernel.errors import RuleBroken
from esteem.kernel.house import the_house
from esteem.meetings.actions import cancel_meeting, remove_meeting
from esteem.meetings.actions.jobs import add_job, ask_for_job, change_job, may_be_asked, move_job_up, put_away_job
from esteem.meetings.actions.turns import give, put_down, say_can, say_cannot, swap, take_off
from esteem.meetings.models import Job, JobCannot, JobTaker, JobTurn, Meeting
from esteem.meetings.queries.jobs import (
    cannot_at,
    held_of_jobs,
    jobs,
    jobs_for,
    open_jobs,
    takers,
    turns_at,
    who_does_a_lot,
)
from esteem.meetings.queries.rota import others_turns
from esteem.meetings.queries.series import hangs_on
from esteem.meetings.rules.jobs import Size
from esteem.meetings.rules.kinds import MeetingKind
from esteem.people.actions import merging
from esteem.people.models import Person
from esteem.people.rules.kept import KEPT
from esteem.privacy.actions.erasing import erase_person
from esteem.privacy.rules.erasures import Reason
from tests.makers import make_asked, make_meeting, make_person, make_turn

TEA = 3
DELIVERED = ["Set up", "Welcome", "Tea", "Lift", "Minutes", "Put away"]


def who(meeting_id: int) -> list[tuple[str, str]]:
    return [(turn.job.name, turn.person.name) for turn in turns_at([meeting_id])]


def test_every_group_begins_with_the_usual_jobs(books: Session) -> None:
    assert [job.name for job in jobs()] == DELIVERED
    assert [job.name for job in jobs_for(MeetingKind.MEETING)] == ["Set up", "Welcome", "Tea", "Put away"]
    assert [job.name for job in jobs_for(MeetingKind.OUTING)] == ["Lift"]
    assert [job.name for job in jobs_for(MeetingKind.COMMITTEE)] == ["Minutes"]


def test_a_job_is_added_changed_moved_and_no_longer_done(books: Session) -> None:
    music = add_job(name="Music", kinds=[MeetingKind.SOCIAL], people=2, size=Size.SMALL)
    assert [job.name for job in jobs()] == [*DELIVERED, "Music"]
    move_job_up(job=music)
    assert [job.name for job in jobs()][-2:] == ["Music", "Put away"]
    change_job(job=music, seen_version=None, name="Songs", kinds=[], people=1, size=Size.MEDIUM)
    assert (music.name, music.kinds, music.people) == ("Songs", [], 1)
    put_away_job(job=music)
    assert [job.name for job in jobs()] == DELIVERED


@pytest.mark.parametrize("people", [0, -1, 10, None])
def test_a_job_is_for_one_to_nine_people(books: Session, people: int | None) -> None:
    with pytest.raises(RuleBroken, match="from 1 to 9"):
        add_job(name="Music", kinds=[], people=people)


def test_the_first_job_cannot_go_further_up(books: Session) -> None:
    move_job_up(job=jobs()[0])
    assert [job.name for job in jobs()] == DELIVERED


def test_who_may_be_asked_is_said_of_a_job_or_of_a_person(books: Session) -> None:
    ann, bea = make_person(), make_person(name="Bea Example")
    ask_for_job(job=books.get_one(Job, TEA), person_ids=[ann.id, bea.id])
    may_be_asked(person=ann, job_ids=[1])
    assert {job_id: [one.name for one in some] for job_id, some in takers().items()} == {
        1: ["Ann Example"],
        TEA: ["Bea Example"],
    }


def erased() -> int:
    gone = make_person(name="Zed Example")
    erase_person(person_id=gone.id, reason=Reason.ASKED)
    return gone.id


def test_whoever_was_erased_is_asked_for_nothing_and_does_nothing(books: Session) -> None:
    number, met, tea = erased(), make_meeting(), books.get_one(Job, TEA)
    for act in (
        lambda: ask_for_job(job=tea, person_ids=[number]),
        lambda: put_down(meeting=met, job=tea, person_id=number),
        lambda: give(turn=make_turn(meeting=met), person_id=number),
        lambda: say_cannot(meeting=met, person_id=number),
    ):
        with pytest.raises(RuleBroken, match="on no list"):
            act()


def test_nobody_does_one_job_twice_at_one_meeting(books: Session) -> None:
    ann, met = make_person(), make_meeting()
    make_turn(meeting=met, person=ann)
    with pytest.raises(RuleBroken, match="Ann Example is down twice for “Tea”"):
        make_turn(meeting=met, person=ann)
    make_turn(meeting=met, person=ann, job_id=2)
    assert who(met.id) == [("Tea", "Ann Example"), ("Welcome", "Ann Example")]


def test_nothing_is_arranged_for_a_meeting_that_was_removed_or_cancelled(books: Session) -> None:
    gone, off = make_meeting(), make_meeting()
    remove_meeting(meeting=gone)
    cancel_meeting(meeting=off, seen_version=None)
    for meeting, words in ((gone, "taken off the lists"), (off, "cancelled")):
        with pytest.raises(RuleBroken, match=words):
            make_turn(meeting=meeting)


def test_one_gives_it_to_another_and_the_history_tells(books: Session) -> None:
    turn, bea = make_turn(), make_person(name="Bea Example")
    give(turn=turn, person_id=bea.id)
    assert who(turn.meeting_id) == [("Tea", "Bea Example")]
    said = history.of("job_turn", turn.id)[0].said
    assert said == "Who does it changed from Ann Example to Bea Example."
    with pytest.raises(RuleBroken, match="down twice"):
        give(turn=turn, person_id=bea.id)


def test_two_swap_their_evenings(books: Session) -> None:
    ann, bea = make_person(), make_person(name="Bea Example")
    one = make_turn(person=ann)
    two = make_turn(person=bea, meeting=make_meeting(meets_on=date(2026, 12, 8)))
    assert [other.id for other in others_turns(one, date(2026, 11, 24))] == [two.id]
    swap(turn=one, other=two)
    assert (who(one.meeting_id), who(two.meeting_id)) == ([("Tea", "Bea Example")], [("Tea", "Ann Example")])


def test_only_the_same_job_on_another_evening_is_swapped(books: Session) -> None:
    ann, bea, met = make_person(), make_person(name="Bea Example"), make_meeting()
    tea, welcome = make_turn(person=ann, meeting=met), make_turn(person=bea, meeting=met, job_id=2)
    with pytest.raises(RuleBroken, match="same job"):
        swap(turn=tea, other=welcome)
    later = make_meeting(meets_on=date(2026, 12, 8))
    both = [make_turn(person=one, meeting=later) for one in (ann, bea)]
    with pytest.raises(RuleBroken, match="both evenings"):
        swap(turn=tea, other=both[1])


def test_whoever_cannot_is_taken_off_and_can_say_otherwise_later(books: Session) -> None:
    person = make_person()
    met, ann = make_turn(person=person).meeting_id, person.id
    meeting = make_meeting(meets_on=date(2026, 12, 8))
    make_turn(meeting=meeting, person=person)
    said = say_cannot(meeting=meeting, person_id=ann)
    assert say_cannot(meeting=meeting, person_id=ann) is said
    assert (who(meeting.id), who(met), [one.person_id for one in cannot_at([meeting.id])]) == (
        [],
        [("Tea", "Ann Example")],
        [ann],
    )
    say_can(cannot=said)
    assert cannot_at([meeting.id]) == []


def test_what_nobody_has_is_open_again_when_it_is_taken_off(books: Session) -> None:
    met = make_meeting()
    turn = make_turn(meeting=met)
    assert [job.name for job in open_jobs(met)] == ["Set up", "Welcome", "Put away"]
    take_off(turn=turn)
    assert [job.name for job in open_jobs(met)] == ["Set up", "Welcome", "Tea", "Put away"]


def test_who_did_a_lot_counts_twelve_months_and_only_what_took_place(books: Session) -> None:
    ann, bea = make_person(), make_person(name="Bea Example")
    for day in (date(2025, 11, 1), date(2026, 10, 6), date(2026, 11, 3), date(2026, 12, 1)):
        make_turn(meeting=make_meeting(meets_on=day), person=ann)
    make_turn(meeting=make_meeting(meets_on=date(2026, 11, 3)), person=bea, job_id=2)
    off = make_meeting(meets_on=date(2026, 11, 10))
    make_turn(meeting=off, person=bea)
    cancel_meeting(meeting=off, seen_version=None)
    assert [(one.name, many, which) for one, many, which in who_does_a_lot()] == [
        ("Ann Example", 2, "Tea 2"),
        ("Bea Example", 1, "Welcome 1"),
    ]


def test_a_meeting_with_somebody_down_for_a_job_stays_when_its_pattern_changes(books: Session) -> None:
    met, empty = make_meeting(), make_meeting()
    make_turn(meeting=met)
    assert hangs_on([met, empty]) == {met.id: "somebody is down for a job"}


def tasks() -> list[str]:
    return [task.what for task in the_desk().tasks if "somebody for" in task.what]


def test_the_desk_has_one_task_for_all_jobs_without_anybody(books: Session) -> None:
    met = make_meeting()
    assert tasks() == []  # a group that does not use jobs is left in peace
    make_turn(meeting=met)
    assert tasks() == ["Find somebody for set up, welcome and put away"]


def test_a_meeting_weeks_away_is_not_on_the_desk_yet(books: Session) -> None:
    make_turn(meeting=make_meeting(meets_on=date(2027, 1, 5)))
    assert tasks() == []


def furnish(books: Session) -> JobTurn:
    ann = make_person()
    make_asked(ann)
    turn = make_turn(person=ann)
    say_cannot(meeting=make_meeting(meets_on=date(2026, 12, 8)), person_id=ann.id)
    return turn


def left(books: Session) -> list[int]:
    return [books.scalar(select(func.count(table.id))) or 0 for table in (JobTaker, JobTurn, JobCannot)]


def test_what_is_held_is_told(books: Session) -> None:
    turn = furnish(books)
    assert [(one.title, one.rows) for one in held_of_jobs(person_id=turn.person_id)] == [
        ("Jobs they may be asked for", [("Tea",)]),
        ("Jobs they did or will do", [("1 December 2026", "Meeting", "Tea")]),
        ("When they could not do a job", [("8 December 2026", "Meeting")]),
    ]
    assert held_of_jobs(person_id=make_person(name="Bea Example").id) == []


def test_whoever_is_erased_leaves_nothing_behind(books: Session) -> None:
    turn = furnish(books)
    erase_person(person_id=turn.person_id, reason=Reason.ASKED)
    assert left(books) == [0, 0, 0]
    assert "Ann" not in " ".join(entry.said for entry in history.of("job_turn", turn.id))


def test_two_who_are_one_keep_each_job_and_evening_once(books: Session) -> None:
    turn, bea = furnish(books), make_person(name="Bea Example")
    ann, met = books.get_one(Person, turn.person_id), books.get_one(Meeting, turn.meeting_id)
    make_asked(ann, bea)
    for job_id in (TEA, 1):
        make_turn(meeting=met, person=bea, job_id=job_id)
    merging.merge_people(kept=ann, gone=bea, seen_version=None, other_version=None, sides={})
    books.expire_all()
    assert (left(books), who(turn.meeting_id)) == ([1, 2, 1], [("Tea", "Ann Example"), ("Set up", "Ann Example")])


def test_the_notice_tells_of_jobs_once_there_are_any(books: Session) -> None:
    def told() -> list[str]:
        answers = the_house().ask(KEPT)
        every = [one for answer in answers for one in (answer if isinstance(answer, list) else [answer])]
        return [one.what for one in every if "jobs" in one.what]

    assert told() == []
    make_turn()
    assert told() == ["Which jobs at our meetings you said you may be asked for, which you did, and when you could not"]
