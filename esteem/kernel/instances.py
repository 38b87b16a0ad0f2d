"""One group is one folder: its database, its files, its secrets, its backups. Resolved once, at the door."""

from __future__ import annotations

import hashlib
import hmac
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cached_property
from pathlib import Path
from typing import Any, cast

from flask import Flask, current_app, g
from sqlalchemy import Engine

from esteem.kernel import sqlite
from esteem.kernel.config import Config

SECRET_BYTES = 32


class Instance:
    """One group's folder and everything that hangs from it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @property
    def database(self) -> Path:
        return self.folder / "esteem.sqlite3"

    @property
    def secret_file(self) -> Path:
        return self.folder / "secret"

    @property
    def files(self) -> Path:
        return self.folder / "files"

    @property
    def backups(self) -> Path:
        return self.folder / "backups"

    @cached_property
    def engine(self) -> Engine:
        return sqlite.make_engine(self.database)

    @cached_property
    def _secret(self) -> bytes:
        if not self.secret_file.exists():
            self._write_secret(self.secret_file)
        return self.secret_file.read_bytes()

    def _write_secret(self, path: Path) -> None:
        try:
            handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:  # another process was a moment earlier: its secret is the group's
            return
        with os.fdopen(handle, "wb") as file:
            file.write(secrets.token_bytes(SECRET_BYTES))

    def has_whole_secret(self) -> bool:
        """Whether the secret is there, and as long as it was made: half a secret keeps nothing."""
        return self.secret_file.exists() and len(self.secret_file.read_bytes()) == SECRET_BYTES

    def key(self, purpose: str) -> bytes:
        """32 bytes for one purpose, derived from this group's secret; no purpose learns another's key."""
        return hmac.new(self._secret, purpose.encode(), hashlib.sha256).digest()

    def make_folders(self) -> None:
        """The folders exist and are for their owner alone."""
        for folder in (self.folder, self.files, self.backups):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)

    def close(self) -> None:
        """Let go of the database; the next use opens it again."""
        if "engine" in self.__dict__:
            self.engine.dispose()
            del self.__dict__["engine"]


class Instances:
    """The fixed map from host names to groups; with no map, one group for every trusted host."""

    def __init__(self, config: Config) -> None:
        self.default = None if config.hosts else Instance(config.instance)
        self.by_host = {host: Instance(folder) for host, folder in config.hosts.items()}

    def all(self) -> list[Instance]:
        return [self.default] if self.default else list(self.by_host.values())

    def addresses(self, served_at: str) -> list[tuple[Instance, str]]:
        """Each group with the address its pages are at, on a server at this one."""
        if self.default:
            return [(self.default, served_at)]
        port = served_at.rpartition(":")[2]
        return [(instance, f"http://{host}:{port}") for host, instance in self.by_host.items()]

    def of_host(self, host: str) -> Instance | None:
        """The group that lives at this host name (without its port), or None."""
        return self.default or self.by_host.get(host.lower())


def instances_of(app: Flask) -> Instances:
    return cast(Instances, app.extensions["esteem.instances"])


def current() -> Instance:
    """The group this request or job is for. Raises LookupError outside one: nothing may fall back to another."""
    instance = g.get("instance")
    if instance is None:
        raise LookupError("no group has been chosen here")
    return cast(Instance, instance)


def memory() -> dict[str, Any]:
    """What is remembered for this request or job and no longer: a row that every page asks for, say."""
    return cast(dict[str, Any], g.setdefault("memory", {}))


@contextmanager
def using(app: Flask, instance: Instance | None = None) -> Iterator[Instance]:
    """Work for one group outside a web request (a job, a command, a test)."""
    with app.app_context():
        g.instance = instance or instances_of(app).all()[0]
        yield g.instance


def the_app() -> Flask:
    """The running application itself, for code that must hand it to a thread."""
    return cast(Flask, current_app._get_current_object())  # type: ignore[attr-defined]  # the proxy's own method
