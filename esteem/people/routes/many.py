"""Something done to many people at once: those ticked, or all that a list found."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from flask import request
from werkzeug.wrappers import Response

from esteem.kernel.forms import Form
from esteem.kernel.pages import go, page, words
from esteem.kernel.permissions import allows, may
from esteem.kernel.text import plural
from esteem.people import queries
from esteem.people.actions import tags as actions
from esteem.people.forms.lists import StandManyForm, TagManyForm, UntagManyForm
from esteem.people.models import Person
from esteem.people.permissions import People
from esteem.people.queries.tags import tag_numbered
from esteem.people.routes.blueprint import bp
from esteem.people.rules.finding import MOST_AT_ONCE, Undo, Wanted
from esteem.people.rules.standing import Standing, said_of_stands

FEW = 50  # are named on the page
FORMS: dict[str, type[Form]] = {"tag_form": TagManyForm, "untag_form": UntagManyForm, "stand_form": StandManyForm}


@bp.get("/many/")
@allows(People.SEE)
def many() -> Response:
    return _show(Wanted.read(request.args))


def _show(wanted: Wanted, sent: Form | None = None) -> Response:
    """What can be done with them; the form that was sent with what is wrong in it, the others as they are at first."""
    numbers = queries.numbers_found(wanted)
    return page(
        "people/many.html", wanted=wanted, count=len(numbers), few=FEW, most=MOST_AT_ONCE, done=_done(wanted), form=sent,
        first=queries.people_numbered(numbers[:FEW]), numbers=",".join(map(str, numbers[:MOST_AT_ONCE])),
        **_forms(len(numbers), sent),
    )  # fmt: skip


def _forms(count: int, sent: Form | None) -> dict[str, Form]:
    if not may(People.CHANGE) or not 0 < count <= MOST_AT_ONCE:
        return {}
    return {name: sent if isinstance(sent, kind) else kind(formdata=None) for name, kind in FORMS.items()}


def _done(wanted: Wanted) -> dict[str, Any] | None:
    """The tag that was just put to these people or taken off them, so that it can be undone."""
    undo = Undo.read(request.args.get("undo", ""))
    tag = tag_numbered(undo.tag) if undo and wanted.only else None
    return {"was_put": undo.was_put, "tag": tag} if undo and tag else None


def _meant() -> tuple[Wanted, Sequence[Person]]:
    """The list the form was on, and the people it was about when it was shown."""
    wanted = replace(Wanted.read(request.args), only=Wanted.read(request.form).only or ())
    return wanted, queries.people_numbered(wanted.only or ())


def _back(wanted: Wanted, changed: Sequence[int], said: str, undo: Undo) -> Response:
    """To those it changed, with a way to undo it; when it changed nobody, to where the form was."""
    if not changed:
        return go("people.many", said=said, **dict(wanted.pairs()))
    those = Wanted(standing=wanted.standing, only=tuple(changed))
    return go("people.many", said=said, undo=str(undo), **dict(those.pairs()))


@bp.post("/many/tag/")
@allows(People.CHANGE)
def tag_many() -> Response:
    (wanted, people), form = _meant(), TagManyForm()
    if form.sent() and (made := form.carry_out(actions.tag_people, people=people)) is not None:
        tag, changed = made
        said = f"{_are(len(changed))} tagged “{tag.name}” now.{_already(len(people) - len(changed), 'had it already')}"
        return _back(wanted, changed, said, Undo(tag.id, was_put=True))
    return _show(wanted, form)


@bp.post("/many/untag/")
@allows(People.CHANGE)
def untag_many() -> Response:
    (wanted, people), form = _meant(), UntagManyForm()
    if form.sent() and (changed := form.carry_out(actions.untag_people, people=people)) is not None:
        tag = tag_numbered(form.clean["off"])
        others = _already(len(people) - len(changed), "were not")
        said = f"{_are(len(changed))} no longer tagged “{tag.name if tag else ''}”.{others}"
        return _back(wanted, changed, said, Undo(form.clean["off"], was_put=False))
    return _show(wanted, form)


@bp.post("/many/stand/")
@allows(People.CHANGE)
def stand_many() -> Response:
    (wanted, people), form = _meant(), StandManyForm()
    if form.sent() and (changed := form.carry_out(actions.stand_people, people=people)) is not None:
        now = said_of_stands(form.clean["stands"], words()).lower()
        others = _already(len(people) - len(changed), "stay as they were")
        said = f"{plural(len(changed), 'person', 'people')} changed to {now}.{others}"
        those = Wanted(only=tuple(changed)) if changed else replace(wanted, standing=Standing.CURRENT)
        return go("people.index", said=said, **dict(those.pairs()))
    return _show(wanted, form)


def _are(count: int) -> str:
    return "1 person is" if count == 1 else f"{count:,} people are"


def _already(count: int, what: str) -> str:
    return f" {count:,} {what}." if count else ""
