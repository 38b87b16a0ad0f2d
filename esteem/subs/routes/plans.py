"""The front page with the plans; making, changing and putting away one; the words of a reminder."""

from __future__ import annotations

from collections import Counter

from werkzeug.wrappers import Response

from esteem.kernel import history
from esteem.kernel.money import NOTHING
from esteem.kernel.pages import find, go, page
from esteem.kernel.permissions import allows, may
from esteem.money.queries import places
from esteem.money.queries.years import this_year
from esteem.money.rules.years import ends_in
from esteem.subs.actions import plans as actions
from esteem.subs.forms.plans import PlanForm, WordsForm
from esteem.subs.models import SubsPlan
from esteem.subs.permissions import Subs
from esteem.subs.queries import plans as queries
from esteem.subs.queries.members import members_seen
from esteem.subs.queries.plans import called
from esteem.subs.queries.sheet import sheet_of
from esteem.subs.routes.blueprint import bp
from esteem.subs.rules.kinds import State
from esteem.subs.rules.reminder import MARKS


@bp.get("/")
@allows(Subs.SEE)
def index() -> Response:
    plans = queries.every_plan()
    states = Counter(one.standing.state for one in members_seen()) if may(Subs.NAMES) and plans else None
    year = this_year()
    return page(
        "subs/index.html", plans=plans, called=called, states=states, State=State, year=year, ending=ends_in(year),
        taken=sheet_of(year).totals,
    )  # fmt: skip


@bp.route("/plans/add/", methods=["GET", "POST"])
@allows(Subs.CHANGE)
def add_plan() -> Response:
    heading = next((one.id for one in places.headings() if one.name == "Subs at meetings"), None)
    form = PlanForm(
        data={"heading_id": heading, "is_usual": queries.usual_plan() is None, "fund_id": places.general_fund().id}
    )
    if form.sent() and (plan := form.carry_out(actions.add_plan)):
        return go("subs.index", said=f"{plan.name} is there.")
    return page("subs/plan_form.html", form=form, plan=None)


@bp.route("/plans/<int:plan_id>/", methods=["GET", "POST"])
@allows(Subs.CHANGE)
def plan(plan_id: int) -> Response:
    changed = find(SubsPlan, plan_id)
    form = PlanForm(obj=changed)
    if not changed.amount and not form.is_submitted():
        form.amount.data = None
    done = {"plan": changed, "seen_version": form.seen_version}
    if form.sent() and form.carry_out(actions.change_plan, **done) is not None:
        return go("subs.index", said="Saved.")
    return page(
        "subs/plan_form.html", form=form, plan=changed, entries=history.of("subs_plan", plan_id), nothing=NOTHING
    )


@bp.post("/plans/<int:plan_id>/put-away/")
@allows(Subs.CHANGE)
def put_away_plan(plan_id: int) -> Response:
    actions.put_away_plan(plan=find(SubsPlan, plan_id))
    return go("subs.index", said="It is put away. Whoever is on it stays on it.")


@bp.post("/plans/<int:plan_id>/bring-back/")
@allows(Subs.CHANGE)
def bring_back_plan(plan_id: int) -> Response:
    actions.bring_back_plan(plan=find(SubsPlan, plan_id))
    return go("subs.index", said="It can be chosen again.")


@bp.route("/behind/words/", methods=["GET", "POST"])
@allows(Subs.ARREARS)
def reminder_words() -> Response:
    form = WordsForm(obj=queries.the_words())
    if form.sent() and form.carry_out(actions.write_words, seen_version=form.seen_version) is not None:
        return go("subs.behind", said="Saved.")
    return page("subs/words.html", form=form, marks=MARKS)
