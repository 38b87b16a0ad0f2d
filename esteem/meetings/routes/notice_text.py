"""A text that tells of a meeting, to paste into a message."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from esteem.kernel.pages import page
from esteem.kernel.permissions import allows
from esteem.meetings import queries
from esteem.meetings.permissions import Meetings
from esteem.meetings.queries.notice_text import told_of
from esteem.meetings.routes.blueprint import bp
from esteem.meetings.routes.the_meeting import said_of, the_meeting
from esteem.meetings.rules.kinds import FORMAL
from esteem.meetings.rules.notice import NOTICE
from esteem.meetings.rules.notice_text import notice_text as text_of
from esteem.meetings.rules.notice_text import wants


@bp.get("/<int:meeting_id>/notice/text/")
@allows(Meetings.SEE)
def notice_text(meeting_id: int) -> Response:
    meeting, named = the_meeting(meeting_id), "named" in request.args
    told = told_of(meeting, named=named)
    return page(
        "meetings/notice_text.html", meeting=meeting, called=said_of(meeting), text=text_of(told), wants=wants(told),
        named=named, is_formal=meeting.kind in FORMAL, needs_notice=meeting.kind in NOTICE,
        notice=queries.notice_for(meeting),
    )  # fmt: skip
