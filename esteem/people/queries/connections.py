"""Who is connected with whom, seen from one person; and whether two are unrelated."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import ColumnElement, Select, select
from sqlalchemy.orm import aliased, joinedload

from esteem.kernel.db import session
from esteem.people.models import Connection, Person
from esteem.people.models.connections import Side
from esteem.people.rules.connections import RELATED, reached_from
from esteem.people.rules.held import Held


def connections_of(person_id: int) -> Sequence[Connection]:
    """All of theirs, those taken off too, in the order they were written down; both people come with each."""
    return session.scalars(_whole().where(_theirs(person_id)).order_by(Connection.id)).all()


def connection_of(person_id: int, connection_id: int) -> Connection | None:
    """One of theirs, with both people; None for somebody else's, as for one that is not there."""
    return session.scalar(_whole().where(Connection.id == connection_id, _theirs(person_id)))


def _whole() -> Select[Connection]:
    return select(Connection).options(joinedload(Connection.one), joinedload(Connection.other))


def _theirs(person_id: int) -> ColumnElement[bool]:
    return (Connection.one_id == person_id) | (Connection.other_id == person_id)


def sides_of(person_id: int) -> list[Side]:
    """The same as they would say them."""
    return [connection.seen_from(person_id) for connection in connections_of(person_id)]


def connected_ids(person_id: int) -> frozenset[int]:
    """The numbers of everybody who is *not* unrelated to this person, themselves left out.

    What counts: partner, relative and same household, and chains of these, however long: the partner of a relative,
    somebody in the household of a partner. It counts through people who have left. What does not count: caring for
    somebody or being cared for, friends, other connections; connections that were taken off; people who were removed
    as added by mistake. What nobody wrote down is not known here: this can say that two are connected, and never that
    they are not.
    """
    return reached_from(person_id, _related_pairs())


def are_connected(one_id: int, other_id: int) -> bool:
    """Whether two people are connected by the rules of `connected_ids`. Nobody is connected with themselves."""
    return other_id in connected_ids(one_id)


def _related_pairs() -> list[tuple[int, int]]:
    one, other = aliased(Person), aliased(Person)
    found = session.execute(
        select(Connection.one_id, Connection.other_id)
        .join(one, one.id == Connection.one_id)
        .join(other, other.id == Connection.other_id)
        .where(Connection.removed_at.is_(None), Connection.kind.in_(RELATED))
        .where(one.removed_at.is_(None), other.removed_at.is_(None))
    )
    return [(one_id, other_id) for one_id, other_id in found]


def held_of_connections(person_id: int) -> Held | None:
    """Their connections, those taken off too."""
    rows = [
        (side.kind.says, side.other.name, side.words, "taken off" if side.removed_at else "")
        for side in sides_of(person_id)
    ]
    return Held("Connections", ("How", "With whom", "More exactly", "Now"), rows, place=40) if rows else None
