"""Files the group keeps: stored under the SHA-256 of what they say, so that what was signed is what is served."""

from __future__ import annotations

import hashlib
import os
import re
import tempfile
from dataclasses import dataclass
from pathlib import Path

from esteem.kernel.instances import current

_NAME = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True)
class Kept:
    """A stored file: its SHA-256 (64 hex digits) and its size in bytes."""

    sha256: str
    size: int


class Damaged(Exception):
    """The stored file is not, or no longer, what was stored."""


def keep(content: bytes) -> Kept:
    """Store these bytes for good; the same bytes twice are one file. On disk before it returns."""
    sha256 = hashlib.sha256(content).hexdigest()
    target = _place(sha256)
    if not target.exists():
        target.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        _write(content, target)
    return Kept(sha256, len(content))


def _write(content: bytes, target: Path) -> None:
    """All of it or, on a full disk, nothing."""
    with tempfile.NamedTemporaryFile(dir=target.parent, delete=False) as file:
        try:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        except OSError:
            os.unlink(file.name)
            raise
    os.replace(file.name, target)


def fetch(sha256: str) -> bytes:
    """The bytes that were stored. Raises Damaged when they are missing or were altered."""
    try:
        content = _place(sha256).read_bytes()
    except OSError as problem:
        raise Damaged("The stored file is missing.") from problem
    if hashlib.sha256(content).hexdigest() != sha256:
        raise Damaged("The stored file is no longer what was stored.")
    return content


def _place(sha256: str) -> Path:
    if not _NAME.fullmatch(sha256):
        raise Damaged("That is not the name of a stored file.")
    return current().files / sha256[:2] / sha256
