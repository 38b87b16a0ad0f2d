"""Tags are put to people and taken off, one or many at a time; renamed, put away, put back. Many change where they stand."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence

from esteem.kernel import dates, history
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.text import fold
from esteem.people.actions.standing import become
from esteem.people.models import Person, Tag, Tagging
from esteem.people.queries.tags import has_anybody, tag_called, taggings, taggings_of
from esteem.people.rules.finding import MOST_AT_ONCE
from esteem.people.rules.standing import Stands


def make_tag(name: str) -> Tag:
    """The tag of this name, made when there is none, and back in use when it was put away. Flushes."""
    tag = tag_called(name) or Tag(name=name, folded_name=fold(name))
    tag.put_away_at = None
    session.add(tag)
    session.flush()
    return tag


def rename_tag(*, tag: Tag, seen_version: int | None, name: str) -> Tag:
    """Everybody who has it has it under the new name. Raises StaleEdit, IntegrityError."""
    check_version(tag, seen_version)
    tag.name, tag.folded_name = name, fold(name)
    session.flush()
    return tag


def put_away_tag(*, tag: Tag) -> Tag:
    """It is offered no more and stands beside nobody; who had it is kept, should it be put back."""
    tag.put_away_at = tag.put_away_at or dates.now()
    session.flush()
    return tag


def put_back_tag(*, tag: Tag) -> Tag:
    tag.put_away_at = None
    session.flush()
    return tag


def tag_people(*, people: Sequence[Person], tag: int | None, new: str) -> tuple[Tag, list[int]]:
    """Put a tag to all of them; returns it and whom it was put to, those who had it already left out. Raises RuleBroken."""
    check_how_many(people)
    chosen = make_tag(new) if new else session.get(Tag, tag) if tag else None
    if chosen is None:
        raise RuleBroken("Choose a tag, or enter a new one.", field="tag")
    have = {one.person_id for one in taggings(tag_id=chosen.id, people=[person.id for person in people])}
    fresh = [person.id for person in people if person.id not in have]
    session.add_all([Tagging(tag_id=chosen.id, person_id=number) for number in fresh])
    session.flush()
    return chosen, fresh


def untag_people(*, people: Sequence[Person], off: int) -> list[int]:
    """Take a tag off all of them; returns who had it. Raises RuleBroken."""
    check_how_many(people)
    having = taggings(tag_id=off, people=[person.id for person in people])
    _take_off(having)
    return [one.person_id for one in having]


def set_tags(*, person: Person, tags: Collection[int], new: str) -> Person:
    """These tags and a new one are theirs, of those in use no others."""
    wanted = {*tags, *([make_tag(new).id] if new else [])}
    having = taggings_of(person.id)
    kept = {one.tag_id for one in having}
    _take_off(one for one in having if one.tag_id not in wanted and not _is_put_away(one.tag_id))
    session.add_all([Tagging(tag_id=number, person_id=person.id) for number in sorted(wanted - kept)])
    session.flush()
    return person


def _is_put_away(tag_id: int) -> bool:
    tag = session.get(Tag, tag_id)
    return tag is not None and tag.put_away_at is not None


def stand_people(*, people: Sequence[Person], stands: Stands) -> list[int]:
    """All of them are here as that from today on; returns whom it changed, those who were left as they are. Raises RuleBroken.

    Whoever has left or is on no list is not brought back by the way.
    """
    check_how_many(people)
    changed = [person for person in people if person.is_here and person.stands is not stands]
    for person in changed:
        become(person=person, became=stands, on=dates.today())
    return [person.id for person in changed]


def check_how_many(people: Sequence[Person]) -> None:
    """Raise RuleBroken for nobody, and for more than can be looked over in one go."""
    if not people:
        raise RuleBroken("Nobody is ticked. Go back to the list and tick those you mean.")
    if len(people) > MOST_AT_ONCE:
        raise RuleBroken(f"That is more than {MOST_AT_ONCE:,} people. Narrow the list and do it in parts.")


def forget_tags(*, person_id: int) -> None:
    """They are erased: no word stands beside them any more, nor in what was changed; a tag that was theirs alone goes."""
    having = taggings_of(person_id)
    numbers, tags = [one.id for one in having], [one.tag_id for one in having]
    _take_off(having)
    for number in numbers:
        history.blank("tagging", number)
    for tag in filter(None, (session.get(Tag, number) for number in tags if not has_anybody(number))):
        session.delete(tag)
        session.flush()
        history.blank("tag", tag.id)


def merge_tags(*, kept_id: int, gone_id: int) -> None:
    """Two people are one: the one has the tags of both."""
    has = {one.tag_id for one in taggings_of(kept_id)}
    going = taggings_of(gone_id)
    for one in going:
        if one.tag_id not in has:
            one.person_id = kept_id
    _take_off(one for one in going if one.tag_id in has)


def _take_off(having: Iterable[Tagging]) -> None:
    for one in having:
        session.delete(one)
    session.flush()
