"""Petty cash: tins with a float, counted and topped up."""

from __future__ import annotations

from flask import abort
from werkzeug.wrappers import Response

from esteem.claims import actions
from esteem.claims.forms import CountForm, TinForm, TopUpForm
from esteem.claims.models import PettyTin
from esteem.claims.permissions import Claims
from esteem.claims.queries.petty import counts_of, imprest_of
from esteem.claims.queries.petty import tins as all_tins
from esteem.claims.routes.blueprint import bp
from esteem.claims.rules.petty import say_difference
from esteem.kernel.money import Money
from esteem.kernel.pages import find, go, page
from esteem.kernel.permissions import allows, may
from esteem.money.queries import places
from esteem.money.rules.kinds import AccountKind, TransactionKind
from esteem.people.permissions import People


def the_tin(tin_id: int) -> PettyTin:
    """The tin, or 404 when it is not petty cash any more."""
    tin = find(PettyTin, tin_id)
    if tin.stopped_on is not None:
        abort(404)
    return tin


@bp.get("/petty-cash/")
@allows(Claims.PAY)
def petty_cash() -> Response:
    """Every tin; with one alone, its own page."""
    found, held = all_tins(), places.held()[0]
    stands = [(tin, held.get(tin.account_id, Money(0))) for tin in found]
    has_tins = any(one.kind is AccountKind.TIN for one in places.accounts())
    return page("claims/petty_cash.html", stands=stands, has_tins=has_tins)


@bp.route("/petty-cash/add/", methods=["GET", "POST"])
@allows(Claims.PAY)
def add_tin() -> Response:
    form = TinForm()
    if form.sent() and (tin := form.carry_out(actions.keep_tin)):
        return go("claims.tin", tin_id=tin.id, said="It is kept as petty cash from now on.")
    return page("claims/tin_form.html", form=form, tin=None)


@bp.get("/petty-cash/<int:tin_id>/")
@allows(Claims.PAY)
def tin(tin_id: int) -> Response:
    row = the_tin(tin_id)
    by_name = may(People.SEE)
    return page(
        "claims/tin.html", tin=row, now=imprest_of(row), counts=counts_of(row), says=say_difference, by_name=by_name
    )


@bp.route("/petty-cash/<int:tin_id>/change/", methods=["GET", "POST"])
@allows(Claims.PAY)
def change_tin(tin_id: int) -> Response:
    row = the_tin(tin_id)
    form = TinForm(obj=row)
    del form.account
    if form.sent() and form.carry_out(actions.change_tin, tin=row, seen_version=form.seen_version) is not None:
        return go("claims.tin", tin_id=row.id, said="Saved.")
    return page("claims/tin_form.html", form=form, tin=row)


@bp.post("/petty-cash/<int:tin_id>/stop/")
@allows(Claims.PAY)
def stop_tin(tin_id: int) -> Response:
    actions.stop_tin(tin=the_tin(tin_id))
    return go("claims.petty_cash", said="It is an ordinary tin again. What was counted stays.")


@bp.route("/petty-cash/<int:tin_id>/count/", methods=["GET", "POST"])
@allows(Claims.PAY)
def count_tin(tin_id: int) -> Response:
    row, form = the_tin(tin_id), CountForm()
    if form.sent() and (count := form.carry_out(actions.count_tin, tin=row)):
        differs = say_difference(count.difference)
        said = f"That is {differs}. Look for a voucher that is missing." if differs else "It agrees."
        return go("claims.tin", tin_id=row.id, said=said)
    return page("claims/count.html", form=form, tin=row, now=imprest_of(row))


@bp.route("/petty-cash/<int:tin_id>/top-up/", methods=["GET", "POST"])
@allows(Claims.PAY)
def top_up(tin_id: int) -> Response:
    row = the_tin(tin_id)
    form = TopUpForm(without=row.account_id, data={"account": _likely(row)})
    if form.sent() and (made := form.carry_out(actions.top_up, tin=row)):
        numbers = ", ".join(str(one.number) for one in made)
        return go("claims.tin", tin_id=row.id, said=f"It is full again: {row.level}. Booked as number {numbers}.")
    return page("claims/top_up.html", form=form, tin=row, now=imprest_of(row))


def _likely(tin: PettyTin) -> int | None:
    last = places.last_account(TransactionKind.MOVE)
    others = [one.id for one in places.accounts() if one.id != tin.account_id]
    return last if last in others else next(iter(others), None)
