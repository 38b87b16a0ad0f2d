"""Finishing a year: the guided list, closing, and opening again."""

from __future__ import annotations

from flask import abort
from werkzeug.wrappers import Response

from esteem.kernel.forms import Form
from esteem.kernel.pages import find, go, page
from esteem.kernel.permissions import allows
from esteem.money.actions import closing as actions
from esteem.money.forms import ReopenForm
from esteem.money.models import ClosedYear
from esteem.money.permissions import Money
from esteem.money.queries import closing
from esteem.money.queries.years import year_of_day
from esteem.money.routes.blueprint import bp
from esteem.money.routes.year_ends import the_year
from esteem.money.rules.closing import Look, wanting
from esteem.money.rules.years import ends_in, name_of


@bp.get("/years/<int:ending>/finish/")
@allows(Money.SEE)
def finish(ending: int) -> Response:
    return _finish(ending, Form())


def _finish(ending: int, form: Form) -> Response:
    """The list; `form` tells what stood in the way of closing."""
    year = the_year(ending)
    steps, until = closing.steps_of(year), closing.closed_until()
    return page(
        "money/finish.html", form=form, year=year, ending=ending, name=name_of(year), steps=steps, left=wanting(steps),
        looks={look.says: look for look in Look}, closings=closing.closings_of(year),
        is_closed=until is not None and year.last_day <= until,
    )  # fmt: skip


@bp.post("/years/<int:ending>/looked/<what>/")
@allows(Money.SETTLE)
def looked(ending: int, what: str) -> Response:
    actions.say_looked(year=the_year(ending), what=_look(what))
    return go("money.finish", ending=ending, said="Ticked.")


@bp.post("/years/<int:ending>/not-looked/<what>/")
@allows(Money.SETTLE)
def not_looked(ending: int, what: str) -> Response:
    actions.take_back_look(year=the_year(ending), what=_look(what))
    return go("money.finish", ending=ending, said="The tick is taken back.")


def _look(what: str) -> Look:
    return next((look for look in Look if look == what), None) or abort(404)


@bp.post("/years/<int:ending>/close/")
@allows(Money.CLOSE)
def close(ending: int) -> Response:
    year, form = the_year(ending), Form()
    if form.carry_out(actions.close_year, year=year) is None:
        return _finish(ending, form)
    return go("money.finish", ending=ending, said=f"The year {name_of(year)} is closed.")


@bp.route("/closed/<int:closed_id>/open-again/", methods=["GET", "POST"])
@allows(Money.CLOSE)
def reopen(closed_id: int) -> Response:
    closed, form = find(ClosedYear, closed_id), ReopenForm()
    year = year_of_day(closed.ends_on)
    if form.sent() and form.carry_out(actions.reopen_year, closed=closed) is not None:
        return go("money.finish", ending=ends_in(year), said=f"The year {name_of(year)} is open again.")
    return page("money/reopen.html", form=form, closed=closed, name=name_of(year), ending=ends_in(year))
