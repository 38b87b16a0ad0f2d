"""Migrations: a new group gets the newest tables, an old one a backup first, and a failed step changes nothing."""

from __future__ import annotations

import sqlite3
import stat
from contextlib import closing
from pathlib import Path

import pytest

from esteem.kernel import migrate
from esteem.kernel.instances import Instance
from tests.backstage import Group


def version_of(instance: Instance, new: str) -> None:
    with closing(sqlite3.connect(instance.database)) as connection:
        connection.execute("UPDATE alembic_version SET version_num = ?", (new,))
        connection.commit()


def test_a_new_group_is_brought_to_the_newest_tables_for_its_owner_alone(tmp_path: Path) -> None:
    instance = Instance(tmp_path / "new")
    assert migrate.present(instance) is None
    migrate.prepare(instance)
    assert migrate.present(instance) == migrate.newest()
    assert stat.S_IMODE(instance.database.stat().st_mode) == 0o600
    assert list(instance.backups.iterdir()) == []
    instance.close()


def test_a_group_that_is_up_to_date_is_left_alone(group: Group) -> None:
    group.instance.close()
    before = group.instance.database.stat().st_mtime_ns
    migrate.prepare(group.instance)
    assert group.instance.database.stat().st_mtime_ns == before
    assert list(group.instance.backups.iterdir()) == []


def test_a_database_of_a_newer_program_is_refused_and_left_alone(group: Group) -> None:
    version_of(group.instance, "9999")
    group.instance.close()
    before = group.instance.database.read_bytes()
    with pytest.raises(migrate.TooNew, match="newer Esteem"):
        migrate.prepare(group.instance)
    assert group.instance.database.read_bytes() == before


def test_a_step_that_fails_undoes_all_and_a_backup_was_made_before(group: Group) -> None:
    version_of(group.instance, "0001")  # the second step is due again, and will find its tables there
    group.instance.close()
    before = dump(group.instance.database)
    with pytest.raises(Exception, match="already exists"):
        migrate.prepare(group.instance)
    assert dump(group.instance.database) == before
    (backup,) = group.instance.backups.glob("*.sqlite3")
    assert backup.name.endswith("-before-update.sqlite3")
    assert dump(backup) == before


def dump(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as connection:
        return list(connection.iterdump())


def test_every_step_follows_from_the_one_before() -> None:
    numbers = sorted(path.name[:4] for path in (migrate.FOLDER / "versions").glob("0*.py"))
    assert numbers == [f"{number:04}" for number in range(1, len(numbers) + 1)]
    assert migrate.newest() == numbers[-1]
