"""Money that comes again: the list, how often, left out once, stopped and carried on."""

from __future__ import annotations

from werkzeug.wrappers import Response

from esteem.kernel.pages import find, go, page
from esteem.kernel.permissions import allows, may
from esteem.money.actions import repeats as actions
from esteem.money.forms import RepeatForm
from esteem.money.models import Repeat, Transaction
from esteem.money.permissions import Money
from esteem.money.queries.bookings import told, told_all
from esteem.money.queries.repeats import repeats as all_repeats
from esteem.money.routes.blueprint import bp
from esteem.money.rules.repeats import Every, next_after
from esteem.people.permissions import People


@bp.get("/repeats/")
@allows(Money.SEE)
def repeats() -> Response:
    listed = all_repeats()
    likes = told_all([repeat.like for repeat in listed], by_name=may(People.SEE))
    return page("money/repeats.html", repeats=list(zip(listed, likes, strict=True)))


@bp.route("/<int:transaction_id>/repeats/add/", methods=["GET", "POST"])
@allows(Money.RECORD)
def add_repeat(transaction_id: int) -> Response:
    row = find(Transaction, transaction_id)
    form = RepeatForm(data={"every": Every.MONTH, "next_on": next_after(row.day, first_on=row.day, every=Every.MONTH)})
    if form.sent() and form.carry_out(_begin, transaction=row) is not None:
        return go("money.repeats", said="It comes again. The desk says when.")
    return page("money/repeat.html", form=form, booking=told(row, by_name=may(People.SEE)), repeat=None)


def _begin(*, transaction: Transaction, **said: object) -> Repeat:
    begun = actions.begin_repeat(transaction=transaction, every=Every.MONTH)
    return actions.change_repeat(repeat=begun, **said)  # type: ignore[arg-type]  # the form's own clean values


@bp.route("/repeats/<int:repeat_id>/", methods=["GET", "POST"])
@allows(Money.RECORD)
def change_repeat(repeat_id: int) -> Response:
    repeat = find(Repeat, repeat_id)
    form = RepeatForm(obj=repeat)
    if form.sent() and form.carry_out(actions.change_repeat, repeat=repeat) is not None:
        return go("money.repeats", said="Saved.")
    return page("money/repeat.html", form=form, booking=told(repeat.like, by_name=may(People.SEE)), repeat=repeat)


@bp.post("/repeats/<int:repeat_id>/leave-out/")
@allows(Money.RECORD)
def leave_out_repeat(repeat_id: int) -> Response:
    actions.leave_out(repeat=find(Repeat, repeat_id))
    return go("money.repeats", said="Left out this time.")


@bp.post("/repeats/<int:repeat_id>/stop/")
@allows(Money.RECORD)
def stop_repeat(repeat_id: int) -> Response:
    actions.stop_repeat(repeat=find(Repeat, repeat_id))
    return go("money.repeats", said="It comes no more. What was booked stays.")


@bp.post("/repeats/<int:repeat_id>/carry-on/")
@allows(Money.RECORD)
def carry_on_repeat(repeat_id: int) -> Response:
    actions.carry_on(repeat=find(Repeat, repeat_id))
    return go("money.repeats", said="It comes again.")
