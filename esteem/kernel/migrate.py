"""Bringing a group's database to the present: a verified backup first, then every migration, all or nothing."""

from __future__ import annotations

import re
import sqlite3
from pathlib import Path

from sqlalchemy import Connection

from esteem.kernel import backups, sqlite
from esteem.kernel.instances import Instance

FOLDER = Path(__file__).resolve().parents[1] / "migrations"
_NUMBER = re.compile(r"(\d{4})_\w+\.py")


def newest() -> str:
    """The number of the last migration this program brings."""
    return max(found[1] for path in (FOLDER / "versions").iterdir() if (found := _NUMBER.fullmatch(path.name)))


def present(instance: Instance) -> str | None:
    """The number of the last migration done here, or None in a new database. Raises CannotOpen when it is damaged."""
    found = _ask(instance, "SELECT version_num FROM alembic_version")
    return str(found[0]) if found else None


def _ask(instance: Instance, question: str) -> tuple[object, ...] | None:
    """The first row of the answer; None when there is none, or no such table."""
    if not instance.database.exists():
        return None
    connection = sqlite3.connect(instance.database)
    try:
        row: tuple[object, ...] | None = connection.execute(question).fetchone()
    except sqlite3.OperationalError as problem:
        if "no such table" not in str(problem):
            raise
        return None
    except sqlite3.DatabaseError as damage:
        raise CannotOpen(
            f"{instance.database} is damaged ({damage}). Copy the whole folder {instance.folder} to a safe place, put the "
            f"newest backup in {instance.backups} where the damaged file is, under its name, and start again."
        ) from damage
    finally:
        connection.close()
    return row


class CannotOpen(Exception):
    """The group's folder cannot be used as it is; carries the sentence a person is told."""


class TooNew(CannotOpen):
    """The database was written by a later version of the program."""


def prepare(instance: Instance) -> None:
    """The folder exists and the database is at the newest migration; a backup is made and verified before any change.

    Raises TooNew rather than touch a database of a later version, and CannotOpen when something of the group's is lost.
    """
    instance.make_folders()
    at = present(instance)
    _refuse_if_lost(instance, at)
    if at == newest():
        return
    if at is not None and at > newest():
        raise TooNew("This group's data was written by a newer Esteem. Update the program, then start it again.")
    if at is not None:
        backups.make(instance, reason="before-update")
    instance.close()
    _upgrade(instance)


def _refuse_if_lost(instance: Instance, at: str | None) -> None:
    """Nobody must think that all is well, or begin a new group, while what they have can still be put back."""
    if at is None and (instance.has_whole_secret() or any(instance.backups.glob("*.sqlite3"))):
        raise CannotOpen(
            f"There was a group in {instance.folder}, but {instance.database} is gone. Put it back, or put the newest backup "
            f"in {instance.backups} there under its name. To begin another group, choose an empty folder."
        )
    if instance.has_whole_secret():
        return
    if _ask(instance, "SELECT id FROM history LIMIT 1"):
        raise CannotOpen(
            f"{instance.secret_file} is missing or damaged. Put it back from a copy of the folder. If there is none, any file "
            "of 32 bytes will do in its place; but the history so far can then no longer be proven."
        )
    instance.secret_file.unlink(missing_ok=True)  # cut off when it was made: there is nothing yet that it keeps


def _upgrade(instance: Instance) -> None:
    instance.database.touch(mode=0o600)  # before the first byte: SQLite's journal takes its permissions from it
    engine = sqlite.make_engine(instance.database, foreign_keys=False)
    try:
        with engine.begin() as connection:
            _run_alembic(connection)
            sqlite.ensure_triggers(connection)
            broken = connection.exec_driver_sql("PRAGMA foreign_key_check").fetchall()
            if broken:
                raise RuntimeError(
                    f"the update would leave {len(broken)} rows pointing at nothing; nothing was changed"
                )
    finally:
        engine.dispose()


def _run_alembic(connection: Connection) -> None:
    # Late: it costs a tenth of a second, and most starts have nothing to migrate.
    from alembic import command  # noqa: PLC0415  # for a quick start
    from alembic.config import Config as AlembicConfig  # noqa: PLC0415  # for a quick start

    config = AlembicConfig()
    config.set_main_option("script_location", str(FOLDER).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    command.upgrade(config, "head")
