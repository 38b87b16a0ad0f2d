"""The door every request comes through: which group, who asks, may they, is it a real form; then one transaction."""

from __future__ import annotations

import logging
import time
from typing import Any
from urllib.parse import urlsplit

from flask import Flask, Request, abort, g, request, url_for
from flask import Response as FlaskResponse
from flask.sessions import SecureCookieSession, SecureCookieSessionInterface
from flask_wtf.csrf import generate_csrf, validate_csrf
from itsdangerous import URLSafeTimedSerializer
from sqlalchemy.exc import OperationalError
from werkzeug.exceptions import SecurityError
from werkzeug.wrappers import Response
from wtforms import ValidationError

from esteem.kernel import answers, db, htmx, instances, pages, sqlite
from esteem.kernel.house import the_house
from esteem.kernel.permissions import act_as, actor, mark_of

SAFE = ("GET", "HEAD", "OPTIONS")
log = logging.getLogger("esteem.requests")

HEADERS = {
    "Content-Security-Policy": (
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'; "
        "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; object-src 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
}


class CookiePerGroup(SecureCookieSessionInterface):
    """The signed cookie (messages and the form token), signed with the key of the group it belongs to."""

    def open_session(self, app: Flask, request: Request) -> SecureCookieSession | None:
        g.instance = _instance_of(app, request)
        return super().open_session(app, request) if g.instance else self.session_class()

    def get_signing_serializer(self, app: Flask) -> URLSafeTimedSerializer | None:
        instance = g.get("instance")
        if instance is None:
            return None
        return URLSafeTimedSerializer(
            instance.key("cookie"),
            salt=self.salt,
            serializer=self.serializer,
            signer_kwargs={"key_derivation": self.key_derivation, "digest_method": self.digest_method},
        )

    def get_cookie_name(self, app: Flask) -> str:
        return "__Host-esteem" if request.is_secure else "esteem"

    def get_cookie_secure(self, app: Flask) -> bool:
        return request.is_secure

    def save_session(self, app: Flask, session: Any, response: FlaskResponse) -> None:
        if g.get("instance") is not None and request.endpoint != "static":
            super().save_session(app, session, response)


def _instance_of(app: Flask, asked: Request) -> instances.Instance | None:
    try:
        host = urlsplit(f"//{asked.host}").hostname or ""
    except (SecurityError, ValueError):
        return None
    return instances.instances_of(app).of_host(host)


def start(app: Flask) -> None:
    """Stand at the door of this app."""
    app.session_interface = CookiePerGroup()
    app.before_request(_enter)
    app.after_request(_leave)
    app.teardown_request(_close)


def _enter() -> Response | None:
    g.started_at = time.perf_counter()
    if g.get("instance") is None:
        abort(404)
    if request.endpoint == "static":
        return None
    sqlite.begin_reading()
    act_as(the_house().find_actor())
    if actor().reads_only and request.method in SAFE:
        db.only_read()
    return _refuse_or_admit()


def _refuse_or_admit() -> Response | None:
    house = the_house()
    if request.method not in SAFE and (stopped := _check_it_is_our_form()):
        return stopped
    if not house.is_set_up() and house.set_up_answer is not None:
        answer = house.set_up_answer()
        if answer is not None:
            return answer
    if request.endpoint is not None and (refused := _check_permission()):
        return refused
    if request.method not in SAFE:
        db.start_writing()
        pages.check_form_key()
    return None


def _check_it_is_our_form() -> Response | None:
    """The browser says the form came from our own pages, and it carries the token of this cookie."""
    origin = request.headers.get("Origin")
    site = request.headers.get("Sec-Fetch-Site")
    if site not in ("same-origin", "none", None) or (origin and not _is_ours(origin)):
        abort(400, "This form came from another site.")
    token = request.form.get("csrf_token") or request.headers.get("X-CSRFToken")
    try:
        validate_csrf(token, secret_key=g.instance.key("form"), time_limit=10**9)
    except ValidationError:
        return _keep_what_was_typed(is_surely_ours=bool(origin) or site == "same-origin")
    return None


def _is_ours(origin: str) -> bool:
    """Whether that is this very host; where the page came by https, a form from plain http is somebody else's."""
    scheme, _, host = origin.partition("://")
    return host == request.host and (scheme == "https" or not request.is_secure)


def _keep_what_was_typed(*, is_surely_ours: bool) -> Response:
    """A page from an earlier sign-in, sent now: its words are carried on, where the browser vouches that they are ours."""
    house = the_house()
    if not is_surely_ours or mark_of(_view()) in ("public", None) or house.ask_again is None:
        abort(400, "This page had been open too long in another sign-in. Go back, reload it, and send it again.")
    if not actor().is_signed_in:
        return _ask_to_sign_in()
    return htmx.send_to(htmx.page_address() or "/") if htmx.is_asking() else house.ask_again()


def csrf_token() -> str:
    """The token for this cookie's forms; it does not expire by the clock: a tired writer's form must not die."""
    return str(generate_csrf(secret_key=g.instance.key("form")))


def _check_permission() -> Response | None:
    mark = mark_of(_view())
    if mark == "public" or (mark == "signed-in" and actor().is_signed_in and not _is_out_of_reach()):
        return None
    if not actor().is_signed_in:
        return _ask_to_sign_in()
    if mark is None or not actor().may(mark):
        abort(403)
    return None


def _is_out_of_reach() -> bool:
    """A visitor sends nothing but what their own permission is for."""
    return actor().reads_only and request.method not in SAFE


def _view() -> Any:
    return the_app_views().get(request.endpoint or "")


def the_app_views() -> dict[str, Any]:
    return instances.the_app().view_functions


def _ask_to_sign_in() -> Response:
    answer = the_house().answer_stranger
    if answer is None:
        abort(403)
    if htmx.is_asking():
        return htmx.send_to(url_for("access.sign_in", next=htmx.page_address() or None))
    return answer()


def _leave(response: Response) -> Response:
    try:
        db.settle(ok=response.status_code < 400)
    except OperationalError as problem:  # only now is it known that nothing could be kept
        response = answers.cannot_write(problem)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    if request.endpoint != "static" or response.mimetype == "text/html":
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers["Vary"] = "HX-Request, Cookie"
    _log(response)
    return response


def _log(response: Response) -> None:
    """Method, route pattern, status and time: never the address itself, which may hold names or numbers."""
    took = (time.perf_counter() - g.get("started_at", time.perf_counter())) * 1000
    log.info("%s %s %s %.1f ms", request.method, request.url_rule or "-", response.status_code, took)


def _close(_problem: BaseException | None) -> None:
    sqlite.begin_reading()
