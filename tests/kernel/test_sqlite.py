"""What is SQLite's own: the settings in force, how a transaction begins, and triggers that come back."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, event
from sqlalchemy.exc import OperationalError

from esteem.kernel import sqlite


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = sqlite.make_engine(tmp_path / "a 50%? name#.sqlite3")
    yield engine
    engine.dispose()


def begun(engine: Engine) -> list[str]:
    heard: list[str] = []
    event.listen(engine, "before_cursor_execute", lambda _c, _u, statement, *_: heard.append(statement))
    with engine.begin() as connection:
        connection.exec_driver_sql("SELECT 1")
    return heard


def test_a_reader_begins_gently_and_a_writer_takes_the_lock_at_once(engine: Engine) -> None:
    assert begun(engine)[0] == "BEGIN"
    with sqlite.writing():
        assert begun(engine)[0] == "BEGIN IMMEDIATE"
        with sqlite.writing(really=False):
            assert begun(engine)[0] == "BEGIN"
    assert begun(engine)[0] == "BEGIN"


def test_one_thread_that_writes_makes_no_writer_of_another() -> None:
    told: list[bool] = []
    sqlite.begin_writing()
    try:
        other = threading.Thread(target=lambda: told.append(sqlite._writing.get()))
        other.start()
        other.join()
    finally:
        sqlite.begin_reading()
    assert told == [False]


def test_any_file_name_will_do_and_no_other_file_is_made(engine: Engine, tmp_path: Path) -> None:
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE t (x)")
    assert [path.name for path in tmp_path.iterdir() if not path.name.endswith("-journal")] == ["a 50%? name#.sqlite3"]


def test_foreign_keys_are_held_to_but_for_migrations(engine: Engine, tmp_path: Path) -> None:
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
    free = sqlite.make_engine(tmp_path / "b.sqlite3", foreign_keys=False)
    with free.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 0
    free.dispose()


def triggers(engine: Engine) -> list[str]:
    with engine.connect() as connection:
        return [name for (name,) in connection.exec_driver_sql("SELECT name FROM sqlite_master WHERE type = 'trigger'")]


def test_a_table_that_was_rebuilt_gets_its_triggers_back_and_others_are_left_for_later(engine: Engine) -> None:
    columns = "id, at, account_id, via, what, subject, subject_id, changes, salt, digest, mac"
    for _ in range(2):
        with engine.begin() as connection:
            connection.exec_driver_sql("DROP TABLE IF EXISTS history")
            connection.exec_driver_sql(f"CREATE TABLE history ({columns})")
            sqlite.ensure_triggers(connection)
    assert sorted(triggers(engine)) == ["history_is_kept", "history_is_not_rewritten"]


@pytest.mark.parametrize("name", sqlite.TRIGGERS)
def test_a_trigger_is_called_what_the_list_calls_it(name: str) -> None:
    assert sqlite.TRIGGERS[name].split()[:3] == ["CREATE", "TRIGGER", name]


def test_a_connection_made_while_the_disk_could_only_be_read_is_not_kept(engine: Engine) -> None:
    """It could never write again; and a connection stays in the pool for as long as the program runs."""
    with engine.begin() as connection:
        connection.exec_driver_sql("CREATE TABLE t (x)")
    with engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA query_only=ON")
    with engine.connect() as connection:
        connection.exec_driver_sql("SELECT count(*) FROM t")
        with pytest.raises(OperationalError, match="readonly") as refused:
            connection.exec_driver_sql("INSERT INTO t VALUES (1)")
    with engine.begin() as connection:  # while somebody still holds the error, and with it what was asked
        connection.exec_driver_sql("PRAGMA busy_timeout=100")
        connection.exec_driver_sql("INSERT INTO t VALUES (1)")
    assert refused.value.connection_invalidated


def test_sweeping_leaves_nothing_of_what_was_deleted_in_the_file(engine: Engine) -> None:
    path = Path(str(engine.url.database))
    with engine.begin() as connection:
        connection.exec_driver_sql("PRAGMA secure_delete=OFF")
        connection.exec_driver_sql("CREATE TABLE note (id INTEGER PRIMARY KEY, words TEXT)")
        connection.exec_driver_sql("INSERT INTO note (words) VALUES ('quincunx')")
    with engine.begin() as connection:
        connection.exec_driver_sql("DELETE FROM note")
    assert b"quincunx" in path.read_bytes()
    sqlite.sweep(path)
    assert b"quincunx" not in path.read_bytes()
