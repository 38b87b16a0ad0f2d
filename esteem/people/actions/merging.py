"""Two entries turn out to be one person, or are said not to be. Nothing of either is lost."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from esteem.kernel import dates, history
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.house import the_house
from esteem.people.actions.own_row import forget_person
from esteem.people.actions.person import make_findable
from esteem.people.models import NotTheSame, Person
from esteem.people.queries.likeness import apart_pair, apart_rows, merged_into
from esteem.people.rules.held import MERGED
from esteem.people.rules.merging import COLUMNS, Side, merged
from esteem.people.rules.standing import check_days


def values_of(person: Person) -> dict[str, Any]:
    """What an entry says, by its columns."""
    return {column: getattr(person, column) for column in COLUMNS}


def check_can_merge(kept: Person, gone: Person) -> None:
    """Raise RuleBroken for one and the same entry, and for entries that are on no list."""
    if kept is gone:
        raise RuleBroken("That is the same entry. Choose another one.")
    for person in (kept, gone):
        if person.merged_into_id is not None or person.removed_at is not None or person.erased_at is not None:
            raise RuleBroken("One of the two is on no list any more. Look at them again.")


def merge_people(
    *, kept: Person, gone: Person, seen_version: int | None, other_version: int | None, sides: Mapping[str, Side]
) -> Person:
    """Let `kept` be both, with what was chosen of each part; whatever pointed at `gone` points at `kept`.

    The gone entry stays as it was, on no list, for its history. Raises RuleBroken (a feature may say no), StaleEdit.
    """
    check_can_merge(kept, gone)
    check_version(kept, seen_version)
    check_version(gone, other_version)
    values = merged(values_of(kept), values_of(gone), sides)
    check_days(values.get("joined_on", kept.joined_on), values.get("left_on", kept.left_on))
    the_house().announce(MERGED, kept_id=kept.id, gone_id=gone.id)
    for column, value in values.items():
        setattr(kept, column, value)
    make_findable(kept)
    gone.merged_into_id, gone.merged_at, gone.removed_at = kept.id, dates.now(), dates.now()
    session.flush()
    return kept


def say_not_the_same(*, one_id: int, other_id: int) -> None:
    """These two are different people, and are not shown as alike again."""
    if one_id != other_id and apart_pair(one_id, other_id) is None:
        first, second = sorted((one_id, other_id))
        session.add(NotTheSame(first_id=first, second_id=second))
        session.flush()


def may_be_the_same(*, one_id: int, other_id: int) -> None:
    """Take that back."""
    if (said := apart_pair(one_id, other_id)) is not None:
        session.delete(said)
        session.flush()


def merge_apart(*, kept_id: int, gone_id: int) -> None:
    """Whoever is not the one is not the other; entries merged into the one before now lead to the other."""
    for said in apart_rows(gone_id):
        other = said.second_id if said.first_id == gone_id else said.first_id
        session.delete(said)
        session.flush()
        if other != kept_id:
            say_not_the_same(one_id=kept_id, other_id=other)
    for earlier in merged_into(gone_id):
        earlier.merged_into_id = kept_id
    session.flush()


def forget_apart(*, person_id: int) -> None:
    """Somebody is erased: so are the entries merged into them, and what was said of whom they are not."""
    for said in apart_rows(person_id):
        session.delete(said)
        session.flush()
        history.blank("not_the_same", said.id)
    for gone in merged_into(person_id):
        if gone.erased_at is None:
            forget_person(person=gone)
