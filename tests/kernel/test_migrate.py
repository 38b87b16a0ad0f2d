"""Migrations: a new group gets the newest tables, an old one a backup first, and a failed step changes nothing."""

from __future__ import annotations

import sqlite3
import stat
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from esteem.kernel import backups, migrate
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


def cut(instance: Instance, size: int) -> None:
    with instance.database.open("r+b") as file:
        file.truncate(size)


def overwrite(instance: Instance) -> None:
    instance.database.write_bytes(b"no database " * 1000)


@pytest.mark.parametrize("harm", [lambda i: cut(i, 100_000), lambda i: cut(i, 4096), lambda i: cut(i, 100), overwrite])
def test_a_damaged_database_is_refused_in_plain_words_and_left_alone(
    group: Group, harm: Callable[[Instance], None]
) -> None:
    group.instance.close()
    harm(group.instance)
    before = group.instance.database.read_bytes()
    with pytest.raises(migrate.CannotOpen, match=r"esteem\.sqlite3 is damaged .* newest backup in .*backups"):
        migrate.prepare(group.instance)
    assert group.instance.database.read_bytes() == before


@pytest.mark.parametrize("harm", [lambda i: cut(i, 0), lambda i: i.database.unlink()])
def test_a_group_whose_database_is_gone_is_not_begun_anew(group: Group, harm: Callable[[Instance], None]) -> None:
    group.instance.key("cookie")
    group.instance.close()
    harm(group.instance)
    with pytest.raises(migrate.CannotOpen, match=r"esteem\.sqlite3 is gone"):
        migrate.prepare(group.instance)


def test_a_database_that_cannot_be_opened_is_not_taken_for_none(group: Group) -> None:
    group.instance.key("cookie")
    group.instance.close()
    group.instance.database.unlink()
    group.instance.database.mkdir()
    with pytest.raises(sqlite3.OperationalError, match="unable to open"):
        migrate.prepare(group.instance)


def test_a_backup_beside_no_database_says_that_there_was_one(group: Group) -> None:
    backups.make(group.instance, reason="daily")
    group.instance.close()
    group.instance.database.unlink()
    group.instance.secret_file.unlink()
    with pytest.raises(migrate.CannotOpen, match=r"esteem\.sqlite3 is gone"):
        migrate.prepare(group.instance)


@pytest.mark.parametrize("left", [None, b"", b"short", b"k" * 33])
def test_a_group_whose_secret_is_lost_does_not_go_on_with_another(group: Group, left: bytes | None) -> None:
    group.instance.close()
    group.instance.secret_file.unlink()
    if left is not None:
        group.instance.secret_file.write_bytes(left)
    with pytest.raises(migrate.CannotOpen, match=r"secret is missing or damaged"):
        migrate.prepare(Instance(group.instance.folder))


def test_a_secret_cut_off_at_the_very_first_start_is_made_again(tmp_path: Path) -> None:
    instance = Instance(tmp_path / "new")
    migrate.prepare(instance)
    instance.close()
    instance.secret_file.write_bytes(b"")
    again = Instance(tmp_path / "new")
    migrate.prepare(again)
    again.close()
    assert (len(again.key("cookie")), again.secret_file.stat().st_size) == (32, 32)


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
