"""A statement from a file: uploaded, its columns named, looked at, brought in, undone."""

from __future__ import annotations

from functools import partial
from typing import Any

from flask import abort
from werkzeug.wrappers import Response

from esteem.bank import imports
from esteem.bank.actions import statements as actions
from esteem.bank.forms import UploadForm, columns_form
from esteem.bank.imports import Preview, Unknown
from esteem.bank.models import BankUpload
from esteem.bank.permissions import Bank
from esteem.bank.queries.lines import layout_for, lines_of
from esteem.bank.routes.blueprint import bp
from esteem.bank.rules.columns import Columns
from esteem.kernel.db import finish_reading
from esteem.kernel.errors import RuleBroken
from esteem.kernel.forms import Form
from esteem.kernel.pages import check_form_key, find, go, page
from esteem.kernel.permissions import allows, may
from esteem.kernel.uploads import Uploaded
from esteem.money.models import MoneyAccount
from esteem.people.permissions import People

FIRST = 12  # lines of a preview


@bp.route("/accounts/<int:account_id>/upload/", methods=["GET", "POST"])
@allows(Bank.KEEP)
def upload(account_id: int) -> Response:
    account, form = find(MoneyAccount, account_id), UploadForm()
    if form.sent() and (row := form.carry_out(partial(_upload, account_id))):
        return go("bank.statement", upload_id=row.id)
    return page("bank/upload.html", form=form, account=account)


def _upload(account_id: int, *, file: Uploaded) -> BankUpload:
    """Read the file while nobody waits for the database; had the same form come meanwhile, its answer stands."""
    finish_reading()
    words = imports.text_of(file.content, file.ending)
    imports.read_statement(words)
    check_form_key()
    return actions.upload_statement(account=find(MoneyAccount, account_id), file_name=file.name, words=words)


@bp.route("/statements/<int:upload_id>/columns/", methods=["GET", "POST"])
@allows(Bank.KEEP)
def columns(upload_id: int) -> Response:
    row = find(BankUpload, upload_id)
    if not row.waits:
        return go("bank.statement", upload_id=row.id)
    try:
        table = imports.table_of(row.words)
    except RuleBroken:
        return go("bank.statement", upload_id=row.id)  # no table: nothing to name
    before = Columns.read(row.columns) if row.columns else layout_for(row.account_id, table.key)
    form = columns_form(table, before or imports.likely(table))
    if form.sent() and form.carry_out(lambda **_: _name(row, form.chosen(table.width), table.key)) is not None:
        return go("bank.statement", upload_id=row.id)
    return page("bank/columns.html", form=form, upload=row, table=table, remembered=before is not None)


def _name(row: BankUpload, chosen: Columns, key: str) -> BankUpload:
    """The columns, if every line can be read by them."""
    if not chosen.problem:
        imports.read_statement(row.words, chosen)
    return actions.name_columns(upload=row, columns=chosen, heads_key=key)


@bp.get("/statements/<int:upload_id>/")
@allows(Bank.SEE)
def statement(upload_id: int) -> Response:
    row = find(BankUpload, upload_id)
    return _shown(row, Form()) if row.waits else _done(row, Form())


def _shown(row: BankUpload, form: Form) -> Response:
    """What the file would do; where its columns are not known, they are asked for first."""
    if not may(Bank.KEEP):
        abort(404)
    account, told = find(MoneyAccount, row.account_id), _preview(row)
    if isinstance(told, Unknown):
        return go("bank.columns", upload_id=row.id)
    problem = told if isinstance(told, str) else ""
    return page(
        "bank/preview.html", form=form, upload=row, account=account, told=None if problem else told, problem=problem, first=FIRST,
        named=bool(row.columns) or (isinstance(told, Preview) and told.statement.source == "CSV"),
    )  # fmt: skip


def _preview(row: BankUpload) -> Preview | Unknown | str:
    """What it would do, or the sentence why it cannot be read."""
    try:
        return imports.preview(row)
    except RuleBroken as broken:
        return broken.sentence


@bp.post("/statements/<int:upload_id>/bring-in/")
@allows(Bank.KEEP)
def bring_in(upload_id: int) -> Response:
    row, form = find(BankUpload, upload_id), Form()
    if not row.waits:
        return go("bank.statement", upload_id=row.id)
    if form.carry_out(_bring_in, clean=False, upload_id=upload_id) is None:
        return _shown(find(BankUpload, upload_id), form)
    done = find(BankUpload, upload_id)
    said = (
        f"{done.added} new {'line' if done.added == 1 else 'lines'}."
        if done.added
        else "Every line was here already. Nothing was added."
    )
    return go("bank.match" if done.added else "bank.account", account_id=done.account_id, said=said)


def _bring_in(*, upload_id: int, **_: Any) -> BankUpload:
    row = find(BankUpload, upload_id)
    told = imports.preview(row)
    if isinstance(told, Unknown):
        raise RuleBroken("Say first what each column is.")
    return actions.bring_in(upload=row, statement=told.statement, marks=told.marks, is_new=told.is_new)


def _done(row: BankUpload, form: Form) -> Response:
    return page(
        "bank/statement.html", form=form, upload=row, account=find(MoneyAccount, row.account_id), lines=lines_of(row)[:FIRST],
        may_undo=may(Bank.KEEP) and actions.may_undo(row), by_name=may(People.SEE),
    )  # fmt: skip


@bp.post("/statements/<int:upload_id>/undo/")
@allows(Bank.KEEP)
def undo(upload_id: int) -> Response:
    row, form = find(BankUpload, upload_id), Form()
    if form.carry_out(actions.undo, upload=row) is None:
        again = find(BankUpload, upload_id)
        return _shown(again, form) if again.waits else _done(again, form)
    return go("bank.account", account_id=row.account_id, said="The statement is taken out again.")


@bp.post("/statements/<int:upload_id>/throw-away/")
@allows(Bank.KEEP)
def throw_away(upload_id: int) -> Response:
    row, form = find(BankUpload, upload_id), Form()
    account_id = row.account_id
    if form.carry_out(actions.throw_away, upload=row) is None and form.problems:
        return _done(find(BankUpload, upload_id), form)
    return go("bank.account", account_id=account_id, said="The file is thrown away. Nothing was changed.")
