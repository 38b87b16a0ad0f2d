from collections.abc import Callable
from datetime import date, datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from esteem.kernel import dates, history
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken, StaleEdit
from esteem.kernel.house import the_house
from esteem.people.actions import record_leaving, welcome_back
from esteem.people.actions.consents import withdraw
from esteem.people.actions.looking import record_looks
from esteem.people.actions.needs import keep_needs
from esteem.people.actions.standing import take_back
from esteem.people.models import Look, Needs, Person
from esteem.people.queries import record_of
from esteem.people.queries.needs import agrees_to_needs, counts_of_needs, looks_at, needs_listed, needs_of
from esteem.people.rules.consents import Purpose, Way
from esteem.people.rules.held import ENDED, ERASED, HELD, MERGED, Held
from esteem.people.rules.needs import FIELDS, NOT_AGREED, both
from tests.backstage import Group
from tests.makers import make_needs, make_person

WORDS = dict.fromkeys(FIELDS, "")
YES = {"how": Way.PAPER, "said_on": date(2026, 11, 24)}


def keep(person: Person, seen_version: int | None = None, **words: object) -> Needs | None:
    return keep_needs(person=person, seen_version=seen_version, **{**WORDS, **words})


def test_there_is_no_place_for_a_diagnosis() -> None:
    assert FIELDS == ("contact_name", "contact_number", "contact_is", "access", "diet")


def test_two_records_of_one_person_keep_the_words_of_both() -> None:
    assert both("Bo", "Di", most=20) == "Bo / Di"
    assert (both("Bo", "", most=20), both("", "Di", most=20), both("Bo", "Bo", most=20)) == ("Bo", "Di", "Bo")
    assert both("No stairs", "A lift", most=12) == "No stairs / "


def test_nothing_is_kept_without_their_yes(books: Session) -> None:
    person = make_person()
    with pytest.raises(RuleBroken, match=NOT_AGREED) as broken:
        keep(person, access="No stairs")
    assert (broken.value.field, needs_of(person.id)) == ("how", None)


def test_their_yes_is_written_down_together_with_what_they_told(books: Session) -> None:
    person = make_person()
    kept = keep(person, access="No stairs", **YES)
    assert (kept.told, agrees_to_needs(person.id)) == ({"Access": "No stairs"}, True)


def test_with_their_yes_it_is_changed_without_asking_again(books: Session) -> None:
    kept = make_needs(access="No stairs")
    keep(kept.person, kept.version, access="No stairs, and a chair with arms")
    assert needs_of(kept.id).told == {"Access": "No stairs, and a chair with arms"}


def test_a_change_made_meanwhile_stops_the_older_one(books: Session) -> None:
    kept = make_needs(access="No stairs")
    seen = kept.version
    keep(kept.person, seen, access="A lift")
    with pytest.raises(StaleEdit):
        keep(kept.person, seen, access="A ramp")
    with pytest.raises(StaleEdit):  # a form begun when there was nothing yet
        keep(kept.person, None, access="A ramp")


def test_with_every_field_cleared_nothing_is_kept(books: Session) -> None:
    kept = make_needs(access="No stairs")
    assert keep(kept.person, kept.version) is None
    assert needs_of(kept.id) is None


def test_nothing_is_kept_of_somebody_who_has_left(books: Session) -> None:
    person = record_leaving(person=make_person(), left_on=date(2026, 11, 24))
    with pytest.raises(RuleBroken):
        keep(person, access="No stairs", **YES)


def test_it_is_deleted_the_day_they_leave_and_history_says_so_without_a_word_of_it(books: Session) -> None:
    kept = make_needs(access="Seventeen steps are too many", contact_name="Bo Hidden")
    record_leaving(person=kept.person, left_on=date(2026, 11, 24))
    assert needs_of(kept.id) is None
    removed, added = history.of("needs", kept.id)
    assert (removed.said, added.said) == (
        "Removed, with whom to call in an emergency; access.",
        "Added, with whom to call in an emergency; access.",
    )
    assert "Hidden" not in "".join(session.scalars(select(history.History.changes)))


def test_it_is_deleted_when_their_coming_back_turns_out_a_mistake(books: Session) -> None:
    person = record_leaving(person=make_person(), left_on=date(2026, 11, 20))
    keep(welcome_back(person=person), access="No stairs", **YES)
    take_back(change=record_of(person.id)[-1])
    assert (person.left_on, needs_of(person.id)) == (date(2026, 11, 20), None)


def test_it_is_deleted_when_they_take_their_yes_back(books: Session) -> None:
    kept = make_needs(access="No stairs")
    withdraw(person=kept.person, purpose=Purpose.NEEDS, said_on=dates.today(), how=Way.PHONE)
    assert needs_of(kept.id) is None


def test_another_consent_that_ends_leaves_it(books: Session) -> None:
    kept = make_needs(access="No stairs")
    the_house().announce(ENDED, person_id=kept.id, purpose=Purpose.KEEP)
    assert needs_of(kept.id) is not None


def test_they_are_counted_and_listed_for_planning_while_they_are_here_and_agree(
    books: Session, freeze: Callable[[date], None]
) -> None:
    make_needs(name="Cy", access="No stairs", diet="No nuts")
    make_needs(name="Bo", diet="Vegetarian")
    make_needs(name="Al", contact_name="Di")
    record_leaving(person=make_needs(name="Ed", diet="No nuts").person, left_on=date(2026, 11, 24))
    counts = counts_of_needs()
    assert (counts.contact, counts.access, counts.diet) == (1, 1, 2)
    assert [row.person.name for row in needs_listed(number=1).rows] == ["Bo", "Cy"]


# Looking


def test_a_look_is_recorded_once_in_five_minutes(group: Group, freeze: Callable[[datetime], None]) -> None:
    kept = group.makes(make_needs, access="No stairs")
    start = dates.now()
    for minutes in (0, 4, 5, 6):
        freeze(start + timedelta(minutes=minutes))
        group.asks(record_looks, [kept.id])
    assert [look.at - start for look in group.asks(looks_at, kept.id)] == [timedelta(minutes=5), timedelta(0)]


def test_a_look_at_several_is_one_at_each(group: Group) -> None:
    ids = [group.makes(make_needs, name=name, diet="No nuts").id for name in ("Al", "Bo")]
    group.asks(record_looks, ids[:1])
    group.asks(record_looks, ids)
    assert [len(group.asks(looks_at, one)) for one in ids] == [1, 1]


# Held, erased, merged


def held(person_id: int, title: str) -> Held | None:
    answers = the_house().ask(HELD, person_id=person_id)
    flat = [one for answer in answers for one in (answer if isinstance(answer, list) else [answer])]
    return next((one for one in flat if one.title == title), None)


def look_at(person_id: int, *, account_id: int = 1) -> None:
    session.add(Look(person_id=person_id, at=dates.now(), account_id=account_id))
    session.flush()


def test_all_of_it_is_shown_to_whoever_asks_what_is_held(books: Session) -> None:
    kept = make_needs(access="No stairs", contact_number="0115 496 0123")
    look_at(kept.id)
    shown = held(kept.id, "Emergency contact and needs")
    assert list(shown.rows) == [("Their number", "0115 496 0123"), ("Access", "No stairs")]
    looks = held(kept.id, "Who looked at your emergency contact and needs")
    assert [row[1] for row in looks.rows] == ["Alice Marsh"]
    assert (shown.goes, looks.goes) == (True, True)


def test_of_somebody_erased_nothing_is_left(books: Session) -> None:
    kept = make_needs(access="No stairs")
    look_at(kept.id)
    the_house().announce(ERASED, person_id=kept.id)
    assert (needs_of(kept.id), looks_at(kept.id)) == (None, [])
    assert {entry.said for entry in history.of("needs", kept.id)} == {"Added.", "Removed."}
    assert history.broken_at() is None


def test_two_who_are_one_keep_the_words_and_the_looks_of_both(books: Session) -> None:
    kept = make_needs(name="Ann", access="No stairs", diet="No nuts")
    gone = make_needs(name="Ann B", access="A chair with arms", contact_name="Bo")
    look_at(kept.id)
    look_at(gone.id)
    look_at(gone.id, account_id=2)
    the_house().announce(MERGED, kept_id=kept.id, gone_id=gone.id)
    assert needs_of(gone.id) is None
    assert needs_of(kept.id).told == {
        "Whom to call in an emergency": "Bo", "Access": "No stairs / A chair with arms", "Food and drink": "No nuts"
    }  # fmt: skip
    assert session.scalar(select(func.count()).select_from(Look)) == 2
    assert [look.account_id for look in looks_at(kept.id)] == [1, 2]


def test_what_the_gone_one_told_goes_to_the_kept_one_who_told_nothing(books: Session) -> None:
    kept, gone = make_person(name="Ann"), make_needs(name="Ann B", diet="No nuts")
    the_house().announce(MERGED, kept_id=kept.id, gone_id=gone.id)
    assert needs_of(kept.id).told == {"Food and drink": "No nuts"}


def test_merging_with_somebody_who_took_their_yes_back_later_keeps_nothing(books: Session) -> None:
    kept, gone = make_needs(name="Ann", access="No stairs"), make_needs(name="Ann B", diet="No nuts")
    withdraw(person=gone.person, purpose=Purpose.NEEDS, said_on=dates.today(), how=Way.PHONE)
    the_house().announce(MERGED, kept_id=kept.id, gone_id=gone.id)
    assert needs_of(kept.id) is None


def test_whoever_comes_back_is_asked_again(books: Session) -> None:
    person = make_person()
    keep(person, access="No stairs", **YES)
    record_leaving(person=person, left_on=date(2026, 11, 20))
    assert (agrees_to_needs(person.id), agrees_to_needs(welcome_back(person=person).id)) == (False, False)
