"""The group's tags, who has which, and the lists it saved."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from sqlalchemy import func, select

from esteem.kernel.db import session
from esteem.kernel.text import fold
from esteem.people.models import Person, SavedList, Tag, Tagging
from esteem.people.rules.held import Held


class Counted(NamedTuple):
    """A tag, and how many who belong now have it."""

    tag: Tag
    people: int


def tags_in_use() -> Sequence[Tag]:
    """The tags that are not put away, by name."""
    return session.scalars(select(Tag).where(Tag.put_away_at.is_(None)).order_by(Tag.folded_name)).all()


def every_tag() -> list[Counted]:
    """All of them, those put away among them, each with how many have it."""
    here = Person.left_on.is_(None) & Person.removed_at.is_(None) & Person.erased_at.is_(None)
    having = select(Tagging.tag_id, func.count()).join(Person, Person.id == Tagging.person_id).where(here)
    counts: dict[int, int] = dict(session.execute(having.group_by(Tagging.tag_id)).all())
    tags = session.scalars(select(Tag).order_by(Tag.folded_name))
    return [Counted(tag, counts.get(tag.id, 0)) for tag in tags]


def has_anybody(tag_id: int) -> bool:
    """Whether it stands beside anybody, here or not."""
    return session.scalar(select(Tagging.id).where(Tagging.tag_id == tag_id).limit(1)) is not None


def tag_called(name: str) -> Tag | None:
    """The tag of this name, however it is written, put away or not."""
    return session.scalar(select(Tag).where(Tag.folded_name == fold(name)))


def tag_numbered(number: int) -> Tag | None:
    """The tag of this number."""
    return session.get(Tag, number)


def tags_of(people: Iterable[int]) -> dict[int, list[str]]:
    """The names of the tags in use of each of these people, by the person's number."""
    found = (
        select(Tagging.person_id, Tag.name)
        .join(Tag, Tag.id == Tagging.tag_id)
        .where(Tagging.person_id.in_(list(people)), Tag.put_away_at.is_(None))
        .order_by(Tag.folded_name)
    )
    names: dict[int, list[str]] = defaultdict(list)
    for person_id, name in session.execute(found):
        names[person_id].append(name)
    return names


def taggings(*, tag_id: int, people: Iterable[int]) -> Sequence[Tagging]:
    """Which of these people have this tag."""
    return session.scalars(select(Tagging).where(Tagging.tag_id == tag_id, Tagging.person_id.in_(list(people)))).all()


def taggings_of(person_id: int) -> Sequence[Tagging]:
    """All tags of one person, those put away among them."""
    return session.scalars(select(Tagging).where(Tagging.person_id == person_id).order_by(Tagging.id)).all()


def tags_put_to(person_id: int) -> Sequence[Tag]:
    """The tags in use that somebody has, by name."""
    theirs = select(Tag).join(Tagging, Tagging.tag_id == Tag.id).where(Tagging.person_id == person_id)
    return session.scalars(theirs.where(Tag.put_away_at.is_(None)).order_by(Tag.folded_name)).all()


def saved_lists() -> Sequence[SavedList]:
    """Every list the group saved, by name, those put away among them."""
    return session.scalars(select(SavedList).order_by(SavedList.folded_name)).all()


def saved_list_called(name: str) -> SavedList | None:
    """The saved list of this name, put away or not."""
    return session.scalar(select(SavedList).where(SavedList.folded_name == fold(name)))


def held_tags(person_id: int) -> Held | None:
    """The words the group put to them."""
    named = select(Tag.name).join(Tagging, Tagging.tag_id == Tag.id).where(Tagging.person_id == person_id)
    names = session.scalars(named.order_by(Tag.folded_name)).all()
    return Held("Tags", ("Tag",), [(name,) for name in names], place=45) if names else None
