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
    """The number of the last migration done here, or None in a new database."""
    if not instance.database.exists():
        return None
    connection = sqlite3.connect(instance.database)
    try:
        found = connection.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.OperationalError:
        return None
    finally:
        connection.close()
    return str(found[0]) if found else None


class TooNew(Exception):
    """The database was written by a later version of the program."""


def prepare(instance: Instance) -> None:
    """The folder exists and the database is at the newest migration; a backup is made and verified before any change.

    Raises TooNew rather than touch a database of a later version.
    """
    instance.make_folders()
    at = present(instance)
    if at == newest():
        return
    if at is not None and at > newest():
        raise TooNew("This group's data was written by a newer Esteem. Update the program, then start it again.")
    if at is not None:
        backups.make(instance, reason="before-update")
    instance.close()
    _upgrade(instance)


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
