"""The addresses of applications for money."""

from __future__ import annotations

from typing import Any

from flask import Blueprint, request
from werkzeug.wrappers import Response

from esteem.funding import actions, exports, queries
from esteem.funding.forms import ApplicationForm, EventForm
from esteem.funding.models import Application
from esteem.funding.permissions import Funding
from esteem.funding.rules import MAY_FOLLOW, Shown, awarded, received
from esteem.kernel import history
from esteem.kernel.pages import find, go, page, page_number
from esteem.kernel.permissions import allows
from esteem.money.permissions import Money
from esteem.money.queries.places import balance_of_fund

bp = Blueprint("funding", __name__, url_prefix="/funding")


def _wanted() -> dict[str, Any]:
    return {"shown": Shown.read(request.args.get("shown"), Shown.OPEN), "sought": request.args.get("q", "")[:100]}


@bp.get("/")
@allows(Funding.SEE)
def index() -> Response:
    wanted = _wanted()
    found = queries.applications_listed(**wanted, number=page_number())
    return page("funding/index.html", listing=found, choices=Shown, awarded=awarded, **wanted)


@bp.get("/applications.csv")
@allows(Funding.SEE)
def export() -> Response:
    return exports.applications_file(queries.applications_found(**_wanted()))


@bp.route("/add/", methods=["GET", "POST"])
@allows(Funding.CHANGE)
def add() -> Response:
    form = ApplicationForm()
    if form.sent() and (begun := form.carry_out(actions.begin_application)):
        return go(
            "funding.application",
            application_id=begun.id,
            said="The application is saved. Change it as often as you like.",
        )
    return page("funding/add.html", form=form, funders=queries.funders_known())


@bp.get("/<int:application_id>/")
@allows(Funding.SEE)
def application(application_id: int) -> Response:
    chosen = find(Application, application_id)
    subjects = [("application", chosen.id), *(("application_event", event.id) for event in chosen.events)]
    return page(
        "funding/application.html", application=chosen, awarded=awarded(chosen.story), received=received(chosen.story),
        can_follow=MAY_FOLLOW[chosen.status],
        left=balance_of_fund(chosen.fund) if chosen.fund else None, entries=history.of_many(subjects),
    )  # fmt: skip


@bp.route("/<int:application_id>/change/", methods=["GET", "POST"])
@allows(Funding.CHANGE)
def change(application_id: int) -> Response:
    chosen = find(Application, application_id)
    form = ApplicationForm(obj=chosen)
    if (
        form.sent()
        and form.carry_out(actions.change_application, application=chosen, seen_version=form.seen_version) is not None
    ):
        return go("funding.application", application_id=chosen.id, said="Saved.")
    return page("funding/change.html", form=form, application=chosen, funders=queries.funders_known())


@bp.route("/<int:application_id>/happened/", methods=["GET", "POST"])
@allows(Funding.CHANGE)
def happened(application_id: int) -> Response:
    chosen = find(Application, application_id)
    form = EventForm()
    form.offer(MAY_FOLLOW[chosen.status])
    if form.sent() and form.carry_out(actions.record_event, application=chosen) is not None:
        return go("funding.application", application_id=chosen.id, said=f"It stands at: {chosen.status.says.lower()}.")
    return page("funding/happened.html", form=form, application=chosen)


@bp.post("/<int:application_id>/take-back/")
@allows(Funding.CHANGE)
def take_back(application_id: int) -> Response:
    chosen = find(Application, application_id)
    actions.take_back_last(application=chosen)
    return go(
        "funding.application", application_id=chosen.id, said=f"Taken back. It stands at: {chosen.status.says.lower()}."
    )


@bp.post("/<int:application_id>/open-fund/")
@allows(Money.SETTLE)
def open_fund(application_id: int) -> Response:
    chosen = find(Application, application_id)
    fund = actions.open_fund(application=chosen)
    return go(
        "funding.application", application_id=chosen.id, said=f"The fund “{fund.name}” is open. Book the money into it."
    )


@bp.post("/<int:application_id>/remove/")
@allows(Funding.CHANGE)
def remove(application_id: int) -> Response:
    chosen = actions.remove_application(application=find(Application, application_id))
    return go("funding.application", application_id=chosen.id, said="It is off the list, and can be put back.")


@bp.post("/<int:application_id>/put-back/")
@allows(Funding.CHANGE)
def put_back(application_id: int) -> Response:
    chosen = actions.put_back(application=find(Application, application_id))
    return go("funding.application", application_id=chosen.id, said="It is on the list again.")
