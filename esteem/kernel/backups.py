"""Backups: a whole, checked copy of a group's database, made while it is in use."""

from __future__ import annotations

import hashlib
import os
import sqlite3
from datetime import datetime
from pathlib import Path

from esteem.kernel import dates
from esteem.kernel.instances import Instance, current

KEPT_DAILY = 14
KEPT_OTHERS = 20


class BackupFailed(Exception):
    """The copy could not be made or is not sound; the live database was not touched."""


def make(instance: Instance, *, reason: str) -> Path:
    """A verified copy in the group's backups folder, named by moment and reason, with its SHA-256 beside it.

    `VACUUM INTO` copies a consistent moment even while others write; a plain copy of a live file can be corrupt.
    Raises BackupFailed.
    """
    stem = f"{dates.now():%Y-%m-%dT%H%M%SZ}-{reason}"
    part, whole = instance.backups / f"{stem}.part", instance.backups / f"{stem}.sqlite3"
    part.unlink(missing_ok=True)
    try:
        _copy(instance.database, part)
        _verify(part)
        os.replace(part, whole)
        whole.with_suffix(".sha256").write_text(f"{hashlib.sha256(whole.read_bytes()).hexdigest()}  {whole.name}\n")
    except (sqlite3.Error, OSError) as problem:
        part.unlink(missing_ok=True)
        raise BackupFailed(f"No backup could be made: {problem}") from problem
    return whole


def _copy(database: Path, target: Path) -> None:
    connection = sqlite3.connect(database, timeout=10, isolation_level=None)
    try:
        connection.execute("VACUUM INTO ?", (str(target),))
    finally:
        connection.close()
    target.chmod(0o600)
    with target.open("rb+") as file:
        os.fsync(file.fileno())


def _verify(copy: Path) -> None:
    connection = sqlite3.connect(f"{copy.resolve().as_uri()}?mode=ro", uri=True)
    try:
        if connection.execute("PRAGMA integrity_check").fetchone() != ("ok",):
            raise sqlite3.DatabaseError("the copy is not sound")
    finally:
        connection.close()


def made_before(instance: Instance, moment: datetime) -> list[Path]:
    """The copies that were made before a moment, oldest first: they still hold what was taken out since."""
    return [path for path in sorted(instance.backups.glob("*.sqlite3")) if path.name < f"{moment:%Y-%m-%dT%H%M%SZ}"]


def make_daily() -> None:
    """Today's backup of the current group, and the oldest ones beyond what is kept let go."""
    instance = current()
    make(instance, reason="daily")
    daily = sorted(instance.backups.glob("*-daily.sqlite3"))
    others = sorted(set(instance.backups.glob("*.sqlite3")) - set(daily))
    for old in [*daily[:-KEPT_DAILY], *others[:-KEPT_OTHERS]]:
        old.unlink()
        old.with_suffix(".sha256").unlink(missing_ok=True)
