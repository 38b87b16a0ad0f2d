"""The database seen from the features: the base of every table, the session, one transaction a request."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from operator import add, sub
from typing import Any, NoReturn

from flask import Flask, g
from flask_sqlalchemy import SQLAlchemy
from flask_sqlalchemy.session import Session as ExtensionSession
from sqlalchemy import BigInteger, DateTime, Dialect, Enum, MetaData, TypeDecorator, event
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column, registry

from esteem.kernel import sqlite
from esteem.kernel.errors import StaleEdit
from esteem.kernel.instances import Instance, current, memory
from esteem.kernel.money import Money

NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}


class MoneyColumn(TypeDecorator[Money]):
    """Whole pence in an integer column; sums and differences of it stay Money."""

    impl = BigInteger
    cache_ok = True

    class comparator_factory(BigInteger.Comparator[Any]):
        def _adapt_expression(self, op: Any, other_comparator: Any) -> tuple[Any, Any]:
            if op in (add, sub):
                return op, self.type
            return super()._adapt_expression(op, other_comparator)

    def process_bind_param(self, value: Money | None, dialect: Dialect) -> int | None:
        return None if value is None else value.pence

    def process_result_value(self, value: int | None, dialect: Dialect) -> Money | None:
        return None if value is None else Money(int(value))


class Moment(TypeDecorator[datetime]):
    """A moment in UTC; comes back aware, whatever the database keeps."""

    impl = DateTime
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.astimezone(UTC).replace(tzinfo=None)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        return None if value is None else value.replace(tzinfo=UTC)


class Base(DeclarativeBase):
    """The base of every table of every feature."""

    registry = registry(
        metadata=MetaData(naming_convention=NAMING),
        type_annotation_map={Money: MoneyColumn, datetime: Moment},
    )


class Row:
    """A table with its own number for each row."""

    id: Mapped[int] = mapped_column(primary_key=True)


class Versioned:
    """Counts how often a row was saved, so that a stale form is noticed and both texts are shown."""

    version: Mapped[int] = mapped_column(info={"history": False})

    @declared_attr.directive
    def __mapper_args__(cls) -> dict[str, Any]:
        return {"version_id_col": cls.__table__.c.version if hasattr(cls, "__table__") else cls.version}


def enumerated(kind: type, length: int = 30) -> Enum:
    """A column that keeps the values of an enumeration as text."""
    return Enum(
        kind, native_enum=False, length=length, values_callable=lambda k: [m.value for m in k], create_constraint=False
    )


def check_version(row: Versioned, seen: int | None) -> None:
    """Raise StaleEdit when the row was saved again since the form that says `seen` was shown."""
    if seen is not None and row.version != seen:
        raise StaleEdit(row)


class InstanceSession(ExtensionSession):
    """Speaks to the database of the current group, and refuses to be handed from one group to another."""

    def get_bind(self, *_args: Any, **_kwargs: Any) -> Any:
        instance: Instance = self.info.setdefault("instance", current())
        if instance is not current():
            raise RuntimeError("a session belongs to the group it began with")
        return instance.engine


@event.listens_for(InstanceSession, "after_flush")
def _note_flush(flushed: InstanceSession, _context: object) -> None:
    flushed.info["flushed"] = True


def _no_default_database() -> NoReturn:
    raise RuntimeError("there is no default database: every session belongs to a group")


extension = SQLAlchemy(session_options={"class_": InstanceSession, "expire_on_commit": False})
session = extension.session


def start(app: Flask) -> None:
    """Attach the session to the app; the extension insists on an address, so it gets one that cannot be used."""
    app.config["SQLALCHEMY_DATABASE_URI"] = "sqlite://"
    app.config["SQLALCHEMY_ENGINE_OPTIONS"] = {"creator": _no_default_database}
    extension.init_app(app)


@contextmanager
def transaction() -> Iterator[None]:
    """One writing transaction outside a web request: kept when the block ends well, undone when it does not."""
    session.rollback()
    with sqlite.writing():
        try:
            yield
            session.commit()
        except BaseException:
            session.rollback()
            raise


@contextmanager
def apart() -> Iterator[InstanceSession]:
    """A small transaction of its own, for facts that must survive a refusal or a GET: a failed sign-in, a last visit.

    Ends the reading transaction that is open, so that it does not wait for itself.
    """
    session.rollback()
    own = InstanceSession(extension, expire_on_commit=False)
    with sqlite.writing():
        try:
            yield own
            own.commit()
        finally:
            own.close()


def finish_reading() -> None:
    """End the transaction before something slow (a PDF, a mail, a download): an open reader blocks every writer.

    What was read stays readable; had something been changed in it, that is undone.
    """
    if session.new or session.dirty or session.deleted or session.info.get("flushed"):
        session.rollback()
    else:
        session.commit()


def only_read() -> None:
    """From here on the database itself refuses this request every write, but for what is written `apart`."""
    finish_reading()
    sqlite.begin_reading(only=True)


def start_writing() -> None:
    """From here on this request writes: nothing it read before counts any more, and its transaction takes the lock at once."""
    finish_reading()
    session.expire_all()
    memory().clear()
    g.writes = True
    sqlite.begin_writing()


def after_commit(act: Callable[[], None]) -> None:
    """Do this once the current transaction is kept, and not at all if it is undone."""
    held = session()

    def run(_session: object) -> None:
        event.remove(held, "after_rollback", forget)
        act()

    def forget(_session: object) -> None:
        event.remove(held, "after_commit", run)

    event.listen(held, "after_commit", run, once=True)
    event.listen(held, "after_rollback", forget, once=True)


def settle(ok: bool) -> None:
    """Keep or undo what this request did; called by the door alone."""
    if ok and g.get("writes"):
        session.commit()
    else:
        session.rollback()
