"""What is done about applications for money."""

from __future__ import annotations

from datetime import date
from typing import Any

from esteem.funding.models import Application, ApplicationEvent
from esteem.funding.rules import WITH_AMOUNT, Event, Happening, Status, check_event, check_fund, status_of
from esteem.kernel import dates
from esteem.kernel.db import check_version, session
from esteem.kernel.errors import RuleBroken
from esteem.kernel.money import Money
from esteem.kernel.text import fold
from esteem.money.actions.places import add_fund
from esteem.money.models import Fund
from esteem.money.rules.kinds import FundKind

LONGEST_NAME = 80


def begin_application(*, funder: str, purpose: str, **details: Any) -> Application:
    """An application is being written. Flushes."""
    application = Application(funder=funder, purpose=purpose, status=Status.WRITING, strings="", notes="")
    application.events = []
    session.add(application)
    _write(application, **details)
    return application


def change_application(*, application: Application, seen_version: int | None, **details: Any) -> Application:
    """Change what is written in it. Raises StaleEdit."""
    check_version(application, seen_version)
    _write(application, **details)
    return application


def _write(application: Application, **details: Any) -> None:
    for field, value in details.items():
        setattr(application, field, value)
    application.sought_in = fold(f"{application.funder} {application.purpose}")
    session.flush()


def record_event(
    *, application: Application, kind: Happening, on: date, amount: Money | None = None, note: str = ""
) -> ApplicationEvent:
    """This happened to it on that day, and it stands accordingly. Raises RuleBroken."""
    kept = amount if kind in WITH_AMOUNT else None
    check_event(application.story, Event(kind, on, kept), today=dates.today())
    event = ApplicationEvent(kind=kind, happened_on=on, amount=kept, note=note)
    application.events.append(event)
    application.status = status_of(application.story)
    session.flush()
    return event


def take_back_last(*, application: Application) -> ApplicationEvent:
    """What was recorded last did not happen, or not so; it stays in the history. Raises RuleBroken when nothing was."""
    standing = [event for event in application.events if event.taken_back_at is None]
    if not standing:
        raise RuleBroken("Nothing has been recorded yet that could be taken back.")
    standing[-1].taken_back_at = dates.now()
    application.status = status_of(application.story)
    session.flush()
    return standing[-1]


def open_fund(*, application: Application) -> Fund:
    """A restricted fund for what was awarded: what is spent from it is what is reported. Raises RuleBroken."""
    check_fund(application.status, application.fund_id)
    application.fund = add_fund(
        name=f"{application.funder}: {application.purpose}"[:LONGEST_NAME],
        kind=FundKind.RESTRICTED,
        given_by=application.funder,
        purpose=application.purpose,
    )
    session.flush()
    return application.fund


def remove_application(*, application: Application) -> Application:
    """Take one begun by mistake off the lists; it can be put back."""
    application.removed_at = application.removed_at or dates.now()
    session.flush()
    return application


def put_back(*, application: Application) -> Application:
    """Undo a removal."""
    application.removed_at = None
    session.flush()
    return application
