"""Projects: what the group does that wants a result of its own. A tag on what is booked; none is ever deleted."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select

from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.money.models import Project, Transaction
from esteem.money.rules.kinds import TransactionKind


def add_project(*, name: str, about: str = "") -> Project:
    """A new project, to be chosen when money is recorded."""
    project = Project(name=name, about=about)
    session.add(project)
    session.flush()
    return project


def change_project(*, project: Project, seen_version: int | None = None, name: str, about: str = "") -> Project:
    """Rename it or say more about it. Raises StaleEdit."""
    check_version(project, seen_version)
    project.name, project.about = name, about
    session.flush()
    return project


def put_away_project(*, project: Project) -> Project:
    """Not offered any more; what is booked for it stays."""
    project.closed_on = project.closed_on or dates.today()
    session.flush()
    return project


def bring_back_project(*, project: Project) -> Project:
    """Offered again."""
    project.closed_on = None
    session.flush()
    return project


def tag_booking(*, transaction: Transaction, project: int | None = None, line: int | None = None) -> Transaction:
    """Say which project a booking was for, or one `line` of it; none takes the tag away. No money changes.

    A booking and its reversal undo one another for the same project, so both carry it. Raises RuleBroken.
    """
    chosen = session.get(Project, project) if project is not None else None
    if project is not None and chosen is None:
        raise RuleBroken("Choose one of the list.", field="project")
    places = [at for at, own in enumerate(transaction.lines) if own.heading_id and line in (None, own.id)]
    if not places or transaction.kind not in (TransactionKind.IN, TransactionKind.OUT):
        raise RuleBroken("Only what came in or went out is for a project.", field="project")
    for at in places:
        if chosen is not None and chosen.closed_on is not None and transaction.lines[at].project_id != chosen.id:
            raise RuleBroken(f"{chosen.name} is put away. Bring it back first.", field="project")
    for booking in (transaction, *_counterparts(transaction)):
        for at in places:
            booking.lines[at].project_id = project
    session.flush()
    return transaction


def _counterparts(transaction: Transaction) -> Sequence[Transaction]:
    """What undoes it and what it undoes: their lines stand in the same order."""
    other = Transaction.reversal_of_id == transaction.id
    if transaction.reversal_of_id is not None:
        other = other | (Transaction.id == transaction.reversal_of_id)
    return session.scalars(select(Transaction).where(other)).all()
