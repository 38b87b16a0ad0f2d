"""Somebody pays, or many; what was paid by mistake is undone; a receipt for it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from flask import abort, request, url_for
from werkzeug.wrappers import Response

from esteem.kernel import dates
from esteem.kernel.money import Money
from esteem.kernel.pages import asked_number, find, go, page
from esteem.kernel.papers import Paper, answer_pdf
from esteem.kernel.permissions import allows
from esteem.money.queries import places
from esteem.money.rules.kinds import AccountKind
from esteem.subs.actions import payments as actions
from esteem.subs.forms.payments import many_form, pay_form
from esteem.subs.models import SubsPayment
from esteem.subs.papers import receipt_paper
from esteem.subs.permissions import Subs
from esteem.subs.queries.members import Member, WantedMembers, household_of, members_found, paid_together, payment_of
from esteem.subs.queries.plans import called, plans_offered, year_end
from esteem.subs.routes.blueprint import bp
from esteem.subs.routes.people import the_member
from esteem.subs.rules.amounts import Terms, due, more_than_asked
from esteem.subs.rules.kinds import Every, Rate, State
from esteem.subs.rules.periods import period_of, said, some_periods
from esteem.subs.rules.standing import next_unpaid

OFFERED = 6


def _times(every: Every, first: Any) -> list[tuple[str, str]]:
    """The times that may be paid for, from the first that is not."""
    found = some_periods(every, first, OFFERED, year_end()) if every.months else []
    return [(one.starts_on.isoformat(), said(every, one)) for one in found]


def _bank() -> int | None:
    listed = places.accounts()
    return next((one.id for one in listed if one.kind is AccountKind.BANK), listed[0].id if listed else None)


def _asked(among: Iterable[Member], made: Iterable[SubsPayment]) -> list[tuple[Terms, Rate]]:
    """What is asked of each who was paid for."""
    known = {one.person.id: (one.terms, one.rate) for one in among}
    return [known[one.person_id] for one in made if one.person_id in known]


@bp.route("/people/<int:person_id>/pay/", methods=["GET", "POST"])
@allows(Subs.TAKE)
def pay(person_id: int) -> Response:
    shown, home = the_member(person_id), household_of(person_id)
    payable = [one for one in home if one.terms.every.months]
    every = payable[0].terms.every if payable else Every.NONE
    alike = [one for one in payable if one.terms.every is every]
    among = [(one.person.id, one.person.goes_by) for one in alike]
    asked = Money.total(due(one.terms, one.rate) for one in alike)
    form = pay_form(
        among if among != [(person_id, shown.person.goes_by)] else [], {"account": _bank(), "amount": asked}
    )
    if alike:
        one = alike[0]
        first = next_unpaid(one.terms, since=one.since, day=dates.today(), paid=one.paid, end=year_end())
        form.first.offer(_times(every, first.starts_on))
    if form.sent() and (made := form.carry_out(actions.pay, person=shown.person)):
        amount = Money.total(one.amount for one in made)
        more = more_than_asked(amount, _asked(home, made), form.times.data or 1)
        said = f"{amount} is recorded: {more} more than was asked." if more else f"{amount} is recorded."
        return go("subs.person", person_id=person_id, said=said, paid=made[0].id)
    return page("subs/pay.html", form=form, member=shown, alike=alike)


@bp.route("/many/", methods=["GET", "POST"])
@allows(Subs.TAKE)
def many() -> Response:
    """Many at once: those on one plan, the same amount, one booking or one for each."""
    plans = [plan for plan in plans_offered() if plan.every.months]
    plan = next((one for one in plans if one.id == asked_number("plan")), plans[0] if plans else None)
    found = members_found(WantedMembers(plan=plan.id)) if plan else []
    owing = [one for one in found if one.standing.state in (State.BEHIND, State.DUE)] or found
    among = [(one.person.id, one.person.goes_by) for one in owing]
    form = many_form(among, {"account": _bank(), "amount": plan.amount if plan else None})
    if plan is not None:
        first = period_of(plan.every, dates.today(), year_end())
        form.first.offer(_times(plan.every, first.starts_on))
        form.first.data = form.first.data or first.starts_on.isoformat()
    if form.sent() and (made := form.carry_out(actions.pay_many)):
        amount = Money.total(one.amount for one in made)
        more = Money.total(more_than_asked(one.amount, _asked(found, [one]), 1) for one in made)
        said = f"Recorded for {len(made)}: {amount}"
        return go("subs.people", said=f"{said}, {more} more than was asked." if more else f"{said}.")
    return page("subs/many.html", form=form, plan=plan, plans=[(one.id, called(one)) for one in plans])


def _payment(number: int) -> SubsPayment:
    found = payment_of(find(SubsPayment, number).id)
    if found is None or found.person is None:
        abort(404)
    return found


@bp.post("/payments/<int:payment_id>/undo/")
@allows(Subs.TAKE)
def undo(payment_id: int) -> Response:
    payment = actions.undo_free(payment=_payment(payment_id))
    return go("subs.person", person_id=payment.person_id, said="It is undone.")


def _receipt(payment_id: int) -> tuple[Paper, int]:
    payment = _payment(payment_id)
    paper = receipt_paper(payment, paid_together(payment))
    return (paper.larger() if "large" in request.args else paper), payment.person_id or 0


@bp.get("/payments/<int:payment_id>/receipt/")
@allows(Subs.NAMES)
def receipt(payment_id: int) -> str:
    (paper, person_id), large = _receipt(payment_id), "large" in request.args
    return paper.html(
        above=[
            ("Print or save as PDF", url_for("subs.receipt_pdf", payment_id=payment_id, large=1 if large else None)),
            ("Ordinary type" if large else "Large type",
             url_for("subs.receipt", payment_id=payment_id, large=None if large else 1)),
            ("Back", url_for("subs.person", person_id=person_id)),
        ]
    )  # fmt: skip


@bp.get("/payments/<int:payment_id>/receipt.pdf")
@allows(Subs.NAMES)
def receipt_pdf(payment_id: int) -> Response:
    paper, _ = _receipt(payment_id)
    return answer_pdf(paper.pdf(), paper.file_name)
