"""The register to tick on paper: on the screen, and as a PDF."""

from __future__ import annotations

from typing import Any

from flask import request, url_for
from werkzeug.wrappers import Response

from esteem.kernel.pages import asked_number, page
from esteem.kernel.papers import Paper, answer_pdf
from esteem.kernel.permissions import allows, may
from esteem.meetings.models import Meeting
from esteem.meetings.papers.register import register
from esteem.meetings.permissions import Meetings
from esteem.meetings.routes.blueprint import bp
from esteem.meetings.routes.the_meeting import said_of, the_meeting
from esteem.meetings.rules.door import Shows
from esteem.people.permissions import People

MOST_BLANK, SOME_BLANK = 200, 12


def _offered() -> list[Shows]:
    """Names are for those who may see people; blank lines for everybody."""
    return list(Shows) if may(People.SEE) else [Shows.BLANK]


def _shows() -> Shows:
    offered = _offered()
    return next((one for one in offered if one.value == request.args.get("show")), offered[-1])


def _blank() -> int:
    asked = asked_number("blank")
    return min(MOST_BLANK, SOME_BLANK if asked is None else asked)


def _paper(meeting: Meeting) -> Paper:
    shows, blank = _shows(), _blank()
    paper = register(meeting, shows=shows, blank=max(1, blank) if shows is Shows.BLANK else blank)
    return paper if "small" in request.args else paper.larger()


@bp.get("/<int:meeting_id>/register/")
@allows(Meetings.SEE)
def register_of(meeting_id: int) -> Response:
    meeting = the_meeting(meeting_id)
    return page(
        "meetings/register.html", meeting=meeting, called=said_of(meeting), offered=_offered(), shows=_shows(),
        blank=_blank(), most=MOST_BLANK,
    )  # fmt: skip


@bp.get("/<int:meeting_id>/register/paper/")
@allows(Meetings.SEE)
def register_paper(meeting_id: int) -> str:
    meeting, small = the_meeting(meeting_id), 1 if "small" in request.args else None
    kept: dict[str, Any] = {"meeting_id": meeting.id, "show": _shows().value, "blank": _blank()}
    above = [
        ("Print or save as PDF", url_for("meetings.register_pdf", small=small, **kept)),
        (
            "Large type" if small else "Ordinary type",
            url_for("meetings.register_paper", small=None if small else 1, **kept),
        ),
        ("Back", url_for("meetings.register_of", **kept)),
    ]
    return _paper(meeting).html(above=above)


@bp.get("/<int:meeting_id>/register/register.pdf")
@allows(Meetings.SEE)
def register_pdf(meeting_id: int) -> Response:
    paper = _paper(the_meeting(meeting_id))
    return answer_pdf(paper.pdf(), paper.file_name)
