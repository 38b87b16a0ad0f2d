"""Reports: one page of them, its days chosen once; each on the screen, on paper and as a file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, Protocol

from flask import abort, request, url_for
from werkzeug.wrappers import Response

from esteem.kernel.pages import page
from esteem.kernel.papers import Paper, answer_pdf
from esteem.kernel.permissions import allows, may
from esteem.money import exports
from esteem.money.papers import report_paper
from esteem.money.permissions import Money
from esteem.money.queries import figures, parent_body
from esteem.money.queries.spans import span_of
from esteem.money.routes.blueprint import bp
from esteem.money.rules.sheets import Sheet
from esteem.money.rules.spans import Calendar, Span
from esteem.money.rules.which import Which
from esteem.people.permissions import People


class Figures(Protocol):
    """Whatever a report is made from."""

    @property
    def span(self) -> Span: ...

    @property
    def sheets(self) -> tuple[Sheet, ...]: ...


@dataclass(frozen=True, slots=True)
class Asked:
    """A report with its figures, and the other days it could be of."""

    which: Which
    made: Any  # Figures; those by month have bars, too
    known: Calendar

    @property
    def paper(self) -> Paper:
        paper = report_paper(
            self.which.says, self.which.says.replace("’", ""), self.made.span, self.made.sheets,
            bars=getattr(self.made, "bars", ()), to_sign=self.which is Which.TREASURER,
        )  # fmt: skip
        return paper.larger() if request.args.get("large") else paper


MAKES = {
    Which.TREASURER: figures.treasurers_report, Which.HEADINGS: figures.by_heading, Which.MONTHS: figures.by_month,
    Which.FUNDS: figures.by_fund, Which.PROJECTS: figures.by_project, Which.PARENT: parent_body.passed,
}  # fmt: skip


def _asked(key: str) -> Asked:
    """The report of that word, of the days the address asks for; or the plain 404 page."""
    which = next((one for one in MAKES if one.value == key), None)
    if which is None:
        abort(404)
    span, known = span_of(request.args)
    return Asked(which, MAKES[which](span), known)


def _by_person() -> Asked:
    """Only for whoever may see who belongs to the group."""
    if not may(People.SEE):
        abort(403)
    span, known = span_of(request.args)
    return Asked(Which.PEOPLE, figures.by_person(span), known)


@bp.get("/reports/")
@allows(Money.SEE)
def reports() -> Response:
    span, known = span_of(request.args)
    listed = [which for which in Which if which is not Which.PEOPLE or (may(Money.BY_PERSON) and may(People.SEE))]
    return page("money/reports.html", span=span, known=known, listed=[(one, _address(one)) for one in listed])


def _address(which: Which) -> str:
    return {Which.LEDGER: "money.ledger", Which.PEOPLE: "money.by_person"}.get(which, "money.report")


@bp.get("/reports/<key>/")
@allows(Money.SEE)
def report(key: str) -> Response:
    return _shown(_asked(key), key=key)


@bp.get("/reports/<key>/paper/")
@allows(Money.SEE)
def report_on_paper(key: str) -> str:
    return _on_paper(_asked(key), "money.report", key=key)


@bp.get("/reports/<key>/report.pdf")
@allows(Money.SEE)
def report_pdf(key: str) -> Response:
    paper = _asked(key).paper
    return answer_pdf(paper.pdf(), paper.file_name)


@bp.get("/reports/<key>/report.csv")
@allows(Money.SEE)
def report_csv(key: str) -> Response:
    return exports.sheets_file(f"{key}.csv", _asked(key).made.sheets)


@bp.get("/by-person/")
@allows(Money.BY_PERSON)
def by_person() -> Response:
    return _shown(_by_person())


@bp.get("/by-person/paper/")
@allows(Money.BY_PERSON)
def by_person_on_paper() -> str:
    return _on_paper(_by_person(), "money.by_person")


@bp.get("/by-person/report.pdf")
@allows(Money.BY_PERSON)
def by_person_pdf() -> Response:
    paper = _by_person().paper
    return answer_pdf(paper.pdf(), paper.file_name)


@bp.get("/by-person/report.csv")
@allows(Money.BY_PERSON)
def by_person_csv() -> Response:
    return exports.sheets_file("by-person.csv", _by_person().made.sheets)


def _shown(asked: Asked, **values: Any) -> Response:
    """On the screen, with the ways to paper and file."""
    base = "money.by_person" if asked.which is Which.PEOPLE else "money.report"
    query = asked.made.span.asked
    places = {kind: url_for(f"{base}_{kind}", **values, **query) for kind in ("pdf", "csv", "on_paper")}
    return page(
        "money/report.html", which=asked.which, made=asked.made, span=asked.made.span, known=asked.known, places=places
    )


def _on_paper(asked: Asked, base: str, **values: Any) -> str:
    """As it is printed, on the screen."""
    large, query = "large" in request.args, asked.made.span.asked
    above = [
        ("Print or save as PDF", url_for(f"{base}_pdf", **values, **query, large=1 if large else None)),
        (
            "Ordinary type" if large else "Large type",
            url_for(f"{base}_on_paper", **values, **query, large=None if large else 1),
        ),
        ("Back", url_for(base, **values, **query)),
    ]
    return asked.paper.html(above=above)
