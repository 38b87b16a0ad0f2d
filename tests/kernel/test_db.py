"""The database recipe, proved through the real app: nothing is lost, nothing waits in vain, no group sees another."""

from __future__ import annotations

import signal
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path

import pytest
from flask import Flask
from sqlalchemy import ColumnElement, func, literal, literal_column, select, text
from sqlalchemy.orm import Session
from werkzeug.wrappers import Response

from esteem.group.actions import change_group
from esteem.group.models import Group as GroupRow
from esteem.group.models import RuleInForce
from esteem.group.queries import our_group, the_group
from esteem.kernel import db, door, history, instances, sqlite
from esteem.kernel.config import HOME
from esteem.kernel.db import Base, Moment, MoneyColumn, check_version
from esteem.kernel.errors import StaleEdit
from esteem.kernel.history import History
from esteem.kernel.instances import instances_of, using
from esteem.kernel.money import Money
from esteem.kernel.pages import go
from esteem.kernel.permissions import STRANGER, public
from tests.backstage import Group
from tests.cast import ALICE, Player
from tests.makers import make_group
from tests.statements import queries
from tests.visitor import Visitor

THREADS, TIMES = 50, 4


@public
def count() -> Response:
    """Read, add one, write: the update that gets lost when two read before either writes."""
    change_group(notes=str(int(our_group().notes or 0) + 1))
    return go("group.index")


@public
def token() -> str:
    return f"{door.csrf_token()} {our_group().notes}"


@pytest.fixture
def counting(new_app: Callable[..., Flask]) -> Flask:
    """An app with a counter in it that anybody may push."""
    app = new_app()
    app.add_url_rule("/count", view_func=count, methods=["POST"])
    app.add_url_rule("/token", view_func=token)
    Group(app, instances_of(app).all()[0], STRANGER).makes(make_group)
    return app


def counted(app: Flask) -> int:
    return int(Group(app, instances_of(app).all()[0], STRANGER).asks(our_group).notes)


def push(app: Flask, times: int) -> list[int]:
    client = app.test_client()
    csrf = client.get("/token").text.split()[0]
    return [client.post("/count", data={"csrf_token": csrf}).status_code for _ in range(times)]


def test_fifty_people_writing_at_once_lose_nothing_and_nobody_is_told_to_wait(counting: Flask) -> None:
    with ThreadPoolExecutor(THREADS) as people:
        answers = [code for codes in people.map(lambda _: push(counting, TIMES), range(THREADS)) for code in codes]
    assert set(answers) == {303}
    assert counted(counting) == THREADS * TIMES
    whole = Group(counting, instances_of(counting).all()[0], STRANGER)
    assert whole.history_is_whole()


def test_readers_are_answered_while_others_write(counting: Flask) -> None:
    def read(_: int) -> set[int]:
        client = counting.test_client()
        return {client.get("/token").status_code for _ in range(20)}

    with ThreadPoolExecutor(24) as people:
        writing = [people.submit(push, counting, 10) for _ in range(12)]
        reading = list(people.map(read, range(12)))
        assert [set(answers.result()) for answers in writing] == [{303}] * 12
    assert reading == [{200}] * 12
    assert counted(counting) == 120


def test_the_same_form_sent_three_times_at_once_is_done_once(counting: Flask) -> None:
    client = counting.test_client()
    csrf = client.get("/token").text.split()[0]
    together = threading.Barrier(3)

    def send(_: int) -> tuple[int, str]:
        sender = counting.test_client()
        sender.set_cookie("esteem", client.get_cookie("esteem").value)
        together.wait()
        answer = sender.post("/count", data={"csrf_token": csrf, "form_key": "one-time"})
        return answer.status_code, answer.headers["Location"]

    with ThreadPoolExecutor(3) as fingers:
        answers = list(fingers.map(send, range(3)))
    assert answers == [(303, "/group/")] * 3
    assert counted(counting) == 1


WRITER = """
import sys
from pathlib import Path
from esteem import create_app
from esteem.group.actions import change_group
from esteem.kernel import db
from esteem.kernel.config import Config
from esteem.kernel.instances import using

app = create_app(Config(instance=Path(sys.argv[1])))
number = int(sys.argv[2])
while True:
    number += 1
    with using(app), db.transaction():
        change_group(notes=str(number))
    print(number, flush=True)
"""


def write_until_killed(folder: Path, start: int, acknowledged: int) -> int:
    """A process of its own writes; after so many acknowledged writes it is killed. Returns the last acknowledged."""
    command = [sys.executable, "-c", WRITER, str(folder), str(start)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=HOME) as writer:
        lines = iter(writer.stdout or [])
        for _ in range(acknowledged):
            next(lines)
        writer.send_signal(signal.SIGKILL)
        return max(map(int, [start + acknowledged, *lines]))


def test_a_killed_writer_loses_nothing_it_was_told_is_kept(group: Group) -> None:
    kept = 0
    for acknowledged in (1, 7, 40):
        last = write_until_killed(group.instance.folder, kept, acknowledged)
        kept = int(group.asks(our_group).notes)
        assert last <= kept <= last + 1  # the very last write may have been kept and not yet told
    with sqlite3.connect(group.instance.database) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    connection.close()
    assert group.history_is_whole()


# Settings and transactions


def test_every_connection_has_the_settings_of_the_house(books: Session) -> None:
    names = [
        "busy_timeout",
        "journal_mode",
        "synchronous",
        "foreign_keys",
        "secure_delete",
        "temp_store",
        "trusted_schema",
    ]
    assert [books.execute(text(f"PRAGMA {name}")).scalar() for name in names] == [10000, "truncate", 2, 1, 1, 2, 0]


def test_values_never_stand_in_a_database_error(books: Session) -> None:
    with pytest.raises(Exception, match="parameters hidden") as refusal:
        books.execute(text("INSERT INTO nowhere VALUES (:name)"), {"name": "Ann Example"})
    assert "Ann" not in str(refusal.value)


def change_and_fail(afterwards: Callable[[], None] | None = None) -> None:
    change_group(notes="half done")
    if afterwards:
        db.after_commit(afterwards)
    raise ZeroDivisionError


def test_what_is_done_in_a_transaction_that_ends_badly_is_undone(group: Group) -> None:
    with pytest.raises(ZeroDivisionError):
        group.makes(change_and_fail)
    assert group.asks(our_group).notes == ""


def test_what_is_told_apart_is_kept_though_the_rest_is_undone(group: Group) -> None:
    with using(group.app, group.instance):
        change_group(notes="never kept")
        with db.apart() as own:
            own.get_one(GroupRow, 1).charity_number = "1234567"
        db.session.rollback()
    ours = group.asks(our_group)
    assert (ours.notes, ours.charity_number) == ("", "1234567")


def test_what_is_told_apart_is_undone_when_it_fails_itself(group: Group) -> None:
    def note_and_fail() -> None:
        with db.apart() as own:
            own.get_one(GroupRow, 1).charity_number = "1234567"
            own.flush()
            raise ZeroDivisionError

    with using(group.app, group.instance), pytest.raises(ZeroDivisionError):
        note_and_fail()
    assert group.asks(our_group).charity_number == ""


def test_what_waits_for_the_commit_happens_after_it_and_once(group: Group) -> None:
    done: list[str] = []
    with using(group.app, group.instance):
        with db.transaction():
            change_group(notes="kept")
            db.after_commit(lambda: done.append("kept"))
            assert done == []
        with db.transaction():
            change_group(notes="kept again")
        assert done == ["kept"]


def test_what_waits_for_a_commit_that_never_comes_does_not_happen(group: Group) -> None:
    done: list[str] = []
    with using(group.app, group.instance):
        with pytest.raises(ZeroDivisionError), db.transaction():
            change_and_fail(lambda: done.append("undone"))
        with db.transaction():
            change_group(notes="another")
    assert done == []


def test_a_get_keeps_nothing_even_when_a_view_changes_something(new_app: Callable[..., Flask]) -> None:
    app = new_app()

    @public
    def forgetful() -> str:
        change_group(notes="changed while reading")
        return "read"

    app.add_url_rule("/forgetful", view_func=forgetful)
    ours = Group(app, instances_of(app).all()[0], STRANGER)
    ours.makes(make_group)
    assert app.test_client().get("/forgetful").text == "read"
    assert ours.asks(our_group).notes == ""


def test_what_was_read_stays_readable_when_reading_ends_and_the_database_is_let_go(group: Group) -> None:
    with using(group.app, group.instance):
        ours = our_group()
        db.finish_reading()
        with queries() as heard:
            assert ours.name == "Riverside Friends"
        assert heard == []
        assert not db.session().in_transaction()


def test_what_was_remembered_before_a_request_writes_counts_no_more(new_app: Callable[..., Flask]) -> None:
    app = new_app()
    with using(app) as instance:
        assert the_group() is None
        db.finish_reading()
        Group(app, instance, STRANGER).makes(make_group)
        db.start_writing()
        try:
            assert our_group().name == "Riverside Friends"
        finally:
            db.session.rollback()
            sqlite.begin_reading()


@pytest.mark.parametrize("flush", [False, True])
def test_a_change_made_before_reading_ends_is_undone(group: Group, flush: bool) -> None:
    with using(group.app, group.instance):
        our_group().notes = "changed while reading"
        if flush:
            db.session.flush()
        db.finish_reading()
    assert group.asks(our_group).notes == ""


def test_a_refused_write_keeps_nothing(counting: Flask) -> None:
    @public
    def half() -> tuple[str, int]:
        change_group(notes="99")
        return "no", 422

    counting.add_url_rule("/half", view_func=half, methods=["POST"])
    client = counting.test_client()
    csrf = client.get("/token").text.split()[0]
    assert client.post("/half", data={"csrf_token": csrf}).status_code == 422
    assert Group(counting, instances_of(counting).all()[0], STRANGER).asks(our_group).notes == ""


# Versions: a stale save loses neither text


def test_the_second_of_two_who_edit_the_same_thing_sees_both_texts(
    alice: Visitor, signed_in: Callable[[Player], Visitor], group: Group
) -> None:
    other = signed_in(ALICE)
    alice.visits("/group/change/").fills("What is the group, in its own words?", "We walk on Tuesdays.")
    other.visits("/group/change/").fills("What is the group, in its own words?", "We sing on Fridays.")
    alice.presses("Save").sees("We walk on Tuesdays.")
    other.presses("Save")
    assert other.answer.status_code == 409
    other.sees("We walk on Tuesdays.")
    assert other.field("What is the group, in its own words?") == "We sing on Fridays."
    assert group.asks(our_group).notes == "We walk on Tuesdays."
    other.presses("Save").sees("We sing on Fridays.")


def test_a_row_saved_since_it_was_seen_is_stale_and_one_seen_now_is_not(books: Session) -> None:
    ours = our_group()
    check_version(ours, ours.version)
    check_version(ours, None)
    with pytest.raises(StaleEdit) as stale:
        check_version(ours, ours.version - 1)
    assert stale.value.row is ours


# Groups


@pytest.fixture
def two_groups(new_app: Callable[..., Flask], tmp_path: Path) -> tuple[Group, Group]:
    app = new_app(hosts={"hill.test": tmp_path / "hill", "dale.test": tmp_path / "dale"})
    hill, dale = (Group(app, instance, STRANGER) for instance in instances_of(app).all())
    hill.makes(make_group, name="Hill Friends")
    dale.makes(make_group, name="Dale Friends")
    return hill, dale


def test_two_groups_in_one_program_cannot_see_each_other(two_groups: tuple[Group, Group]) -> None:
    hill, dale = two_groups
    hill.makes(change_group, notes="Only on the hill.")
    assert (hill.asks(our_group).notes, dale.asks(our_group).notes) == ("Only on the hill.", "")
    assert hill.instance.key("cookie") != dale.instance.key("cookie")


def test_a_session_is_never_handed_from_one_group_to_another(two_groups: tuple[Group, Group]) -> None:
    hill, dale = two_groups
    with using(hill.app, hill.instance):
        assert our_group().name == "Hill Friends"
        instances.g.instance = dale.instance
        with pytest.raises(RuntimeError, match="belongs to the group it began with"):
            db.session.scalar(select(GroupRow.name))
        instances.g.instance = hill.instance
        db.session.rollback()


def test_outside_any_group_there_is_no_database(app: Flask) -> None:
    with app.app_context(), pytest.raises(LookupError, match="no group has been chosen"):
        db.session.scalar(select(GroupRow.name))
    with app.app_context(), pytest.raises(RuntimeError, match="no default database"):
        db.extension.engine.connect()


# Column types


def pence(number: int) -> ColumnElement[Money]:
    return literal_column(str(number), type_=MoneyColumn())


def test_amounts_are_kept_as_whole_pence_and_come_back_as_money(books: Session) -> None:
    stored = literal(Money(1250), type_=MoneyColumn())
    assert tuple(books.execute(select(stored, func.typeof(stored), pence(1250))).one()) == (
        Money(1250),
        "integer",
        Money(1250),
    )


def test_the_sum_and_difference_of_amounts_stay_money(books: Session) -> None:
    more, less = pence(1250), pence(50)
    asked = select(
        more + less, more - less, func.sum(more), func.coalesce(func.sum(more), 0), more > Money(0), more == less
    )
    assert tuple(books.execute(asked).one()) == (Money(1300), Money(1200), Money(1250), Money(1250), True, False)
    assert books.scalar(select(func.sum(more) - func.sum(less))) == Money(1200)


def test_a_moment_is_kept_in_utc_and_comes_back_aware() -> None:
    summer = datetime(2026, 6, 30, 23, 30, tzinfo=timezone(timedelta(hours=1)))
    kept = Moment().process_bind_param(summer, None)  # type: ignore[arg-type]  # the column asks nothing of the dialect
    assert kept == datetime(2026, 6, 30, 22, 30)  # noqa: DTZ001  # the database keeps moments bare, in UTC
    assert Moment().process_result_value(kept, None) == datetime(2026, 6, 30, 22, 30, tzinfo=UTC)  # type: ignore[arg-type]  # likewise


def test_every_constraint_of_every_table_has_a_name() -> None:
    nameless = [table.name for table in Base.metadata.tables.values() for each in table.constraints if not each.name]
    assert nameless == []


def test_a_foreign_key_or_unique_value_is_held_to(books: Session) -> None:
    for _ in range(2):
        books.add(
            RuleInForce(
                key="signatories", value="2", source="Constitution", since_on=datetime(2026, 1, 1, tzinfo=UTC).date()
            )
        )
    with pytest.raises(Exception, match=r"UNIQUE constraint failed: rule_in_force\.key"):
        books.flush()
    books.rollback()
    assert books.scalar(select(func.count(History.id)).where(History.subject == "rule_in_force")) == 0
    assert history.broken_at() is None
