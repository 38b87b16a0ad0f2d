"""A statement is uploaded, its columns are named, it is brought in all or nothing, undone, or thrown away."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import select

from esteem.bank.models import BankLayout, BankLine, BankUpload
from esteem.bank.queries.lines import lines_of, matched_of
from esteem.bank.rules.columns import Columns
from esteem.bank.rules.statements import Statement
from esteem.kernel import dates
from esteem.kernel.db import session
from esteem.kernel.errors import RuleBroken
from esteem.money.models import MoneyAccount
from esteem.money.rules.wanted import findable

KEPT_FOR = timedelta(days=7)  # a file that nobody brings in


def upload_statement(*, account: MoneyAccount, file_name: str, words: str, columns: str = "") -> BankUpload:
    """Keep what a file says until it is brought in, or for a week. Flushes."""
    if account.closed_on is not None:
        raise RuleBroken(f"{account.name} is closed. Open it again first.", field="file")
    row = BankUpload(account_id=account.id, file_name=file_name, words=words, columns=columns, uploaded_at=dates.now())
    session.add(row)
    session.flush()
    return row


def name_columns(*, upload: BankUpload, columns: Columns, heads_key: str) -> BankUpload:
    """Say what each column is; remembered for the account's next file of that kind. Raises RuleBroken."""
    _check_waits(upload)
    if columns.problem:
        raise RuleBroken(columns.problem)
    upload.columns = columns.written
    layout = session.scalar(
        select(BankLayout).where(BankLayout.account_id == upload.account_id, BankLayout.heads_key == heads_key)
    )
    if layout is None:
        layout = BankLayout(account_id=upload.account_id, heads_key=heads_key, columns=upload.columns)
        session.add(layout)
    layout.columns = upload.columns
    session.flush()
    return upload


def _check_waits(upload: BankUpload) -> None:
    if not upload.waits:
        raise RuleBroken("This statement was brought in already.")
    if not upload.words:
        raise RuleBroken("This file was uploaded over a week ago, and is deleted. Upload it again.")


def bring_in(*, upload: BankUpload, statement: Statement, marks: Sequence[str], is_new: Sequence[bool]) -> BankUpload:
    """Keep every line that is new, all or none, and let go of the file. Raises RuleBroken."""
    _check_waits(upload)
    today = dates.today()
    late = next((entry for entry in statement.entries if entry.day > today), None)
    if late is not None:
        raise RuleBroken(
            f"Line {late.row}: {dates.say_day(late.day)} has not come yet. Bring in what has happened only."
        )
    session.add_all(
        BankLine(
            upload_id=upload.id, account_id=upload.account_id, row=entry.row, day=entry.day, amount=entry.amount,
            words=entry.words, balance=entry.balance, mark=mark, found_by=findable(entry.words, entry.amount.plain()),
        )
        for entry, mark, new in zip(statement.entries, marks, is_new, strict=True)
        if new
    )  # fmt: skip
    upload.source, upload.account_ends = statement.source, statement.account_ends
    upload.first_on, upload.last_on = statement.first_on, statement.last_on
    upload.added, upload.known = sum(is_new), len(is_new) - sum(is_new)
    upload.closing, upload.closing_on = statement.closing, statement.closing_on
    upload.words, upload.brought_at = "", dates.now()
    session.flush()
    return upload


def may_undo(upload: BankUpload) -> bool:
    """Whether it is brought in, and none of its lines is matched."""
    return not upload.waits and upload.undone_at is None and not matched_of(upload)


def undo(*, upload: BankUpload) -> BankUpload:
    """Take all its lines out again. Raises RuleBroken once one of them is matched."""
    if upload.waits or upload.undone_at is not None:
        raise RuleBroken("There is nothing to undo.")
    if count := matched_of(upload):
        raise RuleBroken(
            f"{count} of its lines {'is' if count == 1 else 'are'} matched. Take those matches apart first, and then undo it."
        )
    for line in lines_of(upload):
        session.delete(line)
    upload.undone_at, upload.closing, upload.closing_on = dates.now(), None, None
    session.flush()
    return upload


def throw_away(*, upload: BankUpload) -> None:
    """The file goes, and nothing was done with it. Raises RuleBroken."""
    if not upload.waits:
        raise RuleBroken("This statement was brought in already.")
    session.delete(upload)
    session.flush()


def forget_files() -> None:
    """What is in files that nobody brought in for a week goes."""
    old = select(BankUpload).where(BankUpload.brought_at.is_(None), BankUpload.uploaded_at < dates.now() - KEPT_FOR)
    for upload in session.scalars(old):
        session.delete(upload)
    session.flush()
