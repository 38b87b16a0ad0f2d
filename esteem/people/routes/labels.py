"""Address labels of the people a list found."""

from __future__ import annotations

from flask import make_response, request
from werkzeug.wrappers import Response

from esteem.kernel.errors import RuleBroken
from esteem.kernel.pages import asked_number, page
from esteem.kernel.papers import answer_pdf, printing_problem
from esteem.kernel.permissions import allows
from esteem.people.papers import labels_paper
from esteem.people.permissions import People
from esteem.people.queries import people_found
from esteem.people.queries.labels import Labels, labels_of
from esteem.people.routes.addresses import address_of
from esteem.people.routes.blueprint import bp
from esteem.people.rules.finding import Wanted
from esteem.people.rules.labels import MOST_LABELS, SHEETS, sheet_called


def _labels(wanted: Wanted) -> Labels:
    """The labels as the address asks for them; nonsense in it counts as nothing."""
    sheet = sheet_called(request.args.get("sheet"))
    start = min(max(asked_number("start") or 1, 1), sheet.count)
    return labels_of(people_found(wanted), sheet, start)


@bp.get("/labels/")
@allows(People.SEE)
def labels() -> Response:
    wanted = Wanted.read(request.args)
    made = _labels(wanted)
    more = [("sheet", made.sheet.key), ("start", str(made.start))]
    return page(
        "people/labels.html", labels=made, wanted=wanted, kinds=SHEETS, problem=printing_problem(), most=MOST_LABELS,
        pdf=address_of("people.labels_pdf", wanted, more), preview=address_of("people.labels_preview", wanted, more),
    )  # fmt: skip


@bp.get("/labels/preview/")
@allows(People.SEE)
def labels_preview() -> Response:
    wanted = Wanted.read(request.args)
    made = _checked(_labels(wanted))
    more = [("sheet", made.sheet.key), ("start", str(made.start))]
    above = [
        ("Print or save as PDF", address_of("people.labels_pdf", wanted, more)),
        ("Back", address_of("people.labels", wanted, more)),
    ]
    return make_response(labels_paper(made).html(above))


@bp.get("/labels/labels.pdf")
@allows(People.SEE)
def labels_pdf() -> Response:
    paper = labels_paper(_checked(_labels(Wanted.read(request.args))))
    return answer_pdf(paper.pdf(), paper.file_name)


def _checked(made: Labels) -> Labels:
    if not made.labels:
        raise RuleBroken("There is no label to print: nobody here has an address and takes post.")
    if len(made.labels) > MOST_LABELS:
        raise RuleBroken(
            f"One file holds {MOST_LABELS:,} labels; these are {len(made.labels):,}. Narrow the list, and print in parts."
        )
    return made
