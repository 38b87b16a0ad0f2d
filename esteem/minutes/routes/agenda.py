"""An agenda: read, written, put in order, and printed."""

from __future__ import annotations

from flask import abort, request, url_for
from werkzeug.wrappers import Response

from esteem.kernel import history
from esteem.kernel.pages import find, go, page
from esteem.kernel.papers import Paper, answer_pdf
from esteem.kernel.permissions import allows
from esteem.meetings.models import Meeting
from esteem.minutes.actions import agenda as actions
from esteem.minutes.forms.agenda import AddItemForm, ItemForm
from esteem.minutes.models import AgendaItem
from esteem.minutes.papers.agenda import agenda_paper
from esteem.minutes.permissions import MinutesOf
from esteem.minutes.queries.agenda import is_minuted, papers_with, parked_for, taken_off
from esteem.minutes.queries.asked import asked_of
from esteem.minutes.queries.meetings import Open
from esteem.minutes.queries.shown import agenda_of
from esteem.minutes.routes.blueprint import bp
from esteem.minutes.routes.parked import parked_item
from esteem.minutes.routes.the_meeting import opened, said_of


def item_of(meeting: Meeting, item_id: int) -> AgendaItem:
    """The item of this number on this meeting's agenda, or taken off it; else the plain 404 page."""
    item = find(AgendaItem, item_id)
    if item.meeting_id != meeting.id:
        abort(404)
    return item


def _agenda_page(seen: Open, form: AddItemForm | None) -> Response:
    meeting = seen.meeting
    return page(
        "minutes/agenda.html",
        meeting=meeting,
        called=said_of(meeting),
        agenda=agenda_of(meeting),
        form=form,
        settled=seen.minutes is not None and seen.minutes.is_approved,
        off=taken_off(meeting.id) if form else [],
        parked=parked_for(meeting.kind) if form else [],
        asked=asked_of(meeting),
    )


@bp.route("/<int:meeting_id>/agenda/", methods=["GET"])
@allows(MinutesOf.SEE)
def agenda(meeting_id: int) -> Response:
    seen = opened(meeting_id)
    return _agenda_page(seen, AddItemForm() if seen.can_be_written else None)


@bp.post("/<int:meeting_id>/agenda/add/")
@allows(MinutesOf.WRITE)
def add_item(meeting_id: int) -> Response:
    seen = opened(meeting_id)
    form = AddItemForm()
    if form.sent() and (item := form.carry_out(actions.add_item, meeting=seen.meeting)):
        return go("minutes.agenda", meeting_id=meeting_id, said=f"{item.title} is on the agenda.")
    return _agenda_page(seen, form)


@bp.route("/<int:meeting_id>/agenda/<int:item_id>/", methods=["GET", "POST"])
@allows(MinutesOf.WRITE)
def agenda_item(meeting_id: int, item_id: int) -> Response:
    meeting = opened(meeting_id).meeting
    item = item_of(meeting, item_id)
    form = ItemForm(obj=item)
    change = {"meeting": meeting, "item": item, "seen_version": form.seen_version}
    if form.sent() and form.carry_out(actions.change_item, **change) is not None:
        return go("minutes.agenda", meeting_id=meeting_id, said="Saved.")
    return page(
        "minutes/agenda_item.html", form=form, meeting=meeting, item=item, called=said_of(meeting),
        papers=papers_with(item.id), minuted=is_minuted(item), entries=history.of("agenda_item", item.id),
    )  # fmt: skip


@bp.post("/<int:meeting_id>/agenda/<int:item_id>/up/")
@allows(MinutesOf.WRITE)
def item_up(meeting_id: int, item_id: int) -> Response:
    return _moved(meeting_id, item_id, up=True)


@bp.post("/<int:meeting_id>/agenda/<int:item_id>/down/")
@allows(MinutesOf.WRITE)
def item_down(meeting_id: int, item_id: int) -> Response:
    return _moved(meeting_id, item_id, up=False)


def _moved(meeting_id: int, item_id: int, *, up: bool) -> Response:
    meeting = opened(meeting_id).meeting
    actions.move_item(meeting=meeting, item=item_of(meeting, item_id), up=up)
    return go("minutes.agenda", meeting_id=meeting_id)


@bp.post("/<int:meeting_id>/agenda/<int:item_id>/off/")
@allows(MinutesOf.WRITE)
def item_off(meeting_id: int, item_id: int) -> Response:
    meeting = opened(meeting_id).meeting
    item = actions.take_off(meeting=meeting, item=item_of(meeting, item_id))
    return go("minutes.agenda", meeting_id=meeting_id, said=f"{item.title} is off the agenda. It can be put back.")


@bp.post("/<int:meeting_id>/agenda/<int:item_id>/back/")
@allows(MinutesOf.WRITE)
def item_back(meeting_id: int, item_id: int) -> Response:
    meeting = opened(meeting_id).meeting
    item = actions.put_back(meeting=meeting, item=item_of(meeting, item_id))
    return go("minutes.agenda", meeting_id=meeting_id, said=f"{item.title} is on the agenda again.")


@bp.post("/<int:meeting_id>/agenda/<int:item_id>/park/")
@allows(MinutesOf.WRITE)
def item_parked(meeting_id: int, item_id: int) -> Response:
    meeting = opened(meeting_id).meeting
    item = actions.park_item(meeting=meeting, item=item_of(meeting, item_id))
    return go("minutes.agenda", meeting_id=meeting_id, said=f"{item.title} waits for a later meeting.")


@bp.post("/<int:meeting_id>/agenda/bring/<int:item_id>/")
@allows(MinutesOf.WRITE)
def item_brought(meeting_id: int, item_id: int) -> Response:
    meeting = opened(meeting_id).meeting
    item = actions.bring_back(meeting=meeting, item=parked_item(item_id))
    return go("minutes.agenda", meeting_id=meeting_id, said=f"{item.title} is on the agenda.")


# On paper


def _paper(meeting_id: int) -> Paper:
    meeting = opened(meeting_id).meeting
    paper = agenda_paper(meeting, called=said_of(meeting))
    return paper.larger() if "large" in request.args else paper


@bp.get("/<int:meeting_id>/agenda/paper/")
@allows(MinutesOf.SEE)
def agenda_preview(meeting_id: int) -> str:
    large = "large" in request.args
    above = [
        ("Print or save as PDF", url_for("minutes.agenda_pdf", meeting_id=meeting_id, large=1 if large else None)),
        (
            "Ordinary type" if large else "Large type",
            url_for("minutes.agenda_preview", meeting_id=meeting_id, large=None if large else 1),
        ),
        ("Back", url_for("minutes.agenda", meeting_id=meeting_id)),
    ]
    return _paper(meeting_id).html(above)


@bp.get("/<int:meeting_id>/agenda/agenda.pdf")
@allows(MinutesOf.SEE)
def agenda_pdf(meeting_id: int) -> Response:
    paper = _paper(meeting_id)
    return answer_pdf(paper.pdf(), paper.file_name)
