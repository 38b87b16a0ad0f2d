"""`doctor`: looks whether everything holds that must hold of a group's data, and says what to do where it does not."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator

from esteem.kernel import history, sqlite
from esteem.kernel.commands import Commands
from esteem.kernel.db import session
from esteem.money.checks import all_checks
from esteem.money.rules.events import Check

BACKUP = "Keep a copy of the group’s folder as it is, and go back to the last backup."


def add_to(commands: Commands) -> None:
    commands.add("doctor", "look whether the group's data is whole and its books hold", _doctor, has_address=False)


def _doctor(told: Namespace) -> None:
    """A line for each statement; ends with 1 when one does not hold."""
    found = list(_checks())
    for check in found:
        print(f"{'holds ' if check.holds else 'BROKEN'}  {check.title}")
        if check.problem:
            print(f"        {check.problem} {check.mend}".rstrip())
    if not all(check.holds for check in found):
        raise SystemExit(1)


def _checks() -> Iterator[Check]:
    connection = session.connection()
    yield Check("The database can be read from end to end.", sqlite.unreadable(connection), BACKUP)
    astray = sqlite.count_astray(connection)
    yield Check(
        "Everything that is named in the database is there.",
        f"{astray} rows name something that is gone." if astray else "", BACKUP,
    )  # fmt: skip
    broken = history.broken_at()
    yield Check(
        "No line of the history is missing or altered.",
        f"Line {broken} does not follow from the one before." if broken else "", BACKUP,
    )  # fmt: skip
    yield from all_checks()
