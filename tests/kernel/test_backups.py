"""Backups: a copy that was checked, made while the group is in use; a bad one is never left lying as a good one."""

from __future__ import annotations

import hashlib
import sqlite3
import stat
from contextlib import closing
from datetime import UTC, datetime, timedelta

import pytest

from esteem.group.actions import change_group
from esteem.kernel import backups
from esteem.kernel.dates import frozen
from tests.backstage import Group


def test_a_backup_is_whole_named_by_moment_and_reason_and_has_its_hash_beside_it(group: Group) -> None:
    group.makes(change_group, notes="Before the update.")
    made = backups.make(group.instance, reason="by-hand")
    assert made.name == "2026-11-24T120000Z-by-hand.sqlite3"
    assert made.with_suffix(".sha256").read_text() == f"{hashlib.sha256(made.read_bytes()).hexdigest()}  {made.name}\n"
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    with closing(sqlite3.connect(made)) as copy:
        assert copy.execute('SELECT notes FROM "group"').fetchall() == [("Before the update.",)]
    assert list(group.instance.backups.glob("*.part")) == []


def test_a_backup_is_made_while_somebody_reads(group: Group) -> None:
    with closing(sqlite3.connect(group.instance.database)) as reader:
        reader.execute("BEGIN")
        reader.execute('SELECT * FROM "group"').fetchone()
        assert backups.make(group.instance, reason="busy").exists()


def test_a_database_that_is_damaged_makes_no_backup_and_leaves_nothing_behind(group: Group) -> None:
    group.instance.close()
    whole = group.instance.database.read_bytes()
    group.instance.database.write_bytes(whole[:4096] + b"\xff" * 4096 + whole[8192:])
    with pytest.raises(backups.BackupFailed, match="No backup could be made"):
        backups.make(group.instance, reason="damaged")
    assert list(group.instance.backups.iterdir()) == []


def test_the_oldest_daily_backups_are_let_go_and_the_others_stay(group: Group) -> None:
    kept_by_hand = backups.make(group.instance, reason="by-hand")
    for day in range(backups.KEPT_DAILY + 3):
        with frozen(datetime(2026, 12, 1, 3, tzinfo=UTC) + timedelta(days=day)):
            group.asks(backups.make_daily)
    daily = sorted(group.instance.backups.glob("*-daily.sqlite3"))
    assert len(daily) == backups.KEPT_DAILY
    assert daily[0].name.startswith("2026-12-04")
    assert kept_by_hand.exists()
    assert len(list(group.instance.backups.glob("*.sha256"))) == backups.KEPT_DAILY + 1


def test_the_copies_made_before_a_moment_are_told_the_oldest_first(group: Group) -> None:
    moment = datetime(2026, 11, 24, 12, tzinfo=UTC)
    for hours in (2, 1, 0):
        with frozen(moment - timedelta(hours=hours)):
            backups.make(group.instance, reason="by-hand")
    names = [path.name for path in backups.made_before(group.instance, moment)]
    assert names == ["2026-11-24T100000Z-by-hand.sqlite3", "2026-11-24T110000Z-by-hand.sqlite3"]
