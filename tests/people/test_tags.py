"""Tags and saved lists: put to people and taken off, renamed, put away, put back; forgotten and merged with people."""

from __future__ import annotations

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Session

from esteem.kernel import history
from esteem.kernel.errors import RuleBroken
from esteem.people.actions import record_leaving
from esteem.people.actions.saved_lists import forget_lists, put_away_list, put_back_list, rename_list, save_list
from esteem.people.actions.tags import (
    forget_tags,
    make_tag,
    merge_tags,
    put_away_tag,
    put_back_tag,
    rename_tag,
    set_tags,
    stand_people,
    tag_people,
    untag_people,
)
from esteem.people.models import Person, Tagging
from esteem.people.queries.tags import every_tag, held_tags, saved_lists, taggings_of, tags_in_use, tags_of
from esteem.people.rules.finding import MOST_AT_ONCE, Wanted
from esteem.people.rules.standing import Stands
from tests.conftest import TODAY
from tests.makers import make_person


def tags_on(person: Person) -> list[str]:
    return tags_of([person.id]).get(person.id, [])


def test_a_tag_is_made_where_it_is_put_to_somebody_and_is_one_however_it_is_written(books: Session) -> None:
    ann, bo = make_person(name="Ann"), make_person(name="Bo")
    first, _ = tag_people(people=[ann], tag=None, new="Makes tea")
    again, changed = tag_people(people=[ann, bo], tag=None, new="makes TEA")
    assert (again is first, changed, tags_on(bo)) == (True, [bo.id], ["Makes tea"])


def test_a_tag_is_taken_off_those_who_have_it(books: Session) -> None:
    ann, bo = make_person(name="Ann"), make_person(name="Bo")
    tag, _ = tag_people(people=[ann], tag=None, new="Drives")
    assert untag_people(people=[ann, bo], off=tag.id) == [ann.id]
    assert tags_on(ann) == []


def test_each_tag_put_or_taken_off_leaves_its_own_line(books: Session) -> None:
    people = [make_person(name=name) for name in ("Ann", "Bo", "Cy")]
    tag, _ = tag_people(people=people, tag=None, new="Drives")
    rows = books.scalars(select(Tagging).order_by(Tagging.id)).all()
    assert [history.of("tagging", row.id)[0].said for row in rows] == [
        f"Added, with tag: Drives; who: {name}." for name in ("Ann", "Bo", "Cy")
    ]
    numbers = [row.id for row in rows]
    untag_people(people=people, off=tag.id)
    assert [len(history.of("tagging", number)) for number in numbers] == [2, 2, 2]


@pytest.mark.parametrize("tag", [None, 99])
def test_a_tag_must_be_chosen_or_entered(books: Session, tag: int | None) -> None:
    with pytest.raises(RuleBroken) as broken:
        tag_people(people=[make_person()], tag=tag, new="")
    assert broken.value.field == "tag"


def test_nothing_is_done_to_nobody_nor_to_more_than_can_be_looked_over(books: Session) -> None:
    person = make_person()
    for people in ([], [person] * (MOST_AT_ONCE + 1)):
        with pytest.raises(RuleBroken):
            tag_people(people=people, tag=None, new="Drives")
    assert every_tag() == []


def test_a_persons_tags_are_set_and_one_put_away_meanwhile_stays_theirs(books: Session) -> None:
    ann = make_person()
    set_tags(person=ann, tags=[make_tag("Drives").id, make_tag("Sings").id], new="Bakes")
    away = put_away_tag(tag=make_tag("Sings"))
    away = put_away_tag(tag=away)
    assert tags_on(ann) == ["Bakes", "Drives"]
    set_tags(person=ann, tags=[make_tag("Bakes").id], new="")
    assert tags_on(ann) == ["Bakes"]
    put_back_tag(tag=away)
    assert tags_on(ann) == ["Bakes", "Sings"]


def test_a_tag_entered_again_comes_back(books: Session) -> None:
    put_away_tag(tag=make_tag("Drives"))
    assert [tag.name for tag in tags_in_use()] == []
    make_tag("drives")
    assert [tag.name for tag in tags_in_use()] == ["Drives"]


def test_two_tags_are_not_called_the_same(books: Session) -> None:
    make_tag("Drives")
    with pytest.raises(IntegrityError, match=r"tag\.folded_name"):
        rename_tag(tag=make_tag("Sings"), seen_version=None, name="DRIVES")


def test_a_renamed_tag_keeps_its_people_and_only_those_here_are_counted(books: Session) -> None:
    ann, bo = make_person(name="Ann"), make_person(name="Bo")
    tag, _ = tag_people(people=[ann, bo], tag=None, new="Drives")
    rename_tag(tag=tag, seen_version=tag.version, name="Can drive")
    record_leaving(person=bo, left_on=TODAY)
    assert [(one.tag.name, one.people) for one in every_tag()] == [("Can drive", 1)]


def test_many_change_where_they_stand_and_those_who_left_are_not_brought_back(books: Session) -> None:
    ann, bo, cy = (make_person(name=name, stands=Stands.ENQUIRER) for name in ("Ann", "Bo", "Cy"))
    bo.stands = Stands.MEMBER
    record_leaving(person=cy, left_on=TODAY)
    assert stand_people(people=[ann, bo, cy], stands=Stands.MEMBER) == [ann.id]
    assert (ann.stands, ann.joined_on, cy.left_on) == (Stands.MEMBER, TODAY, TODAY)


def test_what_is_held_names_the_tags_even_those_put_away(books: Session) -> None:
    ann = make_person()
    set_tags(person=ann, tags=[], new="Drives")
    put_away_tag(tag=make_tag("Drives"))
    held = held_tags(ann.id)
    assert held is not None
    assert (held.title, list(held.rows), held.goes) == ("Tags", [("Drives",)], True)
    assert held_tags(make_person(name="Bo").id) is None


def test_the_tags_of_somebody_erased_go_and_so_do_the_lines_about_them(books: Session) -> None:
    ann, bo = make_person(name="Ann"), make_person(name="Bo")
    tag_people(people=[ann, bo], tag=None, new="Drives")
    (number,) = books.scalars(select(Tagging.id).where(Tagging.person_id == ann.id))
    forget_tags(person_id=ann.id)
    assert (tags_on(ann), tags_on(bo)) == ([], ["Drives"])
    assert [entry.said for entry in history.of("tagging", number)] == ["Removed.", "Added."]


def test_a_tag_that_was_theirs_alone_goes_with_them(books: Session) -> None:
    ann, bo = make_person(name="Ann"), make_person(name="Bo")
    tag_people(people=[ann, bo], tag=None, new="Drives")
    set_tags(person=ann, tags=[one.tag_id for one in taggings_of(ann.id)], new="Ann's own")
    forget_tags(person_id=ann.id)
    assert [counted.tag.name for counted in every_tag()] == ["Drives"]
    assert "Ann's own" not in "".join(filter(None, books.scalars(select(history.History.changes))))


def test_one_who_was_two_has_the_tags_of_both_once(books: Session) -> None:
    kept, gone = make_person(name="Ann"), make_person(name="Ann E")
    set_tags(person=kept, tags=[], new="Drives")
    set_tags(person=gone, tags=[make_tag("Drives").id], new="Sings")
    merge_tags(kept_id=kept.id, gone_id=gone.id)
    assert (tags_on(kept), tags_on(gone)) == (["Drives", "Sings"], [])


# Saved lists


def test_a_list_is_saved_under_a_name_without_who_was_ticked_that_day(books: Session) -> None:
    kept = save_list(wanted=Wanted(sought="derby", only=(1, 2)), name="Derby")
    assert (kept.name, kept.narrowed_to) == ("Derby", "?q=derby")


def test_two_lists_are_not_called_the_same_and_one_put_away_may_come_back_another(books: Session) -> None:
    kept = save_list(wanted=Wanted(sought="derby"), name="Derby")
    with pytest.raises(RuleBroken):
        save_list(wanted=Wanted(), name="DERBY")
    put_away_list(kept=kept)
    assert save_list(wanted=Wanted(sought="york"), name="derby") is kept
    assert (kept.narrowed_to, kept.put_away_at) == ("?q=york", None)


def test_a_saved_list_is_renamed_put_away_and_put_back(books: Session) -> None:
    kept = save_list(wanted=Wanted(), name="All")
    rename_list(kept=kept, seen_version=kept.version, name="Everyone")
    put_away_list(kept=kept)
    assert [one.put_away_at is None for one in saved_lists()] == [False]
    assert put_back_list(kept=kept).put_away_at is None
    assert [one.name for one in saved_lists()] == ["Everyone"]


def test_whom_a_list_shows_is_in_no_line_of_history(books: Session) -> None:
    kept = save_list(wanted=Wanted(sought="ann"), name="Some")
    assert "ann" not in "".join(entry.said for entry in history.of("saved_list", kept.id))


def test_a_list_that_searches_for_somebody_by_name_goes_with_them(books: Session) -> None:
    ann = make_person(name="Ann Other", town="Derby")
    about = save_list(wanted=Wanted(sought="other ann"), name="Ann’s")
    save_list(wanted=Wanted(sought="derby"), name="Derby")
    save_list(wanted=Wanted(), name="All")
    number = about.id
    forget_lists(person_id=ann.id)
    assert [one.name for one in saved_lists()] == ["All", "Derby"]
    assert [entry.said for entry in history.of("saved_list", number)] == ["Removed.", "Added."]
