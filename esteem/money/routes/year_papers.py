"""The other papers of a year: the notes to its accounts, the report of the year, and the examiner's blank report."""

from __future__ import annotations

from typing import Any

from flask import abort, jsonify, request, url_for
from werkzeug.wrappers import Response

from esteem.kernel import dates, storage
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.forms import Form
from esteem.kernel.instances import memory
from esteem.kernel.pages import find, go, page
from esteem.kernel.papers import Paper, answer_pdf
from esteem.kernel.permissions import allows
from esteem.minutes.rules.parts import CODE_LENGTH
from esteem.money.actions import year_papers as actions
from esteem.money.forms.year_papers import SEEN, NotesForm, report_form
from esteem.money.models import ApprovedAccounts
from esteem.money.papers import examiner_paper, scrutiny_of_year, year_report_paper
from esteem.money.permissions import Money
from esteem.money.queries import year_papers
from esteem.money.queries.closing import closed_until
from esteem.money.routes.blueprint import bp
from esteem.money.routes.year_ends import the_year
from esteem.money.rules.scrutiny import Need
from esteem.money.rules.year_report import asked_of, still_wanting
from esteem.money.rules.years import name_of


@bp.route("/years/<int:ending>/notes/", methods=["GET", "POST"])
@allows(Money.SETTLE)
def year_notes(ending: int) -> Response:
    year = the_year(ending)
    row = year_papers.note_of(year)
    form = NotesForm(obj=row) if row else NotesForm(data={"version": 0})  # so that a first one of somebody else shows
    if form.sent() and form.carry_out(actions.write_notes, year=year, seen_version=form.seen_version) is not None:
        return go("money.year", ending=ending, said="The notes are written.")
    return page("money/year_notes.html", form=form, year=year, ending=ending, is_closed=_is_closed(ending))


@bp.get("/years/<int:ending>/report/")
@allows(Money.REPORT)
def write_report(ending: int) -> Response:
    return _report_page(ending, report_form(year_papers.our_regime(), year_papers.report_texts(the_year(ending))))


@bp.post("/years/<int:ending>/report/")
@allows(Money.REPORT)
def keep_report(ending: int) -> Response:
    """Without scripts one button saves every part; where somebody else wrote meanwhile, both texts are shown again."""
    year = the_year(ending)
    form = report_form(year_papers.our_regime(), year_papers.report_texts(year))
    if form.sent() and _save_all(ending, form):
        return go("money.write_report", ending=ending, said="Saved.")
    session.rollback()
    memory().clear()
    return _report_page(ending, form)


def _save_all(ending: int, form: Form) -> bool:
    """Every part is tried, so that each says what is wrong with it."""
    saved = [_save(ending, form, asked.part.value) for asked in asked_of(year_papers.our_regime())]
    return all(saved)


def _save(ending: int, form: Form, name: str) -> bool:
    field, seen = form[name], form[f"{SEEN}{name}"]
    try:
        saved = actions.save_part(year=the_year(ending), name=name, typed=field.data or "", seen=seen.data or "")
    except RuleBroken as broken:
        form.blame(broken.field, broken.sentence)
        return False
    if not saved.is_saved:
        field.typed, field.theirs, seen.data, form.stale = saved.both, saved.theirs, saved.seen, True
    return saved.is_saved


def _report_page(ending: int, form: Form) -> Response:
    year, regime = the_year(ending), year_papers.our_regime()
    texts = year_papers.report_texts(year)
    return page(
        "money/year_report.html", form=form, year=year, ending=ending, name=name_of(year), is_charity=regime is not None,
        asked=asked_of(regime), wanting=still_wanting(regime, texts), gathered=year_papers.gathered_in(year),
        ran=year_papers.who_ran_it(year), seen=SEEN, is_closed=_is_closed(ending),
    )  # fmt: skip


@bp.post("/years/<int:ending>/report/save/")
@allows(Money.REPORT)
def save_report(ending: int) -> Any:
    """One part, from a page with scripts: it is led to what to say of it; 409 with both texts, 422 with why not."""
    told = {name: request.form.get(name, "") for name in ("name", "typed", "seen")}
    try:
        saved = actions.save_part(year=the_year(ending), **told)
    except RuleBroken as refused:
        return _answer(422, says=refused.sentence)
    if not saved.is_saved:
        return _answer(409, seen=saved.seen, theirs=saved.theirs, both=saved.both)
    return go("money.saved_report", ending=ending, seen=saved.seen)


@bp.get("/years/<int:ending>/report/saved/")
@allows(Money.REPORT)
def saved_report(ending: int) -> Any:
    """The code of the words that were saved a moment ago, as the address gives it, and when that was."""
    the_year(ending)
    at = dates.say_time(dates.now().astimezone(dates.DISPLAY_ZONE).time())
    return _answer(200, seen=request.args.get("seen", "")[:CODE_LENGTH], at=at)


def _answer(status: int, **facts: Any) -> Any:
    answer = jsonify(**facts)
    answer.status_code = status
    return answer


def _is_closed(ending: int) -> bool:
    until = closed_until()
    return until is not None and the_year(ending).last_day <= until


@bp.get("/years/<int:ending>/report/paper/")
@allows(Money.SEE)
def report_of_year(ending: int) -> str:
    return _preview(year_report_paper(the_year(ending)), ending, "money.report_of_year", "money.report_of_year_pdf")


@bp.get("/years/<int:ending>/report.pdf")
@allows(Money.SEE)
def report_of_year_pdf(ending: int) -> Response:
    return _pdf(year_report_paper(the_year(ending)))


@bp.get("/approved/<int:approval_id>/report.pdf")
@allows(Money.SEE)
def approved_report(approval_id: int) -> Response:
    """The very report that was approved with the accounts."""
    row = find(ApprovedAccounts, approval_id)
    if row.report_sha256 is None:
        abort(404)
    try:
        stored = storage.fetch(row.report_sha256)
    except storage.Damaged as damaged:
        raise RuleBroken(f"{damaged} Put it back from a backup.") from damaged
    revision = f" revision {row.revision}" if row.revision > 1 else ""
    return answer_pdf(stored, f"Annual report {row.year_ends_on.isoformat()}{revision}")


@bp.get("/years/<int:ending>/examiner/")
@allows(Money.SEE)
def examiner(ending: int) -> Any:
    if _needs_audit(ending):
        return go("money.year", ending=ending, said="An audit is needed: the auditor writes a report of their own.")
    return _preview(examiner_paper(the_year(ending)), ending, "money.examiner", "money.examiner_pdf")


@bp.get("/years/<int:ending>/examiner.pdf")
@allows(Money.SEE)
def examiner_pdf(ending: int) -> Response:
    if _needs_audit(ending):
        return go("money.year", ending=ending, said="An audit is needed: the auditor writes a report of their own.")
    return _pdf(examiner_paper(the_year(ending)))


def _needs_audit(ending: int) -> bool:
    return scrutiny_of_year(the_year(ending)).need is Need.AUDIT


def _preview(paper: Paper, ending: int, here: str, pdf: str) -> str:
    """The paper on the screen, with the ways on above it."""
    large = "large" in request.args
    above = [
        ("Print or save as PDF", url_for(pdf, ending=ending, large=1 if large else None)),
        ("Ordinary type" if large else "Large type", url_for(here, ending=ending, large=None if large else 1)),
        ("Back", url_for("money.year", ending=ending)),
    ]
    return (paper.larger() if large else paper).html(above=above)


def _pdf(paper: Paper) -> Response:
    paper = paper.larger() if request.args.get("large") else paper
    return answer_pdf(paper.pdf(), paper.file_name)
