"""The log of requests and complaints."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from flask import request
from werkzeug.wrappers import Response

from esteem.kernel.forms import Form
from esteem.kernel.pages import asked_number, find, go, page, page_number
from esteem.kernel.permissions import allows
from esteem.kernel.text import tidy
from esteem.people.models import Person
from esteem.privacy.actions import requests as actions
from esteem.privacy.forms import AcknowledgeForm, CloseForm, LongerForm, RequestForm, StartClockForm, StopClockForm
from esteem.privacy.models import PrivacyRequest
from esteem.privacy.permissions import Privacy
from esteem.privacy.queries import requests as queries
from esteem.privacy.routes.blueprint import bp
from esteem.privacy.rules.requests import Kind, Shown

STEP = {
    "acknowledge": ("Say when it was acknowledged", "Save"),
    "longer": ("It takes longer", "Save"),
    "stop": ("Stop the clock", "Stop the clock"),
    "start": ("What was awaited has come", "Let the clock run on"),
    "close": ("Close it", "Close it"),
}


@bp.get("/requests/")
@allows(Privacy.REQUESTS)
def requests() -> Response:
    shown, sought = Shown.read(request.args.get("shown"), Shown.OPEN), tidy(request.args.get("q", "")[:100])
    listing = queries.requests_listed(shown=shown, sought=sought, number=page_number())
    return page("privacy/requests.html", listing=listing, shown=shown, choices=Shown, sought=sought)


@bp.route("/requests/add/", methods=["GET", "POST"])
@allows(Privacy.REQUESTS)
def add_request() -> Response:
    number = asked_number("person")
    asked = Kind.read(request.args.get("kind"), Kind.ACCESS) if "kind" in request.args else None
    form = RequestForm(person_id=find(Person, number).id if number is not None else None, kind=asked)
    if form.sent() and (made := form.carry_out(actions.record_request)):
        return go("privacy.request", request_id=made.id, said="It is written down.")
    return page("privacy/add_request.html", form=form)


@bp.get("/requests/<int:request_id>/", endpoint="request")
@allows(Privacy.REQUESTS)
def one_request(request_id: int) -> Response:
    shown = find(PrivacyRequest, request_id)
    standing = queries.standing_of(shown)
    return page(
        "privacy/request.html", shown=shown, standing=standing, steps=list(queries.told_steps(standing)),
        entries=queries.happened(shown),
    )  # fmt: skip


@bp.route("/requests/<int:request_id>/change/", methods=["GET", "POST"])
@allows(Privacy.REQUESTS)
def change_request(request_id: int) -> Response:
    shown = find(PrivacyRequest, request_id)
    form = RequestForm(obj=shown)
    if (
        form.sent()
        and form.carry_out(actions.change_request, request=shown, seen_version=form.seen_version) is not None
    ):
        return go("privacy.request", request_id=shown.id, said="Saved.")
    return page("privacy/change_request.html", form=form, shown=shown)


def _step(request_id: int, name: str, form: Form, action: Callable[..., Any], said: str) -> Response:
    """A page with one small form about a request."""
    shown = find(PrivacyRequest, request_id)
    if form.sent() and form.carry_out(action, request=shown) is not None:
        return go("privacy.request", request_id=shown.id, said=said)
    title, button = STEP[name]
    return page(
        "privacy/step.html", form=form, shown=shown, title=title, button=button, standing=queries.standing_of(shown)
    )


@bp.route("/requests/<int:request_id>/acknowledge/", methods=["GET", "POST"])
@allows(Privacy.REQUESTS)
def acknowledge(request_id: int) -> Response:
    return _step(request_id, "acknowledge", AcknowledgeForm(), actions.acknowledge, "Saved.")


@bp.route("/requests/<int:request_id>/longer/", methods=["GET", "POST"])
@allows(Privacy.REQUESTS)
def longer(request_id: int) -> Response:
    return _step(request_id, "longer", LongerForm(), actions.take_longer, "Two months more. Answer sooner if you can.")


@bp.route("/requests/<int:request_id>/stop/", methods=["GET", "POST"])
@allows(Privacy.REQUESTS)
def stop_clock(request_id: int) -> Response:
    said = "The clock stands still until what you wait for has come."
    return _step(request_id, "stop", StopClockForm(), actions.stop_clock, said)


@bp.route("/requests/<int:request_id>/start/", methods=["GET", "POST"])
@allows(Privacy.REQUESTS)
def start_clock(request_id: int) -> Response:
    return _step(request_id, "start", StartClockForm(), actions.start_clock, "The clock runs on.")


@bp.route("/requests/<int:request_id>/close/", methods=["GET", "POST"])
@allows(Privacy.REQUESTS)
def close_request(request_id: int) -> Response:
    kind = find(PrivacyRequest, request_id).kind
    return _step(request_id, "close", CloseForm.of(kind), actions.close_request, "It is closed.")


@bp.post("/requests/<int:request_id>/open-again/")
@allows(Privacy.REQUESTS)
def open_again(request_id: int) -> Response:
    shown = actions.open_again(request=find(PrivacyRequest, request_id))
    return go("privacy.request", request_id=shown.id, said="It is open again.")
