"""The book of decisions of a year, on paper: the preview, and the PDF."""

from __future__ import annotations

from flask import request, url_for
from werkzeug.wrappers import Response

from esteem.kernel import dates
from esteem.kernel.pages import asked_number
from esteem.kernel.papers import Paper, answer_pdf
from esteem.kernel.permissions import allows, may
from esteem.minutes.papers.decisions import decisions_paper as paper_of
from esteem.minutes.permissions import MinutesOf
from esteem.minutes.queries.decisions_book import decisions_of_year, years_decided
from esteem.minutes.routes.blueprint import bp

LARGE = "large"
GAPS = "Numbers that are missing are not for everybody, or not approved yet."


def _year() -> int:
    """The year the address asks for, or the last in which anything was decided."""
    years, asked = years_decided(), asked_number("year")
    if asked is not None and asked in years:
        return asked
    return next(iter(years), dates.today().year)


def _paper(year: int) -> Paper:
    paper = paper_of(decisions_of_year(year), year=year, gaps="" if may(MinutesOf.SEE_ALL) else GAPS)
    return paper.larger() if LARGE in request.args else paper


@bp.get("/decisions/book/")
@allows(MinutesOf.SEE)
def decisions_paper() -> str:
    year, large = _year(), 1 if LARGE in request.args else None
    other = [each for each in years_decided() if each != year]
    above = [
        ("Print or save as PDF", url_for("minutes.decisions_pdf", year=year, large=large)),
        (
            "Ordinary type" if large else "Large type",
            url_for("minutes.decisions_paper", year=year, large=None if large else 1),
        ),
        *((str(each), url_for("minutes.decisions_paper", year=each, large=large)) for each in other),
        ("Back", url_for("minutes.decisions")),
    ]
    return _paper(year).html(above=above)


@bp.get("/decisions/book.pdf")
@allows(MinutesOf.SEE)
def decisions_pdf() -> Response:
    paper = _paper(_year())
    return answer_pdf(paper.pdf(), paper.file_name)
