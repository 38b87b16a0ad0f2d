"""Papers that go with an agenda: attached, opened, taken away."""

from __future__ import annotations

from flask import Response as Answer
from flask import abort
from werkzeug.wrappers import Response

from esteem.kernel import storage
from esteem.kernel.errors import RuleBroken
from esteem.kernel.pages import asked_number, go, page
from esteem.kernel.permissions import allows, may
from esteem.meetings.models import Meeting
from esteem.minutes.actions import papers as actions
from esteem.minutes.forms.agenda import PaperForm
from esteem.minutes.models import AgendaPaper
from esteem.minutes.permissions import MinutesOf
from esteem.minutes.queries.agenda import items_of, paper_numbered
from esteem.minutes.routes.blueprint import bp
from esteem.minutes.routes.the_meeting import opened, said_of
from esteem.minutes.rules.papers import FILE_KINDS, download_name


@bp.route("/<int:meeting_id>/agenda/papers/add/", methods=["GET", "POST"])
@allows(MinutesOf.WRITE)
def add_paper(meeting_id: int) -> Response:
    seen = opened(meeting_id)
    form = PaperForm(data={"item_id": asked_number("item")})
    form.item_id.offer([(item.id, item.title) for item in items_of(meeting_id)])
    if form.sent() and (paper := form.carry_out(actions.attach_paper, meeting=seen.meeting)):
        return go("minutes.agenda", meeting_id=meeting_id, said=f"{paper.name} goes with the agenda.")
    return page(
        "minutes/add_paper.html", form=form, meeting=seen.meeting, called=said_of(seen.meeting),
        settled=not seen.can_be_written,
    )  # fmt: skip


def _paper(meeting: Meeting, paper_id: int) -> AgendaPaper:
    found = paper_numbered(meeting.id, paper_id)
    if found is None or (found.removed_at is not None and not may(MinutesOf.WRITE)):
        abort(404)
    return found


@bp.get("/<int:meeting_id>/agenda/papers/<int:paper_id>/")
@allows(MinutesOf.SEE)
def paper(meeting_id: int, paper_id: int) -> Response:
    found = _paper(opened(meeting_id).meeting, paper_id)
    try:
        content = storage.fetch(found.sha256)
    except storage.Damaged as damaged:
        raise RuleBroken(f"{damaged} Put it back from a backup.") from damaged
    kind = FILE_KINDS.get(found.ending)
    shown = kind is not None and kind.shown
    answer = Answer(content, mimetype=kind.mimetype if kind else "application/octet-stream")
    way, name = "inline" if shown else "attachment", download_name(found.name, found.ending)
    answer.headers["Content-Disposition"] = f'{way}; filename="{name}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Cache-Control"] = "no-store"
    return answer


@bp.post("/<int:meeting_id>/agenda/papers/<int:paper_id>/away/")
@allows(MinutesOf.WRITE)
def paper_away(meeting_id: int, paper_id: int) -> Response:
    meeting = opened(meeting_id).meeting
    gone = actions.take_away_paper(meeting=meeting, paper=_paper(meeting, paper_id))
    return go("minutes.agenda", meeting_id=meeting_id, said=f"{gone.name} goes with the agenda no more.")


@bp.post("/<int:meeting_id>/agenda/papers/<int:paper_id>/back/")
@allows(MinutesOf.WRITE)
def paper_back(meeting_id: int, paper_id: int) -> Response:
    meeting = opened(meeting_id).meeting
    back = actions.put_back_paper(meeting=meeting, paper=_paper(meeting, paper_id))
    return go("minutes.agenda", meeting_id=meeting_id, said=f"{back.name} goes with the agenda again.")
