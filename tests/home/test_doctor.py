"""`doctor` says of everything that must hold whether it does, and what to do where it does not."""

from __future__ import annotations

import pytest
from sqlalchemy import text

from esteem.cli import main
from esteem.kernel.db import session
from tests.backstage import Group
from tests.money.booking import Books


def doctor(group: Group) -> None:
    group.instance.close()
    assert main(["doctor", "--instance", str(group.instance.folder)]) == 0


def test_a_group_that_nobody_tampered_with_is_well(group: Group, capsys: pytest.CaptureFixture[str]) -> None:
    group.makes(lambda: Books().gets(1250))
    doctor(group)
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 10
    assert all(line.startswith("holds   ") for line in lines)


def test_what_was_tampered_with_is_told_with_what_to_do(group: Group, capsys: pytest.CaptureFixture[str]) -> None:
    group.makes(lambda: Books().gets(1250))
    with group.at_work():
        session.execute(text("UPDATE money_month SET amount = amount + 1 WHERE account_id IS NOT NULL"))
        session.execute(text("DROP TRIGGER history_is_not_rewritten"))
        session.execute(text("UPDATE history SET subject_id = 999 WHERE id = 2"))
    with pytest.raises(SystemExit) as ended:
        doctor(group)
    assert ended.value.code == 1
    said = capsys.readouterr().out
    assert "BROKEN  No line of the history is missing or altered.\n        Line 2 does not follow" in said
    assert "The totals of 1 months differ from their lines. Somebody changed" in said
