"""The list of minutes: drafts, what waits to be approved, and what was."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from esteem.kernel.pages import page, page_number, words
from esteem.kernel.permissions import allows, may
from esteem.meetings.queries.kinds import kinds_offered
from esteem.meetings.rules.kinds import MeetingKind
from esteem.minutes.exports.minutes import minutes_file
from esteem.minutes.permissions import MinutesOf
from esteem.minutes.queries.listed import WantedMinutes, minutes_found, minutes_listed, years_minuted
from esteem.minutes.queries.meetings import CLOSED, called
from esteem.minutes.routes.blueprint import bp
from esteem.minutes.rules.lists import Standing


@bp.get("/")
@allows(MinutesOf.SEE)
def index() -> Response:
    wanted = WantedMinutes.read(request.args)
    kinds = kinds_offered(str(words().Meeting), put_away=True)
    shown: set[Standing] = set(Standing) if may(MinutesOf.SEE_ALL) else {Standing.AGENDA, Standing.APPROVED}
    return page(
        "minutes/index.html", wanted=wanted, listing=minutes_listed(wanted, number=page_number()), called=called(),
        states=[pair for pair in Standing.choices() if pair[0] in shown],
        kinds=[pair for pair in kinds if may(MinutesOf.SEE_ALL) or _is_open(pair[0].kind)],
        years=[(year, year) for year in years_minuted()],
    )  # fmt: skip


def _is_open(kind: MeetingKind) -> bool:
    return kind not in CLOSED and kind is not MeetingKind.OUTSIDE


@bp.get("/minutes.csv")
@allows(MinutesOf.SEE)
def export_minutes() -> Response:
    return minutes_file(minutes_found(WantedMinutes.read(request.args)), meeting_word=str(words().Meeting))
