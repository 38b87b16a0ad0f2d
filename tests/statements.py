"""What is said to the database: counted for the query tests, and watched for changes a GET has no business making."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from flask import Flask, Response, current_app, request
from sqlalchemy import Connection, Engine, event

WRITES = ("INSERT", "UPDATE", "DELETE", "REPLACE")
BOOKKEEPING = ("BEGIN", "COMMIT", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA")

_listeners: list[list[str]] = []
_unsettled: dict[int, list[str]] = {}
_lost: list[str] = []


@contextmanager
def queries() -> Iterator[list[str]]:
    """The statements sent to any database while inside, transactions and pragmas left out."""
    heard: list[str] = []
    _listeners.append(heard)
    try:
        yield heard
    finally:
        _listeners.remove(heard)


@event.listens_for(Engine, "before_cursor_execute")
def _hear(connection: Connection, cursor: Any, statement: str, *_: Any) -> None:
    word = statement.lstrip(" (\n").split(None, 1)[0].upper()
    if word in BOOKKEEPING:
        return
    for heard in _listeners:
        heard.append(statement)
    if word in WRITES:
        _unsettled.setdefault(id(connection), []).append(statement)


@event.listens_for(Engine, "commit")
def _commit(connection: Connection) -> None:
    _unsettled.pop(id(connection), None)


@event.listens_for(Engine, "rollback")
def _rollback(connection: Connection) -> None:
    _lost.extend(_unsettled.pop(id(connection), []))


def watch(app: Flask) -> None:
    """From now on note what a GET leaves unsaved: made but not sent, or sent and then rolled back."""
    if app.extensions.setdefault("watched changes", False):
        return
    app.extensions["watched changes"] = True
    # Appended by hand, for an app that has already answered takes no more; the last one added runs first,
    # and so before the kernel settles the transaction.
    app.after_request_funcs.setdefault(None, []).append(_note_unsaved)


def _note_unsaved(answer: Response) -> Response:
    session = current_app.extensions["sqlalchemy"].session if "sqlalchemy" in current_app.extensions else None
    if session is not None and request.method in ("GET", "HEAD"):
        pending = [*session.new, *session.deleted, *(row for row in session.dirty if session.is_modified(row))]
        _lost.extend(f"{type(row).__name__} changed and not saved" for row in pending)
    return answer


def forget_unsaved() -> None:
    """Start afresh before a visit."""
    _lost.clear()
    _unsettled.clear()


def unsaved() -> list[str]:
    """The changes made since `forget_unsaved` that no commit kept."""
    return [*_lost, *(statement for heard in _unsettled.values() for statement in heard)]
