"""History: every change leaves a line, nobody can take one out unseen, and erasing values does not break the chain."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from datetime import date

import pytest
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from esteem.group.actions import change_group, put_rules_in_force
from esteem.group.models import RuleInForce
from esteem.group.queries import our_group
from esteem.group.rules import Formality, RuleKey
from esteem.kernel import history
from esteem.kernel.db import session
from esteem.kernel.history import Change, History
from tests.backstage import Group


def lines(subject: str) -> list[History]:
    return list(session.scalars(select(History).where(History.subject == subject).order_by(History.id)))


def changes_of(line: History) -> dict[str, list[object]]:
    return dict(json.loads(line.changes or "{}"))


def put(value: str, source: str = "Constitution, clause 9") -> None:
    put_rules_in_force({RuleKey.SIGNATORIES: value}, source=source, since_on=date(2026, 4, 1))


# What is written


def test_an_addition_writes_every_value_given_or_filled_in(books: Session) -> None:
    put("2")
    (line,) = lines("rule_in_force")
    assert (line.what, line.account_id, line.via) == ("added", 1, "web")
    assert changes_of(line) == {
        "key": [None, "signatories"],
        "value": [None, "2"],
        "source": [None, "Constitution, clause 9"],
        "since_on": [None, "2026-04-01"],
    }


def test_a_change_writes_what_changed_and_nothing_else(books: Session) -> None:
    change_group(notes="We walk.", formality=Formality.CHARITY, name="Riverside Friends")
    line = lines("group")[-1]
    assert (line.what, changes_of(line)) == (
        "changed", {"notes": [None, "We walk."], "formality": ["constituted", "charity"]}
    )  # fmt: skip


def test_a_save_that_changes_nothing_writes_nothing(books: Session) -> None:
    before = len(lines("group"))
    change_group(name="Riverside Friends", notes="")
    assert len(lines("group")) == before


def test_a_removal_writes_what_the_row_last_said(books: Session) -> None:
    put("2")
    books.delete(books.scalars(select(RuleInForce)).one())
    books.flush()
    line = lines("rule_in_force")[-1]
    assert (line.what, changes_of(line)["value"]) == ("removed", ["2", None])


def test_what_is_undone_leaves_no_line(group: Group) -> None:
    before = group.asks(history.head)
    with pytest.raises(ZeroDivisionError):
        group.makes(change_and_fail)
    assert group.asks(history.head) == before


def change_and_fail() -> None:
    change_group(notes="half done")
    raise ZeroDivisionError


def test_the_version_of_a_row_is_not_worth_a_line(books: Session) -> None:
    change_group(notes="We walk.")
    assert "version" not in changes_of(lines("group")[-1])


def test_a_secret_column_is_told_to_have_changed_without_its_value(
    books: Session, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(RuleInForce.__table__.c.value.info, "secret", bool(1))
    put("hidden one")
    put("hidden two")
    added, changed = lines("rule_in_force")
    assert (changes_of(added)["value"], changes_of(changed)["value"]) == ([None, "…"], ["…", "…"])
    (entry, _) = history.of("rule_in_force", changed.subject_id)
    assert entry.changes == (Change("Value", "…", "…"),)


def test_what_is_added_with_a_secret_is_told_without_it(books: Session, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(RuleInForce.__table__.c.value.info, "secret", bool(1))
    put("2")
    (line,) = lines("rule_in_force")
    (entry,) = history.of("rule_in_force", line.subject_id)
    assert entry.said == (
        "Added, with rule: People who must agree a payment; value; from: Constitution, clause 9; since: 1 April 2026."
    )


# What is shown


def test_a_line_is_shown_in_plain_words_newest_first(books: Session) -> None:
    put("2")
    put("3", source="Members' meeting")
    subject_id = lines("rule_in_force")[0].subject_id
    changed, added = history.of("rule_in_force", subject_id)
    assert changed.changes == (Change("Value", "2", "3"), Change("From", "Constitution, clause 9", "Members' meeting"))
    assert Change("Since", "", "1 April 2026") in added.changes


def test_a_long_value_is_cut_between_two_words(books: Session) -> None:
    group = change_group(notes="We meet in the small room behind the church hall, and drink tea.")
    told = history.of("group", group.id)[0].said
    assert told.endswith("filled in: We meet in the small room behind the church hall, and drink…")


def test_several_rows_of_one_page_are_told_together_and_only_theirs(books: Session) -> None:
    put("2")
    told = history.of_many([("group", 1), ("rule_in_force", lines("rule_in_force")[0].subject_id)])
    assert [entry.subject for entry in told][:2] == ["rule_in_force", "group"]
    assert history.of_many([]) == []
    assert history.of("group", 2) == []


# What cannot be undone


@contextmanager
def opened(group: Group) -> Iterator[sqlite3.Connection]:
    """The database as somebody opens it who has the file and not the program."""
    with closing(sqlite3.connect(group.instance.database)) as connection:
        yield connection
        connection.commit()


@pytest.mark.parametrize(
    ("statement", "refusal"),
    [
        ("DELETE FROM history", "history is never deleted"),
        ("DELETE FROM history WHERE id = 1", "history is never deleted"),
        ("UPDATE history SET account_id = 9", "history is never rewritten"),
        ("UPDATE history SET changes = '{}', salt = ''", "history is never rewritten"),
        ("UPDATE history SET changes = NULL", "history is never rewritten"),
        ("UPDATE history SET changes = NULL, salt = NULL, at = '2020-01-01'", "history is never rewritten"),
        ("UPDATE history SET mac = 'x', changes = NULL, salt = NULL", "history is never rewritten"),
    ],
)
def test_the_database_itself_refuses_to_lose_or_rewrite_a_line(books: Session, statement: str, refusal: str) -> None:
    with pytest.raises(Exception, match=refusal):
        books.execute(text(statement))


def test_the_chain_holds_from_the_first_line_on(group: Group) -> None:
    group.makes(change_group, notes="We walk.")
    group.makes(put, "2")
    assert group.asks(history.broken_at) is None
    assert group.asks(history.head).count >= 4


@pytest.mark.parametrize(
    "tampering",
    [
        """UPDATE history SET changes = '{"notes": [null, "We never met."]}' WHERE id = 3""",
        "UPDATE history SET account_id = 9 WHERE id = 3",
        "UPDATE history SET at = '2020-01-01 00:00:00.000000' WHERE id = 3",
        "UPDATE history SET what = 'removed' WHERE id = 3",
        "DELETE FROM history WHERE id = 3",
        "UPDATE history SET id = 1000 WHERE id = 3",
        "UPDATE history SET mac = (SELECT mac FROM history WHERE id = 2) WHERE id = 3",
    ],
)
def test_whoever_tampers_with_the_file_is_found_out(group: Group, tampering: str) -> None:
    for notes in ("one", "two", "three"):
        group.makes(change_group, notes=notes)
    with opened(group) as connection:
        connection.execute("DROP TRIGGER history_is_kept")
        connection.execute("DROP TRIGGER history_is_not_rewritten")
        assert connection.execute(tampering).rowcount == 1
    found = group.asks(history.broken_at)
    assert found in (3, 4)


def test_cutting_off_the_last_line_shows_in_the_head_that_is_printed(group: Group) -> None:
    group.makes(change_group, notes="one")
    printed = group.asks(history.head)
    with opened(group) as connection:
        connection.execute("DROP TRIGGER history_is_kept")
        connection.execute("DELETE FROM history WHERE id = (SELECT max(id) FROM history)")
    assert group.asks(history.head) != printed


def test_the_chain_needs_the_group_s_own_key(group: Group) -> None:
    (group.instance.folder / "secret").write_bytes(b"another key of thirty-two bytes!")
    group.instance.__dict__.pop("_secret", None)
    assert group.asks(history.broken_at) == 1


def test_erasing_takes_the_values_and_leaves_the_chain_whole(group: Group) -> None:
    group.makes(change_group, notes="Ann Example has asthma.")
    group.makes(history.blank, "group", 1)
    assert group.asks(history.broken_at) is None
    assert {entry.changes for entry in group.asks(history.of, "group", 1)} == {()}
    with opened(group) as connection:
        assert connection.execute("SELECT count(*) FROM history WHERE changes LIKE '%asthma%'").fetchone() == (0,)
    group.makes(change_group, notes="After.")
    assert group.asks(history.broken_at) is None
    assert group.asks(our_group).notes == "After."


def test_the_lines_that_say_certain_words_are_blanked_wherever_they_are(group: Group) -> None:
    with group.at_work():
        change_group(notes='Ask Ann "Nan" Example for the key')
        put("2")
        history.blank_saying(['ann "nan" example'])
    with group.at_work():
        assert [line.changes for line in lines("group") if "key" in (line.changes or "")] == []
        assert [line.changes is None for line in lines("rule_in_force")] == [False]
    assert group.history_is_whole()


def test_no_words_blank_no_line(group: Group) -> None:
    with group.at_work():
        history.blank_saying([])
        assert [line for line in lines("group") if line.changes is None] == []


def test_the_origin_of_a_row_is_its_first_line_and_stays(books: Session) -> None:
    first = history.origin("group", 1)
    change_group(notes="Later")
    assert (history.origin("group", 1), len(first), history.origin("group", 2)) == (first, 64, "")
