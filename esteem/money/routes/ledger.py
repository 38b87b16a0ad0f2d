"""The general ledger: which accounts and headings there are, one of them a page at a time, all of it on paper and as a file."""

from __future__ import annotations

from typing import Any

from flask import abort, request, url_for
from werkzeug.wrappers import Response

from esteem.kernel.pages import page, page_number
from esteem.kernel.papers import Paper, answer_pdf
from esteem.kernel.permissions import allows, may
from esteem.money import exports
from esteem.money.papers import report_paper
from esteem.money.permissions import Money
from esteem.money.queries import ledger as queries
from esteem.money.queries.places import every_place
from esteem.money.queries.spans import span_of
from esteem.money.routes.blueprint import bp
from esteem.money.rules.ledger import GeneralLedger, Spot
from esteem.money.rules.spans import Span
from esteem.money.rules.which import Which
from esteem.people.permissions import People


def _spot(key: str) -> Spot:
    spot = queries.spot_of(key, every_place())
    if spot is None:
        abort(404)
    return spot


def _whole() -> GeneralLedger:
    """All of it, or the one account or heading the address asks for `only`."""
    only = _spot(request.args["only"]) if request.args.get("only") else None
    span, _ = span_of(request.args)
    return queries.general_ledger(span, known=every_place(), by_name=may(People.SEE), only=only)


@bp.get("/ledger/")
@allows(Money.SEE)
def ledger() -> Response:
    span, known = span_of(request.args)
    listed = queries.ledger_list(span)
    return page("money/report.html", which=Which.LEDGER, made=listed, span=span, known=known, places=_places(span))


@bp.get("/ledger/<key>/")
@allows(Money.SEE)
def ledger_of(key: str) -> Response:
    spot = _spot(key)
    span, known = span_of(request.args)
    listing = queries.page_of(spot, span, number=page_number(), known=every_place(), by_name=may(People.SEE))
    begins = queries.begins_with(spot, span)
    return page(
        "money/ledger.html", spot=spot, span=span, known=known, listing=listing, begins=begins,
        places=_places(span, only=spot.key),
    )  # fmt: skip


def _places(span: Span, **only: Any) -> dict[str, str]:
    """Where its paper and its file are."""
    return {kind: url_for(f"money.ledger_{kind}", **only, **span.asked) for kind in ("pdf", "csv", "on_paper")}


@bp.get("/ledger.csv")
@allows(Money.SEE)
def ledger_csv() -> Response:
    return exports.ledger_file(_whole())


def _paper() -> Paper:
    whole = _whole()
    paper = report_paper(Which.LEDGER.says, Which.LEDGER.says, whole.span, whole.sheets)
    return paper.larger() if request.args.get("large") else paper


@bp.get("/ledger.pdf")
@allows(Money.SEE)
def ledger_pdf() -> Response:
    paper = _paper()
    return answer_pdf(paper.pdf(), paper.file_name)


@bp.get("/ledger/paper/")
@allows(Money.SEE)
def ledger_on_paper() -> str:
    span, _ = span_of(request.args)
    asked, large = span.asked | {"only": request.args.get("only")}, "large" in request.args
    above = [
        ("Print or save as PDF", url_for("money.ledger_pdf", **asked, large=1 if large else None)),
        (
            "Ordinary type" if large else "Large type",
            url_for("money.ledger_on_paper", **asked, large=None if large else 1),
        ),
        ("Back", url_for("money.ledger", **span.asked)),
    ]
    return _paper().html(above=above)
