"""The pages for when something is wrong: each says what it is and what to do next."""

from __future__ import annotations

import errno
import logging
from typing import Any

from flask import Flask, current_app, g, redirect, render_template, request
from sqlalchemy.exc import IntegrityError, OperationalError, SQLAlchemyError
from werkzeug.exceptions import HTTPException
from werkzeug.wrappers import Response

from esteem.kernel import db, htmx, sqlite
from esteem.kernel.constraints import explain
from esteem.kernel.errors import AlreadyDone, RuleBroken, StaleEdit
from esteem.kernel.instances import memory

log = logging.getLogger("esteem")
NO_WRITING = {
    errno.ENOSPC,
    errno.EDQUOT,
    errno.EFBIG,
    errno.EROFS,
    errno.EACCES,
    errno.EPERM,
    errno.EIO,
}  # full, or locked

WORDS = {
    400: ("That did not come through", "Go back, reload the page and try once more."),
    403: ("This page is not yours to open", "If you need it, ask your group's coordinator."),
    404: ("There is nothing here", "The address may be mistyped, or what was here has been removed."),
    405: ("That cannot be done here", "Go back and use the buttons of the page."),
    413: ("That is too large", "Send something smaller than 10 megabytes."),
    500: ("Something went wrong", "Nothing was saved. Try again; if it happens again, tell whoever looks after the program."),
    503: ("The group's data cannot be written just now", "Wait a moment and try again; nothing you saved before is lost."),
}  # fmt: skip


def start(app: Flask) -> None:
    """Answer every problem of this app with a plain page."""
    app.register_error_handler(HTTPException, _http)
    app.register_error_handler(AlreadyDone, _already_done)
    app.register_error_handler(RuleBroken, _rule_broken)
    app.register_error_handler(StaleEdit, _stale)
    app.register_error_handler(IntegrityError, _constraint)
    app.register_error_handler(OperationalError, cannot_write)
    app.register_error_handler(OSError, _file)
    app.register_error_handler(Exception, _unforeseen)


def problem_page(status: int, title: str, text: str) -> Response:
    """A page with one heading, one sentence and the way home; without its frame where there is no group to ask for it."""
    said = {"title": title, "text": text}
    body = _in_frame(said) if g.get("instance") is not None else None
    if body is None:
        body = current_app.jinja_env.get_template("kernel/error.html").render(frame=htmx.BARE, **said)
    return Response(body, status=status, mimetype="text/html")


def _in_frame(said: dict[str, str]) -> str | None:
    db.session.rollback()  # what failed is undone before the frame asks the database for the group's name, to read only
    sqlite.begin_reading()
    memory().clear()
    try:
        return render_template("kernel/error.html", frame=htmx.frame(), **said)
    except (SQLAlchemyError, OSError):  # the group's data cannot even be read
        return None


def _http(problem: HTTPException) -> Any:
    code = problem.code or 500
    if code < 400:
        return problem.get_response()
    title, text = WORDS.get(code, (problem.name, "Go back and try another way."))
    own = problem.description if code == 400 and str(problem.description).startswith("This ") else None
    return problem_page(code, title, own or text)


def _already_done(done: AlreadyDone) -> Any:
    return redirect(done.address, 303)


def _rule_broken(broken: RuleBroken) -> Any:
    return problem_page(422, "That cannot be done", broken.sentence)


def _constraint(refused: IntegrityError) -> Any:
    """What a button asked for and the database's own rules do not allow."""
    try:
        return _rule_broken(explain(refused))
    except IntegrityError as unknown:
        return _unforeseen(unknown)


def _stale(_stale: StaleEdit) -> Any:
    return problem_page(
        409, "Somebody else changed this meanwhile", "Go back, reload the page to see the change, and try again."
    )


def cannot_write(problem: OperationalError | OSError) -> Response:
    """The page for when the database or the disk refuses: it is full or read-only, or there are too many at once."""
    kind = problem.orig if isinstance(problem, OperationalError) else problem
    log.error("cannot write: %s on %s", type(kind).__name__, request.url_rule)
    return problem_page(503, *WORDS[503])


def _file(problem: OSError) -> Any:
    return cannot_write(problem) if problem.errno in NO_WRITING else _unforeseen(problem)


def _unforeseen(problem: Exception) -> Any:
    log.error("%s on %s %s", type(problem).__name__, request.method, request.url_rule, exc_info=problem)
    return problem_page(500, *WORDS[500])
