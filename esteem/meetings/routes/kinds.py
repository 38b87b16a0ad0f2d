"""The group's own kinds of meeting."""

from __future__ import annotations

from werkzeug.wrappers import Response

from esteem.committee.queries import has_committee
from esteem.kernel.pages import find, go, page, words
from esteem.kernel.permissions import allows
from esteem.meetings.actions import kinds as actions
from esteem.meetings.forms import KindForm
from esteem.meetings.models import OwnKind
from esteem.meetings.permissions import Meetings
from esteem.meetings.queries.kinds import own_kinds, use_of_kinds
from esteem.meetings.routes.blueprint import bp
from esteem.meetings.rules.kinds import kind_said, kinds_for


def _form(kind: OwnKind | None = None) -> KindForm:
    form = KindForm(obj=kind)
    form.is_like.offer(kinds_for(has_committee=has_committee(), meeting=str(words().Meeting)))
    return form


@bp.get("/kinds/")
@allows(Meetings.SEE)
def kinds() -> Response:
    word = str(words().Meeting)
    shown = [(kind, kind_said(kind.is_like, word)) for kind in own_kinds(put_away=True)]
    return page("meetings/kinds.html", kinds=shown, used=use_of_kinds())


@bp.route("/kinds/add/", methods=["GET", "POST"])
@allows(Meetings.CHANGE)
def add_kind() -> Response:
    form = _form()
    if form.sent() and (added := form.carry_out(actions.add_kind)):
        return go("meetings.kinds", said=f"{added.name} can be chosen now.")
    return page("meetings/kind.html", form=form, kind=None)


@bp.route("/kinds/<int:kind_id>/", methods=["GET", "POST"])
@allows(Meetings.CHANGE)
def change_kind(kind_id: int) -> Response:
    changed = find(OwnKind, kind_id)
    form = _form(changed)
    if form.sent() and form.carry_out(actions.change_kind, kind=changed, seen_version=form.seen_version) is not None:
        return go("meetings.kinds", said="Saved.")
    return page("meetings/kind.html", form=form, kind=changed)


@bp.post("/kinds/<int:kind_id>/put-away/")
@allows(Meetings.CHANGE)
def put_away_kind(kind_id: int) -> Response:
    away = actions.put_away_kind(kind=find(OwnKind, kind_id))
    return go("meetings.kinds", said=f"{away.name} is no longer offered. It can be brought back.")


@bp.post("/kinds/<int:kind_id>/back/")
@allows(Meetings.CHANGE)
def bring_back_kind(kind_id: int) -> Response:
    back = actions.bring_back_kind(kind=find(OwnKind, kind_id))
    return go("meetings.kinds", said=f"{back.name} is offered again.")
