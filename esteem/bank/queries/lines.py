"""The lines of statements: those that wait to be matched, those that are, and what came in which file."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Select, func, select

from esteem.bank.models import BankLayout, BankLine, BankUpload
from esteem.bank.rules.columns import Columns
from esteem.bank.rules.marks import Sameness
from esteem.bank.rules.matching import Thing
from esteem.kernel.db import session
from esteem.kernel.listings import Listing, listing
from esteem.kernel.money import Money
from esteem.kernel.text import Said, like


class Show(Said):
    """Which lines a list shows."""

    WAITING = "waiting", "Waiting to be matched"
    MATCHED = "matched", "Matched"
    ALL = "all", "All"


def thing_of(line: BankLine) -> Thing:
    return Thing(line.id, line.day, line.amount, line.words)


def waiting(account_id: int, *, until: date | None = None) -> list[Thing]:
    """The lines matched with nothing, the oldest first; without making rows of them, for there may be thousands."""
    chosen = select(BankLine.id, BankLine.day, BankLine.amount, BankLine.words)
    chosen = chosen.where(BankLine.account_id == account_id, BankLine.match_id.is_(None))
    if until is not None:
        chosen = chosen.where(BankLine.day <= until)
    return [Thing(*row) for row in session.execute(chosen.order_by(BankLine.day, BankLine.id))]


def count_waiting() -> dict[int, tuple[int, date]]:
    """Of each account how many lines wait, and since which day."""
    counted = select(BankLine.account_id, func.count(BankLine.id), func.min(BankLine.day))
    rows = session.execute(counted.where(BankLine.match_id.is_(None)).group_by(BankLine.account_id))
    return {account: (count, first) for account, count, first in rows}


def lines_wanted(account_id: int, show: Show, sought: str) -> Select[Any]:
    """The lines a list shows, the newest first."""
    chosen = select(BankLine).where(BankLine.account_id == account_id)
    if show is not Show.ALL:
        chosen = chosen.where(BankLine.match_id.is_(None) if show is Show.WAITING else BankLine.match_id.is_not(None))
    if sought:
        chosen = chosen.where(BankLine.found_by.like(like(sought), escape="\\"))
    return chosen.order_by(BankLine.day.desc(), BankLine.id.desc())


def lines_listed(account_id: int, show: Show, sought: str, *, number: int) -> Listing[BankLine]:
    return listing(lines_wanted(account_id, show, sought), number=number)


def all_lines(account_id: int, show: Show, sought: str) -> Sequence[BankLine]:
    """The same on all its pages."""
    return session.scalars(lines_wanted(account_id, show, sought)).all()


def lines_of(upload: BankUpload) -> Sequence[BankLine]:
    return session.scalars(select(BankLine).where(BankLine.upload_id == upload.id).order_by(BankLine.id)).all()


def lines_numbered(numbers: Iterable[int]) -> dict[int, BankLine]:
    """These lines, by their numbers."""
    wanted = sorted(set(numbers))
    found: dict[int, BankLine] = {}
    for start in range(0, len(wanted), 500):
        chosen = select(BankLine).where(BankLine.id.in_(wanted[start : start + 500]))
        found |= {line.id: line for line in session.scalars(chosen)}
    return found


def lines_in(match_id: int) -> Sequence[BankLine]:
    chosen = select(BankLine).where(BankLine.match_id == match_id)
    return session.scalars(chosen.order_by(BankLine.day, BankLine.id)).all()


def matched_of(upload: BankUpload) -> int:
    """How many lines of an upload are matched: while there are any it cannot be undone."""
    chosen = select(func.count(BankLine.id)).where(BankLine.upload_id == upload.id, BankLine.match_id.is_not(None))
    return session.scalar(chosen) or 0


def marks_known(account_id: int, first: date, last: date) -> dict[str, tuple[date, Money, str]]:
    """The marks of the lines here in those days, with their day, amount, and the kind of file they came in."""
    chosen = select(BankLine.mark, BankLine.day, BankLine.amount, BankUpload.source)
    chosen = chosen.join(BankUpload, BankUpload.id == BankLine.upload_id)
    chosen = chosen.where(BankLine.account_id == account_id, BankLine.day >= first, BankLine.day <= last)
    return {mark: (day, amount, source) for mark, day, amount, source in session.execute(chosen)}


def of_other_kinds(known: dict[str, tuple[date, Money, str]], source: str) -> dict[Sameness, int]:
    """How many lines of each day and amount came in another kind of file than this."""
    counted: dict[Sameness, int] = {}
    for day, amount, kind in known.values():
        if kind != source:
            counted[(day, amount)] = counted.get((day, amount), 0) + 1
    return counted


def layout_for(account_id: int, heads_key: str) -> Columns | None:
    """What the columns of such a file were said to be, the last time one came for this account."""
    chosen = select(BankLayout.columns).where(BankLayout.account_id == account_id, BankLayout.heads_key == heads_key)
    written = session.scalar(chosen)
    return Columns.read(written) if written else None


def uploads_listed(account_id: int, *, number: int) -> Listing[BankUpload]:
    """The files of an account, the newest first."""
    chosen = select(BankUpload).where(BankUpload.account_id == account_id)
    return listing(chosen.order_by(BankUpload.id.desc()), number=number)


def upload_before(account_id: int) -> BankUpload | None:
    """The last file that was brought in for the account and told the end of its number."""
    chosen = select(BankUpload).where(
        BankUpload.account_id == account_id, BankUpload.brought_at.is_not(None), BankUpload.account_ends != ""
    )
    return session.scalar(chosen.order_by(BankUpload.id.desc()).limit(1))


def closing_known(account_id: int, until: date) -> tuple[date, Money] | None:
    """The latest balance a statement told up to a day."""
    chosen = select(BankLine.day, BankLine.balance).where(
        BankLine.account_id == account_id, BankLine.day <= until, BankLine.balance.is_not(None)
    )
    by_line = session.execute(chosen.order_by(BankLine.day.desc(), BankLine.id.desc()).limit(1)).first()
    told = select(BankUpload.closing_on, BankUpload.closing).where(
        BankUpload.account_id == account_id, BankUpload.closing.is_not(None), BankUpload.closing_on <= until,
        BankUpload.brought_at.is_not(None), BankUpload.undone_at.is_(None),
    )  # fmt: skip
    by_file = session.execute(told.order_by(BankUpload.closing_on.desc(), BankUpload.id.desc()).limit(1)).first()
    found = [
        (day, balance)
        for row in (by_line, by_file)
        if row is not None
        for day, balance in [row]
        if day and balance is not None
    ]
    return max(found, key=lambda one: one[0], default=None)
