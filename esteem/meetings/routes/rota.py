"""The rota of a term: seen, filled in by hand or by a suggestion, printed."""

from __future__ import annotations

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from flask import abort, request, url_for
from werkzeug.wrappers import Response

from esteem.kernel import dates
from esteem.kernel.forms import Form
from esteem.kernel.pages import go, page
from esteem.kernel.papers import Paper, answer_pdf
from esteem.kernel.permissions import allows, may
from esteem.meetings.actions.turns import keep_rota
from esteem.meetings.forms.jobs import day_of, read_was, rota_form
from esteem.meetings.papers.rota import rota_paper
from esteem.meetings.permissions import Meetings
from esteem.meetings.queries import rota as queries
from esteem.meetings.queries.jobs import say_person
from esteem.meetings.queries.rota import Rota
from esteem.meetings.routes.blueprint import bp
from esteem.meetings.rules.door import first_names
from esteem.meetings.rules.jobs import Shows, Span
from esteem.people.permissions import People


def _asked() -> tuple[date, Span]:
    first = day_of(request.args.get("from")) or dates.today()
    near = min(max(first, date(2000, 1, 1)), date(2100, 1, 1))
    return near, Span.read(request.args.get("span"), Span.TERM)


def _fills() -> bool:
    return may(People.SEE) and may(Meetings.CHANGE)


def _rota() -> Rota:
    first, span = _asked()
    return queries.rota(first, span, suggest=_fills() and "suggest" in request.args)


def _names(plan: Rota) -> dict[int, str]:
    """What those of the rota are called: a first name, and a letter more where two share it."""
    people = {one.id: one for some in plan.can.values() for one in some}
    people.update({turn.person_id: turn.person for cell in plan.cells for turn in cell.turns})
    if not may(People.SEE):
        return {number: say_person(one) for number, one in people.items()}
    called = first_names(one.known_as or one.name for one in people.values())
    return dict(zip(people, called, strict=True))


def _kept(**more: Any) -> dict[str, Any]:
    first, span = _asked()
    return {"from": first.isoformat(), "span": span.value, **more}


@bp.route("/jobs/rota/", methods=["GET", "POST"])
@allows(Meetings.SEE)
def rota() -> Response:
    plan = _rota()
    names = _names(plan)
    form = rota_form(plan, names) if _fills() else None
    if form is None and request.method == "POST":
        abort(403)
    if form is not None and form.sent():
        if (changed := form.carry_out(lambda **_: _keep(form, names))) is not None:
            said = "Saved." if changed else "Nothing was changed."
            return go("meetings.rota", said=said, **_kept())
        plan = _rota()  # as it stands now: what was read before the refusal is gone
    first, span = _asked()
    return page(
        "meetings/jobs/rota.html", plan=plan, form=form, names={**names, **_names(plan)}, first=first, span=span,
        spans=Span, kept=_kept(), earlier=first - timedelta(days=span.days), later=first + timedelta(days=span.days),
        without=[job for job in plan.jobs if not plan.can.get(job.id)],
    )  # fmt: skip


def _keep(form: Form, names: dict[int, str]) -> int:
    """What the form says of every place, handed on."""
    after: dict[tuple[int, int], list[int]] = defaultdict(list)
    fields: dict[tuple[int, int], str] = {}
    for field in form:
        if field.name.startswith("t_"):
            _, meeting_id, job_id, _ = field.name.split("_")
            cell = (int(meeting_id), int(job_id))
            fields.setdefault(cell, field.name)
            after[cell] += [field.data] if field.data is not None else []
    was = read_was(str(form["was"].data or ""))
    told = {cell: (was.get(cell, []), after[cell]) for cell in fields}
    return keep_rota(told=told, names=names, fields=fields)


def _shows() -> Shows:
    return Shows.read(request.args.get("show"), Shows.FIRST) if may(People.SEE) else Shows.INITIALS


def _paper() -> Paper:
    first, span = _asked()
    paper = rota_paper(queries.rota(first, span), shows=_shows())
    return paper if "small" in request.args else paper.larger()


@bp.get("/jobs/rota/paper/")
@allows(Meetings.SEE)
def rota_on_paper() -> str:
    small, shows = 1 if "small" in request.args else None, _shows()
    above = [
        ("Print or save as PDF", url_for("meetings.rota_pdf", **_kept(small=small, show=shows.value))),
        (
            "Large type" if small else "Ordinary type",
            url_for("meetings.rota_on_paper", **_kept(small=None if small else 1, show=shows.value)),
        ),
        *(
            (other.says, url_for("meetings.rota_on_paper", **_kept(small=small, show=other.value)))
            for other in Shows
            if other is not shows and may(People.SEE)
        ),
        ("Back", url_for("meetings.rota", **_kept())),
    ]
    return _paper().html(above=above)


@bp.get("/jobs/rota/rota.pdf")
@allows(Meetings.SEE)
def rota_pdf() -> Response:
    paper = _paper()
    return answer_pdf(paper.pdf(), paper.file_name)
