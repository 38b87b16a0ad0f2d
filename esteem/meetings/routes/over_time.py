"""Attendance over time: a picture, a table, and a file."""

from __future__ import annotations

from flask import request
from werkzeug.wrappers import Response

from esteem.kernel.pages import page
from esteem.kernel.permissions import allows
from esteem.meetings import queries
from esteem.meetings.exports.over_time import figures, over_time_file
from esteem.meetings.permissions import Meetings
from esteem.meetings.queries.over_time import attendance_over_time, hidden_outside
from esteem.meetings.routes.blueprint import bp


def _year(years: list[int]) -> int | None:
    """The year the address asks for, among those with meetings; the latest when it says none, None for all of them."""
    asked = request.args.get("year", "")
    if asked == "all" or not years:
        return None
    return next((year for year in years if str(year) == asked), years[0])


@bp.get("/attendance/")
@allows(Meetings.SEE)
def attendance() -> Response:
    years = queries.years_held()
    year, outside = _year(years), "outside" in request.args
    told = attendance_over_time(year)
    return page(
        "meetings/attendance.html", years=years, year=year, outside=outside, told=told,
        figures=figures(told, hidden_outside() if outside else ()),
    )  # fmt: skip


@bp.get("/attendance.csv")
@allows(Meetings.SEE)
def attendance_file() -> Response:
    outside = "outside" in request.args
    told = attendance_over_time(_year(queries.years_held()))
    return over_time_file(told, hidden_outside() if outside else (), outside=outside)
