"""When something is wrong: a plain page that says what it is and what to do, and nothing half done is kept."""

from __future__ import annotations

import errno
import logging
from collections.abc import Callable

import pytest
from flask import Flask
from sqlalchemy import text
from sqlalchemy.exc import OperationalError
from werkzeug.wrappers import Response

from esteem.group.actions import change_group
from esteem.group.queries import our_group
from esteem.kernel import db, door
from esteem.kernel.answers import WORDS
from esteem.kernel.errors import AlreadyDone, RuleBroken, StaleEdit
from esteem.kernel.instances import instances_of
from esteem.kernel.pages import go
from esteem.kernel.permissions import STRANGER, public
from tests.backstage import Group
from tests.judge import judge_answer, judge_page
from tests.makers import make_group
from tests.markup import Markup
from tests.visitor import Visitor

SECRET = "Ann Example"


@public
def token() -> str:
    return door.csrf_token()


@pytest.fixture
def faulty(new_app: Callable[..., Flask]) -> Callable[[Callable[[], object]], Flask]:
    """An app whose page at /fault does what the test says, after changing something."""
    app = new_app()
    app.testing = False
    Group(app, instances_of(app).all()[0], STRANGER).makes(make_group)

    def with_fault(fault: Callable[[], object]) -> Flask:
        @public
        def view() -> object:
            change_group(notes="half done")
            return fault()

        app.add_url_rule("/fault", "fault", view, methods=["GET", "POST"])
        app.add_url_rule("/token", "token", token)
        return app

    return with_fault


def raising(problem: BaseException) -> Callable[[], object]:
    def fault() -> object:
        raise problem

    return fault


def send(app: Flask) -> Response:
    client = app.test_client()
    answer = client.post("/fault", data={"csrf_token": client.get("/token").text})
    assert [fault for fault in judge_answer(answer) if not fault.startswith("nothing_broke")] == []
    return answer


def read(answer: Response) -> tuple[int, str, str]:
    page = Markup(answer.get_data(as_text=True))
    assert judge_page(page) == []
    return answer.status_code, page.title.split(" – ")[0], page.text


def notes(app: Flask) -> str:
    return Group(app, instances_of(app).all()[0], STRANGER).asks(our_group).notes


def test_an_error_nobody_foresaw_is_a_plain_page_and_undoes_everything(
    faulty: Callable[..., Flask], caplog: pytest.LogCaptureFixture
) -> None:
    app = faulty(raising(ZeroDivisionError(SECRET)))
    status, title, said = read(send(app))
    assert (status, title) == (500, "Something went wrong")
    assert SECRET not in said
    assert WORDS[500][1] in said
    assert notes(app) == ""
    assert [record.getMessage() for record in caplog.records if record.levelno == logging.ERROR] == [
        "ZeroDivisionError on POST /fault"
    ]


def test_a_broken_rule_that_no_form_caught_is_said_and_undoes_everything(faulty: Callable[..., Flask]) -> None:
    app = faulty(raising(RuleBroken("The year is closed.")))
    status, title, said = read(send(app))
    assert (status, title) == (422, "That cannot be done")
    assert "The year is closed." in said
    assert notes(app) == ""


def test_a_stale_edit_that_no_form_caught_is_said_and_undoes_everything(faulty: Callable[..., Flask]) -> None:
    app = faulty(raising(StaleEdit(None)))
    assert read(send(app))[:2] == (409, "Somebody else changed this meanwhile")
    assert notes(app) == ""


def test_what_was_already_done_leads_where_the_first_one_led_and_does_nothing_more(
    faulty: Callable[..., Flask],
) -> None:
    app = faulty(raising(AlreadyDone("/people/1/")))
    answer = send(app)
    assert (answer.status_code, answer.headers["Location"]) == (303, "/people/1/")


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT, errno.EROFS, errno.EFBIG, errno.EACCES, errno.EIO])
def test_a_file_that_cannot_be_written_is_a_page_that_says_to_wait(faulty: Callable[..., Flask], number: int) -> None:
    app = faulty(raising(OSError(number, SECRET)))
    status, title, said = read(send(app))
    assert (status, title, SECRET in said) == (503, "The group's data cannot be written just now", False)
    assert notes(app) == ""


def test_a_file_that_is_not_there_is_nothing_to_wait_for(faulty: Callable[..., Flask]) -> None:
    assert read(send(faulty(raising(FileNotFoundError(errno.ENOENT, SECRET)))))[:2] == (500, "Something went wrong")


def refuse_writing() -> object:
    db.session.execute(text("PRAGMA query_only=ON"))
    change_group(notes="the disk is full")
    return go("group.index")


def test_a_disk_that_takes_no_more_is_said_and_reading_goes_on(faulty: Callable[..., Flask]) -> None:
    app = faulty(refuse_writing)
    status, title, said = read(send(app))
    assert (status, title) == (503, "The group's data cannot be written just now")
    assert "Riverside Friends" in said
    assert notes(app) == ""


def test_a_commit_that_fails_is_never_answered_as_if_it_had_been_kept(
    faulty: Callable[..., Flask], monkeypatch: pytest.MonkeyPatch
) -> None:
    app = faulty(lambda: go("group.index"))

    def commit() -> None:
        raise OperationalError("COMMIT", {}, Exception("database or disk is full"))

    monkeypatch.setattr(db.session, "commit", commit)
    answer = send(app)
    monkeypatch.undo()
    assert read(answer)[:2] == (503, "The group's data cannot be written just now")
    assert notes(app) == ""


def test_a_database_that_cannot_be_read_at_all_is_still_a_plain_page(faulty: Callable[..., Flask]) -> None:
    app = faulty(lambda: "never reached")
    (instance,) = instances_of(app).all()
    instance.close()
    instance.database.write_bytes(b"this is no database" * 100)
    answer = app.test_client().get("/fault")
    page = Markup(answer.get_data(as_text=True))
    assert answer.status_code in (500, 503)
    assert judge_page(page, whole=False) == []
    assert page.title.startswith(WORDS[answer.status_code][0])


@pytest.mark.parametrize(
    ("method", "address", "status", "title"),
    [
        ("GET", "/nowhere", 404, "There is nothing here"),
        ("POST", "/nowhere", 400, "That did not come through"),
        ("GET", "/people/1/remove/", 405, "That cannot be done here"),
    ],
)
def test_a_wrong_address_is_a_plain_page(app: Flask, method: str, address: str, status: int, title: str) -> None:
    answer = app.test_client().open(address, method=method)
    assert read(answer)[:2] == (status, title)


def test_a_page_that_is_not_yours_says_whom_to_ask(dana: Visitor) -> None:
    dana.visits("/group/change/").is_refused()
    assert dana.heading == "This page is not yours to open"
    dana.sees("ask your group's coordinator")


def test_too_large_a_sending_is_said_plainly(faulty: Callable[..., Flask]) -> None:
    app = faulty(lambda: "never reached")
    answer = app.test_client().post("/fault", data={"csrf_token": "x" * (13 * 1024 * 1024)})
    assert read(answer)[:2] == (413, "That is too large")


def test_a_group_nobody_serves_here_is_a_plain_page_that_names_no_other(app: Flask) -> None:
    answer = app.test_client().get("/group/", base_url="http://elsewhere.test")
    page = Markup(answer.get_data(as_text=True))
    assert answer.status_code == 404
    assert "Riverside" not in page.source
    assert judge_page(page, whole=False) == []
    assert judge_answer(answer) == []
