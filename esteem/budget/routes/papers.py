"""A budget on paper and as a file."""

from __future__ import annotations

from flask import request, url_for
from werkzeug.wrappers import Response

from esteem.budget import exports
from esteem.budget.papers import budget_paper
from esteem.budget.permissions import Budget
from esteem.budget.queries.against import against
from esteem.budget.queries.budgets import latest
from esteem.budget.queries.outlook import ground
from esteem.budget.routes.blueprint import bp
from esteem.budget.routes.finding import the_year
from esteem.kernel import dates
from esteem.kernel.papers import Paper, answer_pdf
from esteem.kernel.permissions import allows


def _paper(ending: int) -> Paper:
    year = the_year(ending)
    budget = latest(year)
    ahead = ground(budget).outlook().forecast if dates.today() in year else None
    paper = budget_paper(budget, against(year, budget=budget), ahead)
    return paper.larger() if request.args.get("large") else paper


@bp.get("/<int:ending>/paper/")
@allows(Budget.SEE)
def on_paper(ending: int) -> str:
    return _paper(ending).html(above=links_above("budget.pdf", "budget.on_paper", "budget.year", ending=ending))


def links_above(pdf: str, on_paper: str, back: str, ending: int) -> list[tuple[str, str]]:
    """What stands above a paper on the screen."""
    large = "large" in request.args
    return [
        ("Print or save as PDF", url_for(pdf, ending=ending, large=1 if large else None)),
        ("Ordinary type" if large else "Large type", url_for(on_paper, ending=ending, large=None if large else 1)),
        ("Back", url_for(back, ending=ending)),
    ]


@bp.get("/<int:ending>/budget.pdf")
@allows(Budget.SEE)
def pdf(ending: int) -> Response:
    paper = _paper(ending)
    return answer_pdf(paper.pdf(), paper.file_name)


@bp.get("/<int:ending>/budget.csv")
@allows(Budget.SEE)
def export(ending: int) -> Response:
    return exports.budget_file(against(the_year(ending)))
