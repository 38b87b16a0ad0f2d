"""A year's subs, person by person: on the screen as the paper it is, as a PDF and as a file."""

from __future__ import annotations

from flask import abort, request, url_for
from werkzeug.wrappers import Response

from esteem.kernel.papers import Paper, answer_pdf
from esteem.kernel.permissions import allows
from esteem.money.queries.years import year_ending_in
from esteem.subs.exports.people import year_file
from esteem.subs.papers import sheet_paper
from esteem.subs.permissions import Subs
from esteem.subs.queries.sheet import Sheet, sheet_of
from esteem.subs.routes.blueprint import bp


def _sheet(ending: int) -> Sheet:
    if not 1990 <= ending <= 2200:
        abort(404)
    return sheet_of(year_ending_in(ending))


def _paper(ending: int) -> Paper:
    paper = sheet_paper(_sheet(ending))
    return paper.larger() if "large" in request.args else paper


@bp.get("/years/<int:ending>/")
@allows(Subs.NAMES)
def sheet(ending: int) -> str:
    large = "large" in request.args
    above = [
        ("Print or save as PDF", url_for("subs.sheet_pdf", ending=ending, large=1 if large else None)),
        ("Ordinary type" if large else "Large type", url_for("subs.sheet", ending=ending, large=None if large else 1)),
        ("The year before", url_for("subs.sheet", ending=max(ending - 1, 1990))),
        ("As a spreadsheet", url_for("subs.sheet_csv", ending=ending)),
        ("Back", url_for("subs.index")),
    ]
    return _paper(ending).html(above=above)


@bp.get("/years/<int:ending>/subs.pdf")
@allows(Subs.NAMES)
def sheet_pdf(ending: int) -> Response:
    paper = _paper(ending)
    return answer_pdf(paper.pdf(), paper.file_name)


@bp.get("/years/<int:ending>/subs.csv")
@allows(Subs.NAMES)
def sheet_csv(ending: int) -> Response:
    return year_file(_sheet(ending), ending)
