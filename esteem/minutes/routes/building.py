"""An agenda is built of the usual order and what is due; a group keeps its own usual order of each kind of meeting."""

from __future__ import annotations

from flask import abort
from werkzeug.wrappers import Response

from esteem.committee.queries import has_committee
from esteem.kernel.pages import go, page, words
from esteem.kernel.permissions import allows
from esteem.kernel.text import plural
from esteem.meetings.rules.kinds import MeetingKind, kind_said, kinds_for
from esteem.minutes.actions import building as actions
from esteem.minutes.forms.agenda import build_form, order_form
from esteem.minutes.permissions import MinutesOf
from esteem.minutes.queries.building import keys_there, lines_for, own_kinds_kept, own_order, usual_order
from esteem.minutes.routes.blueprint import bp
from esteem.minutes.routes.the_meeting import opened, said_of
from esteem.minutes.rules.building import new_among


@bp.route("/<int:meeting_id>/agenda/build/", methods=["GET", "POST"])
@allows(MinutesOf.WRITE)
def build_agenda(meeting_id: int) -> Response:
    seen = opened(meeting_id)
    meeting, lines = seen.meeting, lines_for(seen.meeting)
    offered = new_among(lines, keys_there(meeting.id))
    form = build_form(lines, offered)
    if form.sent() and (made := form.carry_out(actions.build_agenda, meeting=meeting)) is not None:
        many = plural(len(made), "item is", "items are")
        return go("minutes.agenda", meeting_id=meeting_id, said=f"{many} added." if made else "Nothing was added.")
    return page(
        "minutes/build.html", form=form, meeting=meeting, called=said_of(meeting), new={line.key for line in offered},
        settled=not seen.can_be_written,
    )  # fmt: skip


@bp.post("/<int:meeting_id>/agenda/usual/")
@allows(MinutesOf.WRITE)
def keep_as_usual(meeting_id: int) -> Response:
    meeting = opened(meeting_id).meeting
    actions.keep_as_usual(meeting=meeting)
    return go("minutes.usual_order_of", kind=meeting.kind.value, said="This is the usual order from now on.")


@bp.get("/usual/")
@allows(MinutesOf.WRITE)
def usual_orders() -> Response:
    own, kinds = own_kinds_kept(), kinds_for(has_committee=has_committee(), meeting=str(words().Meeting))
    shown = [(kind, says, kind in own, usual_order(kind)) for kind, says in kinds]
    return page("minutes/usual_orders.html", kinds=shown)


def _kind(written: str) -> MeetingKind:
    """The kind an address names, or the plain 404 page: also for one this group does not know."""
    known = kinds_for(has_committee=has_committee(), meeting="")
    found = next((kind for kind, _ in known if kind.value == written), None)
    return found if found is not None else abort(404)


@bp.route("/usual/<kind>/", methods=["GET", "POST"])
@allows(MinutesOf.WRITE)
def usual_order_of(kind: str) -> Response:
    which = _kind(kind)
    own = own_order(which)
    numbers = [item.id for item in own.items] if own else None
    lines = [(line, numbers[n] if numbers else None) for n, line in enumerate(usual_order(which))]
    form = order_form(lines, own.version if own else None)
    if form.sent():
        wishes, seen = form.wishes(), form.seen_version
        if (
            form.carry_out(lambda **_: actions.write_usual_order(kind=which, seen_version=seen, wishes=wishes))
            is not None
        ):
            return go("minutes.usual_orders", said="Saved.")
    says = kind_said(which, str(words().Meeting))
    return page("minutes/usual_order.html", form=form, kind=which, says=says, own=own)


@bp.post("/usual/<kind>/delivered/")
@allows(MinutesOf.WRITE)
def usual_order_delivered(kind: str) -> Response:
    which = _kind(kind)
    actions.back_to_delivered(kind=which)
    return go("minutes.usual_order_of", kind=which.value, said="The order that came with the program holds again.")
