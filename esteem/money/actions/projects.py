"""Projects: what the group does that wants a result of its own. A tag on what is booked; none is ever deleted."""

from __future__ import annotations

from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.money.models import Project


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
