"""Receipts kept with a booking: added, opened, taken away and put back."""

from __future__ import annotations

from flask import abort
from werkzeug.wrappers import Response

from esteem.kernel import storage
from esteem.kernel.attached import answer_file
from esteem.kernel.errors import RuleBroken
from esteem.kernel.pages import find, go, page
from esteem.kernel.permissions import allows, may
from esteem.money.actions import receipts as actions
from esteem.money.forms import ReceiptForm
from esteem.money.models import Receipt, Transaction
from esteem.money.permissions import Money
from esteem.money.queries.bookings import told
from esteem.money.routes.blueprint import bp
from esteem.people.permissions import People


@bp.route("/<int:transaction_id>/receipts/add/", methods=["GET", "POST"])
@allows(Money.RECORD)
def add_receipt(transaction_id: int) -> Response:
    row, form = find(Transaction, transaction_id), ReceiptForm()
    if form.sent() and (receipt := form.carry_out(actions.attach_receipt, transaction=row)):
        return go("money.transaction", transaction_id=row.id, said=f"{receipt.name} is kept with it.")
    return page("money/add_receipt.html", form=form, booking=told(row, by_name=may(People.SEE)))


def _receipt(transaction_id: int, receipt_id: int) -> Receipt:
    receipt = find(Receipt, receipt_id)
    if receipt.transaction_id != transaction_id:
        abort(404)
    return receipt


@bp.get("/<int:transaction_id>/receipts/<int:receipt_id>/")
@allows(Money.SEE)
def receipt(transaction_id: int, receipt_id: int) -> Response:
    """The file. Who may not see people sees no receipt of a booking that names one."""
    row, found = find(Transaction, transaction_id), _receipt(transaction_id, receipt_id)
    if row.names_a_member and not may(People.SEE):
        abort(404)
    try:
        content = storage.fetch(found.sha256)
    except storage.Damaged as damaged:
        raise RuleBroken(f"{damaged} Put it back from a backup.") from damaged
    return answer_file(content, name=f"receipt {row.number} {found.name}", ending=found.ending)


@bp.post("/<int:transaction_id>/receipts/<int:receipt_id>/away/")
@allows(Money.RECORD)
def receipt_away(transaction_id: int, receipt_id: int) -> Response:
    gone = actions.take_away_receipt(receipt=_receipt(transaction_id, receipt_id))
    return go("money.transaction", transaction_id=transaction_id, said=f"{gone.name} is taken away.")


@bp.post("/<int:transaction_id>/receipts/<int:receipt_id>/back/")
@allows(Money.RECORD)
def receipt_back(transaction_id: int, receipt_id: int) -> Response:
    back = actions.put_back_receipt(receipt=_receipt(transaction_id, receipt_id))
    return go("money.transaction", transaction_id=transaction_id, said=f"{back.name} is back.")
