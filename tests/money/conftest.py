"""What tests of money stand on: a tin and a bank, and the two years, which are booked once and then copied."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from tests.backstage import Group
from tests.money.booking import Books, book_two_years


@pytest.fixture
def shelf(group: Group) -> Books:
    """A tin and a bank, with a little in the tin."""
    return group.makes(_two_accounts)


def _two_accounts() -> Books:
    shelf = Books()
    for name in ("Tin", "Bank"):
        shelf.account(name)
    shelf.gets(10000, day=date(2026, 5, 1))
    return shelf


@pytest.fixture(scope="session")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Callable[[Group, str, Callable[[], Books]], Books]:
    """Books booked the first time they are asked for, and copied into the test's own group after that."""
    folder = tmp_path_factory.mktemp("books")
    made: dict[str, Books] = {}

    def give(group: Group, name: str, book: Callable[[], Books]) -> Books:
        database, copy = group.instance.database, Path(folder / name)
        if name not in made:
            made[name] = group.makes(book)
            group.instance.close()
            shutil.copyfile(database, copy)
        group.instance.close()
        shutil.copyfile(copy, database)
        return made[name]

    return give


@pytest.fixture
def two_years(group: Group, kept: Callable[[Group, str, Callable[[], Books]], Books]) -> Books:
    """The invented group's two years, as a charity in England."""
    return kept(group, "two years", book_two_years)
