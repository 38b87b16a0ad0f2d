"""The calendar: a month at a time."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from esteem.kernel import dates
from esteem.kernel.pages import page
from esteem.kernel.permissions import allows
from esteem.meetings.permissions import Meetings
from esteem.meetings.queries.months import month_shown
from esteem.meetings.routes.blueprint import bp
from esteem.meetings.rules.months import Month


@bp.get("/calendar/")
@allows(Meetings.SEE)
def month() -> Response:
    today = dates.today()
    month = Month.read(request.args.get("month"), today)
    beside = [one if one.is_known else None for one in (month.before, month.following)]
    return page(
        "meetings/month.html", month=month, shown=month_shown(month), before=beside[0], following=beside[1],
        is_this_month=month == Month.of(today), weekdays=dates.WEEKDAYS,
    )  # fmt: skip
