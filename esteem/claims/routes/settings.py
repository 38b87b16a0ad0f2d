"""The group's own rules for claims: how many approve, and the mileage rates."""

from __future__ import annotations

from werkzeug.wrappers import Response

from esteem.claims import actions
from esteem.claims.forms import RateForm, RuleForm
from esteem.claims.models import MileageRate
from esteem.claims.permissions import Claims
from esteem.claims.queries.claims import all_rates, rates_now, rates_put_away
from esteem.claims.queries.settings import approvals_needed, own_approvals, signatories
from esteem.claims.routes.blueprint import bp
from esteem.claims.rules.mileage import ACROSS
from esteem.kernel.pages import find, go, page
from esteem.kernel.permissions import allows


@bp.route("/settings/", methods=["GET", "POST"])
@allows(Claims.PAY)
def settings() -> Response:
    form = RuleForm(data={"approvals": own_approvals()})
    if form.sent() and form.carry_out(actions.decide_approvals) is not None:
        return go("claims.settings", said="Saved. It counts for claims handed in from now on.")
    return page("claims/settings.html", form=form, needed=approvals_needed(), signatories=signatories())


@bp.get("/rates/")
@allows(Claims.OWN)
def rates() -> Response:
    current = rates_now()
    return page("claims/rates.html", current=current, rates=all_rates(), put_away=rates_put_away(), across=ACROSS)


@bp.route("/rates/add/", methods=["GET", "POST"])
@allows(Claims.PAY)
def add_rate() -> Response:
    form = RateForm()
    if form.sent() and form.carry_out(actions.add_rate) is not None:
        return go("claims.rates", said="The rate is kept. Journeys from that day on use it.")
    return page("claims/rate.html", form=form)


@bp.post("/rates/<int:rate_id>/away/")
@allows(Claims.PAY)
def rate_away(rate_id: int) -> Response:
    rate = actions.put_away_rate(rate=find(MileageRate, rate_id))
    return go("claims.rates", said="It is put away." if rate.put_away_at else "It stands again.")
