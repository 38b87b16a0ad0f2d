"""A test's own group: things are made in it and asked of it outside any page, each time in a transaction of its own."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import ParamSpec, TypeVar

from flask import Flask

from esteem.kernel import db, history
from esteem.kernel.instances import Instance, using
from esteem.kernel.permissions import Actor, act_as

Result = TypeVar("Result")
Facts = ParamSpec("Facts")


class Group:
    """`group.makes(make_person, name="Ann")` keeps what it made; `group.asks(members_on, day)` keeps nothing."""

    def __init__(self, app: Flask, instance: Instance, actor: Actor) -> None:
        self.app, self.instance, self.actor = app, instance, actor

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """One writing transaction, done by the coordinator; kept when the block ends well."""
        with using(self.app, self.instance):
            act_as(self.actor)
            with db.transaction():
                yield

    def makes(self, maker: Callable[Facts, Result], *args: Facts.args, **facts: Facts.kwargs) -> Result:
        """Do it and keep it; the rows that come back can be read, but are no longer of any session."""
        with self.at_work():
            return maker(*args, **facts)

    def asks(self, query: Callable[Facts, Result], *args: Facts.args, **facts: Facts.kwargs) -> Result:
        """What a query answers now."""
        with using(self.app, self.instance):
            act_as(self.actor)
            try:
                return query(*args, **facts)
            finally:
                db.session.expunge_all()  # or the rows would be expired, and could not be read any more

    def history_is_whole(self) -> bool:
        """Every line of history follows from the one before."""
        return self.asks(history.broken_at) is None
