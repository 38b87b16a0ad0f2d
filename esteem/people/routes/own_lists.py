"""The group's own short lists, and the report of how people heard of it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from flask import abort, request
from werkzeug.wrappers import Response

from esteem.kernel import dates
from esteem.kernel.pages import find, go, page
from esteem.kernel.permissions import allows
from esteem.people import actions, exports, queries
from esteem.people.forms import EntryForm, PeriodForm
from esteem.people.models import Source, WelcomeStep
from esteem.people.permissions import People
from esteem.people.routes.blueprint import bp


@dataclass(frozen=True, slots=True)
class OwnList:
    """A short list the group makes its own: its part of the address, what it is called and for, and its table."""

    key: str
    title: str
    about: str
    add: str
    kind: type[Any]
    most: int


LISTS = {
    own.key: own
    for own in (
        OwnList(
            "sources", "How people hear of us", "Offered when somebody is added.", "Add a way", Source, most=80
        ),
        OwnList(
            "welcome", "Steps of welcoming", "Shown on the page of whoever joined in the last 90 days.", "Add a step",
            WelcomeStep, most=200,
        ),
    )
}  # fmt: skip


def _list(key: str) -> OwnList:
    if key not in LISTS:
        abort(404)
    return LISTS[key]


def _form(own: OwnList, entry: Any = None) -> EntryForm:
    form = EntryForm(obj=entry)
    form.name.most = own.most
    others = [other for other in queries.every_entry(own.kind) if other is not entry and not other.put_away_at]
    form.after.offer([(0, "First"), *((other.id, f"After: {other.name}") for other in others)])
    if not form.is_submitted():
        before = [other.id for other in others if entry is None or other.place < entry.place]
        form.after.data = before[-1] if before else 0
    return form


@bp.get("/our-lists/<key>/")
@allows(People.CHANGE)
def own_list(key: str) -> Response:
    own = _list(key)
    return page("people/own_list.html", own=own, entries=queries.every_entry(own.kind))


@bp.route("/our-lists/<key>/add/", methods=["GET", "POST"])
@allows(People.CHANGE)
def add_entry(key: str) -> Response:
    own = _list(key)
    form = _form(own)
    if form.sent() and form.carry_out(actions.add_entry, kind=own.kind) is not None:
        return go("people.own_list", key=own.key, said="Added.")
    return page("people/own_entry.html", form=form, own=own, entry=None)


@bp.route("/our-lists/<key>/<int:entry_id>/", methods=["GET", "POST"])
@allows(People.CHANGE)
def change_entry(key: str, entry_id: int) -> Response:
    own = _list(key)
    entry = find(own.kind, entry_id)
    form = _form(own, entry)
    if form.sent() and form.carry_out(actions.change_entry, entry=entry, seen_version=form.seen_version) is not None:
        return go("people.own_list", key=own.key, said="Saved.")
    return page("people/own_entry.html", form=form, own=own, entry=entry)


@bp.post("/our-lists/<key>/<int:entry_id>/put-away/")
@allows(People.CHANGE)
def put_away_entry(key: str, entry_id: int) -> Response:
    own = _list(key)
    actions.put_away_entry(entry=find(own.kind, entry_id))
    return go("people.own_list", key=own.key, said="Put away. What was said with it stays, and it can be brought back.")


@bp.post("/our-lists/<key>/<int:entry_id>/back/")
@allows(People.CHANGE)
def bring_back_entry(key: str, entry_id: int) -> Response:
    own = _list(key)
    actions.bring_back_entry(entry=find(own.kind, entry_id))
    return go("people.own_list", key=own.key, said="It is on the list again.")


def _period() -> PeriodForm:
    """The days the address asks for; nonsense counts as the last twelve months, and days the wrong way round are turned."""
    form = PeriodForm(formdata=request.args or None)
    form.validate()
    first, last = form.first.data or form.first.default(), form.last.data or dates.today()
    form.first.data, form.last.data = min(first, last), max(first, last)
    form.first.typed = form.last.typed = None  # both fields show the days that are counted
    return form


@bp.get("/heard/")
@allows(People.SEE)
def heard() -> Response:
    form = _period()
    found = queries.heard_of_us(form.first.data, form.last.data)
    return page("people/heard.html", period=form, heard=found)


@bp.get("/heard.csv")
@allows(People.SEE)
def heard_file() -> Response:
    form = _period()
    return exports.heard_file(queries.heard_of_us(form.first.data, form.last.data), form.first.data, form.last.data)
