"""The fair rota: the pure rule, and what is asked of the books for it."""

from __future__ import annotations

from datetime import date

import pytest
from sqlalchemy.orm import Session

from esteem.kernel.errors import RuleBroken
from esteem.meetings.actions import cancel_meeting
from esteem.meetings.actions.jobs import add_job, put_away_job
from esteem.meetings.actions.presence import keep_apology
from esteem.meetings.actions.turns import keep_rota, say_cannot
from esteem.meetings.models import Job
from esteem.meetings.queries.jobs import turns_at
from esteem.meetings.queries.rota import rota
from esteem.meetings.rules.jobs import Size, Span, kinds_kept, kinds_read, thanks
from esteem.meetings.rules.kinds import MeetingKind
from esteem.meetings.rules.rota import Need, Turn, suggest
from esteem.people.actions import record_leaving
from tests.makers import make_asked, make_meeting, make_person, make_turn

ANN, BEA, CAT = 1, 2, 3
TEA, MUSIC = 3, 7
DAY = date(2026, 12, 1)
TODAY = date(2026, 11, 24)


def need(
    meeting: int = 1, job: int = TEA, *, on: date = DAY, weight: int = 2, missing: int = 1, place: int = 0
) -> Need:
    return Need(meeting, job, on, weight, missing, place)


def did(person: int, on: date, *, meeting: int = 99, job: int = TEA, weight: int = 2) -> Turn:
    return Turn(meeting, job, person, on, weight)


def test_whoever_does_least_is_asked_first() -> None:
    done = [did(ANN, date(2026, 3, 3)), did(ANN, date(2026, 4, 7)), did(BEA, date(2026, 11, 3))]
    assert suggest([need()], can={TEA: [ANN, BEA]}, no=(), done=done) == {(1, TEA): [BEA]}


def test_of_two_who_do_as_much_the_one_who_did_it_longest_ago_is_asked() -> None:
    done = [did(ANN, date(2026, 11, 3)), did(BEA, date(2026, 3, 3))]
    assert suggest([need()], can={TEA: [ANN, BEA]}, no=(), done=done) == {(1, TEA): [BEA]}


def test_who_said_no_for_that_day_is_not_asked_for_it() -> None:
    needs = [need(), need(2, on=date(2026, 12, 8))]
    assert suggest(needs, can={TEA: [ANN, BEA]}, no={(1, ANN)}, done=()) == {(1, TEA): [BEA], (2, TEA): [ANN]}


def test_where_nobody_is_left_the_place_stays_open() -> None:
    assert suggest([need(missing=2)], can={TEA: [ANN]}, no=(), done=()) == {(1, TEA): [ANN]}
    assert suggest([need()], can={}, no=(), done=()) == {}


def test_a_term_is_shared_out_evenly_and_the_same_each_time() -> None:
    needs = [need(number, on=date(2027, 1, number)) for number in range(1, 10)]
    first = suggest(needs, can={TEA: [ANN, BEA, CAT]}, no=(), done=())
    assert [first[number, TEA] for number in range(1, 7)] == [[ANN], [BEA], [CAT], [ANN], [BEA], [CAT]]
    assert suggest(reversed(needs), can={TEA: [ANN, BEA, CAT]}, no=(), done=()) == first


@pytest.mark.parametrize(("weight", "both"), [(1, True), (2, False)])
def test_one_evening_is_two_small_jobs_or_one_medium_one(weight: int, both: bool) -> None:
    needs = [need(weight=weight), need(job=MUSIC, weight=weight, place=1)]
    found = suggest(needs, can={TEA: [ANN], MUSIC: [ANN]}, no=(), done=())
    assert found == ({(1, TEA): [ANN], (1, MUSIC): [ANN]} if both else {(1, TEA): [ANN]})


def test_what_few_can_do_is_filled_first() -> None:
    needs = [need(), need(job=MUSIC, place=1)]
    found = suggest(needs, can={TEA: [ANN, BEA], MUSIC: [ANN]}, no=(), done=())
    assert found == {(1, MUSIC): [ANN], (1, TEA): [BEA]}


def test_kinds_are_kept_and_read_back_in_their_order() -> None:
    kinds = [MeetingKind.TALK, MeetingKind.MEETING]
    assert (kinds_kept(kinds), kinds_read("meeting,talk")) == ("meeting,talk", [MeetingKind.MEETING, MeetingKind.TALK])
    assert kinds_read("") == []


def test_nobody_is_told_off() -> None:
    assert thanks(0, 0, []) == "Nobody’s jobs are written down yet."
    assert thanks(1, 1, ["Ann"]) == "1 job was done by one person in the last twelve months. Thank you to each of them."
    assert thanks(9, 3, ["Ann", "Bea"]).endswith(
        "Ann and Bea did a lot of it: perhaps somebody would like to take a turn for them."
    )


# From the books


def suggested() -> dict[str, list[str]]:
    plan = rota(TODAY, Span.TERM, suggest=True)
    return {
        f"{cell.meeting.meets_on:%d %b}": [one.name for one in cell.suggested]
        for cell in plan.cells
        if cell.job.id == TEA
    }


def test_a_suggestion_asks_those_who_may_be_asked_and_keeps_nothing(books: Session) -> None:
    met, later = make_meeting(), make_meeting(meets_on=date(2026, 12, 8))
    ann, bea, cat, dan = (make_person(name=f"{name} Example") for name in ("Ann", "Bea", "Cat", "Dan"))
    make_asked(ann, bea, cat, dan)
    make_turn(meeting=make_meeting(meets_on=date(2026, 11, 10)), person=ann)
    keep_apology(meeting=met, person_id=bea.id)
    say_cannot(meeting=later, person_id=cat.id)
    record_leaving(person=dan, left_on=TODAY)
    assert suggested() == {"01 Dec": ["Cat Example"], "08 Dec": ["Bea Example"]}
    assert turns_at([met.id, later.id]) == []


def test_what_is_set_is_never_suggested_over(books: Session) -> None:
    ann, bea = make_person(), make_person(name="Bea Example")
    make_asked(ann, bea)
    make_turn(meeting=make_meeting(), person=ann)
    assert suggested() == {"01 Dec": []}


def test_only_meetings_that_need_a_job_and_take_place_are_on_the_rota(books: Session) -> None:
    make_meeting(kind=MeetingKind.OUTSIDE)
    cancel_meeting(meeting=make_meeting(), seen_version=None)
    make_meeting(meets_on=date(2026, 11, 23))
    committee = make_meeting(kind=MeetingKind.COMMITTEE)
    plan = rota(TODAY, Span.TERM)
    assert ([one.id for one in plan.meetings], [job.name for job in plan.jobs]) == ([committee.id], ["Minutes"])


def test_a_job_that_is_not_done_any_more_stays_where_somebody_is_down_for_it(books: Session) -> None:
    music = add_job(name="Music", kinds=[MeetingKind.MEETING])
    make_meeting(meets_on=date(2026, 12, 8))
    make_turn(meeting=make_meeting(), job_id=music.id)
    put_away_job(job=music)
    plan = rota(TODAY, Span.TERM)
    assert [cell.is_needed for cell in plan.cells if cell.job is music] == [False, False]
    assert [job.name for job in plan.jobs][-1] == "Music"


def kept(meeting: int, before: list[int], after: list[int]) -> int:
    names = {number: f"Person {number}" for number in [*before, *after]}
    return keep_rota(told={(meeting, TEA): (before, after)}, names=names, fields={(meeting, TEA): f"t_{meeting}_3_0"})


def test_a_rota_writes_only_what_was_changed_and_a_change_of_hands_keeps_the_row(books: Session) -> None:
    ann, bea, met = make_person(), make_person(name="Bea Example"), make_meeting()
    assert (kept(met.id, [], []), kept(met.id, [], [ann.id])) == (0, 1)
    (turn,) = turns_at([met.id])
    assert kept(met.id, [ann.id], [bea.id]) == 1
    books.expire_all()
    assert [(one.id, one.person_id) for one in turns_at([met.id])] == [(turn.id, bea.id)]
    assert kept(met.id, [bea.id], []) == 1
    assert turns_at([met.id]) == []


def test_two_who_change_places_are_no_change(books: Session) -> None:
    ann, bea, met = make_person(), make_person(name="Bea Example"), make_meeting()
    kept(met.id, [], [ann.id, bea.id])
    assert kept(met.id, [ann.id, bea.id], [bea.id, ann.id]) == 0


def test_the_same_person_twice_for_one_job_is_refused(books: Session) -> None:
    ann, met = make_person(), make_meeting()
    with pytest.raises(RuleBroken, match="down twice for “Tea” on Tuesday 1 December 2026"):
        kept(met.id, [], [ann.id, ann.id])


def test_what_somebody_else_filled_in_meanwhile_is_not_written_over(books: Session) -> None:
    ann, bea = make_person(), make_person(name="Bea Example")
    met = make_meeting()
    make_turn(meeting=met, person=ann)
    with pytest.raises(RuleBroken, match="changed “Tea” meanwhile"):
        kept(met.id, [], [bea.id])


def test_a_medium_job_weighs_more_than_a_small_one(books: Session) -> None:
    assert (Size.SMALL.weight, Size.MEDIUM.weight) == (1, 2)
    assert books.get_one(Job, TEA).size is Size.MEDIUM
