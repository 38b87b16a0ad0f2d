"""A connection between two people is written down, put right, taken off and put back."""

from __future__ import annotations

from sqlalchemy import select

from esteem.kernel import dates, history
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken, StaleEdit
from esteem.people.models import Connection, Person
from esteem.people.queries.connections import connections_of
from esteem.people.rules.connections import Connected, in_order

ALREADY = "That is written down already."


def add_connection(*, person: Person, other_id: int, kind: Connected, words: str) -> Connection:
    """They are that to somebody; one that was taken off is put back. Flushes. Raises RuleBroken."""
    one_id, other_id, kept_as = in_order(person.id, other_id, kind)
    there = _the_one(one_id, other_id, kept_as)
    if there is None:
        there = Connection(one_id=one_id, other_id=other_id, kind=kept_as)
        session.add(there)
    elif there.removed_at is None:
        raise RuleBroken(ALREADY, field="other_id")
    there.removed_at, there.words = None, words
    session.flush()
    return there


def _the_one(one_id: int, other_id: int, kind: Connected) -> Connection | None:
    return session.scalar(
        select(Connection).where(Connection.one_id == one_id, Connection.other_id == other_id, Connection.kind == kind)
    )


def change_connection(
    *, connection: Connection, person: Person, seen_version: int | None, kind: Connected, words: str
) -> Connection:
    """Put right what they are to the other. Raises StaleEdit, and IntegrityError where it is written down already."""
    if seen_version not in (None, connection.version):
        raise StaleEdit(connection.seen_from(person.id))
    connection.kind = kind if connection.one_id == person.id else kind.other_side
    connection.words = words
    session.flush()
    return connection


def remove_connection(*, connection: Connection) -> Connection:
    """Take it off; it can be put back."""
    connection.removed_at = connection.removed_at or dates.now()
    session.flush()
    return connection


def put_back_connection(*, connection: Connection) -> Connection:
    """Undo that."""
    connection.removed_at = None
    session.flush()
    return connection


def erase_connections(*, person_id: int) -> None:
    """Nothing is left of their connections, nor of what history said of them."""
    _delete(list(connections_of(person_id)))


def _delete(connections: list[Connection]) -> None:
    for connection in connections:
        session.delete(connection)
    session.flush()
    for connection in connections:
        history.blank("connection", connection.id)


def merge_connections(*, kept_id: int, gone_id: int) -> None:
    """Two people are one: whoever was connected with either is with the one who stays; none is connected with themselves."""
    for connection in connections_of(gone_id):
        side = connection.seen_from(gone_id)
        if side.other.id != kept_id:
            _carry_over(connection, kept_id, side.other.id, side.kind)
        else:
            _delete([connection])
    session.flush()


def _carry_over(connection: Connection, kept_id: int, other_id: int, kind: Connected) -> None:
    one_id, other_id, kept_as = in_order(kept_id, other_id, kind)
    there = _the_one(one_id, other_id, kept_as)
    if there is None:
        connection.one_id, connection.other_id, connection.kind = one_id, other_id, kept_as
        return
    there.words = there.words or connection.words
    if connection.removed_at is None:
        there.removed_at = None
    session.delete(connection)
