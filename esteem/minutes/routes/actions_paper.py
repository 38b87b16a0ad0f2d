"""Who does what by when, on paper: the preview, and the PDF."""

from __future__ import annotations

from typing import Any

from flask import request, url_for
from werkzeug.wrappers import Response

from esteem.kernel.pages import asked_number
from esteem.kernel.papers import Paper, answer_pdf
from esteem.kernel.permissions import allows
from esteem.minutes.papers.actions import actions_paper as paper_of
from esteem.minutes.permissions import MinutesOf
from esteem.minutes.queries.actions import WantedActions, actions_found, open_at
from esteem.minutes.routes.actions import wanted_actions
from esteem.minutes.routes.blueprint import bp
from esteem.minutes.routes.the_meeting import opened, said_of
from esteem.minutes.rules.actions import TO_DO, ActionsShown

LARGE = "large"


def _paper() -> Paper:
    meeting_id = asked_number("meeting")
    if meeting_id is None:
        paper = paper_of(actions_found(_to_do()), of="")
    else:
        meeting = opened(meeting_id).meeting
        paper = paper_of(open_at(meeting), of=f"For: {said_of(meeting)}")
    return paper.larger() if LARGE in request.args else paper


def _to_do() -> WantedActions:
    """What the list shows, where that is still to be done; else all that is."""
    wanted = wanted_actions()
    shown = wanted.shown if wanted.shown in TO_DO else ActionsShown.OPEN
    return WantedActions(shown, wanted.sought, wanted.whose, wanted.person_id)


def _kept(*, large: bool) -> dict[str, Any]:
    """What the address says, for another one like it."""
    kept = {name: request.args[name] for name in ("show", "q", "of", "who", "meeting") if request.args.get(name)}
    return {**kept, LARGE: 1} if large else kept


@bp.get("/actions/paper/")
@allows(MinutesOf.SEE)
def actions_paper() -> str:
    large = LARGE in request.args
    above = [
        ("Print or save as PDF", url_for("minutes.actions_pdf", **_kept(large=large))),
        (
            "Ordinary type" if large else "Large type",
            url_for("minutes.actions_paper", **_kept(large=not large)),
        ),
        ("Back", url_for("minutes.actions")),
    ]
    return _paper().html(above=above)


@bp.get("/actions/actions.pdf")
@allows(MinutesOf.SEE)
def actions_pdf() -> Response:
    paper = _paper()
    return answer_pdf(paper.pdf(), paper.file_name)
