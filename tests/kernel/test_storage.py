"""Files the group keeps: what was stored is what is served, or nothing is."""

from __future__ import annotations

import errno
import hashlib
import os

import pytest

from esteem.kernel.instances import current
from esteem.kernel.storage import Damaged, Kept, fetch, keep

LETTER = b"Dear friends"
NAME = hashlib.sha256(LETTER).hexdigest()


def test_what_is_kept_comes_back_byte_for_byte(books: object) -> None:
    assert keep(LETTER) == Kept(NAME, 12)
    assert fetch(NAME) == LETTER


def test_the_same_bytes_twice_are_one_file(books: object) -> None:
    keep(LETTER)
    keep(LETTER)
    assert [path.name for path in current().files.rglob("*") if path.is_file()] == [NAME]


def test_an_altered_file_is_not_served(books: object) -> None:
    keep(LETTER)
    (current().files / NAME[:2] / NAME).write_bytes(b"Dear enemies")
    with pytest.raises(Damaged, match=r"The stored file is no longer what was stored\."):
        fetch(NAME)


def test_a_missing_file_is_said_to_be_missing(books: object) -> None:
    with pytest.raises(Damaged, match=r"The stored file is missing\."):
        fetch("0" * 64)


@pytest.mark.parametrize("name", ["", "../secret", "a" * 63, "A" * 64, f"{'a' * 64}/..", "g" * 64, f"{'a' * 64}\n"])
def test_nothing_but_the_name_of_a_stored_file_leads_anywhere(books: object, name: str) -> None:
    with pytest.raises(Damaged, match=r"That is not the name of a stored file\."):
        fetch(name)


def test_nothing_is_left_of_a_file_the_disk_had_no_room_for(books: object, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "no room")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="no room"):
        keep(LETTER)
    assert [path for path in current().files.rglob("*") if path.is_file()] == []
