"""A year's budget: looked at against the books, begun, written, agreed; every revision stays to be read."""

from __future__ import annotations

from typing import Any

from flask import abort
from werkzeug.wrappers import Response

from esteem.budget import actions
from esteem.budget.forms import AgreeForm, BeginForm, GridForm, grid_form
from esteem.budget.models import YearBudget
from esteem.budget.papers import says_agreed
from esteem.budget.permissions import Budget
from esteem.budget.queries.against import against, books_until, put_together, sources, year_before
from esteem.budget.queries.budgets import latest, revisions, years_with_budgets
from esteem.budget.queries.outlook import ground
from esteem.budget.routes.blueprint import bp
from esteem.budget.routes.finding import the_year
from esteem.budget.rules.forecast import RULE
from esteem.budget.rules.planned import Start
from esteem.kernel import dates
from esteem.kernel.dates import Period
from esteem.kernel.pages import go, page
from esteem.kernel.permissions import allows
from esteem.money.queries import years
from esteem.money.rules.years import ends_in, name_of


@bp.get("/")
@allows(Budget.SEE)
def index() -> Response:
    return go("budget.year", ending=ends_in(years.this_year()))


@bp.get("/<int:ending>/")
@allows(Budget.SEE)
def year(ending: int) -> Response:
    shown = the_year(ending)
    kept = revisions(shown)
    budget = kept[0] if kept else None
    outlook = ground(budget).outlook() if dates.today() in shown else None
    return page(
        "budget/year.html", **_named(shown), budget=budget, kept=kept, agreed=says_agreed(budget), rule=RULE,
        against=outlook.against if outlook else against(shown, budget=budget), outlook=outlook, others=_others(shown),
        name_of=name_of, ends_in=ends_in,
        earlier=next((one for one in kept[1:] if one.agreed_on), None),
    )  # fmt: skip


def _named(shown: Period) -> dict[str, Any]:
    return {"year": shown, "ending": ends_in(shown), "name": name_of(shown)}


def _others(shown: Period) -> list[Period]:
    """Other years to look at: last, this and next, and those that have a budget."""
    this_year = ends_in(years.this_year())
    found = {this_year + step for step in (-1, 0, 1)} | {day.year for day in years_with_budgets()}
    return [years.year_ending_in(one) for one in sorted(found, reverse=True) if one != ends_in(shown)]


@bp.route("/<int:ending>/begin/", methods=["GET", "POST"])
@allows(Budget.CHANGE)
def begin(ending: int) -> Response:
    shown = the_year(ending)
    if latest(shown) is not None:
        return go("budget.change", ending=ending)
    found = sources(shown)
    sizes = {Start.BUDGET: found.budget, Start.ACTUAL: found.actual, Start.NOTHING: []}
    form = BeginForm()
    form.start.offer([(one, one.says) for one in Start if sizes[one] or one is Start.NOTHING])
    if not form.is_submitted() and form.start.data not in dict(form.start.offered):
        form.start.data = form.start.offered[0][0]
    if form.sent():
        planned = sizes[form.start.data]
        if form.carry_out(_begin, year=shown, planned=planned) is not None:
            return go("budget.change", ending=ending, said="Begun. Change what will be different, then save.")
    return page("budget/begin.html", form=form, **_named(shown), before=name_of(year_before(shown)))


def _begin(*, start: Start, **told: Any) -> YearBudget:
    del start
    return actions.begin_budget(**told)


@bp.route("/<int:ending>/change/", methods=["GET", "POST"])
@allows(Budget.CHANGE)
def change(ending: int) -> Response:
    shown = the_year(ending)
    budget = latest(shown)
    form = _grid(shown, budget)
    if form.sent() and form.carry_out(_save, year=shown, planned=form.planned, seen=form.seen_version) is not None:
        return go("budget.year", ending=ending, said="The budget is saved.")
    return page(
        "budget/change.html", form=form, **_named(shown), budget=budget, before=name_of(year_before(shown)),
        is_kept=bool(budget and (budget.agreed_on or budget.revision > 1)),
    )  # fmt: skip


def _grid(shown: Period, budget: YearBudget | None) -> GridForm:
    until = min(dates.today(), shown.last_day)
    planned = budget.planned if budget else ()
    told = put_together(shown, until, planned, books_until(shown, until), every=True)
    return grid_form(told.lines, nth=budget.nth if budget else None, several_funds=len(told.funds) > 1)


def _save(*, year: Period, planned: Any, seen: int | None, because: str, **_fields: Any) -> YearBudget:
    return actions.save_budget(year=year, planned=planned, because=because, seen=seen)


@bp.route("/<int:ending>/agree/", methods=["GET", "POST"])
@allows(Budget.CHANGE)
def agree(ending: int) -> Response:
    shown = the_year(ending)
    budget = latest(shown)
    if budget is None:
        return go("budget.begin", ending=ending)
    first = {"agreed_on": budget.agreed_on, "meeting": budget.meeting} if budget.agreed_on else {}
    form = AgreeForm(data=first)
    if form.sent() and form.carry_out(actions.agree_budget, budget=budget) is not None:
        return go("budget.year", ending=ending, said="It is written down. From now on changes are kept beside it.")
    return page("budget/agree.html", form=form, **_named(shown), budget=budget)


@bp.get("/<int:ending>/revisions/<int:revision>/")
@allows(Budget.SEE)
def one_revision(ending: int, revision: int) -> Response:
    shown = the_year(ending)
    kept = revisions(shown)
    budget = next((one for one in kept if one.revision == revision), None)
    if budget is None:
        abort(404)
    return page(
        "budget/revision.html", **_named(shown), budget=budget, latest=kept[0], agreed=says_agreed(budget),
        against=against(shown, budget=budget),
    )  # fmt: skip
