"""Minutes on paper: shown on the screen, and as a PDF; once approved, the file that was stored."""

from __future__ import annotations

from flask import abort, request, url_for
from werkzeug.wrappers import Response

from esteem.kernel import storage
from esteem.kernel.errors import RuleBroken
from esteem.kernel.papers import Paper, answer_pdf
from esteem.kernel.permissions import allows, may
from esteem.minutes.models import Minutes
from esteem.minutes.papers import minutes as papers
from esteem.minutes.permissions import MinutesOf
from esteem.minutes.routes.blueprint import bp
from esteem.minutes.routes.the_meeting import opened
from esteem.people.permissions import People


def _minutes(meeting_id: int) -> Minutes:
    return opened(meeting_id).minutes or abort(404)


def _paper(minutes: Minutes) -> Paper:
    paper = papers.minutes_paper(minutes)
    return paper.larger() if "large" in request.args else paper


@bp.get("/<int:meeting_id>/paper/")
@allows(MinutesOf.SEE)
def minutes_paper(meeting_id: int) -> str:
    large = 1 if "large" in request.args else None
    above = [
        ("Print or save as PDF", url_for("minutes.minutes_pdf", meeting_id=meeting_id, large=large)),
        (
            "Ordinary type" if large else "Large type",
            url_for("minutes.minutes_paper", meeting_id=meeting_id, large=None if large else 1),
        ),
        ("Back", url_for("minutes.minutes", meeting_id=meeting_id)),
    ]
    return _paper(_minutes(meeting_id)).html(above=above)


@bp.get("/<int:meeting_id>/minutes.pdf")
@allows(MinutesOf.SEE)
def minutes_pdf(meeting_id: int) -> Response:
    """The stored file for whoever may read names; a copy with initials for the others, or in large type."""
    minutes = _minutes(meeting_id)
    if minutes.is_approved and may(People.SEE) and "large" not in request.args:
        return answer_pdf(_stored(minutes), papers.file_name(minutes.meeting, approved=True))
    paper = _paper(minutes)
    return answer_pdf(paper.pdf(), paper.file_name)


def _stored(minutes: Minutes) -> bytes:
    try:
        return storage.fetch(minutes.sha256)
    except storage.Damaged as damaged:
        raise RuleBroken(f"{damaged} Put it back from a backup; the words can still be read.") from damaged
